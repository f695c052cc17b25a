//! The request to end a plan: as a mail, as lines for a chat, as a script for a call.

use crate::directory::{Act, Channel, Identified, identify};
use crate::wizard::{Field, Reason, Wizard};

/// One sentence in English and, beside it, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is said.
    pub english: String,
    /// What it means.
    pub chinese: String,
}

/// A text to a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject, for mails.
    pub subject: String,
    /// Its sentences in order.
    pub lines: Vec<Line>,
}

impl Letter {
    /// The English text, a sentence a line.
    #[must_use]
    pub fn english(&self) -> String {
        self.lines
            .iter()
            .map(|l| l.english.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The Chinese beside it.
    #[must_use]
    pub fn chinese(&self) -> String {
        self.lines
            .iter()
            .map(|l| l.chinese.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What is asked for; `None` where nothing is asked of anybody.
fn request(act: Act) -> Option<(&'static str, &'static str)> {
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

fn reason(reason: Option<Reason>) -> (&'static str, &'static str) {
    match reason {
        Some(Reason::TripOver) => (
            "My trip has ended and I no longer need the service.",
            "我的旅行已结束，不再需要这项服务。",
        ),
        Some(Reason::SaveMoney) => (
            "I no longer need the service and want to stop paying for it.",
            "我不再需要这项服务，希望停止付费。",
        ),
        Some(Reason::NewDevice) => (
            "I have changed my device and no longer need this plan.",
            "我换了设备，不再需要这个套餐。",
        ),
        Some(Reason::Security) => (
            "I no longer want this account to be active, for security reasons.",
            "出于安全考虑，我不想再保留这个账户。",
        ),
        Some(Reason::Other) | None => ("I no longer need the service.", "我不再需要这项服务。"),
    }
}

/// The line as one names it to a provider: only what is needed.
pub(super) fn line_name(wizard: &Wizard) -> Option<(String, String)> {
    Some(match identify(wizard.answers().text(Field::Identifier)).ok()? {
        Identified::Iccid(iccid) => (["ICCID ", iccid.as_str()].concat(), ["ICCID ", iccid.as_str()].concat()),
        Identified::Eid(eid) => (["EID ", eid.as_str()].concat(), ["EID ", eid.as_str()].concat()),
        Identified::Msisdn(number) => (
            ["phone number ", &number.readable()].concat(),
            ["号码 ", &number.readable()].concat(),
        ),
        Identified::Reference(text) => (["order or account ", &text].concat(), ["订单或账户 ", &text].concat()),
        Identified::ActivationCode(_) => return None,
    })
}

/// Makes the request for one case, act and channel; `None` where there is nobody to say it to or no line to name.
#[must_use]
pub fn cancellation(wizard: &Wizard, (act, channel): (Act, Channel)) -> Option<Letter> {
    let (wish, wish_zh) = request(act)?;
    let (line, line_zh) = line_name(wizard)?;
    let (why, why_zh) = reason(wizard.answers().choice(Field::Reason));
    let says = |english: String, chinese: String| Line { english, chinese };
    let fixed = |english: &str, chinese: &str| says(english.to_owned(), chinese.to_owned());
    let ask = says(
        ["Please ", wish, " for my plan: ", &line, "."].concat(),
        ["请为我的套餐（", &line_zh, "）", wish_zh, "。"].concat(),
    );
    let mut lines = match channel {
        Channel::Phone => vec![
            says(
                ["Hello, I would like to ", wish, "."].concat(),
                ["你好，我想", wish_zh, "。"].concat(),
            ),
            says(
                ["My line is ", &line, "."].concat(),
                ["我的线路是：", &line_zh, "。"].concat(),
            ),
        ],
        Channel::Chat => vec![fixed("Hello.", "你好。"), ask],
        _ => vec![fixed("Hello,", "你好："), ask],
    };
    lines.push(fixed(why, why_zh));
    lines.push(fixed(
        "Please tell me the date on which this takes effect, and confirm that there will be no further charge.",
        "请告诉我生效日期，并确认之后不会再扣款。",
    ));
    lines.push(match channel {
        Channel::Phone => fixed(
            "Please send me a confirmation by e-mail, and give me a reference number and your name.",
            "请发一封确认邮件给我，并告诉我受理编号和您的姓名。",
        ),
        _ => fixed(
            "Please confirm this in writing, with a reference number.",
            "请书面确认，并提供受理编号。",
        ),
    });
    lines.push(match channel {
        Channel::Phone | Channel::Chat => fixed(
            "Thank you, I do not want another offer. Please go on with my request.",
            "谢谢，我不需要其他优惠，请继续办理。",
        ),
        _ => fixed("Thank you.", "谢谢。"),
    });
    let subject = ["Please ", wish, " (", &line, ")"].concat();
    Some(Letter { subject, lines })
}
