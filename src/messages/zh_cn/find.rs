//! Simplified Chinese: The steps of the phase “find”.

use crate::messages::catalogue::{FindText, SignInText};

pub(super) const SIGNIN: SignInText = SignInText {
    heading: "登录服务商账户",
    why: "请用服务商自己的网址。本页从不索要密码。",
    open: "打开登录页",
    reset: "忘记密码",
    website: "打开服务商官网",
    support: "帮助与联系方式",
    none: "我们没有核对过这家服务商的网址。请从以前的邮件或收据里找链接，输入密码前先看清地址栏。",
    trouble_heading: "如果无法登录",
    trouble_1: "趁线路还能用时重置密码，验证码可能发到这个号码。",
    trouble_2: "找购买后的第一封邮件，里面有账户名。",
    trouble_3: "都不行的话，下一步选择电话、在线客服或邮件。",
    second_factor: "登录的第二步验证",
};

pub(super) const FIND: FindText = FindText {
    heading: "选择怎样注销",
    why: "“取消”有不同的意思，下面写明每种方式实际会发生什么。",
    legend: "这家服务商的办理方式（推荐的在前）",
    legend_general: "多数服务商都有的办理方式",
    steps: "具体步骤",
    effect: "之后会怎样",
    cancel_page: "服务商关于取消的说明",
    conflict: "各处说法不一",
    give_reason: "如果对方问原因，可以说：",
    general_web: "登录后打开账户或账单设置，找 \"Cancel plan\"（取消套餐）、\"Auto-renew\"（自动续费）或 \"AutoPay\"（自动扣款）。",
    general_app: "打开应用，进入个人页或套餐页，找 \"Manage plan\"（管理套餐）或 \"Auto-renew\"（自动续费）。",
    general_chat: "打开帮助页，进入在线客服，把后面准备好的文字贴进去。",
    general_phone: "在服务商官网上找客服电话（不要用搜索结果里的号码），然后拨打。",
    general_email: "在服务商官网上找客服邮箱，把后面准备好的文字发过去。",
    general_expires: "确认自动续费已关闭，等套餐到期。",
    general_ask: "问清楚：只是停止续费，还是线路也一起注销。",
};
