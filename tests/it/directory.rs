//! The provider records: each one checked by rules whose messages name file, field and reason.
//!
//! Invariant: every rule here is also broken on purpose once, on a copy of the practice record, and has to report it.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a file of the repository that cannot be read, or is built otherwise, ends the test"
)]

use esim_exit::directory::terms::{Fate, Grade, Kind, Proof, RefundForm, Topic, Untouched, Warning};
use esim_exit::directory::{Act, Channel, Record, cautions, check, covers, route_path, shape};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use time::{Date, Month};

/// How many providers were promised, the one for practice besides.
const PROMISED: usize = 71;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = read(&room().join("schema.json"));
    jsonschema::validator_for(&schema).expect("schema.json is a JSON Schema")
});

fn room() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/directory")
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a file of public/directory can be read");
    serde_json::from_str(&text).unwrap_or_else(|e| json!(format!("not JSON: {e}")))
}

/// Each file of the directory, by name. A file that is not JSON becomes a text, which the schema then reports.
fn records() -> Vec<(String, Value)> {
    let folder = std::fs::read_dir(room().join("providers")).expect("public/directory/providers can be listed");
    let mut all: Vec<_> = folder
        .map(|entry| {
            let path = entry.expect("a file of public/directory/providers").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, read(&path))
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// `YYYY-MM-DD`, and a day that exists.
fn is_day(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut part = |width: usize| {
        parts
            .next()
            .filter(|p| p.len() == width)
            .and_then(|p| p.parse::<u16>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else {
        return false;
    };
    let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else {
        return false;
    };
    Month::try_from(month).is_ok_and(|month| Date::from_calendar_date(i32::from(year), month, day).is_ok())
}

/// Each value below a value, with its dotted path.
fn walk(value: &Value, path: &str, found: &mut dyn FnMut(&str, &Value)) {
    found(path, value);
    let below = |key: &str| {
        if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| walk(inner, &below(key), found)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(n, inner)| walk(inner, &below(&n.to_string()), found)),
        _ => {}
    }
}

/// All that is wrong with one record: `file: field: reason`.
fn problems(file: &str, json: &Value) -> Vec<String> {
    let mut bad: Vec<(String, String)> = SCHEMA
        .iter_errors(json)
        .map(|e| {
            (
                e.instance_path().to_string().trim_start_matches('/').replace('/', "."),
                e.to_string(),
            )
        })
        .collect();
    if let Err(e) = Record::from_json(&json.to_string()) {
        bad.push(("record".to_owned(), format!("the program cannot read it: {e}")));
    }
    let id = file.trim_end_matches(".json");
    bad.extend(
        check(json, Some(id))
            .into_iter()
            .map(|flaw| (flaw.field, flaw.reason.to_string())),
    );
    bad.iter()
        .map(|(field, reason)| format!("{file}: {field}: {reason}"))
        .collect()
}

#[test]
fn the_schema_and_the_program_know_the_same_names() {
    fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> BTreeSet<&'static str> {
        all.iter().map(|one| name(*one)).collect()
    }
    let schema = read(&room().join("schema.json"));
    let at = |path: &str| {
        schema
            .pointer(path)
            .unwrap_or_else(|| panic!("schema.json: {path}: is not there"))
    };
    let list = |path: &str| strings(at(path)).collect::<BTreeSet<_>>();
    let mut acts = names(Act::ALL, Act::as_str);
    assert!(
        acts.remove("port_out"),
        "moving the number has its own place in a record"
    );
    assert_eq!(list("/$defs/route/properties/act/enum"), acts);
    assert_eq!(acts, shape::ACTS.iter().copied().collect());
    assert_eq!(
        list("/$defs/route/properties/channel/enum"),
        names(Channel::ALL, Channel::as_str)
    );
    assert_eq!(list("/properties/kind/enum"), names(Kind::ALL, Kind::as_str));
    assert_eq!(list("/properties/grade/enum"), names(Grade::ALL, Grade::as_str));
    assert_eq!(list("/properties/proofs/items/enum"), names(Proof::ALL, Proof::as_str));
    let refund = "/properties/rules/properties/refund/properties/form/enum";
    assert_eq!(list(refund), names(RefundForm::ALL, RefundForm::as_str));
    let only_if = "/properties/rules/properties/refund/properties/only_if/enum";
    assert_eq!(list(only_if), names(Untouched::ALL, Untouched::as_str));
    assert_eq!(
        list("/properties/status/properties/is/enum"),
        names(Fate::ALL, Fate::as_str)
    );
    let keys = |path: &str| -> BTreeSet<&str> { at(path).as_object().unwrap().keys().map(String::as_str).collect() };
    assert_eq!(keys("/properties/notes/properties"), names(Topic::ALL, Topic::as_str));
    assert_eq!(
        keys("/properties/warnings/properties"),
        names(Warning::ALL, Warning::as_str)
    );
}

#[test]
fn the_schema_explains_every_field_and_closes_every_object() {
    walk(&read(&room().join("schema.json")), "", &mut |path, value| {
        if let Some(fields) = value.get("properties").filter(|_| value.get("type").is_some()) {
            assert_eq!(
                value["additionalProperties"],
                json!(false),
                "schema.json: {path}: lets unknown fields pass"
            );
            for (name, field) in fields.as_object().unwrap() {
                let words = field["description"].as_str().unwrap_or_default();
                assert!(!words.is_empty(), "schema.json: {path}.{name}: has no description");
            }
        }
    });
}

#[test]
fn every_record_of_the_directory_is_sound() {
    let bad: Vec<String> = records().iter().flat_map(|(file, json)| problems(file, json)).collect();
    assert!(
        bad.is_empty(),
        "{} problems in public/directory/providers:\n{}",
        bad.len(),
        bad.join("\n")
    );
}

#[test]
fn the_directory_holds_the_promised_providers() {
    let real = records()
        .into_iter()
        .filter(|(_, json)| json["kind"] != json!("practice"));
    assert_eq!(real.count(), PROMISED, "records of public/directory/providers");
}

#[test]
fn the_practice_record_reaches_nobody_and_has_every_manual_way() {
    let record = practice();
    for field in ["links", "contact", "mail_domains"] {
        assert!(
            record.get(field).is_none(),
            "example-mobile.json: {field}: practice leads to nobody"
        );
    }
    let channels: BTreeSet<&str> = record["routes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|route| route["channel"].as_str().unwrap())
        .collect();
    for channel in ["web", "app", "chat", "phone", "email", "expires"] {
        assert!(
            channels.contains(channel),
            "example-mobile.json: routes: no way by {channel}"
        );
    }
    for route in record["routes"].as_array().unwrap() {
        let said = route.to_string();
        assert!(
            said.contains("ractice") && said.contains("练习"),
            "{}: does not say practice",
            route_path(route)
        );
        assert!(
            route.get("url").is_none(),
            "{}: practice opens no page",
            route_path(route)
        );
    }
    let practising: Vec<String> = records()
        .into_iter()
        .filter(|(_, json)| json["kind"] == json!("practice"))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(practising, ["example-mobile.json"]);
}

fn practice() -> Value {
    read(&room().join("providers/example-mobile.json"))
}

/// What has to be reported once the practice record is changed in one place.
fn broken(change: impl FnOnce(&mut Value)) -> String {
    let mut record = practice();
    assert_eq!(
        problems("example-mobile.json", &record),
        Vec::<String>::new(),
        "the unchanged record is sound"
    );
    change(&mut record);
    problems("example-mobile.json", &record).join("\n")
}

/// Fails unless one line names the file, the field and the reason.
#[track_caller]
fn says(report: &str, field: &str, reason: &str) {
    let start = format!("example-mobile.json: {field}: ");
    let told = report
        .lines()
        .any(|line| line.strip_prefix(&start).is_some_and(|rest| rest.contains(reason)));
    assert!(told, "expected `{start}…{reason}…`, got:\n{report}");
}

#[test]
fn a_field_that_is_not_in_the_schema_is_reported() {
    let report = broken(|r| r["colour"] = json!("red"));
    says(&report, "", "colour");
    says(&report, "colour", "not a field");
    says(&report, "record", "colour");
    let report = broken(|r| r["rules"]["refund"]["days"] = json!(3));
    says(&report, "rules.refund", "days");
    says(&report, "record", "days");
}

#[test]
fn a_missing_field_is_reported() {
    let report = broken(|r| drop(r.as_object_mut().unwrap().remove("kind")));
    says(&report, "", "kind");
    says(&report, "kind", "is missing");
    says(&report, "record", "kind");
}

#[test]
fn an_unknown_name_is_reported() {
    let report = broken(|r| r["routes"][0]["act"] = json!("cancel"));
    says(&report, "routes.0.act", "`cancel` is not one of");
    says(&report, "record", "cancel");
}

#[test]
fn a_port_out_among_the_routes_is_reported() {
    says(
        &broken(|r| r["routes"][0]["act"] = json!("port_out")),
        "routes.0.act",
        "port_out",
    );
}

#[test]
fn a_number_out_of_range_is_reported() {
    let report = broken(|r| r["rules"]["notice_hours"] = json!(70_000));
    says(&report, "rules.notice_hours", "70000 is not between");
    says(&report, "record", "70000");
}

#[test]
fn an_id_that_is_not_the_file_name_is_reported() {
    says(
        &broken(|r| r["id"] = json!("example")),
        "id",
        "not the name of the file",
    );
    says(&broken(|r| r["id"] = json!("../secrets")), "id", "does not match");
}

#[test]
fn an_empty_or_missing_language_is_reported() {
    says(
        &broken(|r| r["notes"]["refund"]["zh-CN"] = json!(" ")),
        "notes.refund.zh-CN",
        "is empty",
    );
    let report = broken(|r| drop(r["routes"][0]["steps"][0].as_object_mut().unwrap().remove("en")));
    says(&report, "routes.0.steps.0.en", "is empty");
    says(&report, "record", "en");
}

#[test]
fn chinese_without_a_chinese_character_is_reported() {
    says(
        &broken(|r| r["notes"]["refund"]["zh-CN"] = json!("No refund.")),
        "notes.refund.zh-CN",
        "no Chinese",
    );
    let name = broken(|r| r["name"]["zh-CN"] = json!("Example Mobile"));
    assert_eq!(name, "", "a name may be the same in both languages");
}

#[test]
fn a_label_that_is_lost_or_changed_in_chinese_is_reported() {
    let report = broken(|r| r["routes"][0]["steps"][2]["zh-CN"] = json!("点最下面的取消套餐。"));
    says(&report, "routes.0.steps.2.zh-CN", "lacks the label \"Cancel Plan\"");
    let report = broken(|r| r["routes"][0]["steps"][2]["zh-CN"] = json!("点 \"Cancel plan\"(取消套餐)。"));
    says(&report, "routes.0.steps.2.zh-CN", "lacks the label \"Cancel Plan\"");
    let report = broken(|r| r["routes"][0]["steps"][2]["en"] = json!("Press \"Cancel Plan."));
    says(&report, "routes.0.steps.2.en", "not closed");
}

#[test]
fn a_link_that_is_not_https_is_reported() {
    for link in [
        "http://example.com/",
        "javascript:alert(1)",
        "//example.com/",
        "https://user@example.com/",
    ] {
        let report = broken(|r| {
            r["links"] = json!({ "sign_in": link });
            r["unchecked"] = json!(["links.sign_in"]);
        });
        says(&report, "links.sign_in", "does not match");
        assert_eq!(
            report.contains("does not start with https://"),
            !link.starts_with("https://"),
            "{report}"
        );
    }
    says(
        &broken(|r| r["routes"][0]["url"] = json!("http://a.example/")),
        "routes.0.url",
        "https://",
    );
    says(
        &broken(|r| r["sources"][0]["url"] = json!("ftp://a.example/")),
        "sources.0.url",
        "https://",
    );
}

#[test]
fn a_fact_without_a_source_is_reported() {
    says(
        &broken(|r| r["mail_domains"] = json!(["example.com"])),
        "mail_domains",
        "named by no source",
    );
    says(
        &broken(|r| r["contact"] = json!({ "phone_us": "1-555-0100" })),
        "contact.phone_us",
        "named by no source",
    );
    let narrow = json!(["networks", "routes.end_now", "proofs", "notes", "rules", "port_out"]);
    let report = broken(|r| r["sources"][0]["for"] = narrow);
    says(&report, "routes.stop_renewal.app", "named by no source");
    assert!(
        !report.contains("routes.end_now.chat"),
        "a path stands for all below it:\n{report}"
    );
    let near = broken(|r| r["sources"][0]["for"] = json!(["network"]));
    says(&near, "networks", "named by no source");
}

#[test]
fn contact_data_without_a_source_is_reported_even_as_unchecked() {
    let report = broken(|r| {
        r["contact"] = json!({ "email": "help@example.com" });
        r["unchecked"] = json!(["contact.email"]);
    });
    says(&report, "unchecked", "contact data without a source");
    says(&report, "unchecked.0", "");
}

#[test]
fn a_path_that_names_nothing_is_reported() {
    let report = broken(|r| r["sources"][0]["for"].as_array_mut().unwrap().push(json!("links.chat")));
    says(&report, "sources.0.for", "`links.chat`, which is not in the record");
    let report = broken(|r| r["unchecked"] = json!(["conflicts"]));
    says(&report, "unchecked", "`conflicts`, which is not in the record");
}

#[test]
fn a_fact_both_sourced_and_unchecked_is_reported() {
    says(
        &broken(|r| r["unchecked"] = json!(["networks"])),
        "unchecked",
        "for which a source stands",
    );
}

#[test]
fn a_day_that_does_not_exist_is_reported() {
    for day in ["2026-02-30", "2026-13-01", "2026-1-1", "22.11.2026", "2026-11-22T00:00"] {
        says(
            &broken(|r| r["sources"][0]["checked_on"] = json!(day)),
            "sources.0.checked_on",
            "not a day that exists",
        );
    }
    assert_eq!(
        broken(|r| r["sources"][0]["checked_on"] = json!("2028-02-29")),
        "",
        "a leap day exists"
    );
}

#[test]
fn a_route_or_a_source_that_stands_twice_is_reported() {
    let report = broken(|r| {
        let again = r["routes"][0].clone();
        r["routes"].as_array_mut().unwrap().push(again);
    });
    says(&report, "routes.6", "stands twice");
    let report = broken(|r| {
        let again = r["sources"][0].clone();
        r["sources"].as_array_mut().unwrap().push(again);
    });
    says(&report, "sources.1.url", "stands twice");
}

#[test]
fn a_route_without_steps_is_reported() {
    says(&broken(|r| r["routes"][0]["steps"] = json!([])), "routes.0.steps", "");
}

#[test]
fn a_grade_that_does_not_fit_is_reported() {
    says(
        &broken(|r| r["grade"] = json!("identify_only")),
        "grade",
        "with 6 routes",
    );
    says(
        &broken(|r| drop(r.as_object_mut().unwrap().remove("routes"))),
        "grade",
        "with 0 routes",
    );
    says(
        &broken(|r| r["sources"][0]["third_party"] = json!(true)),
        "grade",
        "no page of the provider's own",
    );
    let fits = broken(|r| {
        r["grade"] = json!("partial");
        r["sources"][0]["third_party"] = json!(true);
    });
    assert_eq!(fits, "", "third parties are enough for `partial`");
}

#[test]
fn what_belongs_to_a_person_is_reported() {
    let told = |text: &str, reason: &str| {
        let report = broken(|r| r["notes"]["other"]["en"] = json!(text));
        if reason.is_empty() {
            assert_eq!(report, "", "{text}");
        } else {
            says(&report, "notes.other.en", reason);
        }
    };
    told("My code was LPA:1$rsp.example.com$AB-12-CD", "an activation code");
    told("The card 8901 2601 2345 6789 011 was charged.", "number of a card");
    told("From 2026-11-22 on it costs $12.50 for 30 days.", "");
    let caution = |text: &str| {
        let mut record = practice();
        record["contact"] = json!({ "phone_us": "1-415-867-2672" });
        record["notes"]["other"]["en"] = json!(text);
        !cautions(&record).is_empty()
    };
    for private in ["I am at (415) 867-2671 all day.", "I am at +86 138 0013 8000 all day."] {
        assert!(caution(private), "{private}");
    }
    for public in [
        "Call 1-800-922-0204, or dial 611.",
        "Ask at 415-555-2671 for a made-up person.",
        "From 2026-11-22 on it costs $12.50 for 30 days.",
        "Call 415-867-2672.",
    ] {
        assert!(!caution(public), "{public}");
    }
}

#[test]
fn a_file_that_is_not_json_is_reported() {
    let report = problems("example-mobile.json", &json!("not JSON")).join("\n");
    says(&report, "", "is not of type");
    says(&report, "", "is not of the sort expected here");
}

/// A record in which every field of the schema stands, and no list is longer than it has to be.
fn full() -> Value {
    let mut record = practice();
    record["routes"].as_array_mut().unwrap().truncate(1);
    record["routes"][0]["steps"].as_array_mut().unwrap().truncate(1);
    let text = |words: &str| json!({ "en": words, "zh-CN": format!("{words}（中文）") });
    let page = "https://a.example.com/b?c=d";
    record["parent"] = json!("Example");
    record["status"] = json!({
        "is": "renamed", "into": "tello", "text": text("Gone."),
        "elsewhere": [{ "name": text("Elsewhere"), "url": page }],
    });
    let links = [
        "website",
        "sign_in",
        "password_reset",
        "cancel",
        "support",
        "chat",
        "data_deletion",
    ];
    record["links"] = links.iter().map(|name| ((*name).to_owned(), json!(page))).collect();
    record["contact"] = json!({
        "phone_us": "1-800-922-0204", "phone_abroad": "+1-878-205-0088", "email": "help@example.com", "hours": text("Always."),
    });
    record["mail_domains"] = json!(["example.com", "mail.example.com"]);
    record["routes"][0]["url"] = json!(page);
    record["conflicts"] = json!([text("One says this."), text("One says that.")]);
    record["unchecked"] = json!(["mail_domains", "parent"]);
    record["sources"][0]["third_party"] = json!(false);
    let named = record["sources"][0]["for"].as_array_mut().unwrap();
    named.extend(["links", "contact", "status", "conflicts"].map(|path| json!(path)));
    record
}

/// Each place of a value, as a JSON pointer.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, v)| places(v, &format!("{at}/{}", key.replace('/', "~1")), out)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(n, v)| places(v, &format!("{at}/{n}"), out)),
        _ => {}
    }
}

/// Every way in which one place of a record is made wrong, or only odd.
fn spoilt(record: &Value, place: &str) -> Vec<Value> {
    const TEXTS: [&str; 22] = [
        "",
        " ",
        "x",
        "X Y",
        "Übung",
        "http://a.example/",
        "https://a",
        "https://A.example/",
        "https://a.example/ b",
        "https://-a.example/",
        "https://a.example\"",
        "+1",
        "1-800-922-0204",
        "+1-878-205-0088",
        "a@b",
        "a@b.example",
        "b.example",
        "2026-02-30",
        "1999-01-01",
        "routes.a.b.c",
        "links.sign_in",
        "contact.email",
    ];
    let values = TEXTS.iter().map(|text| json!(text)).chain([
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(65_536),
        json!(-3),
        json!(1.5),
        json!([]),
        json!({}),
        json!(["x", "x"]),
        json!([""]),
    ]);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut record = record.clone();
        if let Some(there) = record.pointer_mut(place) {
            change(there);
        }
        record
    };
    let mut all: Vec<Value> = values.map(|value| with(&|there| *there = value.clone())).collect();
    all.push(with(&|there| {
        if let Some(list) = there.as_array_mut() {
            list.extend(list.clone());
        }
    }));
    all.push(with(&|there| {
        if let Some(fields) = there.as_object_mut() {
            fields.insert("colour".to_owned(), json!("red"));
        }
    }));
    let keys: Vec<String> = record
        .pointer(place)
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|o| o.keys().cloned())
        .collect();
    all.extend(
        keys.iter()
            .map(|key| with(&|there| drop(there.as_object_mut().and_then(|fields| fields.remove(key))))),
    );
    all
}

