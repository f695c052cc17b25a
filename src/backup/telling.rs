//! What is told of each plan: once, however often something is said of it.

use super::plans::Plans;
use super::told::{Note, Row, Verdict};
use crate::batch::Batch;
use crate::wizard::{Case, CaseId, Field, Journal, Wizard};

impl Plans<'_> {
    pub(super) fn tell(&mut self, id: &CaseId, verdict: Verdict, notes: &[Note], case: Option<&Case>) {
        let wizard = case.map(|case| Wizard::restored(case.clone(), Journal::default()));
        let nickname = wizard.as_ref().map(|w| w.answers().text(Field::Nickname));
        let nickname = nickname
            .filter(|name| !name.is_empty())
            .map(|name| [name, name].map(str::to_owned));
        let named = || {
            self.content
                .names
                .get(id)
                .map(|name| [name.en.clone(), name.zh_cn.clone()])
        };
        let provider = || {
            wizard
                .as_ref()?
                .provider_id()
                .map(|id| [id.as_str(), id.as_str()].map(str::to_owned))
        };
        let title = nickname.or_else(named).or_else(provider).unwrap_or_default();
        let ending = wizard.as_ref().map(Wizard::ending).unwrap_or_default();
        self.tell_of(id, verdict, notes, (title, ending, None));
    }

    pub(super) fn tell_batch(&mut self, id: &CaseId, verdict: Verdict, notes: &[Note], batch: &Batch) {
        self.tell_of(
            id,
            verdict,
            notes,
            (<[String; 2]>::default(), String::new(), Some(batch.rows.len())),
        );
    }

    pub(super) fn tell_of(
        &mut self,
        id: &CaseId,
        verdict: Verdict,
        notes: &[Note],
        (title, ending, lines): ([String; 2], String, Option<usize>),
    ) {
        let row = self.rows.entry(id.clone()).or_insert_with(|| Row {
            verdict,
            title,
            ending,
            lines,
            notes: Vec::new(),
        });
        // What was said first stays, but for a warning that changes what would have stayed the same.
        if row.verdict == Verdict::Same {
            row.verdict = verdict;
        }
        let new: Vec<Note> = notes.iter().copied().filter(|note| !row.notes.contains(note)).collect();
        row.notes.extend(new);
    }
}
