//! Acting on what was found by name: real clicks and keys.

use crate::browser::Engine;
use crate::named::{BUTTON, CHECKBOX};
use crate::{Browser, GLANCE, Names, PATIENCE};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::time::Instant;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{By, Key, WebElement};

impl Browser {
    /// Presses a button.
    ///
    /// # Errors
    /// If it is not there or cannot be clicked.
    pub async fn press(&self, name: impl Names) -> Result<()> {
        self.click(BUTTON, name).await
    }

    /// Follows a link.
    ///
    /// # Errors
    /// If it is not there or cannot be clicked.
    pub async fn follow(&self, name: impl Names) -> Result<()> {
        self.click(&["link"], name).await
    }

    /// Chooses a radio button, on its label if the button itself is hidden by its drawing.
    ///
    /// # Errors
    /// If it is not there or cannot be clicked.
    pub async fn choose(&self, label: impl Names) -> Result<()> {
        self.click(&["radio"], label).await
    }

    /// Chooses an answer in the open list of a combobox by its name, whatever else is said of it.
    ///
    /// # Errors
    /// If it is not listed; what is listed is named.
    pub async fn choose_found(&self, name: &str) -> Result<()> {
        let (start, more) = (Instant::now(), [name, " "].concat());
        loop {
            let listed = self.all(&["option"]).await?;
            match listed.iter().find(|one| *one == name || one.starts_with(&more)) {
                Some(whole) => return self.click(&["option"], whole).await,
                None if start.elapsed() < PATIENCE => tokio::time::sleep(GLANCE).await,
                None => bail!("“{name}” is not listed; there are {listed:?}"),
            }
        }
    }

    /// Toggles a check box or switch, on its label if the box itself is hidden by its drawing.
    ///
    /// # Errors
    /// If it is not there or cannot be clicked.
    pub async fn tick(&self, label: impl Names) -> Result<()> {
        self.click(CHECKBOX, label).await
    }

    /// A real click, again if the page was being drawn anew just then.
    async fn click(&self, roles: &[&str], name: impl Names) -> Result<()> {
        let name = name.names();
        let names: Vec<&str> = name.iter().map(String::as_str).collect();
        let start = Instant::now();
        loop {
            let element = self.find(roles, names.as_slice()).await?;
            match self.once(&element).await {
                Ok(()) => return Ok(()),
                Err(e) if start.elapsed() < PATIENCE && (covered(&e) || stale(&e)) => tokio::time::sleep(GLANCE).await,
                Err(e) => return Err(e).with_context(|| format!("clicking {names:?}")),
            }
        }
    }

    /// A click on a control, or on its label if the control is hidden by its drawing.
    pub(crate) async fn click_drawn(&self, control: &WebElement) -> Result<()> {
        Ok(self.once(control).await?)
    }

    async fn once(&self, control: &WebElement) -> Result<(), WebDriverError> {
        match self.drawn_over(control).await {
            Ok(Some(label)) => label.click().await,
            _ => control.click().await,
        }
    }

    /// The label, if that is what is drawn where a control stands, and so what people click.
    async fn drawn_over(&self, control: &WebElement) -> Result<Option<WebElement>> {
        const LABEL: &str = "const control = arguments[0]; control.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const at = control.getBoundingClientRect(), x = at.x + at.width / 2, y = at.y + at.height / 2; \
            const top = document.elementFromPoint(x, y); \
            return top === control ? null : [...control.labels ?? []].find(label => label.contains(top)) ?? null";
        let found = self.driver.execute(LABEL, vec![control.to_json()?]).await?;
        Ok(found.element().ok())
    }

    /// Replaces what a field holds by typing. A date field takes `YYYY-MM-DD`, set as its picker does, since the keys differ by language.
    ///
    /// # Errors
    /// If there is no such field or it takes no keys.
    pub async fn type_into(&self, label: impl Names, words: &str) -> Result<()> {
        let field = self.field(label).await?;
        let kind = field.prop("type").await?.unwrap_or_default();
        // Keys are filled in by a password manager as well; headless Firefox draws a typed one anew under the click that follows.
        let filled_in = self.engine == Engine::Firefox && kind == "password";
        if filled_in || ["date", "time", "month", "datetime-local"].contains(&kind.as_str()) {
            let set = "const [f, v] = arguments; f.focus(); \
                Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(f, v); \
                for (const e of ['input', 'change']) f.dispatchEvent(new Event(e, { bubbles: true }))";
            self.driver.execute(set, vec![field.to_json()?, json!(words)]).await?;
            return Ok(());
        }
        if field.prop("value").await?.is_some_and(|value| !value.is_empty()) {
            let all = if cfg!(target_os = "macos") {
                Key::Command
            } else {
                Key::Control
            };
            field.send_keys(all + "a").await?;
            field.send_keys(Key::Backspace + "").await?;
        }
        field.send_keys(words).await?;
        Ok(())
    }

    /// What a field holds.
    ///
    /// # Errors
    /// If there is no such field.
    pub async fn value(&self, label: impl Names) -> Result<String> {
        Ok(self.field(label).await?.prop("value").await?.unwrap_or_default())
    }

    /// Whether a radio button or check box is on.
    ///
    /// # Errors
    /// If there is none with this label.
    pub async fn is_on(&self, label: impl Names) -> Result<bool> {
        let element = self.find(&["radio", "checkbox", "switch"], label).await?;
        let on = self.driver.execute(
            "const e = arguments[0]; return e.checked ?? e.ariaChecked === 'true'",
            vec![element.to_json()?],
        );
        Ok(on.await?.json() == &json!(true))
    }

    /// Chooses an entry of a `<select>` by its text.
    ///
    /// # Errors
    /// If the field or the entry is not there.
    pub async fn pick(&self, label: impl Names, entry: impl Names) -> Result<()> {
        let field = self.field(label).await?;
        let wanted = entry.names();
        for option in field.find_all(By::Tag("option")).await? {
            if wanted.contains(&option.text().await?.trim().to_owned()) {
                option.click().await?;
                return Ok(());
            }
        }
        bail!("no entry {wanted:?}")
    }
}

fn covered(e: &WebDriverError) -> bool {
    matches!(
        e.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_) | WebDriverErrorInner::ElementNotInteractable(_)
    )
}

fn stale(e: &WebDriverError) -> bool {
    matches!(
        e.as_inner(),
        WebDriverErrorInner::StaleElementReference(_) | WebDriverErrorInner::NoSuchElement(_)
    )
}
