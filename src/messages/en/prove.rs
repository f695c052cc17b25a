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
    heading_expires: "Has it ended?",
    why_expires: "Nobody will write to you: look in the app or the account whether the plan has ended.",
    legend_expires: "What you see there",
    looked_on: "On which day did you look?",
    still_runs: "It still runs, until a day that is named",
    has_run_out: "It has ended or expired",
    was_charged: "It renewed, or was charged again",
    no_answer: "No answer, or a refusal? You are not without rights.",
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
    profile_other: "In the SIM settings of the device, choose the eSIM and “Delete” or “Remove”. Menus differ; this path is not checked.",
    close: "All done: close the case",
    closed_text: "Keep the confirmation until the next two statements are in. If a charge appears after all, the journal below is your proof.",
    ported_text: "The number lives on at its new provider.",
    charge: "Charged after all? Ask the provider in writing for the money back, with the reference and date below. With a US credit card you can dispute the charge in writing within 60 days of the statement.",
};
