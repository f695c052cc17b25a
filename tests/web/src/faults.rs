//! Whatever the page reports as an error, from all its documents and tabs.

use crate::browser::Engine;
use crate::{Browser, SCRIPT_PATIENCE};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Runs before any script of the page, so that faults before its start are seen. A Rust panic shows as `error`.
const LISTEN: &str = "if (!window.__faults) { window.__faults = []; \
    addEventListener('securitypolicyviolation', e => __faults.push('policy ' + e.effectiveDirective + ' ' + e.blockedURI)); \
    addEventListener('error', e => __faults.push('error ' + e.message)); \
    addEventListener('unhandledrejection', e => __faults.push('rejection ' + e.reason)); }";

/// The console of a browser whose driver does not hand it on.
const LISTEN_TO_CONSOLE: &str = "for (const level of ['log', 'info', 'warn', 'error']) { const real = console[level]; \
    console[level] = (...said) => { (window.__said ??= []).push([level, said.map(String).join(' ')]); real.apply(console, said) } }";

/// What was reported so far and what of it is expected.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    seen: Mutex<Vec<String>>,
    /// Every message of the console, of whatever level.
    said: Mutex<Vec<String>>,
    forgiven: Mutex<Vec<String>>,
}

fn open<T>(list: &Mutex<Vec<T>>) -> MutexGuard<'_, Vec<T>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Faults {
    /// Everything that is not expected.
    pub(crate) fn all(&self) -> Vec<String> {
        let forgiven = open(&self.forgiven);
        open(&self.seen)
            .iter()
            .filter(|fault| !forgiven.iter().any(|f| fault.contains(f)))
            .cloned()
            .collect()
    }
}

impl Browser {
    pub(crate) async fn prepare(&self) -> Result<()> {
        self.driver.set_script_timeout(SCRIPT_PATIENCE).await?;
        self.before_each_document(LISTEN).await?;
        match self.engine {
            Engine::Chromium => Ok(()),
            Engine::Firefox => self.before_each_document(LISTEN_TO_CONSOLE).await,
        }
    }

    /// Runs a script before those of every document from now on, in this tab and in new ones.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn before_each_document(&self, script: &str) -> Result<()> {
        if self.engine == Engine::Firefox {
            // It holds for every tab by itself.
            let bidi = self.driver.bidi().await?;
            bidi.script()
                .add_preload_script(["() => { ", script, "\n}"].concat())
                .await?;
            return Ok(());
        }
        open(&self.scripts).push(script.to_owned());
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
            .await?;
        Ok(())
    }

    pub(crate) async fn prepare_tab(&self) -> Result<()> {
        let scripts = open(&self.scripts).clone();
        for script in scripts {
            self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
                .await?;
        }
        Ok(())
    }

    /// Collects what the current document and the console reported; called before each change of document.
    pub(crate) async fn harvest(&self) -> Result<()> {
        let mut new: Vec<String> = self
            .js("const f = window.__faults ?? []; return f.splice(0)")
            .await
            .ok()
            .and_then(|v| serde_json::from_value(v).ok())
            .unwrap_or_default();
        let log = self.log().await?;
        open(&self.faults.said).extend(log.iter().map(|(_, message)| message.clone()));
        let severe = log
            .into_iter()
            .filter(|(level, _)| level == "SEVERE" || level == "error");
        new.extend(severe.map(|(_, message)| format!("console {message}")));
        open(&self.faults.seen).append(&mut new);
        Ok(())
    }

    /// What the console has said since it was asked last, with the level of each message.
    async fn log(&self) -> Result<Vec<(String, String)>> {
        Ok(match self.engine {
            Engine::Chromium => {
                let log = self.driver.browser_log().await?;
                log.into_iter().map(|entry| (entry.level, entry.message)).collect()
            }
            Engine::Firefox => {
                let said = self.js("return (window.__said ?? []).splice(0)").await;
                said.ok()
                    .and_then(|said| serde_json::from_value(said).ok())
                    .unwrap_or_default()
            }
        })
    }

    /// Faults that contain this text are expected from now on, for example `ERR_INTERNET_DISCONNECTED`. `""` expects everything.
    pub fn expect_fault(&self, text: &str) {
        open(&self.faults.forgiven).push(text.to_owned());
    }

    /// Everything reported so far that is not expected; the list is empty afterwards.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn take_faults(&self) -> Result<Vec<String>> {
        self.harvest().await?;
        let all = self.faults.all();
        open(&self.faults.seen).clear();
        Ok(all)
    }

    /// Fails if the page reported anything that is not expected. Runs by itself at the end of each test.
    ///
    /// # Errors
    /// What was reported.
    pub async fn clean(&self) -> Result<()> {
        self.harvest().await?;
        let all = self.faults.all();
        if !all.is_empty() {
            bail!("the page reported:\n  {}", all.join("\n  "));
        }
        Ok(())
    }

    /// Everything the console has said so far in any tab, all levels.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn console_so_far(&self) -> Result<String> {
        self.harvest().await?;
        Ok(open(&self.faults.said).join("\n"))
    }

    /// Everything the console says, all levels; for looking at things.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn console(&self) -> Result<Vec<Value>> {
        Ok(self
            .log()
            .await?
            .into_iter()
            .map(|(level, message)| json!([level, message]))
            .collect())
    }

    /// After a failure: where the page stood, on stderr, and a picture of it in `target/web-failures/`.
    pub(crate) async fn tell_state(&self) {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let (url, step, heading) = (
            self.url().await.unwrap_or_default(),
            self.step().await.unwrap_or_default(),
            self.heading().await.unwrap_or_default(),
        );
        eprintln!("--- {name}: at {url}, step `{step}`, heading “{heading}”");
        let _ = self.harvest().await;
        for fault in self.faults.all() {
            eprintln!("    the page reported: {fault}");
        }
        let folder: PathBuf = xtask::places::target().join("web-failures");
        let file = folder.join(format!("{name}.png"));
        if std::fs::create_dir_all(&folder).is_ok() && self.driver.screenshot(&file).await.is_ok() {
            eprintln!("    picture: {}", file.display());
        }
    }
}
