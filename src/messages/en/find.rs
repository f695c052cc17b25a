//! English: The steps of the phase “find”.

use crate::messages::catalogue::{FindText, SignInText};

pub(super) const SIGNIN: SignInText = SignInText {
    heading: "Sign in at the provider",
    why: "Use the provider's own address. This page never asks for your password.",
    open: "Open the sign-in page",
    reset: "Forgotten password",
    website: "Open the provider's website",
    support: "Help and contact",
    none: "We know no checked address for this provider. Use the link in an old mail or on your receipt, and check the address bar before you type a password.",
    trouble_heading: "If you cannot sign in",
    trouble_1: "Reset the password while the line still works: the code may come to it.",
    trouble_2: "Look for the first mail after the purchase: it names the account.",
    trouble_3: "If nothing helps, choose phone, chat or e-mail in the next step.",
    second_factor: "Second step at sign-in",
};

pub(super) const FIND: FindText = FindText {
    heading: "Choose how to end it",
    why: "“Cancel” means different things. Below stands what really happens.",
    legend: "Ways at this provider, best first",
    legend_general: "Ways that most providers have",
    steps: "The way",
    effect: "What happens then",
    cancel_page: "The provider's own words on cancelling",
    conflict: "Sources disagree",
    give_reason: "If they ask for a reason, you can say:",
    general_web: "Sign in, open the account or billing settings, and look for “Cancel plan”, “Auto-renew” or “AutoPay”.",
    general_app: "Open the app, go to the profile or plan, and look for “Manage plan” or “Auto-renew”.",
    general_chat: "Open the help page, start a chat, and paste the text of the next pages.",
    general_phone: "Find the number on the provider's own website, not in a search result, and call.",
    general_email: "Find the mail address on the provider's own website and send the text of the next pages.",
    general_expires: "Make sure that automatic renewal is off, then let the plan run out.",
    general_ask: "Ask what exactly happens: whether only the renewal stops, or the line ends as well.",
};
