//! The provider records: each one checked by rules whose messages name file, field and reason.
//!
//! Invariant: every rule here is also broken on purpose once, on a copy of the practice record, and has to report it.

#![expect(
    clippy::expect_used,
    reason = "a file of the repository that cannot be read ends the test"
)]

use esim_exit::directory::terms::{Fate, Grade, Kind, Proof, RefundForm, Topic, Untouched, Warning};
use esim_exit::directory::{Act, Channel, Record};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use time::{Date, Month};

/// How many providers were promised, the one for practice besides.
const PROMISED: usize = 71;

/// Fields that say who it is, not what is known about it: they need no source.
const NO_SOURCE_NEEDED: [&str; 8] = [
    "$schema",
    "id",
    "name",
    "kind",
    "aliases",
    "grade",
    "sources",
    "unchecked",
];

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

/// A path stands for itself and all below it.
fn covers(wide: &str, path: &str) -> bool {
    path.strip_prefix(wide)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn is_cjk(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// What stands between straight double quotes.
fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
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

/// The dotted paths of all that is known in a record.
fn facts(record: &Value) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (key, value) in record.as_object().into_iter().flatten() {
        if NO_SOURCE_NEEDED.contains(&key.as_str()) {
            continue;
        }
        match (key.as_str(), value) {
            ("routes", Value::Array(routes)) => paths.extend(routes.iter().map(route_path)),
            (_, Value::Array(list)) if list.is_empty() => {}
            (_, Value::Object(fields)) => paths.extend(fields.keys().map(|field| format!("{key}.{field}"))),
            _ => drop(paths.insert(key.clone())),
        }
    }
    paths
}

fn route_path(route: &Value) -> String {
    let name = |key: &str| route.get(key).and_then(Value::as_str).unwrap_or("?").to_owned();
    format!("routes.{}.{}", name("act"), name("channel"))
}

/// Each text in two languages and each web address below a value, with its dotted path.
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

fn text_problems(path: &str, text: &Value) -> Vec<(String, String)> {
    let mut bad = Vec::new();
    let word = |lang: &str| text.get(lang).and_then(Value::as_str).unwrap_or_default();
    for lang in ["en", "zh-CN"] {
        if word(lang).trim().is_empty() {
            bad.push((
                format!("{path}.{lang}"),
                "is empty; both languages are needed".to_owned(),
            ));
        }
    }
    if path != "name" && !word("zh-CN").is_empty() && !word("zh-CN").contains(is_cjk) {
        bad.push((format!("{path}.zh-CN"), "has no Chinese character".to_owned()));
    }
    for lang in ["en", "zh-CN"] {
        if word(lang).matches('"').count() % 2 == 1 {
            bad.push((
                format!("{path}.{lang}"),
                "has a straight quote that is not closed".to_owned(),
            ));
        }
    }
    for label in labels(word("en")).filter(|label| !labels(word("zh-CN")).any(|l| l == *label)) {
        bad.push((
            format!("{path}.zh-CN"),
            format!("lacks the label \"{label}\" of the English text"),
        ));
    }
    bad
}

fn source_problems(record: &Value) -> Vec<(String, String)> {
    let mut bad = Vec::new();
    let known = facts(record);
    let sources: Vec<&Value> = record["sources"].as_array().into_iter().flatten().collect();
    let named: Vec<&str> = sources.iter().flat_map(|source| strings(&source["for"])).collect();
    let unchecked: Vec<&str> = strings(&record["unchecked"]).collect();
    for path in &known {
        if !named.iter().chain(&unchecked).any(|wide| covers(wide, path)) {
            bad.push((
                path.clone(),
                "is named by no source's `for` and is not in `unchecked`".to_owned(),
            ));
        }
    }
    for path in &unchecked {
        if covers("contact", path) {
            bad.push((
                "unchecked".to_owned(),
                format!("names `{path}`: contact data without a source is left out"),
            ));
        }
        if let Some(wide) = named.iter().find(|wide| covers(wide, path)) {
            bad.push((
                "unchecked".to_owned(),
                format!("names `{path}`, for which the source of `{wide}` stands"),
            ));
        }
    }
    let present = |path: &str| record.get(path).is_some() || known.iter().any(|fact| covers(path, fact));
    for (place, path) in named
        .iter()
        .map(|p| ("sources.for", p))
        .chain(unchecked.iter().map(|p| ("unchecked", p)))
    {
        if !present(path) {
            bad.push((place.to_owned(), format!("names `{path}`, which is not in the record")));
        }
    }
    for (n, source) in sources.iter().enumerate() {
        let day = source["checked_on"].as_str().unwrap_or_default();
        if !is_day(day) {
            bad.push((
                format!("sources.{n}.checked_on"),
                format!("`{day}` is not a day that exists, as YYYY-MM-DD"),
            ));
        }
        if sources.iter().skip(n + 1).any(|other| other["url"] == source["url"]) {
            bad.push((
                format!("sources.{n}.url"),
                "stands twice; one entry for each page".to_owned(),
            ));
        }
    }
    bad
}

fn route_problems(record: &Value) -> Vec<(String, String)> {
    let mut bad = Vec::new();
    let routes: Vec<String> = record["routes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(route_path)
        .collect();
    let mut seen = BTreeSet::new();
    for route in &routes {
        if !seen.insert(route) {
            bad.push((
                route.clone(),
                "stands twice; one entry for each act and channel".to_owned(),
            ));
        }
    }
    let own = |source: &Value| {
        let first_hand = source["third_party"] != json!(true);
        first_hand && strings(&source["for"]).any(|path| covers("routes", path))
    };
    let grade = record["grade"].as_str().unwrap_or_default();
    let gone = record.get("status").is_some();
    if (grade == "identify_only") != routes.is_empty() && !(gone && routes.is_empty()) {
        bad.push(("grade".to_owned(), format!("is `{grade}` with {} routes", routes.len())));
    }
    if grade == "verified" && !gone && !record["sources"].as_array().into_iter().flatten().any(own) {
        bad.push((
            "grade".to_owned(),
            "is `verified`, but no page of the provider's own stands for a route".to_owned(),
        ));
    }
    bad
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
    if json["id"].as_str().map(|id| format!("{id}.json")).as_deref() != Some(file) {
        bad.push((
            "id".to_owned(),
            format!("is {} and not the name of the file", json["id"]),
        ));
    }
    walk(json, "", &mut |path, value| {
        if value.get("en").is_some() || value.get("zh-CN").is_some() {
            bad.extend(text_problems(path, value));
        }
        let last = path.rsplit('.').next().unwrap_or_default();
        let is_link = last == "url" || (path.starts_with("links.") && path.matches('.').count() == 1);
        if is_link && !value.as_str().is_some_and(|link| link.starts_with("https://")) {
            bad.push((path.to_owned(), format!("{value} does not start with https://")));
        }
    });
    bad.extend(source_problems(json));
    bad.extend(route_problems(json));
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
    says(&report, "record", "colour");
    let report = broken(|r| r["rules"]["refund"]["days"] = json!(3));
    says(&report, "rules.refund", "days");
    says(&report, "record", "days");
}

#[test]
fn a_missing_field_is_reported() {
    let report = broken(|r| drop(r.as_object_mut().unwrap().remove("kind")));
    says(&report, "", "kind");
    says(&report, "record", "kind");
}

#[test]
fn an_unknown_name_is_reported() {
    let report = broken(|r| r["routes"][0]["act"] = json!("cancel"));
    says(&report, "routes.0.act", "cancel");
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
    says(&report, "rules.notice_hours", "65535");
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
    says(&report, "sources.for", "`links.chat`, which is not in the record");
    let report = broken(|r| r["unchecked"] = json!(["conflicts"]));
    says(&report, "unchecked", "`conflicts`, which is not in the record");
}

#[test]
fn a_fact_both_sourced_and_unchecked_is_reported() {
    says(
        &broken(|r| r["unchecked"] = json!(["networks"])),
        "unchecked",
        "for which the source of `networks` stands",
    );
}

#[test]
fn a_day_that_does_not_exist_is_reported() {
    for day in [
        "2026-02-30",
        "2026-13-01",
        "2026-1-1",
        "22.11.2026",
        "2026-11-22T00:00",
        "",
    ] {
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
    says(&report, "routes.end_at_period_end.web", "stands twice");
    let report = broken(|r| {
        let again = r["sources"][0].clone();
        r["sources"].as_array_mut().unwrap().push(again);
    });
    says(&report, "sources.0.url", "stands twice");
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
        "is `identify_only` with 6 routes",
    );
    says(
        &broken(|r| drop(r.as_object_mut().unwrap().remove("routes"))),
        "grade",
        "is `verified` with 0 routes",
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
fn a_file_that_is_not_json_is_reported() {
    says(
        &problems("example-mobile.json", &json!("not JSON")).join("\n"),
        "",
        "is not of type",
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
