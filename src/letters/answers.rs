//! What is said while one waits and when they say no: after silence, after a mere receipt, to an offer, to a refusal,
//! to the question who one is.
//!
//! Invariant: none of these is a second request; each says on which one it rests. No password, PIN, code or photo is
//! ever promised by mail.

use super::facts::Facts;
use super::letter::{Letter, Line, day, fixed, line};
use crate::directory::terms::Proof;

/// Days within which an answer is asked for.
const ANSWER_DAYS: i32 = 7;

/// What the provider is asked to say, and by when.
fn answer_by(facts: &Facts<'_>) -> Line {
    let days = ANSWER_DAYS.to_string();
    let (by, by_zh) = day(facts.today.plus_days(ANSWER_DAYS));
    line(
        &["Please answer in writing within ", &days, " days, by ", &by, "."],
        &["请在 ", &days, " 天内（", &by_zh, " 前）书面答复。"],
    )
}

fn not_twice() -> Line {
    fixed(
        "This is not a second request. Please do not process it twice.",
        "这不是第二次申请，请不要重复办理。",
    )
}

fn thanks() -> Line {
    fixed("Thank you.", "谢谢。")
}

fn you() -> (&'static str, &'static str) {
    ("you", "贵方")
}

/// After silence.
pub(super) fn follow_up(facts: &Facts<'_>) -> Option<Letter> {
    let mut lines = vec![fixed("Hello,", "你好："), facts.request(you())?];
    lines.extend(facts.contact());
    lines.extend(facts.reference());
    lines.extend(facts.account());
    lines.push(fixed(
        "I have no confirmation of its end so far.",
        "到目前为止，我没有收到已经结束的确认。",
    ));
    lines.push(fixed(
        "Please confirm that it was done, the date on which it takes effect, and that there will be no further charge.",
        "请确认已经办理、生效日期，以及之后不会再扣款。",
    ));
    lines.extend([answer_by(facts), not_twice(), thanks()]);
    Some(Letter {
        subject: facts.subject("My request has not been answered"),
        lines,
    })
}

/// They have it, and no more.
pub(super) fn received_only(facts: &Facts<'_>) -> Option<Letter> {
    let mut lines = vec![
        fixed("Hello,", "你好："),
        fixed("Thank you for your answer.", "谢谢你们的答复。"),
        facts.request(you())?,
    ];
    lines.extend(facts.reference());
    lines.push(fixed(
        "Your answer says that you have my request. It does not say on which date the plan ends.",
        "答复说已收到我的申请，但没有说明套餐哪一天结束。",
    ));
    lines.push(fixed(
        "Please tell me that date, and confirm that there will be no further charge.",
        "请告诉我这个日期，并确认之后不会再扣款。",
    ));
    lines.extend([answer_by(facts), not_twice(), thanks()]);
    Some(Letter {
        subject: facts.subject("On which date does my plan end?"),
        lines,
    })
}

/// To an offer to stay, to a second one, to a third one.
pub(super) fn decline_offer(facts: &Facts<'_>) -> Letter {
    Letter {
        subject: facts.subject("My request stands"),
        lines: vec![
            line(
                &[
                    "Thank you for the offer. I do not want it. Please go on with my request for ",
                    &facts.line.0,
                    ".",
                ],
                &["谢谢你的优惠，我不需要。请继续办理我的申请：", &facts.line.1, "。"],
            ),
            fixed(
                "My decision is made, and no offer will change it. Please process my request as I made it, and give me the reference number.",
                "我已经决定了，任何优惠都不会改变。请按我的申请办理，并告诉我受理编号。",
            ),
            fixed(
                "I have now declined every offer. If you cannot do this, please connect me with somebody who can, or tell me your name and that you refuse, so that I can note it.",
                "所有优惠我都已拒绝。如果你办不了，请转给能办理的人；或者告诉我你的姓名，并说明你拒绝办理，我会记录下来。",
            ),
        ],
    }
}

