//! Simplified Chinese: The pages that explain.

use crate::messages::catalogue::{ExplainText, LawText};

pub(super) const EXPLAIN: ExplainText = ExplainText {
    link: "这是一种什么卡，“取消”有哪几种意思",
    heading: "这是一种什么卡，“取消”有哪几种意思",
    lead: "有四件不同的事都叫“取消”，其中只有一两件能停止扣款；在手机上删除 eSIM 不在其中。",
    what_heading: "关于这种卡",
    what_text: "美国 eSIM 套餐在网上购买，直接下载到手机里，没有实体卡。多数是预付费，流量档位不一，用的是 AT&T、T-Mobile 或 Verizon 的网络，常常以其他品牌的名义出售。",
    sold_carrier: "运营商：用自己的网络卖套餐。",
    sold_mvno: "虚拟运营商，例如 Tello、Mint Mobile：借用运营商的网络卖套餐。",
    sold_travel: "旅行 eSIM 商店：卖旅途中用的流量。多数没有号码，到期自动结束。",
    sold_reseller: "转售商：在淘宝、Telegram 或实体店转卖别家的套餐，账户可能不在你名下。",
    four_heading: "四件都叫“取消”的事",
    renewal: "关闭自动续费",
    renewal_does: "套餐用到已付款的期限为止，之后不再扣款，号码通常也随之失效。多数预付费套餐只需要这一步。",
    line: "注销线路",
    line_does: "服务和号码停止，可能立即生效，也可能到账期结束。号码通常永远没了，剩下的也一并作废。",
    number: "转出号码",
    number_does: "新服务商把号码接过去，旧线路随之结束。必须在其他任何注销之前完成。账户或自动扣款（AutoPay）可能还留着，请检查。",
    account: "删除账户或数据",
    account_does: "你的资料被删除。还在用的套餐可能继续运行、继续扣款，所以要先结束套餐。",
    profile: "在手机上删除 eSIM，什么也没有取消",
    profile_does: "这只会让你自己用不了。套餐照常运行，可能再次扣款，还可能拿不到退款。请留到最后再删。",
    by_itself: "一次性购买、按天数计算的套餐会自动结束：确认没有任何自动续费，等它到期，再删除 eSIM。",
    traps_heading: "小心这些",
    trap_letters: "卖“取消信”的网站，有的还暗中按月收费。完全不需要它们：这里的文字都是免费的。",
    trap_numbers: "搜索结果和攻略里的电话和地址：有些是编造的，或者属于别人。请以服务商官网为准。",
    trap_helpers: "索要密码、短信验证码，或要远程控制你手机的“代办”。没有哪家服务商办理取消需要这些。",
};

pub(super) const LAW: LawText = LawText {
    link: "美国法律怎么说",
    heading: "美国法律怎么说",
    not_advice: "这不是法律意见，只是简短的说明，每条都附有出处。",
    as_of: "截至 {date}",
    number: "转出号码",
    ending: "取消套餐",
    money: "已扣的钱",
    data: "你的个人数据",
    complaint: "投诉",
    unavailable: "没能读取这份资料，请稍后再试。你的内容不会丢失。",
};