#[test]
fn what_the_schema_refuses_the_program_refuses_at_the_same_field() {
    let whole = full();
    assert_eq!(problems("example-mobile.json", &whole), Vec::<String>::new());
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let (mut refused, mut missed) = (0, Vec::new());
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let tried = all.iter().flat_map(|place| {
        // The third text in English is no other than the first two: what is missing or of another sort is enough there.
        let count = seen.entry(place.rsplit('/').next().unwrap_or_default()).or_default();
        *count += 1;
        let few = if *count > 2 { 3 } else { usize::MAX };
        spoilt(&whole, place).into_iter().rev().take(few).collect::<Vec<_>>()
    });
    for record in tried {
        let flaws = check(&record, None);
        for error in SCHEMA.iter_errors(&record) {
            refused += 1;
            let place = error
                .instance_path()
                .to_string()
                .trim_start_matches('/')
                .replace('/', ".");
            let told = |field: &str| {
                place.is_empty() || covers(&place, field) || covers("unchecked", &place) && field == "unchecked"
            };
            if !flaws.iter().any(|flaw| told(&flaw.field)) {
                missed.push(format!("{place}: {error}"));
            }
        }
    }
    assert!(refused > 1_000, "only {refused} faults were tried");
    missed.sort();
    missed.dedup();
    assert!(
        missed.is_empty(),
        "{} unseen by the program:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

/// All that is wrong with the list of prefixes and hosts: `recognition.json: field: reason`.
fn recognition_problems(json: &Value, ids: &BTreeSet<String>) -> Vec<String> {
    let mut bad = Vec::new();
    let mut tell = |field: String, reason: &str| bad.push(format!("recognition.json: {field}: {reason}"));
    let is_host = |host: &str| {
        let plain = host
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b));
        plain && host.contains('.') && !host.contains("..") && !host.ends_with('.')
    };
    let shape = |entry: &Value, allowed: &[&str]| {
        entry
            .as_object()
            .is_some_and(|fields| fields.keys().all(|key| allowed.contains(&key.as_str())))
    };
    for key in json.as_object().into_iter().flatten().map(|(key, _)| key) {
        if !["about", "checked_on", "prefixes", "hosts", "discovery"].contains(&key.as_str()) {
            tell(key.clone(), "is not a field of this file");
        }
    }
    if json["about"].as_str().unwrap_or_default().is_empty() {
        tell("about".to_owned(), "is empty");
    }
    if !is_day(json["checked_on"].as_str().unwrap_or_default()) {
        tell("checked_on".to_owned(), "is not a day");
    }
    for list in ["prefixes", "hosts"] {
        let key = if list == "prefixes" { "prefix" } else { "host" };
        let mut seen = BTreeSet::new();
        if json[list].as_array().is_none_or(Vec::is_empty) {
            tell(list.to_owned(), "is empty");
        }
        for entry in json[list].as_array().into_iter().flatten() {
            let name = entry[key].as_str().unwrap_or_default();
            let field = |part: &str| format!("{list}.{name}.{part}");
            if !seen.insert(name) {
                tell(field(key), "stands twice");
            }
            if !["high", "medium", "low"]
                .iter()
                .any(|word| entry["certainty"] == json!(word))
            {
                tell(field("certainty"), "is not high, medium or low");
            }
            if !entry["providers"].is_array() {
                tell(field("providers"), "is not a list");
            }
            for id in strings(&entry["providers"]).filter(|id| !ids.contains(*id)) {
                tell(field("providers"), &format!("`{id}` has no record"));
            }
            if entry
                .get("source")
                .is_some_and(|s| !s.as_str().is_some_and(|s| s.starts_with("https://")))
            {
                tell(field("source"), "does not start with https://");
            }
            if list == "prefixes" {
                if !shape(
                    entry,
                    &[
                        "prefix",
                        "network",
                        "brand",
                        "tells",
                        "certainty",
                        "providers",
                        "source",
                    ],
                ) {
                    tell(field("*"), "has a field too many");
                }
                let digits = (4..=18).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_digit());
                if !digits || !name.starts_with("89") {
                    tell(field("prefix"), "is not 4 to 18 digits that start with 89");
                }
                let words = ["host_network", "brand", "server_operator", "issuer_country"];
                if !words.iter().any(|word| entry["tells"] == json!(word)) {
                    tell(field("tells"), "is not one of the words in `about`");
                }
                let tells = entry["tells"].as_str().unwrap_or_default();
                if entry["network"].is_string() == (tells == "server_operator") {
                    tell(field("network"), "is a text, and null only for a server operator");
                }
                if entry["brand"].is_string() != ["brand", "server_operator"].contains(&tells) {
                    tell(
                        field("brand"),
                        "stands where a brand or a server operator is told, and only there",
                    );
                }
            } else {
                let fields = [
                    "host",
                    "match",
                    "network",
                    "brand",
                    "brand_certain",
                    "certainty",
                    "providers",
                    "source",
                ];
                if !shape(entry, &fields) {
                    tell(field("*"), "has a field too many");
                }
                if !is_host(name) {
                    tell(field("host"), "is not a host in small letters");
                }
                let suffix = match entry["match"].as_str() {
                    Some("suffix") => true,
                    Some("exact") => false,
                    _ => {
                        tell(field("match"), "is neither exact nor suffix");
                        continue;
                    }
                };
                if suffix != name.starts_with('.') {
                    tell(field("match"), "a suffix starts with a dot, a whole host does not");
                }
                if !entry["brand_certain"].is_boolean()
                    || (entry["brand"].is_null() && entry["brand_certain"] == json!(true))
                {
                    tell(field("brand_certain"), "is true only where a brand is named");
                }
                if ["network", "brand"]
                    .iter()
                    .any(|part| !(entry[*part].is_null() || entry[*part].is_string()))
                {
                    tell(field("network"), "network and brand are a text or null");
                }
            }
        }
    }
    if json["discovery"]
        .as_array()
        .is_none_or(|hosts| !hosts.iter().all(|host| host.as_str().is_some_and(is_host)))
    {
        tell("discovery".to_owned(), "is not a list of hosts in small letters");
    }
    bad
}

