//! What is said after the end or above the provider: money back, a disputed charge, a complaint, deleted data.
//!
//! Invariant: only what the case itself shows is claimed. No law is named here and nothing is threatened: what the law
//! says stands, with its sources, in `public/directory/law.json`.

use super::facts::Facts;
use super::letter::{Letter, Line, day, fixed, line};
use crate::wizard::{Field, Happening, TextKind, Tri};

/// What is left is asked back.
pub(super) fn refund_balance(facts: &Facts<'_>) -> Letter {
    let mut lines = vec![fixed("Hello,", "你好：")];
    lines.push(facts.request(("you", "贵方")).unwrap_or_else(|| mine(facts)));
    lines.extend(facts.reference());
    lines.extend(facts.account());
    let answers = facts.wizard.answers();
    let money = answers.money(Field::BalanceLeft).map(|money| money.to_plain());
    let data = answers.volume(Field::DataLeft).map(|volume| volume.readable());
    for left in [money, data].into_iter().flatten() {
        lines.push(line(&["Unused so far: ", &left, "."], &["还没有用完：", &left, "。"]));
    }
    lines.push(fixed(
        "Please pay back what is left, in the way in which it was paid, and tell me the amount and the date.",
        "请把剩余的部分按原付款方式退还，并告诉我金额和日期。",
    ));
    lines.push(fixed(
        "If nothing is paid back, please tell me why in writing, and name the term of the contract on which you rely.",
        "如果不退，请书面说明原因，并指明依据的是合同里的哪一条。",
    ));
    lines.push(fixed("Thank you.", "谢谢。"));
    Letter {
        subject: facts.subject("What is left on my plan"),
        lines,
    }
}

fn mine(facts: &Facts<'_>) -> Line {
    line(
        &["My plan is ", &facts.line.0, "."],
        &["我的套餐：", &facts.line.1, "。"],
    )
}

/// How the end came, told to somebody else: asked for, run out, or ended with the number's move.
fn how_it_ended(facts: &Facts<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    match facts.request(("them", "对方")) {
        Some(asked) => lines.push(asked),
        None => {
            lines.push(mine(facts));
            if facts.wizard.runs_out() {
                lines.push(fixed("I did not renew this plan.", "我没有续费这个套餐。"));
            }
        }
    }
    lines.extend(facts.contact());
    lines.extend(facts.reference());
    if let Some(moved) = facts.wizard.journal.last(Happening::Ported)
        && facts.wizard.has_ended()
        && facts.sent_on().is_none()
    {
        let (on, on_zh) = day(moved.on.unwrap_or(moved.day));
        lines.push(line(
            &[
                "By ",
                &on,
                " my number had moved to another provider, which ended this plan.",
            ],
            &["到 ", &on_zh, "，我的号码已转到其他服务商，这个套餐随之结束。"],
        ));
    }
    if !facts.wizard.runs_out() {
        lines.extend(facts.answer());
    }
    lines.extend(facts.contacts());
    lines
}

/// A charge that should not have come, told to the issuer of the card.
pub(super) fn card_dispute(facts: &Facts<'_>) -> Option<Letter> {
    let provider = facts.provider.as_ref()?;
    let ((charged, amount), name) = (facts.charge()?, facts.name()?);
    let (on, on_zh) = day(charged);
    let mut lines = vec![
        fixed("Dear Sir or Madam,", "您好："),
        line(
            &["I dispute this charge: ", &provider.en, ", ", &on, ", ", &amount, "."],
            &[
                "我对这笔扣款提出争议：",
                &provider.zh_cn,
                "，",
                &on_zh,
                "，",
                &amount,
                "。",
            ],
        ),
    ];
    lines.extend(how_it_ended(facts));
    if facts.sent_on().is_some_and(|sent| charged >= sent) {
        lines.push(fixed(
            "The charge came after that request.",
            "这笔扣款发生在提出申请之后。",
        ));
    }
    lines.push(fixed("I did not agree to this charge.", "我没有同意这笔扣款。"));
    lines.push(fixed(
        "Please reverse it, let no further charge of this merchant through, and confirm in writing that you have received this dispute.",
        "请撤销这笔扣款，不要再放行这家商户的扣款，并书面确认已收到这份争议。",
    ));
    lines.push(fixed(
        "I can send copies of the correspondence.",
        "我可以提供往来记录的副本。",
    ));
    lines.push(line(&["Sincerely, ", &name], &["此致，", &name]));
    Some(Letter {
        subject: ["Dispute of a charge by ", &provider.en, " of ", &on].concat(),
        lines,
    })
}

