//! Addresses: each place can be written and read back, and no address does harm.

use crate::support::{id, places_beside};
use esim_exit::screen::{BatchPage, Place};
use esim_exit::wizard::{StepId, TextKind};
use proptest::prelude::*;

fn check(place: &Place) {
    let href = place.href();
    assert_eq!(Place::parse(&href).as_ref(), Some(place), "{href}");
    assert_eq!(Place::parse(&format!("{href}/")).as_ref(), Some(place), "{href}/");
}

#[test]
fn every_place_has_its_own_address() {
    let case = id("abcd1234");
    let mut all = places_beside().to_vec();
    // An address that leads nowhere is one of many; the way from it leads home.
    all.retain(|place| *place != Place::Unknown);
    let beside = all.len();
    all.extend([
        Place::Backup(Some(case.clone())),
        Place::Overview(case.clone()),
        Place::Remove(case.clone()),
    ]);
    let pages = BatchPage::ALL.iter().map(|page| Place::Batch(case.clone(), *page));
    let apart: Vec<Place> = pages.collect();
    apart.iter().for_each(check);
    all.extend(StepId::ALL.iter().map(|s| Place::Step(case.clone(), *s)));
    all.push(Place::Texts(case.clone()));
    all.extend(TextKind::ALL.iter().map(|kind| Place::Text(case.clone(), *kind)));
    all.iter().for_each(check);
    let hrefs: std::collections::BTreeSet<String> = all.iter().map(Place::href).collect();
    assert_eq!(hrefs.len(), all.len());
    assert!(all.iter().skip(beside + 1).all(|p| p.case() == Some(&case)));
}

#[test]
fn what_is_not_ours_moves_nobody_and_what_is_wrong_says_so() {
    for (hash, place) in [
        ("", Some(Place::Home)),
        ("#", Some(Place::Home)),
        ("#//", Some(Place::Home)),
        ("#/start", Some(Place::Home)),
        ("#/practice", Some(Place::Home)),
        ("#main", None),
        ("#f-reason", None),
        ("#/nowhere", Some(Place::Unknown)),
        ("#/case", Some(Place::Unknown)),
        ("#/case/AB", Some(Place::Unknown)),
        ("#/case/../../x", Some(Place::Unknown)),
        ("#/case/abcd/submit/now", Some(Place::Unknown)),
        ("#/case/abcd/text/nonsense", Some(Place::Unknown)),
        ("#/case/abcd/text/follow_up/x", Some(Place::Unknown)),
        ("#/case/abcd/Submit", Some(Place::Unknown)),
        ("#/case/abcd/%73ubmit", Some(Place::Unknown)),
        ("#/case/batch77700001/remove", Some(Place::Unknown)),
        ("#/backup/AB", Some(Place::Unknown)),
        ("#/backup/batch77700001", Some(Place::Unknown)),
        ("#/batch/AB", Some(Place::Unknown)),
        ("#/batch/abcd1234/nonsense", Some(Place::Unknown)),
        ("#/about/x", Some(Place::Unknown)),
        ("#/case/abcd/submit?x=1", Some(Place::Unknown)),
    ] {
        assert_eq!(Place::parse(hash), place, "{hash}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_address_does_harm(start in prop::sample::select(vec!["", "#", "#/", "#/case/", "#/case/abcd/"]), rest in any::<String>()) {
        let read = Place::parse(&format!("{start}{rest}"));
        if let Some(place) = read.filter(|p| *p != Place::Unknown) {
            prop_assert_eq!(Place::parse(&place.href()), Some(place));
        }
    }
}
