//! Simplified Chinese: What stands beside pictures.

use crate::messages::catalogue::DrawnText;

pub(super) const DRAWN: DrawnText = DrawnText {
    prepare: "保存验证码和联系人，想好号码去留，记下日期。这时什么都不会发出。",
    find: "弄清服务商把“取消”放在哪里，会损失什么。",
    act: "再核对一遍才提交：由你自己提交，或由本页用你的密钥提交。",
    prove: "等多久心里有数，答复帮你核对，凭证留好。eSIM 最后才删。",
    code_summary: "这种二维码里有什么？",
    code_kind: "表示这是 eSIM 的激活码。",
    code_server: "是服务器（SM-DP+），手机从那里下载 eSIM。常能看出是谁家的套餐，本页会记下它。",
    code_secret: "是密钥（Matching ID）：谁拿到它，谁就能下载这张 eSIM。本页读到后立刻丢弃，也请你不要发给任何人。",
};
