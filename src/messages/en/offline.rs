//! English: The copy on this device, its updates, and what other apps share.

use crate::messages::catalogue::{OfflineText, ReceivedText};

pub(super) const OFFLINE: OfflineText = OfflineText {
    update_waits: "Something is being carried out, here or in another tab, so the new version waits. Press again when that is done.",
    data_of: "Provider data of {date}.",
    renew: "Look for newer data",
    renewing: "Looking for newer data…",
    renewed: "Newer data is here.",
    newest: "This is the newest data.",
    renew_later: "Something is being carried out in another tab. Look again when that is done.",
    renew_failed: "Newer data cannot be had at the moment, perhaps because there is no network. What is here stays in use.",
    install_heading: "As an app",
    install_text: "Installed, this page opens like an app, works without a network, and other apps can share mails and pictures with it.",
    install: "Install on this device",
    install_by_hand: "On an iPhone or iPad: tap the share button of the browser, then “Add to Home Screen”. The app keeps its own list of plans, apart from the one in the browser.",
};

pub(super) const RECEIVED: ReceivedText = ReceivedText {
    heading: "What was shared with this page",
    nothing: "Nothing was shared with this page just now.",
    nothing_do: "What another app shares is only kept for a moment, and never saved. Please share it once more, or give it to the page here.",
    mail: "A mail has arrived. It can be checked: does it really say that the plan has ended?",
    picture: "A picture has arrived. If there is a QR code in it, the code can be read.",
    number: "A text with a number or a code of an eSIM has arrived.",
    text: "A text has arrived.",
    unknown: "This file is neither a mail nor a picture nor a text, so nothing can be done with it here.",
    file: "File: {name}",
    more: "Only the first of several files was taken.",
    to_answer: "It is the provider's answer about",
    to_line: "It says which eSIM it is, for",
    no_plan: "No plan waits for an answer now. Once you have noted in a plan that your request was sent, its answer can be checked.",
    new_plan: "A new plan",
    memory: "Until you choose, it lies in memory only. Leave this page, and it is gone.",
    choose: "A mail, a picture or a text",
    choose_hint: "Choose a file, or drop it here.",
    paste: "Paste a text",
    paste_refused: "The browser does not let the page read the clipboard. Open your plan and paste the text there.",
};
