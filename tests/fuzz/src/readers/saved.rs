//! What lies in storage: every kind of saved value, of every schema, and the case that is made of it.

use super::stage;
use crate::dice::Dice;
use crate::material::Material;
use crate::{Reader, files};
use esim_exit::batch::Batch;
use esim_exit::contribution::Draft;
use esim_exit::document::key::Kind;
use esim_exit::document::{LoadError, Settings, load, save};
use esim_exit::messages::Language;
use esim_exit::provider_api::PracticeProvider;
use esim_exit::wizard::{Case, CaseId, Journal, Summary, Wizard};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "saved",
        runs: 1_500,
        material: || &MATERIAL,
        read,
        long: 1 << 18,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let mut seeds = files("tests/it/migrations/v1", "json");
    let more = [
        r#"{"schema":2,"revision":3,"value":{"id":"abcdefgh","created":1795339800000,"practice":true,"platform":"practice","kind":"end_now","fault":"lost_but_done","begun":1795339800000,"rows":[{"line":1,"identifier":"8999900000000012340","api_line":"line-1","plan":"5 GB","words":"active"}],"bad":[{"line":2,"why":"quote_open"}]}}"#,
        r#"{"schema":2,"revision":1,"value":{"form":{"id":"blue-sim","name":{"en":"Blue"},"sources":[{"url":"https://example.com","checked_on":"2026-11-22"}],"routes":[{"act":"end_now","channel":"web"}]},"told":{"name":"x"}}}"#,
        r#"{"schema":2,"revision":1,"value":{"done":"end_now","ends_on":"2026-12-01","acts":1,"asked":4,"polls":0}}"#,
        r#"{"schema":2,"revision":9,"value":[{"at":1795339800000,"day":"2026-11-22","what":"act_begun","act":"end_now","channel":"api","line":"iccid:8999900000000012340","request_key":"k","api":{"platform":"gigs","line":"sub_1","kind":"end_now","error":"timeout","words":"x","proofs":[{"method":"DELETE","place":"api.gigs.com/x","status":500,"said":"no"}]}},{"at":1795339800001,"day":"2026-11-22","what":"outcome_doubted"}]}"#,
        r#"{"schema":2,"revision":1,"value":"case1"}"#,
    ];
    seeds.extend(more.iter().map(|seed| seed.as_bytes().to_vec()));
    Material::new(
        seeds,
        &[
            "2026-11-22",
            "0000-00-00",
            "9999-12-31",
            "-9999-01-01",
            "act_begun",
            "submitted",
            "replied",
            "ended",
            "ported",
            "closed",
            "moved",
            "unreadable",
            "end_now.api",
            "yes",
            "no",
            "not_sure",
            "identifier",
            "provider",
            "port_state",
            "12.50 USD",
            "3 GB",
            "tello",
            "+unlisted",
            "LPA:1$rsp.example.com$K2-1ABCDE2F3G4H5J6",
        ],
    )
    .json()
});

fn again<T: DeserializeOwned + Serialize + PartialEq + Debug>(kind: Kind, text: &str) -> Option<T> {
    match load::<T>(kind, text) {
        Ok(stored) => {
            let written = save(stored.revision, &stored.value).unwrap();
            let back = load::<T>(kind, &written).unwrap();
            assert_eq!(back, stored, "what is saved is what was read");
            assert_eq!(
                save(back.revision, &back.value).unwrap(),
                written,
                "written twice it is the same"
            );
            Some(stored.value)
        }
        Err(LoadError::Newer { found }) => {
            assert!(found > esim_exit::document::SCHEMA);
            None
        }
        Err(LoadError::Damaged(_) | LoadError::Unread) => None,
    }
}

fn read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let case = again::<Case>(Kind::Case, text);
    let journal = again::<Journal>(Kind::Journal, text);
    let _ = again::<Settings>(Kind::Settings, text);
    let _ = again::<Summary>(Kind::Index, text);
    let _ = again::<CaseId>(Kind::Line, text);
    let _ = again::<PracticeProvider>(Kind::Practice, text);
    let draft = again::<Draft>(Kind::Draft, text);
    if let Some(batch) = again::<Batch>(Kind::Batch, text) {
        let _ = (batch.head(), batch.totals());
        for at in 0..batch.rows.len().min(4) {
            let _ = batch.wizard(at, Journal::default());
        }
    }
    if let Some(draft) = draft {
        let _ = draft.record();
    }
    let id = CaseId::new("case1").unwrap();
    // A journal without a case and a case without a journal are what damaged storage leaves.
    let wizards = [
        case.map(|case| Wizard::restored(case, Journal::default())),
        journal.map(|journal| Wizard::restored(Wizard::new(id, stage::NOW, false).case, journal)),
    ];
    for wizard in wizards.into_iter().flatten() {
        live(&wizard, bytes);
    }
}

/// A case made of it can be shown, and says of itself what it said before it was saved.
fn live(wizard: &Wizard, bytes: &[u8]) {
    let summary = stage::with(None, |cx| wizard.summary(cx));
    let written = save(1, &summary).unwrap();
    assert_eq!(load::<Summary>(Kind::Index, &written).unwrap().value, summary);
    // All pages cost as much as thousand readings: one input in sixteen.
    if Dice::new(bytes.get(bytes.len() / 2..).unwrap_or_default())
        .byte()
        .is_multiple_of(16)
    {
        for screen in stage::screens(wizard, None, Language::ZhCn) {
            assert!(!screen.heading.is_empty());
        }
    }
}
