//! Files that the page makes for the person.

use crate::messages::PaperText;

pub(super) const PAPER: PaperText = PaperText {
    working: "请稍等…",
    not_a_picture: "浏览器打不开这张图片。请重新拍一张，或者给照片截个图再选。",
    no_maker: "没有成功：页面的一部分没能加载，或者用时太久。请再试一次；如果没有网络，请先连上。",
    save: "保存",
    share: "交给其他应用",
    share_failed: "没有成功。请改为保存文件。",
    stamp_heading: "给证件照片加水印",
    stamp_text: "如果对方确实要证件照片，不要直接发原图。这里会在照片上写明给谁、做什么用、哪一天，把照片缩小，并去掉其中的地点、时间和设备信息。照片不会离开这台设备，也不会保留。",
    stamp_label: "证件照片",
    stamp_hint: "拍照前先用纸条遮住对方不需要的内容，例如证件号码。",
    stamped: "水印已加好。请看看对方需要的内容是否还清楚，然后保存，只发这一张。",
    stamp_seen: "加了水印的照片",
};
