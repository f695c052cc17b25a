//! `cheaper-plan`: saving money may not need an end.

use super::super::build::option;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::wizard::{Field, Instead, StepId};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().instead;
    let mut screen = frame(view, StepId::CheaperPlan, t.cheaper_heading);
    screen.lead(t.cheaper_why);
    screen.list(true, [t.cheaper_step_1, t.cheaper_step_2].map(str::to_owned).to_vec());
    let options = vec![
        option(Instead::Keep.as_str(), t.cheaper_keep, ""),
        option(Instead::End.as_str(), t.cheaper_end, ""),
    ];
    screen.choice(view, Field::CheaperPlan, t.cheaper_legend, options);
    screen.go_on(view.t().frame.go_on, StepId::CheaperPlan);
    screen
}
