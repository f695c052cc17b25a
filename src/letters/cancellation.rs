//! The request to end a plan: as a mail, as lines for a chat, as a script for a call, for a form, on paper.
//!
//! Invariant: every form says the same: which line, which act, from when, no further charge, in writing.

use super::facts::{Facts, wish};
use super::form::Form;
use super::letter::{Letter, Line, fixed, line};
use crate::wizard::{Field, Reason, Wizard};

/// The reason in one sentence, for the provider.
#[must_use]
pub fn reason(wizard: &Wizard) -> Line {
    match wizard.answers().choice(Field::Reason) {
        Some(Reason::TripOver) => fixed(
            "My trip has ended and I no longer need the service.",
            "我的旅行已结束，不再需要这项服务。",
        ),
        Some(Reason::SaveMoney) => fixed(
            "I no longer need the service and want to stop paying for it.",
            "我不再需要这项服务，希望停止付费。",
        ),
        Some(Reason::NewDevice) => fixed(
            "I have changed my device and no longer need this plan.",
            "我换了设备，不再需要这个套餐。",
        ),
        Some(Reason::Security) => fixed(
            "I no longer want this account to be active, for security reasons.",
            "出于安全考虑，我不想再保留这个账户。",
        ),
        Some(Reason::Other) | None => fixed("I no longer need the service.", "我不再需要这项服务。"),
    }
}

/// The request in one of its forms.
pub(super) fn cancellation(form: Form, facts: &Facts<'_>) -> Option<Letter> {
    let (wish, wish_zh) = wish(facts.wizard.requested()?)?;
    let (name, name_zh) = &facts.line;
    let ask = line(
        &["Please ", wish, " for my plan: ", name, "."],
        &["请为我的套餐（", name_zh, "）", wish_zh, "。"],
    );
    let mut lines = match form {
        Form::Phone => vec![
            line(&["Hello, I would like to ", wish, "."], &["你好，我想", wish_zh, "。"]),
            line(&["My line is ", name, "."], &["我的线路是：", name_zh, "。"]),
        ],
        Form::Chat => vec![fixed("Hello.", "你好。"), ask],
        Form::Paper => vec![fixed("Dear Sir or Madam,", "您好："), ask],
        Form::Page => vec![ask],
        Form::Mail | Form::Either => vec![fixed("Hello,", "你好："), ask],
    };
    lines.push(reason(facts.wizard));
    lines.extend(facts.account());
    lines.push(fixed(
        "Please tell me the date on which this takes effect, and confirm that there will be no further charge.",
        "请告诉我生效日期，并确认之后不会再扣款。",
    ));
    lines.push(if form == Form::Phone {
        fixed(
            "Please send me a confirmation by e-mail, and give me a reference number and your name.",
            "请发一封确认邮件给我，并告诉我受理编号和您的姓名。",
        )
    } else {
        fixed(
            "Please confirm this in writing, with a reference number.",
            "请书面确认，并提供受理编号。",
        )
    });
    lines.push(match form {
        Form::Phone | Form::Chat => fixed(
            "Thank you, I do not want another offer. Please go on with my request.",
            "谢谢，我不需要其他优惠，请继续办理。",
        ),
        Form::Paper => {
            let name = facts.name()?;
            line(&["Sincerely, ", &name], &["此致，", &name])
        }
        Form::Mail | Form::Page | Form::Either => fixed("Thank you.", "谢谢。"),
    });
    Some(Letter {
        subject: facts.subject(&["Please ", wish].concat()),
        lines,
    })
}
