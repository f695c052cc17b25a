//! Nothing for axe to find on any page, in either language, light and dark; small screens; titles; sizes of targets.

use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use web::{Browser, Channel, Journey, Language, Scheme, StepId, visit};

/// Buttons, fields and labels smaller than 24 px; links in running text are exempt, as in WCAG 2.5.8.
const SMALL: &str = "return [...document.querySelectorAll('button, input, textarea, select, summary, a.button, [role=option]')] \
    .filter(e => e.checkVisibility()).map(e => [e, e.labels?.[0] ?? e]) \
    .map(([e, label]) => [e.outerHTML.slice(0, 120), label.getBoundingClientRect()]) \
    .filter(([, r]) => r.width < 24 || r.height < 24).map(([html, r]) => `${html} ${r.width}x${r.height}`)";

/// What was looked at so far.
#[derive(Default)]
pub(crate) struct Eyes {
    pub(crate) titles: BTreeMap<String, String>,
    wrong: Vec<String>,
}

impl Eyes {
    /// Looks for everything that has to hold on every page.
    pub(crate) async fn look(&mut self, b: &Browser, name: &str) -> Result<()> {
        b.viewport(320, 640).await?;
        let over = "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
        let over = b.js(over).await?;
        self.expect(over == 0, || {
            format!("`{name}` is {over} px too wide for a screen of 320")
        });
        b.viewport(390, 844).await?;
        for scheme in [Scheme::Dark, Scheme::Light] {
            b.scheme(scheme, true).await?;
            let found = b.axe().await?;
            self.wrong
                .extend(found.iter().map(|v| format!("`{name}`, {}: {v}", scheme.name())));
        }
        let small: Vec<String> = serde_json::from_value(b.js(SMALL).await?)?;
        self.expect(small.is_empty(), || {
            format!("`{name}` has targets below 24 px: {small:?}")
        });
        let title = b
            .js("return document.title")
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let heading = b.heading().await?;
        self.expect(title.contains(&heading), || format!("`{name}` is called “{title}”"));
        if let Some(other) = self.titles.insert(title.clone(), name.to_owned()) {
            self.wrong
                .push(format!("`{name}` and `{other}` are both called “{title}”"));
        }
        Ok(())
    }

    fn expect(&mut self, well: bool, else_say: impl FnOnce() -> String) {
        if !well {
            self.wrong.push(else_say());
        }
    }

    pub(crate) fn report(&self) -> Result<()> {
        ensure!(
            self.wrong.is_empty(),
            "{} things:\n{}",
            self.wrong.len(),
            self.wrong.join("\n")
        );
        Ok(())
    }
}

async fn a_whole_case(language: Language, channel: Channel) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::practice(language, channel)?;
        let t = journey.t();
        let mut eyes = Eyes::default();
        journey.begin(&b).await?;
        for step in journey.steps() {
            if step == StepId::Submit {
                eyes.look(&b, "submit, before").await?;
                eyes.titles.clear();
            }
            if matches!(
                step,
                StepId::Reason | StepId::Irreversible | StepId::Confirm | StepId::Aftercare
            ) {
                journey.go_on(&b, step).await?;
                b.sees(t.frame.problems).await?;
                let title = b.js("return document.title").await?;
                ensure!(
                    title
                        .as_str()
                        .is_some_and(|title| title.starts_with(t.frame.error_prefix)),
                    "{title}"
                );
                eyes.look(&b, &format!("{}, refused", step.as_str())).await?;
            }
            journey.answer(&b, step).await?;
            // What was wrong is mended, but stays said until the person goes on.
            if !b.shows(t.frame.problems).await? {
                eyes.look(&b, step.as_str()).await?;
            }
            journey.go_on(&b, step).await?;
            if let Some(next) = journey.after(step) {
                b.wait_step(next.as_str()).await?;
            }
        }
        b.wait_stage("closed").await?;
        eyes.look(&b, "closed").await?;
        eyes.report()
    })
    .await
}

#[tokio::test]
async fn every_step_in_chinese() -> Result<()> {
    a_whole_case(Language::ZhCn, Channel::Chat).await
}

#[tokio::test]
async fn every_step_in_english() -> Result<()> {
    a_whole_case(Language::En, Channel::Email).await
}

async fn beside_the_wizard(language: Language) -> Result<()> {
    visit(language, |b, _| async move {
        let journey = Journey::t_mobile(language)?;
        let t = journey.t();
        let mut eyes = Eyes::default();
        eyes.look(&b, "home").await?;
        journey.begin(&b).await?;
        let case = b.case().await?;
        journey.walk_to(&b, StepId::Line).await?;
        journey.go_on(&b, StepId::Line).await?;
        b.sees(t.problems.missing_identifier).await?;
        eyes.look(&b, "line, refused").await?;
        journey.answer(&b, StepId::Line).await?;
        b.press(t.frame.sources).await?;
        eyes.look(&b, "line").await?;
        journey.go_on(&b, StepId::Line).await?;
        journey.walk_to(&b, StepId::Backup).await?;
        for (name, route) in [
            ("about", "#/about".to_owned()),
            ("received", "#/received".to_owned()),
            ("explain", "#/explain".to_owned()),
            ("law", "#/law".to_owned()),
            ("unknown", "#/nowhere".to_owned()),
            ("gone", "#/case/zzzz9999".to_owned()),
            ("privacy", "#/privacy".to_owned()),
            ("overview", format!("#/case/{case}")),
            ("remove", format!("#/case/{case}/remove")),
            ("submit", format!("#/case/{case}/submit")),
        ] {
            b.go(&route).await?;
            b.wait_step(name).await?;
            eyes.look(&b, name).await?;
        }
        b.go("#/").await?;
        b.wait_step("home").await?;
        eyes.titles.clear();
        eyes.look(&b, "home with a case").await?;
        b.go(&format!("#/case/{case}/keep-number")).await?;
        b.choose(t.keep.yes).await?;
        b.go(&format!("#/case/{case}/port-out")).await?;
        b.wait_step("port-out").await?;
        eyes.look(&b, "port-out").await?;
        for (reason, step) in [
            (t.reason.new_device, StepId::MoveInstead),
            (t.reason.save_money, StepId::CheaperPlan),
            (t.reason.security, StepId::Secure),
        ] {
            b.go(&format!("#/case/{case}/reason")).await?;
            b.wait_step("reason").await?;
            b.choose(reason).await?;
            b.go(&format!("#/case/{case}/{}", step.as_str())).await?;
            b.wait_step(step.as_str()).await?;
            eyes.look(&b, step.as_str()).await?;
        }
        eyes.report()
    })
    .await
}

#[tokio::test]
async fn everything_else_in_chinese() -> Result<()> {
    beside_the_wizard(Language::ZhCn).await
}

#[tokio::test]
async fn everything_else_in_english() -> Result<()> {
    beside_the_wizard(Language::En).await
}
