//! English: What makes the page easier to use.

use crate::messages::catalogue::ComfortText;

pub(super) const COMFORT: ComfortText = ComfortText {
    undo: "Undo",
    put_back: "It is back as it was.",
    put_back_changed: "It was not put back: something else stands in its place by now, or another plan stands for the same line.",
    put_back_failed: "It could not be put back: the browser's storage did not take it. Free some space, then press “Undo” again.",
    look: "Appearance",
    look_automatic: "Automatic, like this device",
    look_light: "Light",
    look_dark: "Dark",
    paste: "Paste",
    pasted: "Pasted",
    paste_empty: "There is no text to paste. Copy it first.",
    paste_refused: "The browser does not let this page read what was copied. Tap or click into the field and paste it there.",
    install: "Put this page on your device, so that the dates are at hand.",
    install_not_now: "Not now",
    keys: "Keys",
    keys_how: "With a keyboard, hold Alt and press the number. In Firefox hold Alt and Shift, on a Mac Control and Option.",
    install_later: "You find this on the page “About”, should you want it later.",
};