/// They refuse.
pub(super) fn refusal(facts: &Facts<'_>) -> Option<Letter> {
    let mut lines = vec![fixed("Hello,", "你好："), facts.request(you())?];
    lines.extend(facts.reference());
    lines.extend(facts.account());
    lines.push(fixed(
        "You did not do it. Please tell me the reason in writing, and name the term of the contract on which you rely.",
        "贵方没有办理。请书面告诉我理由，并指明依据的是合同里的哪一条。",
    ));
    lines.push(fixed(
        "If something is missing, please tell me exactly what it is, and how and where I can give it to you.",
        "如果还缺什么，请具体说明缺的是什么，以及我怎样、在哪里提供。",
    ));
    lines.push(fixed(
        "Please also tell me who can review this decision.",
        "也请告诉我，可以由谁来复核这个决定。",
    ));
    lines.extend([answer_by(facts), thanks()]);
    Some(Letter {
        subject: facts.subject("Please give me the reason in writing"),
        lines,
    })
}

/// They ask who one is.
pub(super) fn identity(facts: &Facts<'_>) -> Letter {
    let mut lines = vec![
        fixed("Hello,", "你好："),
        line(
            &["You asked me to prove that this line is mine: ", &facts.line.0, "."],
            &["贵方要我证明这条线路是我的：", &facts.line.1, "。"],
        ),
    ];
    lines.extend(facts.account());
    lines.push(fixed(
        "I can confirm the name and the billing address of the account, the account or order number, and the date and amount of the last payment.",
        "我可以核对账户的姓名和账单地址、账户号码或订单号，以及最近一次付款的日期和金额。",
    ));
    lines.push(fixed(
        "I can also enter a code that you send to the line or to the e-mail address of the account, on your own page.",
        "我也可以在贵方自己的页面上，输入发到这条线路或账户邮箱的验证码。",
    ));
    lines.push(fixed(
        "I do not send a photo of an ID, a password, a PIN or a code by e-mail. Please offer me another way.",
        "我不会通过邮件发送证件照片、密码、PIN 或验证码，请提供其他方式。",
    ));
    lines.push(fixed(
        "If you need a document after all, please tell me why, where I can upload it securely, and when it will be deleted.",
        "如果确实需要证件，请说明原因、可以安全上传的地方，以及何时删除。",
    ));
    lines.push(thanks());
    Letter {
        subject: facts.subject("How I can prove who I am"),
        lines,
    }
}

/// What is said on the phone to what they may ask.
#[must_use]
pub fn spoken(proof: Proof) -> Line {
    match proof {
        Proof::AccountPin => fixed(
            "I have the account PIN. I say it only on this call, because I called you.",
            "我有账户 PIN。这通电话是我打给你们的，我才会说。",
        ),
        Proof::AccountNumber => fixed("I have the account number at hand.", "账户号码我手边有。"),
        Proof::SmsCode => fixed(
            "Please send the code to the line now. I have it at hand.",
            "请现在把验证码发到这个号码，手机就在我手边。",
        ),
        Proof::EmailCode => fixed(
            "Please send the code to the e-mail address of the account now.",
            "请现在把验证码发到账户邮箱。",
        ),
        Proof::AuthenticatorCode => fixed("I have my authenticator app at hand.", "验证器应用我手边有。"),
        Proof::SecurityQuestions => fixed("Please ask me the security questions.", "请问安全问题。"),
        Proof::BillingAddress => fixed(
            "I can tell you the name and the billing address of the account.",
            "我可以说出账户的姓名和账单地址。",
        ),
        Proof::OrderNumber => fixed("I have the order number at hand.", "订单号我手边有。"),
        Proof::IdPhoto => fixed(
            "I do not send a photo of an ID by e-mail. Is there another way, or a secure page of yours?",
            "我不会通过邮件发证件照片。有其他方式，或你们自己的安全页面吗？",
        ),
    }
}
