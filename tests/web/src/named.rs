//! Finding things as assistive technology does: by role and accessible name, from the browser's own accessibility tree.

use crate::browser::{Engine, text};
use crate::{Browser, GLANCE, PATIENCE};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use thirtyfour::{By, WebElement};

/// One name, or the same name in several languages.
pub trait Names {
    /// All of them.
    fn names(&self) -> Vec<String>;
}

impl Names for &str {
    fn names(&self) -> Vec<String> {
        vec![(*self).to_owned()]
    }
}

impl Names for &String {
    fn names(&self) -> Vec<String> {
        vec![(*self).clone()]
    }
}

impl Names for String {
    fn names(&self) -> Vec<String> {
        vec![self.clone()]
    }
}

impl Names for &[&str] {
    fn names(&self) -> Vec<String> {
        self.iter().map(|&name| name.to_owned()).collect()
    }
}

impl<const N: usize> Names for [&str; N] {
    fn names(&self) -> Vec<String> {
        self.as_slice().names()
    }
}

/// Roles by Chromium's names; `DisclosureTriangle` is a `<summary>`, `Date` and its kin are inputs of those types.
pub(crate) const BUTTON: &[&str] = &["button", "DisclosureTriangle"];
pub(crate) const FIELD: &[&str] = &[
    "textbox",
    "searchbox",
    "combobox",
    "listbox",
    "spinbutton",
    "slider",
    "Date",
    "DateTime",
    "InputTime",
    "MonthYear",
];
pub(crate) const CHECKBOX: &[&str] = &["checkbox", "switch"];

static HITS: AtomicUsize = AtomicUsize::new(0);

/// Something that was found.
enum Hit {
    /// By its number in Chromium's document.
    Node(Value),
    /// As an element.
    Element(WebElement),
}

impl Browser {
    /// The one button with this name (a `<summary>` counts), waiting for it.
    ///
    /// # Errors
    /// If there is none or more than one; the names that are there are listed.
    pub async fn button(&self, name: impl Names) -> Result<WebElement> {
        self.find(BUTTON, name).await
    }

    /// The one link with this name.
    ///
    /// # Errors
    /// As [`Browser::button`].
    pub async fn link(&self, name: impl Names) -> Result<WebElement> {
        self.find(&["link"], name).await
    }

    /// The one field with this label: text, search, number, date, select.
    ///
    /// # Errors
    /// As [`Browser::button`].
    pub async fn field(&self, label: impl Names) -> Result<WebElement> {
        self.find(FIELD, label).await
    }

    /// The one radio button with this label.
    ///
    /// # Errors
    /// As [`Browser::button`].
    pub async fn radio(&self, label: impl Names) -> Result<WebElement> {
        self.find(&["radio"], label).await
    }

    /// The one check box or switch with this label.
    ///
    /// # Errors
    /// As [`Browser::button`].
    pub async fn checkbox(&self, label: impl Names) -> Result<WebElement> {
        self.find(CHECKBOX, label).await
    }

