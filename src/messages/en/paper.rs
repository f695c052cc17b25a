//! Files that the page makes for the person.

use crate::messages::PaperText;

pub(super) const PAPER: PaperText = PaperText {
    working: "One moment …",
    not_a_picture: "Your browser cannot open this as a picture. Take a photo, or a screenshot of the photo, and give that.",
    no_maker: "This did not work: a part of the page could not be loaded, or it took too long. Try again, with a network if you have none.",
    save: "Save it",
    share: "Hand it to another app",
    share_failed: "That did not work. Save the file instead.",
    stamp_heading: "Stamp a photo of my ID",
    stamp_text: "If a photo of an ID really is asked for, do not send it bare. Here it is written across for whom, for what and when, made smaller, and freed of place, time and device. It never leaves this device, and nothing of it is kept.",
    stamp_label: "Photo of the document",
    stamp_hint: "Cover what they do not need first, such as the number of the document, with a strip of paper.",
    stamped: "Stamped. Look whether what they need can still be read, then save it and send this one only.",
    stamp_seen: "Your photo with the stamp across it",
};