/// What the complaint is to bring about.
fn wanted(facts: &Facts<'_>) -> Line {
    if facts.wizard.has_ended() {
        fixed(
            "I ask that they confirm the end in writing, make no further charge, and pay back what was charged after it.",
            "我要求对方书面确认已经结束、不再扣款，并退还之后扣的钱。",
        )
    } else if facts.wizard.requested().is_some() {
        fixed(
            "I ask that they end it as I asked, name the date in writing, make no further charge, and pay back what was charged after my request.",
            "我要求对方按我的申请结束、书面说明日期、不再扣款，并退还申请之后扣的钱。",
        )
    } else {
        fixed(
            "I ask that they confirm in writing that it does not renew, make no further charge, and pay back what was charged for a renewal.",
            "我要求对方书面确认不会续费、不再扣款，并退还因续费扣的钱。",
        )
    }
}

/// A complaint, to the federal regulator or to the state.
pub(super) fn complaint(kind: TextKind, facts: &Facts<'_>) -> Option<Letter> {
    let provider = facts.provider.as_ref()?;
    let to_the_state = kind == TextKind::AttorneyGeneral;
    let mut lines = vec![if to_the_state {
        line(
            &[
                "I ask for your help as a consumer. My complaint is about ",
                &provider.en,
                ".",
            ],
            &["我以消费者的身份请求帮助，投诉对象是 ", &provider.zh_cn, "。"],
        )
    } else {
        line(
            &["My complaint is about my phone plan at ", &provider.en, "."],
            &["我投诉 ", &provider.zh_cn, " 的手机套餐。"],
        )
    }];
    lines.extend(how_it_ended(facts));
    lines.extend(facts.charged());
    lines.push(wanted(facts));
    lines.push(fixed(
        "I can send copies of the correspondence.",
        "我可以提供往来记录的副本。",
    ));
    Some(Letter {
        subject: ["Complaint about ", &provider.en, " (", &facts.line.0, ")"].concat(),
        lines,
    })
}

/// The data is to be deleted. It ends nothing, and says so.
pub(super) fn deletion(facts: &Facts<'_>) -> Letter {
    let mut lines = vec![
        fixed("Hello,", "你好："),
        line(
            &[
                "Please delete the personal data that you hold about me. My line was ",
                &facts.line.0,
                ".",
            ],
            &["请删除贵方持有的我的个人数据。我的线路曾是：", &facts.line.1, "。"],
        ),
    ];
    lines.extend(facts.account());
    if facts.wizard.answers().choice(Field::Californian) == Some(Tri::Yes) {
        lines.push(fixed("I live in California.", "我住在加州。"));
    }
    lines.push(fixed(
        "This request is about data alone. It does not cancel or change any plan.",
        "这项请求只涉及数据，并不取消或变更任何套餐。",
    ));
    lines.push(fixed(
        "Please confirm in writing that you have this request, and then what was deleted, what you keep, and why.",
        "请书面确认收到，之后告诉我删除了什么、保留了什么、为什么保留。",
    ));
    lines.push(fixed("Thank you.", "谢谢。"));
    Letter {
        subject: facts.subject("Please delete my personal data"),
        lines,
    }
}
