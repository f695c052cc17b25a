//! Pictures beside words: what is drawn stands in the words as well, in both languages alike.

use crate::support::Play;
use esim_exit::messages::Language;
use esim_exit::screen::{Block, EXAMPLE_CODE, Screen, Way};
use esim_exit::telecom::without_activation_codes;
use esim_exit::wizard::{Device, Field, StepId};

/// Every part of a screen, those folded away too.
fn parts(screen: &Screen) -> Vec<&Block> {
    fn with_inside<'a>(blocks: &'a [Block], all: &mut Vec<&'a Block>) {
        for block in blocks {
            all.push(block);
            if let Block::Folded { inside, .. } = block {
                with_inside(inside, all);
            }
        }
    }
    let mut all = Vec::new();
    with_inside(&screen.blocks, &mut all);
    all
}

fn ways(screen: &Screen) -> Vec<Way> {
    let ways = parts(screen).into_iter().find_map(|block| match block {
        Block::Ways(ways) => Some(ways.clone()),
        _ => None,
    });
    ways.unwrap_or_default()
}

#[test]
fn where_the_numbers_stand_is_drawn_as_it_is_said() {
    let play = Play::new("tello");
    let [english, chinese] = [Language::En, Language::ZhCn].map(|l| ways(&play.step_screen(StepId::Line, l)));
    assert_eq!(english.len(), chinese.len());
    let drawn = english.iter().filter(|way| !way.taps.is_empty()).count();
    assert!(drawn >= 5, "{drawn} devices have a picture");
    for (en, zh) in english.iter().zip(&chinese) {
        assert_eq!(en.taps.len(), zh.taps.len(), "{en:?} {zh:?}");
        for way in [en, zh] {
            for tap in &way.taps {
                assert!(
                    way.said.text.contains(tap.as_str()),
                    "{tap} is drawn and not said: {way:?}"
                );
            }
        }
    }
    let iphone = english.iter().find(|way| way.said.term == "iPhone");
    assert_eq!(
        iphone.map(|way| way.taps.clone()).unwrap_or_default(),
        ["Settings", "General", "About"]
    );
}

#[test]
fn the_way_to_the_line_on_the_own_device_is_drawn_where_it_is_deleted() {
    for (language, first) in [(Language::En, "Settings"), (Language::ZhCn, "设置")] {
        for device in [Device::Iphone, Device::Pixel, Device::Samsung, Device::Windows] {
            let mut play = Play::new("tello");
            play.answer(Field::Device, device.as_str());
            play.until(StepId::Aftercare);
            let screen = play.step_screen(StepId::Aftercare, language);
            let taps = parts(&screen).into_iter().find_map(|block| match block {
                Block::Taps(taps) => taps.first().cloned(),
                _ => None,
            });
            assert_eq!(taps.as_deref(), Some(first), "{device:?}");
        }
    }
}

/// The code that is shown is nobody's, and has a server and a secret like any other.
#[test]
fn the_drawn_code_opens_nothing() {
    let code = EXAMPLE_CODE.join("$");
    assert_eq!(without_activation_codes(&code), code, "nothing in it has to be masked");
    assert!(code.contains("example.com"));
}