    /// The one element with one of these roles and one of these names.
    ///
    /// # Errors
    /// As [`Browser::button`].
    pub async fn find(&self, roles: &[&str], name: impl Names) -> Result<WebElement> {
        let wanted = name.names();
        let start = Instant::now();
        loop {
            let hits = self.called(roles, &wanted).await.unwrap_or_default();
            if let [hit] = hits.as_slice()
                && let Ok(element) = self.element(hit).await
            {
                return Ok(element);
            }
            let patience = if hits.len() > 1 { PATIENCE / 4 } else { PATIENCE };
            if start.elapsed() > patience {
                bail!(
                    "{} {} called {wanted:?} at step `{}`; there are: {:?}",
                    if hits.is_empty() { "no" } else { "more than one" },
                    roles.first().unwrap_or(&""),
                    self.step().await?,
                    self.all(roles).await?
                );
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// The names of everything with one of these roles, role by role in the order of the page.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn all(&self, roles: &[&str]) -> Result<Vec<String>> {
        if self.engine == Engine::Firefox {
            return self.all_by_script(roles).await;
        }
        let mut names = Vec::new();
        for role in roles {
            names.extend(
                self.exposed(json!({ "role": role }))
                    .await?
                    .iter()
                    .map(|node| text(&at(node, "/name/value"))),
            );
        }
        Ok(names)
    }

    /// Whether there is a button, link, field, radio button or check box with this name now, without waiting.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn offers(&self, name: impl Names) -> Result<bool> {
        let roles = [BUTTON, &["link", "radio"], FIELD, CHECKBOX].concat();
        Ok(!self.called(&roles, &name.names()).await?.is_empty())
    }

    /// Role and name of what has the focus.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn focused(&self) -> Result<(String, String)> {
        let active = self
            .cdp("Runtime.evaluate", json!({ "expression": "document.activeElement" }))
            .await?;
        let tree = self
            .cdp(
                "Accessibility.getPartialAXTree",
                json!({ "objectId": at(&active, "/result/objectId"), "fetchRelatives": false }),
            )
            .await?;
        let node = at(&tree, "/nodes/0");
        Ok((text(&at(&node, "/role/value")), text(&at(&node, "/name/value"))))
    }

    /// What has one of these names and one of these roles.
    async fn called(&self, roles: &[&str], names: &[String]) -> Result<Vec<Hit>> {
        if self.engine == Engine::Firefox {
            let found = self.called_by_script(roles, names).await?;
            return Ok(found.into_iter().map(Hit::Element).collect());
        }
        let mut found = Vec::new();
        for name in names {
            let nodes = self.exposed(json!({ "accessibleName": name })).await?;
            found.extend(
                nodes
                    .into_iter()
                    .filter(|node| roles.contains(&at(node, "/role/value").as_str().unwrap_or_default())),
            );
        }
        Ok(found
            .iter()
            .map(|node| Hit::Node(at(node, "/backendDOMNodeId")))
            .collect())
    }

    /// What is exposed to assistive technology and answers to a query.
    async fn exposed(&self, mut query: Value) -> Result<Vec<Value>> {
        let document = self.cdp("DOM.getDocument", json!({ "depth": 0 })).await?;
        if let Some(query) = query.as_object_mut() {
            query.insert("nodeId".to_owned(), at(&document, "/root/nodeId"));
        }
        let answer = self.cdp("Accessibility.queryAXTree", query).await?;
        let nodes = at(&answer, "/nodes").as_array().cloned().unwrap_or_default();
        Ok(nodes
            .into_iter()
            .filter(|node| at(node, "/ignored") != json!(true))
            .collect())
    }

    /// The element of a node, by way of an attribute that it wears for a moment.
    async fn element(&self, hit: &Hit) -> Result<WebElement> {
        let node = match hit {
            Hit::Node(node) => node,
            Hit::Element(element) => return Ok(element.clone()),
        };
        let hit = HITS.fetch_add(1, Ordering::Relaxed).to_string();
        let object = self.cdp("DOM.resolveNode", json!({ "backendNodeId": node })).await?;
        let mark = |code: &str| json!({ "objectId": at(&object, "/object/objectId"), "functionDeclaration": code, "arguments": [{ "value": hit }] });
        self.cdp(
            "Runtime.callFunctionOn",
            mark("function (hit) { this.setAttribute('data-test-hit', hit) }"),
        )
        .await?;
        let element = self.driver.find(By::Css(format!("[data-test-hit='{hit}']"))).await;
        self.cdp(
            "Runtime.callFunctionOn",
            mark("function () { this.removeAttribute('data-test-hit') }"),
        )
        .await?;
        Ok(element?)
    }
}

/// The value at a JSON pointer, null if there is none.
fn at(value: &Value, pointer: &str) -> Value {
    value.pointer(pointer).cloned().unwrap_or_default()
}
