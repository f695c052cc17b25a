//! What a case can say of itself in a letter: the line, what was asked when, what came back, what was charged.
//!
//! Invariant: everything here is whole sentences or nothing; a fact that the case does not have leaves no trace.

use super::letter::{Line, day, line, plain};
use crate::directory::{Act, Identified, LocalText, identify};
use crate::telecom::Date;
use crate::wizard::{Context, Entry, Field, Happening, Reply, Wizard};

/// A case as letters see it.
pub(super) struct Facts<'a> {
    pub(super) wizard: &'a Wizard,
    pub(super) today: Date,
    /// How the line is named, in both languages.
    pub(super) line: (String, String),
    pub(super) provider: Option<LocalText>,
}

impl<'a> Facts<'a> {
    /// `None` where there is no line to name.
    pub(super) fn of(wizard: &'a Wizard, cx: &Context<'_>) -> Option<Self> {
        Some(Self {
            wizard,
            today: cx.today,
            line: line_name(wizard)?,
            provider: wizard.provider_name(cx),
        })
    }

    /// A subject that names the line.
    pub(super) fn subject(&self, what: &str) -> String {
        [what, " (", &self.line.0, ")"].concat()
    }

    /// The name in the account, if it was given.
    pub(super) fn name(&self) -> Option<String> {
        Some(plain(self.wizard.answers().text(Field::AccountName))).filter(|name| !name.is_empty())
    }

    pub(super) fn account(&self) -> Option<Line> {
        let name = self.name()?;
        Some(line(
            &["The account is in the name of ", &name, "."],
            &["账户登记在 ", &name, " 名下。"],
        ))
    }

    /// What happened from the last act on: what was said of an earlier one is not said of this one.
    fn of_act(&self) -> &'a [Entry] {
        let entries = self.wizard.journal.entries();
        let begun = entries.iter().rposition(|entry| entry.what == Happening::ActBegun);
        entries.get(begun.unwrap_or_default()..).unwrap_or_default()
    }

    fn sent(&self) -> Option<&'a Entry> {
        let of_act = self.of_act();
        let sent = of_act.iter().rev().find(|entry| entry.what == Happening::Submitted);
        sent.or_else(|| of_act.first().filter(|entry| entry.what == Happening::ActBegun))
    }

    /// The day on which the end was asked for.
    pub(super) fn sent_on(&self) -> Option<Date> {
        self.sent().map(|entry| entry.on.unwrap_or(entry.day))
    }

    /// What was asked, and when: “On November 22, 2026 I asked you to …”.
    pub(super) fn request(&self, (whom, whom_zh): (&str, &str)) -> Option<Line> {
        let (wish, wish_zh) = wish(self.wizard.requested()?)?;
        let (on, on_zh) = day(self.sent_on()?);
        Some(line(
            &["On ", &on, " I asked ", whom, " to ", wish, ": ", &self.line.0, "."],
            &[&on_zh, "，我请", whom_zh, wish_zh, "：", &self.line.1, "。"],
        ))
    }

    /// The newest number that the provider gave, and with whom one was in contact.
    pub(super) fn reference(&self) -> Option<Line> {
        let number = self
            .of_act()
            .iter()
            .rev()
            .map(|entry| plain(&entry.reference))
            .find(|number| some(number))?;
        Some(line(
            &["The reference number is ", &number, "."],
            &["受理编号：", &number, "。"],
        ))
    }

    pub(super) fn contact(&self) -> Option<Line> {
        let with = Some(plain(&self.sent()?.with)).filter(|with| some(with))?;
        Some(line(
            &["The contact was ", &with, "."],
            &["当时的联系对象：", &with, "。"],
        ))
    }

    /// The newest answer, told to somebody else.
    pub(super) fn answer(&self) -> Option<Line> {
        let told = |entry: &&Entry| entry.reply.is_some_and(|reply| reply != Reply::Nothing);
        let entry = self.of_act().iter().rev().find(told)?;
        let (on, on_zh) = day(entry.on.unwrap_or(entry.day));
        let end = entry.ends_on.map(day);
        let (said, said_zh) = match (entry.reply?, &end) {
            (Reply::ReceivedOnly, _) => ("confirmed the receipt, but named no date", "确认收到，但没有说明日期"),
            (Reply::EndsOn, Some((end, end_zh))) => {
                return Some(line(
                    &["On ", &on, " they wrote that it ends on ", end, "."],
                    &[&on_zh, "，对方说明结束日期为 ", end_zh, "。"],
                ));
            }
            (Reply::Running | Reply::InReview | Reply::EndsOn, _) => {
                ("answered that the request is being processed", "答复说正在处理")
            }
            (Reply::Ended, _) => ("confirmed that it has ended", "确认已经结束"),
            (Reply::Refused, _) => (
                "refused the request, or asked for something else first",
                "拒绝，或要求先做别的",
            ),
            (Reply::Nothing, _) => return None,
        };
        Some(line(
            &["On ", &on, " they ", said, "."],
            &[&on_zh, "，对方", said_zh, "。"],
        ))
    }

    /// When one spoke with them besides, the last three times.
    pub(super) fn contacts(&self) -> Vec<Line> {
        let noted = self
            .of_act()
            .iter()
            .rev()
            .filter(|entry| entry.what == Happening::Contacted)
            .take(3);
        let mut lines: Vec<Line> = noted.map(contacted).collect();
        lines.reverse();
        lines
    }

    /// The day of a charge and its amount, where both are known.
    pub(super) fn charge(&self) -> Option<(Date, String)> {
        let answers = self.wizard.answers();
        let amount = answers.money(Field::ChargedAmount)?.to_plain();
        Some((answers.date(Field::ChargedOn)?, amount))
    }

    pub(super) fn charged(&self) -> Option<Line> {
        let (on, amount) = self.charge()?;
        let (on, on_zh) = day(on);
        Some(line(
            &["On ", &on, " I was charged ", &amount, "."],
            &[&on_zh, "，我被扣款 ", &amount, "。"],
        ))
    }
}

