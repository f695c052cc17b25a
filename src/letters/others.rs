//! What is said to those who are not the provider: to the seller of the plan, to the owner of the account.
//!
//! Invariant: both languages say the same and either can be sent, because a seller often reads Chinese. No password,
//! PIN or code is ever asked for or offered.

use super::cancellation::{Letter, Line, line_name};
use crate::directory::LocalText;
use crate::wizard::Wizard;

fn line(english: String, chinese: String) -> Line {
    Line { english, chinese }
}

fn fixed(english: &str, chinese: &str) -> Line {
    line(english.to_owned(), chinese.to_owned())
}

/// The text to the reseller who sold the plan; `None` where there is no line to name.
#[must_use]
pub fn to_seller(wizard: &Wizard) -> Option<Letter> {
    let (name, name_zh) = line_name(wizard)?;
    Some(Letter {
        subject: ["Please end my plan (", &name, ")"].concat(),
        lines: vec![
            fixed("Hello,", "你好："),
            line(
                ["I bought a US eSIM plan from you: ", &name, "."].concat(),
                ["我在你这里买了一个美国 eSIM 套餐：", &name_zh, "。"].concat(),
            ),
            fixed(
                "Which provider runs this line, and in whose name is the account?",
                "这条线路是哪家服务商的？账户登记在谁的名下？",
            ),
            fixed(
                "I do not want it to renew. If the account is yours, please end the plan and switch the automatic renewal off.",
                "我不想再续费。如果账户在你名下，请取消套餐，并关闭自动续费。",
            ),
            fixed(
                "Please write to me on which day it ends, that there will be no further charge, and whether anything is paid back.",
                "请书面告诉我：哪一天结束、之后不会再扣款，以及能否退款。",
            ),
            fixed(
                "I will not send any password or code. Thank you.",
                "我不会发送任何密码或验证码。谢谢。",
            ),
        ],
    })
}

/// The text to whoever owns the account: a relative, an employer. `None` where there is no line to name.
#[must_use]
pub fn to_owner(wizard: &Wizard, provider: Option<&LocalText>) -> Option<Letter> {
    let (name, name_zh) = line_name(wizard)?;
    let (at, at_zh) = provider.map_or_else(
        || (String::new(), String::new()),
        |provider| {
            (
                [" at ", &provider.en].concat(),
                ["在 ", &provider.zh_cn, " 的"].concat(),
            )
        },
    );
    Some(Letter {
        subject: ["Please end a line of your account (", &name, ")"].concat(),
        lines: vec![
            fixed("Hello,", "你好："),
            line(
                ["I use a line of your account", &at, ": ", &name, "."].concat(),
                ["我在用你", &at_zh, "账户里的一条线路：", &name_zh, "。"].concat(),
            ),
            fixed(
                "I do not need it any more. Only the owner of the account can end it.",
                "我不再需要它了，而只有账户持有人才能注销。",
            ),
            fixed(
                "Please wait until I tell you that my number, codes and messages are safe. Then please end this one line only, and leave the others as they are.",
                "请等我确认号码、验证码和短信都已处理好，再注销这一条线路，其他线路不要动。",
            ),
            fixed(
                "Please send me the confirmation with the day on which it ends. Thank you.",
                "办好后请把写明结束日期的确认发给我。谢谢。",
            ),
        ],
    })
}
