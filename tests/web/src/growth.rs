//! Many plans in one browser, made of one that the program has saved.

use crate::Browser;
use anyhow::{Result, ensure};

/// The stored values of the one plan that is there, copied under other names until there are so many plans.
const COPY: &str = "const own = Object.keys(localStorage).find(key => key.startsWith('esim-exit/case/')).split('/')[2]; \
    const values = ['case', 'journal', 'index'].map(kind => [kind, localStorage.getItem('esim-exit/' + kind + '/' + own)]); \
    const named = at => 'many' + String(at).padStart(4, '0'); \
    for (let at = 1; at < COUNT; at++) for (const [kind, text] of values) if (text) \
        localStorage.setItem('esim-exit/' + kind + '/' + named(at), text.replaceAll(own, named(at))); \
    return Object.keys(localStorage).filter(key => key.startsWith('esim-exit/case/')).length";

impl Browser {
    /// Makes so many plans of the one that is stored.
    ///
    /// # Errors
    /// If there is none, or the storage does not hold so many.
    pub async fn multiply_plans(&self, count: usize) -> Result<()> {
        let made = self.js(&COPY.replace("COUNT", &count.to_string())).await?;
        ensure!(made == count, "{made} plans are stored instead of {count}");
        Ok(())
    }
}
