//! `sign-in`: the provider's own address, and what to do if signing in is impossible.

use super::super::block::Tone;
use super::super::facts::with_doubt;
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::view::View;
use crate::directory::terms::Topic;
use crate::wizard::StepId;

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().signin;
    let mut screen = frame(view, StepId::SignIn, t.heading);
    screen.lead(t.why);
    let before = screen.blocks.len();
    if let Some(record) = view.cx.record {
        let links = &record.links;
        let ways = [
            (t.open, "links.sign_in", &links.sign_in, true),
            (t.reset, "links.password_reset", &links.password_reset, false),
            (t.website, "links.website", &links.website, false),
            (t.support, "links.support", &links.support, false),
        ];
        for (label, path, href, strong) in ways {
            let label = with_doubt(view, record, path, label.to_owned());
            screen.link(&label, href.as_ref(), strong);
        }
        if let Some(note) = record.note(Topic::SecondFactor) {
            let text = with_doubt(view, record, "notes.second_factor", view.local(note));
            screen.titled_note(Tone::Info, t.second_factor, vec![text]);
        }
    }
    if screen.blocks.len() == before {
        screen.note(Tone::Caution, t.none);
    }
    screen.heading(t.trouble_heading);
    screen.list(
        false,
        [t.trouble_1, t.trouble_2, t.trouble_3].map(str::to_owned).to_vec(),
    );
    screen.go_on(view.t().frame.go_on, StepId::SignIn);
    screen
}
