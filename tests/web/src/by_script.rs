//! Finding things by role and name with a script of ours, where the browser's own accessibility tree cannot be asked:
//! in a browser other than Chromium, and inside a page that is walked through hundreds of times.
//!
//! Invariant: it knows fewer roles than the tree and takes names from labels and visible words only, so it may find less than the
//! tree does, never something that a person cannot see.

use crate::Browser;
use anyhow::Result;
use serde_json::json;
use thirtyfour::WebElement;

/// `finder.all(roles)`, `finder.called(roles, names)`, `finder.name(element)`.
pub(crate) const FINDER: &str = r#"(() => {
  const plain = ':not([role])';
  const roles = {
    button: 'button, [role=button]', DisclosureTriangle: 'summary', link: 'a[href]', radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]' + plain, switch: '[role=switch]', option: '[role=option]',
    textbox: ['input:not([type])', 'input[type=text]', 'input[type=password]', 'textarea'].map(s => s + plain).join(),
    searchbox: 'input[type=search]' + plain, combobox: 'select, [role=combobox]', Date: 'input[type=date]',
  };
  const visible = e => e.checkVisibility({ visibilityProperty: true });
  const words = e => [...e.childNodes].map(n => {
    if (n.nodeType === Node.TEXT_NODE) return n.data;
    if (n.nodeType !== Node.ELEMENT_NODE || n.ariaHidden === 'true' || n.matches('input, select, textarea') || !visible(n)) return '';
    return getComputedStyle(n).display.startsWith('inline') ? words(n) : ' ' + words(n) + ' ';
  }).join('');
  const tidy = text => text.replace(/\s+/g, ' ').trim();
  const name = e => {
    const by = (e.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)).filter(x => x);
    if (by.length) return tidy(by.map(words).join(' '));
    if (e.ariaLabel) return tidy(e.ariaLabel);
    if (e.labels?.length) return tidy([...e.labels].map(words).join(' '));
    return tidy(words(e));
  };
  const all = wanted => [...document.querySelectorAll(wanted.map(r => roles[r]).filter(s => s).join() || 'none')].filter(visible);
  return { all, name, called: (wanted, names) => all(wanted).filter(e => names.includes(name(e))) };
})()"#;

impl Browser {
    /// The elements with one of these roles and one of these names.
    pub(crate) async fn called_by_script(&self, roles: &[&str], names: &[String]) -> Result<Vec<WebElement>> {
        let find = format!("return {FINDER}.called(arguments[0], arguments[1])");
        let found = self.driver.execute(find, vec![json!(roles), json!(names)]).await?;
        Ok(found.elements()?)
    }

    /// The names of everything with one of these roles.
    pub(crate) async fn all_by_script(&self, roles: &[&str]) -> Result<Vec<String>> {
        let find = format!("const f = {FINDER}; return f.all(arguments[0]).map(f.name)");
        let found = self.driver.execute(find, vec![json!(roles)]).await?;
        Ok(serde_json::from_value(found.json().clone())?)
    }
}
