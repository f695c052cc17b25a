//! English: The pages that explain.

use crate::messages::catalogue::{ExplainText, LawText};

pub(super) const EXPLAIN: ExplainText = ExplainText {
    link: "What such a card is, and what “cancel” can mean",
    heading: "What such a card is, and what “cancel” can mean",
    lead: "Four different things are called “cancel”. Only one or two of them stop the charges, and deleting the eSIM is none of them.",
    what_heading: "The card",
    what_text: "A US eSIM plan is bought online and loaded into the phone, without a plastic card. Many are prepaid, come in several sizes, and run on the networks of AT&T, T-Mobile or Verizon, often under another brand's name.",
    sold_carrier: "Carriers sell plans on a network of their own.",
    sold_mvno: "Virtual operators, such as Tello or Mint Mobile, sell plans on a carrier's network.",
    sold_travel: "Travel eSIM shops sell data for a trip. Most of these plans have no number and end by themselves.",
    sold_reseller: "Resellers, on Taobao, Telegram or in a shop, pass on a plan that somebody else runs. The account may not be in your name.",
    four_heading: "Four things called “cancel”",
    renewal: "Switching the renewal off",
    renewal_does: "The plan runs to the end of what is paid and is not charged again. The number usually goes with it. This is all that most prepaid plans need.",
    line: "Ending the line",
    line_does: "Service and number stop, at once or at the end of the cycle. The number is usually gone for good, and so is what was left.",
    number: "Moving the number",
    number_does: "A new provider takes the number over, and the old line ends with it. It must come before anything else ends the line. An account or AutoPay may stay behind: look.",
    account: "Deleting the account or the data",
    account_does: "Your data goes. A plan that still runs may go on running and being charged: end it first.",
    profile: "Deleting the eSIM from the phone ends nothing",
    profile_does: "It only takes away your own access. The plan runs on, it may be charged again, and a refund may be lost. Delete it last.",
    by_itself: "A plan that was bought once, for a number of days, ends by itself: make sure that nothing renews, let it end, then delete the eSIM.",
    traps_heading: "Beware of",
    trap_letters: "Sites that sell a cancellation letter, sometimes with a monthly fee behind it. Nobody needs them: the texts here are free.",
    trap_numbers: "Phone numbers and addresses in search results and guides. Some are invented or belong to somebody else. Take them from the provider's own site.",
    trap_helpers: "Helpers who want your password, a code from a text message, or control of your phone. No provider needs that to end a plan.",
};

pub(super) const LAW: LawText = LawText {
    link: "What US law says",
    heading: "What US law says",
    not_advice: "This is not legal advice, only short sentences, each with the page it was read on.",
    as_of: "As of {date}",
    number: "Taking your number along",
    ending: "Ending a plan",
    money: "Money that was charged",
    data: "Your data",
    complaint: "Complaining",
    unavailable: "The list could not be read. Try again later; nothing is lost.",
};
