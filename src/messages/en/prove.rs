//! English: The steps of the phase “prove”.

use crate::messages::catalogue::{AfterText, ConfirmText};

pub(super) const CONFIRM: ConfirmText = ConfirmText {
    heading: "What came back?",
    why: "Read the provider's mail slowly. “Received” is not yet “ended”.",
    legend: "The newest answer says",
    replied_on: "On which day did it come?",
    ends_on: "On which day does it end?",
    reference: "Reference number in the answer",
    save: "Note this answer",
    wait_until: "An answer should be here by {date}. Until then there is nothing to do; keep the eSIM on the phone.",
    wait_end: "It should end on {date}. Look again the day after.",
    overdue: "The answer is overdue. Write or call once more and ask for the effective date in writing. Do not send the cancellation itself a second time.",
    received: "They have it, but have not said when it ends. Ask for the day in writing.",
    doubt: "In doubt, ask support: “Has my line ended, and on which date?”",
    phish: "A real answer never asks for your password or for a payment. Check who really sent it: {domains}",
    log: "What happened so far",
};

pub(super) const AFTER: AfterText = AfterText {
    heading: "Tidy up, the eSIM last",
    heading_closed: "Done. This plan has ended",
    why: "The plan has ended. A few things make sure that it stays so.",
    legend: "What is left to do",
    card: "Payment card or AutoPay removed from the account",
    evidence: "Confirmation mail and this journal kept (print or save)",
    statement: "One statement seen without a new charge",
    account: "Account deleted, if you want that (optional)",
    profile: "eSIM profile removed from the device, as the very last thing",
    statement_due: "The next statement should be there by {date}.",
    profile_heading: "Removing the eSIM",
    profile_iphone: "“Settings”, “Cellular”, the line, “Delete eSIM”.",
    profile_ipad: "“Settings”, “Cellular Data”, the plan, “Delete eSIM”.",
    profile_watch: "In the Watch app on the iPhone: “My Watch”, “Cellular”, the plan, “Remove plan”.",
    profile_samsung: "“Settings”, “Connections”, “SIM manager”, the eSIM, “Remove”.",
    profile_other: "In the SIM settings of the device, choose the eSIM and “Delete” or “Remove”. Menus differ; this path is not checked.",
    close: "All done: close the case",
    closed_text: "Keep the confirmation until the next two statements are in. If a charge appears after all, the journal below is your proof.",
    ported_text: "The number lives on at its new provider.",
    charge: "Charged after all? Ask the provider in writing for the money back, with the reference and date below. With a US credit card you can dispute the charge in writing within 60 days of the statement.",
};