fn contacted(entry: &Entry) -> Line {
    let (on, on_zh) = day(entry.on.unwrap_or(entry.day));
    let (with, number) = (plain(&entry.with), plain(&entry.reference));
    let (mut english, mut chinese) = (
        vec!["On ", on.as_str(), " I contacted them"],
        vec![on_zh.as_str(), "，我联系了对方"],
    );
    if some(&with) {
        english.extend([" (", &with, ")"]);
        chinese.extend(["（", &with, "）"]);
    }
    if some(&number) {
        english.extend([", reference ", &number]);
        chinese.extend(["，编号 ", &number]);
    }
    english.push(".");
    chinese.push("。");
    line(&english, &chinese)
}

fn some(text: &str) -> bool {
    !text.is_empty()
}

/// The act as a wish, for the middle of a sentence; `None` where nothing is asked of anybody.
pub(super) const fn wish(act: Act) -> Option<(&'static str, &'static str)> {
    match act {
        Act::StopRenewal => Some(("switch off the automatic renewal", "关闭自动续费")),
        Act::EndAtPeriodEnd => Some((
            "end this line at the end of the current billing cycle",
            "在本账单周期结束时注销这条线路",
        )),
        Act::EndNow => Some(("end this line now", "立即注销这条线路")),
        Act::RefundUnused => Some((
            "cancel this purchase, which was not used, and refund it",
            "取消这笔未使用的购买并退款",
        )),
        Act::DeleteAccount => Some(("delete my account", "删除我的账户")),
        Act::PortOut | Act::Nothing => None,
    }
}

/// The line as one names it to a provider: only what is needed.
fn line_name(wizard: &Wizard) -> Option<(String, String)> {
    let both = |english: &str, chinese: &str, name: &str| ([english, name].concat(), [chinese, name].concat());
    Some(match identify(wizard.answers().text(Field::Identifier)).ok()? {
        Identified::Iccid(iccid) => both("ICCID ", "ICCID ", iccid.as_str()),
        Identified::Eid(eid) => both("EID ", "EID ", eid.as_str()),
        Identified::Msisdn(number) => both("phone number ", "号码 ", &number.readable()),
        Identified::Reference(text) => both("order or account ", "订单或账户 ", &text),
        Identified::ActivationCode(_) => return None,
    })
}
