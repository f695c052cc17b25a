//! Adding and correcting a record in the page: the file that comes out passes the checks of the directory.

use crate::accessible::Eyes;
use anyhow::{Context, Result, ensure};
use esim_exit::contribution::file;
use esim_exit::directory::check;
use serde_json::{Value, json};
use web::{Browser, Catalogue, Key, LANGUAGES, Language, Site, fill, visit, visit_host};

fn numbered(t: &Catalogue, label: &str, number: &str) -> String {
    fill(t.contribute.item, &[("label", label), ("number", number)])
}

fn english(t: &Catalogue, label: &str) -> String {
    fill(t.contribute.in_english, &[("label", label)])
}

fn chinese(t: &Catalogue, label: &str) -> String {
    fill(t.contribute.in_chinese, &[("label", label)])
}

/// Opens a page of the form by its address.
async fn open(b: &Browser, place: &str, step: &str) -> Result<()> {
    b.go(&format!("#/contribute/{place}")).await?;
    b.wait_step(&format!("contribute-{step}")).await
}

/// Saves the file that is offered, and reads it.
async fn saved(b: &Browser, t: &Catalogue, id: &str) -> Result<(Value, String)> {
    b.watch_files().await?;
    b.sees(t.contribute.file_good).await?;
    let name = [id, ".json"].concat();
    b.press(fill(t.contribute.save, &[("name", &name)])).await?;
    let text = b.text_made().await?;
    Ok((serde_json::from_str(&text)?, text))
}

/// Nobody but the page's own host was asked for anything.
async fn nothing_left(b: &Browser, site: &Site) -> Result<()> {
    let asked = b
        .js("return performance.getEntriesByType('resource').map(e => e.name)")
        .await?;
    let asked: Vec<String> = serde_json::from_value(asked)?;
    let foreign: Vec<&String> = asked
        .iter()
        .filter(|url| !url.starts_with(&site.url) && !url.starts_with("blob:"))
        .collect();
    ensure!(foreign.is_empty(), "{foreign:?}");
    Ok(())
}

#[tokio::test]
async fn a_record_is_corrected_and_its_file_passes_the_checks() -> Result<()> {
    visit(Language::En, |b, site| async move {
        let t = Language::En.catalogue();
        b.follow(t.contribute.home_link).await?;
        b.wait_step("contribute").await?;
        b.type_into(t.contribute.choose, "tello").await?;
        let correct = fill(t.contribute.correct, &[("name", &web::record("tello")?.name.en)]);
        b.follow(correct).await?;
        b.wait_step("contribute-parts").await?;
        b.sees(t.contribute.part_good).await?;
        // One label is called otherwise now.
        open(&b, "tello/ways/0", "ways").await?;
        let step = numbered(t, t.record_field.steps, "1");
        b.type_into(english(t, &step), "Press \"Close My Line\".").await?;
        b.press(t.frame.go_on).await?;
        b.until("document.activeElement?.id === 'problems'").await?;
        let lost = fill(t.flaw.label_lost, &[("value", "Close My Line")]);
        b.sees(lost).await?;
        b.type_into(chinese(t, &step), "点 \"Close My Line\"（关闭线路）。")
            .await?;
        b.press(t.frame.go_on).await?;
        b.until("location.hash.endsWith('/ways')").await?;
        // It was read on another page.
        open(&b, "tello/sources", "sources").await?;
        b.press(t.contribute.add_source).await?;
        b.until("/sources\\/\\d+$/.test(location.hash)").await?;
        b.type_into(t.record_field.url, "https://tello.com/help/close-my-line")
            .await?;
        let record = web::record("tello")?;
        let way = record.routes.first().context("Tello has a way")?;
        b.tick(t.route((way.act, way.channel))).await?;
        b.press(t.frame.go_on).await?;
        b.until("location.hash.endsWith('/sources')").await?;
        open(&b, "tello/file", "file").await?;
        let (json, text) = saved(&b, t, "tello").await?;
        assert_eq!(check(&json, Some("tello")), []);
        assert_eq!(text, file(&json), "written as the files of the directory are");
        assert_eq!(json["routes"][0]["steps"][0]["en"], "Press \"Close My Line\".");
        let last = json["sources"]
            .as_array()
            .and_then(|all| all.last())
            .context("no source")?;
        let path = format!("routes.{}.{}", way.act.as_str(), way.channel.as_str());
        assert_eq!(
            (&last["url"], &last["for"]),
            (&json!("https://tello.com/help/close-my-line"), &json!([path]))
        );
        nothing_left(&b, &site).await
    })
    .await
}