fn ids() -> BTreeSet<String> {
    records()
        .into_iter()
        .map(|(file, _)| file.trim_end_matches(".json").to_owned())
        .collect()
}

#[test]
fn the_list_of_prefixes_and_hosts_is_sound() {
    let bad = recognition_problems(&read(&room().join("recognition.json")), &ids());
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn what_is_wrong_in_the_list_of_prefixes_and_hosts_is_reported() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 15] = [
        ("4 to 18 digits", |r| r["prefixes"][0]["prefix"] = json!("89x")),
        ("tells: is not one", |r| r["prefixes"][0]["tells"] = json!("colour")),
        ("network: is a text", |r| r["prefixes"][0]["network"] = json!(null)),
        ("and only there", |r| r["prefixes"][0]["brand"] = json!("AT&T")),
        ("certainty: is not", |r| r["prefixes"][0]["certainty"] = json!("sure")),
        ("`nobody` has no record", |r| {
            r["prefixes"][0]["providers"] = json!(["nobody"])
        }),
        ("stands twice", |r| r["prefixes"][1] = r["prefixes"][0].clone()),
        ("source: does not start", |r| {
            r["hosts"][0]["source"] = json!("an old file")
        }),
        ("not a host in small letters", |r| {
            r["hosts"][0]["host"] = json!("T-MOBILE.GDSB.NET")
        }),
        ("a suffix starts with a dot", |r| {
            r["hosts"][0]["match"] = json!("suffix")
        }),
        ("neither exact nor suffix", |r| r["hosts"][0]["match"] = json!("regex")),
        ("only where a brand is named", |r| {
            r["hosts"][0]["brand_certain"] = json!(true)
        }),
        ("has a field too many", |r| r["hosts"][0]["note"] = json!("x")),
        ("discovery: is not", |r| r["discovery"] = json!(["LPA.example"])),
        ("checked_on: is not", |r| r["checked_on"] = json!("today")),
    ];
    for (reason, change) in cases {
        let mut list = read(&room().join("recognition.json"));
        change(&mut list);
        let report = recognition_problems(&list, &ids()).join("\n");
        assert!(report.contains(reason), "expected `{reason}`, got:\n{report}");
    }
}
