//! The screen of each step, one file a step.

mod aftercare;
pub(super) mod api;
mod backup;
mod balance;
mod cheaper_plan;
mod confirm;
pub(super) mod connect;
mod details;
mod find;
mod irreversible;
mod journal_log;
mod keep_number;
mod line;
mod line_picture;
mod locked;
mod move_instead;
mod outcome_unknown;
mod port_out;
mod reason;
mod review;
mod route;
mod secure;
mod sign_in;
mod submit;
mod submit_api;
mod verify;

pub(super) use journal_log::log;

use super::page::Screen;
use super::view::View;
use crate::wizard::{StepId, StepState};

/// The screen of a step, or of what stands before it.
#[must_use]
pub fn step_screen(view: &View<'_>, step: StepId) -> Screen {
    match view.wizard.step_state(step, view.cx) {
        StepState::Locked { by } => return locked::locked(view, step, by),
        StepState::NotNeeded => return locked::not_needed(view, step),
        StepState::Open | StepState::Waiting { .. } | StepState::Done => {}
    }
    match step {
        StepId::Reason => reason::screen(view),
        StepId::MoveInstead => move_instead::screen(view),
        StepId::CheaperPlan => cheaper_plan::screen(view),
        StepId::Line => line::screen(view),
        StepId::Details => details::screen(view),
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
