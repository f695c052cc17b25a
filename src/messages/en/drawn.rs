//! English: What stands beside pictures.

use crate::messages::catalogue::DrawnText;

pub(super) const DRAWN: DrawnText = DrawnText {
    prepare: "Save codes and contacts, decide about the number, note the dates. Nothing is sent.",
    find: "See where your provider hides “cancel”, and what you would lose.",
    act: "Check everything once more. Only then is it sent: by you, or by this page with your own key.",
    prove: "Know how long to wait, have the answer checked, keep the proof. Delete the eSIM last.",
    code_summary: "What is in such a QR code?",
    code_kind: "says that it is an activation code for an eSIM.",
    code_server: "is the server (SM-DP+) from which the phone loads the eSIM. It often tells whose plan it is, and this page keeps it.",
    code_secret: "is the secret (matching ID): whoever has it can load the eSIM. This page drops it at once. Do not send it to anybody.",
};
