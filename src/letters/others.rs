//! What is said to those who are not the provider: to the seller of the plan, to the owner of the account.
//!
//! Invariant: both languages say the same and either can be sent, because a seller often reads Chinese. No password,
//! PIN or code is ever asked for or offered. While the number is not safe, neither is asked to end anything yet.

use super::facts::Facts;
use super::letter::{Letter, fixed, line};

/// The text to the reseller who sold the plan.
pub(super) fn to_seller(facts: &Facts<'_>) -> Letter {
    let (name, name_zh) = &facts.line;
    let wish = if facts.wizard.number_is_safe() {
        fixed(
            "I do not want it to renew. If the account is yours, please end the plan and switch the automatic renewal off.",
            "我不想再续费。如果账户在你名下，请取消套餐，并关闭自动续费。",
        )
    } else {
        fixed(
            "I do not want to keep the plan. Please do not end it yet: I will write again once my number and messages are safe.",
            "这个套餐我不打算再用。但请先不要取消：等我的号码和短信都处理好，我会再告诉你。",
        )
    };
    let asked = if facts.wizard.number_is_safe() {
        fixed(
            "Please write to me on which day it ends, that there will be no further charge, and whether anything is paid back.",
            "请书面告诉我：哪一天结束、之后不会再扣款，以及能否退款。",
        )
    } else {
        fixed(
            "Please write to me how it is ended, when it would renew next, and whether anything is paid back.",
            "请书面告诉我：怎样取消、下一次续费是哪一天，以及能否退款。",
        )
    };
    Letter {
        subject: facts.subject(if facts.wizard.number_is_safe() {
            "Please end my plan"
        } else {
            "Ending my plan"
        }),
        lines: vec![
            fixed("Hello,", "你好："),
            line(
                &["I bought a US eSIM plan from you: ", name, "."],
                &["我在你这里买了一个美国 eSIM 套餐：", name_zh, "。"],
            ),
            fixed(
                "Which provider runs this line, and in whose name is the account?",
                "这条线路是哪家服务商的？账户登记在谁的名下？",
            ),
            wish,
            asked,
            fixed(
                "I will not send any password or code. Thank you.",
                "我不会发送任何密码或验证码。谢谢。",
            ),
        ],
    }
}

/// The text to whoever owns the account: a relative, an employer.
pub(super) fn to_owner(facts: &Facts<'_>) -> Letter {
    let (name, name_zh) = &facts.line;
    let at = facts.provider.as_ref();
    let at_en = at.map_or_else(String::new, |provider| [" at ", &provider.en].concat());
    let at_zh = at.map_or_else(String::new, |provider| ["在 ", &provider.zh_cn, " 的"].concat());
    Letter {
        subject: facts.subject("Please end a line of your account"),
        lines: vec![
            fixed("Hello,", "你好："),
            line(
                &["I use a line of your account", &at_en, ": ", name, "."],
                &["我在用你", &at_zh, "账户里的一条线路：", name_zh, "。"],
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
    }
}
