//! A browser in a test: going somewhere, waiting, reading the page.

use crate::faults::Faults;
use crate::{GLANCE, Names, PATIENCE};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use thirtyfour::WebDriver;

/// What draws the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
}

/// A handle on the browser; clones are the same browser.
#[derive(Clone)]
pub struct Browser {
    /// The WebDriver underneath, for what no helper covers.
    pub driver: WebDriver,
    /// Which one it is.
    pub engine: Engine,
    pub(crate) faults: Arc<Faults>,
    /// Scripts that run before every document, in new tabs too.
    pub(crate) scripts: Arc<Mutex<Vec<String>>>,
}

impl Browser {
    pub(crate) fn new(driver: WebDriver, engine: Engine) -> Self {
        Self {
            driver,
            engine,
            faults: Arc::default(),
            scripts: Arc::default(),
        }
    }

    /// Opens an address and waits until the program runs.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn open(&self, url: &str) -> Result<()> {
        self.harvest().await?;
        self.driver.goto(url).await?;
        self.ready().await
    }

    /// Goes to a route of the open page as if its address had been typed, for example `#/cases`.
    ///
    /// # Errors
    /// If no page is open.
    pub async fn go(&self, route: &str) -> Result<()> {
        let url = self.url().await?;
        let base = url.split('#').next().unwrap_or_default();
        self.driver.goto(format!("{base}{route}")).await?;
        self.ready().await
    }

    /// Reloads and waits until the program runs.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn reload(&self) -> Result<()> {
        self.harvest().await?;
        self.driver.refresh().await?;
        self.ready().await
    }

    /// The browser's Back.
    ///
    /// # Errors
    /// If the program does not run there.
    pub async fn back(&self) -> Result<()> {
        self.harvest().await?;
        self.driver.back().await?;
        self.ready().await
    }

    /// The browser's Forward.
    ///
    /// # Errors
    /// If the program does not run there.
    pub async fn forward(&self) -> Result<()> {
        self.harvest().await?;
        self.driver.forward().await?;
        self.ready().await
    }

    async fn ready(&self) -> Result<()> {
        self.until("document.documentElement.dataset.ready === 'true'")
            .await
            .context("the program does not start")
    }

    /// The address of the page.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn url(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// The route: what follows `#` in the address, `#` included.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn route(&self) -> Result<String> {
        Ok(self
            .url()
            .await?
            .split_once('#')
            .map(|(_, route)| format!("#{route}"))
            .unwrap_or_default())
    }

    /// The value of a JavaScript function body.
    ///
    /// # Errors
    /// If it throws.
    pub async fn js(&self, body: &str) -> Result<Value> {
        Ok(self
            .driver
            .execute(body, Vec::new())
            .await
            .with_context(|| format!("in the page: {body}"))?
            .json()
            .clone())
    }

    /// The value of a JavaScript expression that is a promise.
    ///
    /// # Errors
    /// If it is rejected.
    pub async fn js_async(&self, promise: &str) -> Result<Value> {
        let body = format!(
            "const done = arguments[arguments.length - 1]; Promise.resolve({promise}).then(v => done({{ ok: v ?? null }}), e => done({{ error: String(e) }}))"
        );
        let answer = self.driver.execute_async(&body, Vec::new()).await?.json().clone();
        match answer.get("ok") {
            Some(value) => Ok(value.clone()),
            None => bail!("{promise}: {answer}"),
        }
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Errors
    /// If it never is.
    pub async fn until(&self, expression: &str) -> Result<()> {
        self.until_within(PATIENCE, expression).await
    }

    /// Waits so long until a JavaScript expression is true.
    ///
    /// # Errors
    /// If it is not by then.
    pub(crate) async fn until_within(&self, patience: Duration, expression: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            // While a document is being replaced there is nothing to ask.
            if self
                .js(&format!("return !!({expression})"))
                .await
                .is_ok_and(|v| v == json!(true))
            {
                return Ok(());
            }
            if start.elapsed() > patience {
                bail!("never true: {expression}");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// The step that is shown: `data-step` of `<main>`, empty if there is none.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn step(&self) -> Result<String> {
        Ok(text(
            &self
                .js("return document.querySelector('main')?.dataset.step ?? ''")
                .await?,
        ))
    }

    /// Waits for a step.
    ///
    /// # Errors
    /// If another one stays, which is named.
    pub async fn wait_step(&self, id: &str) -> Result<()> {
        if self
            .until(&format!(
                "document.querySelector('main')?.dataset.step === {}",
                json!(id)
            ))
            .await
            .is_err()
        {
            bail!(
                "waited for the step `{id}`, but there is `{}` (“{}”)",
                self.step().await?,
                self.heading().await?
            );
        }
        Ok(())
    }

    /// The stage of the case that is shown: the first `data-stage`, empty if there is none.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn stage(&self) -> Result<String> {
        Ok(text(
            &self
                .js("return document.querySelector('[data-stage]')?.dataset.stage ?? ''")
                .await?,
        ))
    }

    /// Waits for a stage.
    ///
    /// # Errors
    /// If another one stays, which is named.
    pub async fn wait_stage(&self, stage: &str) -> Result<()> {
        if self
            .until(&format!(
                "document.querySelector('[data-stage]')?.dataset.stage === {}",
                json!(stage)
            ))
            .await
            .is_err()
        {
            bail!("waited for the stage `{stage}`, but there is `{}`", self.stage().await?);
        }
        Ok(())
    }

    /// The text of the first heading of level 1, empty if there is none.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn heading(&self) -> Result<String> {
        Ok(text(
            &self
                .js("return document.querySelector('h1')?.innerText.trim() ?? ''")
                .await?,
        ))
    }

    /// The visible text of the whole page.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn text(&self) -> Result<String> {
        Ok(text(&self.js("return document.body.innerText").await?))
    }

    /// Waits until the page shows one of these texts.
    ///
    /// # Errors
    /// If none appears; what is there instead is quoted.
    pub async fn sees(&self, texts: impl Names) -> Result<()> {
        let wanted = json!(texts.names());
        if self
            .until(&format!("{wanted}.some(t => document.body.innerText.includes(t))"))
            .await
            .is_err()
        {
            bail!("the page never showed {wanted}; it shows:\n{}", self.text().await?);
        }
        Ok(())
    }

    /// Waits longer than for a page: for what the second program has to be fetched and to work for, beside other work.
    ///
    /// # Errors
    /// If it never shows it.
    pub async fn comes(&self, text: &str) -> Result<()> {
        for _ in 0..5 {
            if self.sees(text).await.is_ok() {
                return Ok(());
            }
        }
        self.sees(text).await
    }

    /// Whether the page shows one of these texts now.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn shows(&self, texts: impl Names) -> Result<bool> {
        let page = self.text().await?;
        Ok(texts.names().iter().any(|t| page.contains(t.as_str())))
    }

    /// A command of Chromium's own protocol to the current tab.
    ///
    /// # Errors
    /// If Chromium refuses it, or it is another browser.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "{:?} knows no {method}", self.engine);
        self.driver
            .cdp()
            .send_raw(method, parameters)
            .await
            .with_context(|| method.to_owned())
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
