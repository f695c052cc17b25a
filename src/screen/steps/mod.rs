//! The screen of each step, one file a step.

mod aftercare;
pub(super) mod api;
mod backup;
mod balance;
mod cheaper_plan;
mod confirm;
mod confirm_mail;
pub(super) mod connect;
mod contact;
mod details;
mod find;
mod gone;
mod irreversible;
mod journal_log;
mod keep_number;
mod line;
mod line_picture;
mod locked;
mod move_instead;
mod outcome_unknown;
mod owner;
mod port_out;
mod reason;
mod reseller;
mod review;
mod route;
mod secure;
mod sign_in;
mod submit;
mod submit_api;
mod verify;

pub(super) use journal_log::{log, sentence};
pub(super) use owner::both;

use super::facts;
use super::page::Screen;
use super::view::View;
use crate::directory::Record;
use crate::directory::record::{Contact, Links, PortOut, Rules};
use crate::directory::terms::{Topic, Warning};
use crate::wizard::{StepId, StepState};

/// The screen of a step, or of what stands before it.
#[must_use]
pub fn step_screen(view: &View<'_>, step: StepId) -> Screen {
    match view.wizard.step_state(step, view.cx) {
        StepState::Locked { by } => return locked::locked(view, step, by),
        StepState::NotNeeded => return locked::not_needed(view, step),
        StepState::Open | StepState::Waiting { .. } | StepState::Done => {}
    }
    let mut screen = inside(view, step);
    // Before its entry stands in the journal, nothing on the page of the act leads to the provider.
    let held_back = step == StepId::Submit && !view.wizard.may_hand_over();
    if let Some(record) = view.cx.record.filter(|record| !held_back && tells(record, step)) {
        facts::around(&mut screen, view, record, step);
    }
    screen
}

fn inside(view: &View<'_>, step: StepId) -> Screen {
    match step {
        StepId::Reason => reason::screen(view),
        StepId::MoveInstead => move_instead::screen(view),
        StepId::CheaperPlan => cheaper_plan::screen(view),
        StepId::Line => line::screen(view),
        StepId::Gone => gone::screen(view),
        StepId::Details => details::screen(view),
        StepId::Reseller => reseller::screen(view),
        StepId::Secure => secure::screen(view),
        StepId::KeepNumber => keep_number::screen(view),
        StepId::PortOut => port_out::screen(view),
        StepId::Backup => backup::screen(view),
        StepId::Balance => balance::screen(view),
        StepId::SignIn => sign_in::screen(view),
        StepId::Find => find::screen(view),
        StepId::Connect => connect::screen(view),
        StepId::Verify => verify::screen(view),
        StepId::Review => review::screen(view),
        StepId::Irreversible => irreversible::screen(view),
        StepId::Submit => submit::screen(view),
        StepId::Confirm => confirm::screen(view),
        StepId::Aftercare => aftercare::screen(view),
    }
}

/// Whether a step shows something out of this record, and so has to say where it comes from and how old it is.
fn tells(record: &Record, step: StepId) -> bool {
    let notes = |topics: &[Topic]| topics.iter().any(|topic| record.note(*topic).is_some());
    let warns = |warnings: &[Warning]| warnings.iter().any(|warning| record.warnings.contains_key(warning));
    let way_back = notes(&[Topic::Reactivation]) || record.rules.grace_days.is_some() || record.links.support.is_some();
    match step {
        // `line` says it itself, beside what it tells.
        StepId::Line
        | StepId::Reason
        | StepId::MoveInstead
        | StepId::CheaperPlan
        | StepId::Details
        | StepId::Reseller
        | StepId::Connect => false,
        StepId::Gone | StepId::Find | StepId::Submit => true,
        StepId::Secure | StepId::SignIn => record.links != Links::default() || notes(&[Topic::SecondFactor]),
        StepId::KeepNumber => warns(&[Warning::PortFirst]),
        StepId::PortOut => record.port_out != PortOut::default() || warns(&[Warning::PortFirst]),
        StepId::Backup => notes(&[Topic::BeforeEnding]) || warns(&[Warning::ProfileNeeded]),
        StepId::Balance => {
            let topics = [
                Topic::AutoRenew,
                Topic::Balance,
                Topic::Refund,
                Topic::ServiceEnd,
                Topic::Reactivation,
            ];
            notes(&topics) || record.rules != Rules::default()
        }
        StepId::Verify => !record.proofs.is_empty() || notes(&[Topic::Identity]) || warns(&[Warning::OwnerOnly]),
        StepId::Review => warns(&[Warning::AutoPayGoesOn]),
        StepId::Irreversible => !record.routes.is_empty() || warns(&[Warning::PortFirst]),
        StepId::Confirm => {
            let told = record.contact != Contact::default() || !record.mail_domains.is_empty();
            told || way_back || notes(&[Topic::Confirmation]) || warns(&[Warning::AutoPayGoesOn])
        }
        StepId::Aftercare => {
            way_back
                || notes(&[Topic::DeleteProfile, Topic::AccountDeletion])
                || warns(&[Warning::AutoPayGoesOn, Warning::ProfileNeeded])
        }
    }
}