#[tokio::test]
async fn a_new_record_is_written_and_an_error_mended_at_its_field() -> Result<()> {
    visit_host(Language::ZhCn, |b, site| async move {
        let t = Language::ZhCn.catalogue();
        let f = &t.record_field;
        open(&b, "+new/who", "who").await?;
        b.type_into(f.id, "Nowhere Mobile").await?;
        b.type_into(english(t, f.name), "Nowhere Mobile").await?;
        b.type_into(chinese(t, f.name), "乌有移动").await?;
        b.pick(f.kind, t.words.kind_mvno).await?;
        b.press(t.frame.go_on).await?;
        b.until("document.activeElement?.id === 'problems'").await?;
        b.sees(t.flaw.id_form).await?;
        b.follow(t.said_of(f.id, t.flaw.id_form)).await?;
        b.until("document.activeElement?.id === 'e-id'").await?;
        b.type_into(f.id, "nowhere-mobile").await?;
        // A reload and the other language lose nothing.
        b.reload().await?;
        b.wait_step("contribute-who").await?;
        assert_eq!(b.value(f.id).await?, "nowhere-mobile");
        b.press(t.frame.other_language).await?;
        let en = Language::En.catalogue();
        assert_eq!(b.value(english(en, en.record_field.name)).await?, "Nowhere Mobile");
        b.press(en.frame.other_language).await?;
        b.press(t.frame.go_on).await?;
        b.wait_step("contribute-reach").await?;
        b.type_into(f.website, "https://nowhere.example.com/").await?;
        open(&b, "+new/ways", "ways").await?;
        b.press(t.contribute.add_way).await?;
        b.until("location.hash.endsWith('/ways/0')").await?;
        b.pick(f.act, t.act(web::Act::StopRenewal)).await?;
        b.pick(f.channel, t.channel(web::Channel::Web)).await?;
        b.press(fill(t.contribute.add_item, &[("label", f.steps)])).await?;
        let step = numbered(t, f.steps, "1");
        b.type_into(english(t, &step), "Switch the renewal off.").await?;
        b.type_into(chinese(t, &step), "关闭自动续费。").await?;
        // What is missing is said on the page of the file, with the way there.
        open(&b, "+new/file", "file").await?;
        b.sees(fill(
            t.flaw.no_source,
            &[("value", &t.route((web::Act::StopRenewal, web::Channel::Web)))],
        ))
        .await?;
        open(&b, "+new/sources/0", "sources").await?;
        b.type_into(f.url, "https://nowhere.example.com/help").await?;
        b.tick(t.fact("links.website")).await?;
        b.tick(t.route((web::Act::StopRenewal, web::Channel::Web))).await?;
        open(&b, "+new/file", "file").await?;
        let (json, _) = saved(&b, t, "nowhere-mobile").await?;
        assert_eq!(check(&json, Some("nowhere-mobile")), []);
        assert_eq!(json["grade"], "verified");
        nothing_left(&b, &site).await?;
        // The draft is listed, and can be thrown away.
        b.go("#/contribute").await?;
        b.wait_step("contribute").await?;
        b.follow(fill(t.contribute.draft, &[("name", t.contribute.new_name)]))
            .await?;
        b.wait_step("contribute-parts").await?;
        b.press(t.contribute.discard).await?;
        b.press(t.contribute.discard_sure).await?;
        b.wait_step("contribute").await?;
        let left: Vec<String> = b
            .storage()
            .await?
            .into_keys()
            .filter(|key| key.contains("draft"))
            .collect();
        assert_eq!(left, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_part_is_filled_in_by_keyboard_alone() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        let f = &t.record_field;
        open(&b, "+new/reach", "reach").await?;
        for (label, words) in [
            (f.website.to_owned(), "https://nowhere.example.com/"),
            (f.phone_us.to_owned(), "1-800-555-0100"),
            (english(t, f.hours), "All day."),
            (chinese(t, f.hours), "全天。"),
        ] {
            b.tab_to(label).await?;
            b.keys(words).await?;
        }
        b.tab_to(t.frame.go_on).await?;
        b.key(Key::Enter).await?;
        b.wait_step("contribute-ways").await?;
        b.until("document.activeElement === document.querySelector('h1')")
            .await?;
        b.tab_to(t.contribute.add_way).await?;
        b.key(Key::Enter).await?;
        b.until("location.hash.endsWith('/ways/0')").await?;
        b.tab_to(fill(t.contribute.add_item, &[("label", f.steps)])).await?;
        b.key(Key::Enter).await?;
        b.sees(english(t, &numbered(t, f.steps, "1"))).await?;
        let lost = b.js("return document.activeElement === document.body").await?;
        ensure!(lost == false, "the focus is lost when a step is added");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_report_in_words_keeps_no_activation_code() -> Result<()> {
    visit(Language::En, |b, _| async move {
        let t = Language::En.catalogue();
        open(&b, "tello/tell", "tell").await?;
        b.type_into(
            t.contribute.tell_wrong,
            "My code LPA:1$rsp.example.com$QX-77-ZZ did not work",
        )
        .await?;
        b.sees(t.flaw.activation_code).await?;
        b.keeps(&["QX-77-ZZ".to_owned()]).await?;
        b.type_into(t.contribute.tell_wrong, "The button has another name now.")
            .await?;
        b.sees(t.contribute.tell_text).await
    })
    .await
}

#[tokio::test]
async fn nothing_for_axe_to_find_on_the_form() -> Result<()> {
    for language in LANGUAGES {
        visit(language, |b, _| async move {
            let t = language.catalogue();
            let mut eyes = Eyes::default();
            b.go("#/contribute").await?;
            b.wait_step("contribute").await?;
            eyes.look(&b, "contribute").await?;
            for part in [
                "parts",
                "who",
                "reach",
                "ways",
                "ways/0",
                "asked",
                "notes",
                "rules",
                "sources",
                "sources/0",
                "file",
                "tell",
            ] {
                let step = part.split('/').next().unwrap_or(part);
                open(&b, &format!("tello/{part}"), step).await?;
                eyes.look(&b, part).await?;
            }
            open(&b, "+new/who", "who").await?;
            b.press(t.frame.go_on).await?;
            b.sees(t.frame.problems).await?;
            eyes.look(&b, "who, refused").await?;
            eyes.report()
        })
        .await?;
    }
    Ok(())
}
