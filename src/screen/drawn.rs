//! Pictures where people would rather look: the way of a case, the taps through a device's menus, what is in an activation code.
//!
//! Invariant: a picture says nothing that words beside it do not say, so it is left out of what is read aloud.

use super::block::{Block, Pair};
use crate::messages::Catalogue;
use crate::wizard::Phase;

/// A way through the menus of one device.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Way {
    /// The device, and the way in words.
    pub said: Pair,
    /// What is tapped, one after the other.
    pub taps: Vec<String>,
}

/// An activation code that is nobody's, part by part.
pub const EXAMPLE_CODE: [&str; 3] = ["LPA:1", "rsp.example.com", "••••"];

/// The outlines of one sign a phase, 24 by 24: a list that is ticked off, a glass, a way out, a shield.
pub const PHASE_SIGNS: [&str; 4] = [
    "M9 4h11M9 12h11M9 20h11M2 4l2 2 3-4M2 12l2 2 3-4M2 20l2 2 3-4",
    "M10 3a7 7 0 1 0 .01 0M15 15l7 7",
    "M14 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h9M9 12h13M17 7l5 5-5 5",
    "M12 2l9 3v7c0 5-4 8-9 10-5-2-9-5-9-10V5zM8 12l3 3 5-6",
];

/// The four phases, each with what happens in it.
pub(super) fn journey(t: &Catalogue) -> Block {
    let phases = [
        (Phase::Prepare, t.drawn.prepare),
        (Phase::Find, t.drawn.find),
        (Phase::Act, t.drawn.act),
        (Phase::Prove, t.drawn.prove),
    ];
    Block::Journey(phases.map(|(phase, text)| Pair::new(t.phase(phase), text)).to_vec())
}

/// What stands in an activation code, folded away.
pub(super) fn code(t: &Catalogue) -> Block {
    let said = [t.drawn.code_kind, t.drawn.code_server, t.drawn.code_secret];
    let parts = EXAMPLE_CODE.into_iter().zip(said);
    Block::Folded {
        summary: t.drawn.code_summary.to_owned(),
        inside: vec![Block::Code(parts.map(|(part, text)| Pair::new(part, text)).collect())],
    }
}

/// What is tapped in a sentence such as `"Settings" > "General"` or `“设置”→“通用”`: the labels of its first chain; none where
/// nothing leads from one label to another.
pub(super) fn taps(sentence: &str) -> Vec<String> {
    let mut taps: Vec<String> = Vec::new();
    let mut rest = sentence;
    while let Some((before, label, after)) = next_label(rest) {
        if !taps.is_empty() && !before.contains(['>', '→']) {
            break;
        }
        taps.push(label.to_owned());
        rest = after;
    }
    if taps.len() > 1 { taps } else { Vec::new() }
}

/// What stands before the next label, the label, and the rest.
fn next_label(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once(['"', '“'])?;
    let (label, after) = from.split_once(['"', '”'])?;
    Some((before, label, after))
}

#[cfg(test)]
mod tests {
    use super::taps;

    #[test]
    fn labels_that_lead_on_are_taps() {
        assert_eq!(
            taps(r#"Open "Settings" > "General" > "About" and scroll to "ICCID"."#),
            ["Settings", "General", "About"]
        );
        assert_eq!(
            taps("打开“设置”（Settings）→“通用”（General），向下找到“ICCID”。"),
            ["设置", "通用"]
        );
    }

    #[test]
    fn what_leads_nowhere_is_none() {
        for sentence in [
            "",
            "Dial *#06#.",
            r#"Tap "Delete" or "Remove"."#,
            "点“删除”",
            r#"an open " quote"#,
        ] {
            assert!(taps(sentence).is_empty(), "{sentence}");
        }
    }
}
