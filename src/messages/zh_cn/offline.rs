//! Simplified Chinese: The copy on this device, its updates, and what other apps share.

use crate::messages::catalogue::{OfflineText, ReceivedText};

pub(super) const OFFLINE: OfflineText = OfflineText {
    update_waits: "这里或另一个标签页里正在办理，新版本先等一等。办完之后再点一次。",
    data_of: "服务商资料日期：{date}。",
    renew: "查看有没有新资料",
    renewing: "正在查看…",
    renewed: "已换上新的资料。",
    newest: "已经是最新的资料。",
    renew_later: "另一个标签页里正在办理，办完之后再查看。",
    renew_failed: "暂时取不到新资料，可能是没有网络。现有的资料可以照常使用。",
    install_heading: "当作应用使用",
    install_text: "安装之后，它会像应用一样打开，没有网络也能用，别的应用还可以把邮件和图片分享给它。",
    install: "安装到这台设备",
    install_by_hand: "在 iPhone 或 iPad 上：点浏览器的分享按钮，再选“添加到主屏幕”。应用里的套餐列表与浏览器里的是分开的。",
};

pub(super) const RECEIVED: ReceivedText = ReceivedText {
    heading: "分享给本页的内容",
    nothing: "刚才没有收到其他应用分享的内容。",
    nothing_do: "别的应用分享来的内容只会保留片刻，从不保存。请再分享一次，或者直接在这里交给本页。",
    mail: "收到一封邮件。可以核对一下：它是不是真的说套餐已经结束。",
    picture: "收到一张图片。如果里面有二维码，可以读取。",
    number: "收到一段文字，里面有 eSIM 的号码或激活码。",
    text: "收到一段文字。",
    unknown: "这个文件不是邮件、图片或文字，在这里用不上。",
    file: "文件：{name}",
    more: "一共有几个文件，只收下了第一个。",
    to_answer: "这是服务商的答复，对应的套餐是",
    to_line: "它说明是哪一张 eSIM，用于",
    no_plan: "目前没有套餐在等答复。先在套餐里记下请求已经发出，之后就能核对答复。",
    new_plan: "一个新的套餐",
    memory: "在你选择之前，它只在内存里；离开本页，它就没有了。",
    choose: "邮件、图片或文字",
    choose_hint: "选择一个文件，或拖到这里。",
    paste: "粘贴一段文字",
    paste_refused: "浏览器不允许本页读取剪贴板。请打开你的套餐，在那里粘贴。",
};
