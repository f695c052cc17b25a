//! Simplified Chinese: What makes the page easier to use.

use crate::messages::catalogue::ComfortText;

pub(super) const COMFORT: ComfortText = ComfortText {
    undo: "撤销移除",
    put_back: "已恢复原样。",
    put_back_changed: "没有恢复：原来的位置已经有了别的内容，或者同一条线路已有另一个套餐。",
    put_back_failed: "没能恢复：浏览器的存储没有接收。请腾出空间，再点一次“撤销移除”。",
    look: "外观",
    look_automatic: "自动，跟随设备",
    look_light: "浅色",
    look_dark: "深色",
    paste: "粘贴",
    pasted: "已粘贴",
    paste_empty: "没有可以粘贴的文字，请先复制。",
    paste_refused: "浏览器不允许本页读取剪贴板。请点进输入框，在那里粘贴。",
    install: "把本页放到设备上，随时查看日期。",
    install_not_now: "暂不需要",
    keys: "快捷键",
    keys_how: "用键盘时，按住 Alt 再按数字。Firefox 里按住 Alt 和 Shift，Mac 上按住 Control 和 Option。",
    install_later: "以后需要时，可以在“关于”页面找到。",
};
