//! Simplified Chinese.

mod act;
mod api;
mod batch;
mod bring;
mod contribute;
mod evidence;
mod explain;
mod find;
mod mail;
mod offline;
mod paper;
mod path;
mod plan;
mod prepare;
mod prove;
mod shell;
mod stored;
mod texts;
mod words;

use super::Catalogue;

/// Every sentence in Simplified Chinese.
pub static ZH_CN: Catalogue = Catalogue {
    frame: shell::FRAME,
    home: shell::HOME,
    about: shell::ABOUT,
    offline: offline::OFFLINE,
    received: offline::RECEIVED,
    explain: explain::EXPLAIN,
    law: explain::LAW,
    privacy: stored::PRIVACY,
    overview: shell::OVERVIEW,
    titles: words::TITLES,
    words: words::WORDS,
    reason: prepare::REASON,
    instead: prepare::INSTEAD,
    line: prepare::LINE,
    picture: prepare::PICTURE,
    details: prepare::DETAILS,
    gone: path::GONE,
    seller: path::SELLER,
    secure: prepare::SECURE,
    keep: prepare::KEEP,
    port: prepare::PORT,
    backup: prepare::BACKUP,
    balance: prepare::BALANCE,
    plan: plan::PLAN,
    calendar: plan::CALENDAR,
    signin: find::SIGNIN,
    find: find::FIND,
    api: api::API,
    credential: api::CREDENTIAL,
    act_kind: api::ACT_KIND,
    line_state: api::LINE_STATE,
    api_error: api::API_ERROR,
    fault: api::FAULT,
    batch: batch::BATCH,
    paper: paper::PAPER,
    bring: bring::BRING,
    evidence: evidence::EVIDENCE,
    unknown: api::UNKNOWN,
    record_field: contribute::RECORD_FIELD,
    record_hint: contribute::RECORD_HINT,
    flaw: contribute::FLAW,
    effort: contribute::EFFORT,
    contribute: contribute::CONTRIBUTE,
    verify: act::VERIFY,
    review: act::REVIEW,
    submit: act::SUBMIT,
    confirm: prove::CONFIRM,
    mail: mail::MAIL,
    after: prove::AFTER,
    texts: texts::TEXTS,
    problems: words::PROBLEMS,
};
