//! Simplified Chinese: The steps of the phase “prove”.

use crate::messages::catalogue::{AfterText, ConfirmText};

pub(super) const CONFIRM: ConfirmText = ConfirmText {
    heading: "对方怎么答复？",
    why: "请仔细读对方的邮件。“已收到”不等于“已结束”。",
    legend: "最新的答复是",
    replied_on: "哪一天收到的？",
    ends_on: "哪一天结束？",
    reference: "答复里的编号",
    save: "记录这次答复",
    wait_until: "应在 {date}前收到答复。在那之前不用做什么，eSIM 先留在手机里。",
    wait_end: "应在 {date}结束，请第二天再来看看。",
    overdue: "答复已逾期。请再写信或打电话，要求书面确认生效日期。不要重复提交注销申请。",
    received: "对方收到了，但没说什么时候结束。请要求书面告知日期。",
    doubt: "拿不准就问客服：“Has my line ended, and on which date?”（我的线路结束了吗？是哪一天？）",
    phish: "真正的答复不会向你要密码或付款。看清发件人域名：{domains}",
    log: "到目前为止的记录",
    heading_expires: "结束了吗？",
    why_expires: "不会有人给你写信：请在应用或账户里看看套餐是否已经结束。",
    legend_expires: "你看到的是",
    looked_on: "你是哪一天看的？",
    still_runs: "还在运行，写明了到期日",
    has_run_out: "已经结束或过期",
    was_charged: "续费了，或又扣了款",
    no_answer: "没有答复，或被拒绝？你是有权利的。",
};

pub(super) const AFTER: AfterText = AfterText {
    heading: "收尾，eSIM 最后删",
    heading_closed: "办好了，这个套餐已经结束",
    why: "套餐已经结束。再做几件事，确保不会再出问题。",
    legend: "剩下要做的",
    card: "已在账户里移除银行卡或自动扣款",
    evidence: "确认邮件和本页记录已保存（打印或存档）",
    statement: "看过一期账单，没有新的扣款",
    account: "删除账户（如果需要，选做）",
    profile: "最后一步：从设备上移除 eSIM",
    statement_due: "下一期账单大约在 {date}前出来。",
    profile_heading: "怎样移除 eSIM",
    profile_other: "在设备的 SIM 卡设置里选中这张 eSIM，点“删除”或“移除”。各机型菜单不同，此路径未核实。",
    close: "全部完成，办结",
    closed_text: "请把确认邮件保留到再过两期账单。万一又被扣款，下面的记录就是你的凭据。",
    ported_text: "号码已在新服务商那里继续使用。",
    charge: "还是被扣款了？请凭下面的编号和日期，书面要求服务商退款。如果是美国信用卡，可在账单日起 60 天内书面提出争议。",
};
