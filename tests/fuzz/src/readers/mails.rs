//! Mails, whole or pasted, by anybody.

use crate::material::Material;
use crate::{Reader, files};
use esim_exit::confirmation::{Class, Expected};
use esim_exit::jobs::mail::judge;
use esim_exit::telecom::Date;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "mails",
        runs: 300,
        material: || &MATERIAL,
        read,
        long: 1 << 16,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    Material::new(
        files("tests/mails", "eml"),
        &[
            "Content-Type: multipart/mixed; boundary=x\r\n",
            "--x\r\n",
            "--x--\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "=?utf-8?B?4oiA?=",
            "From: a@example.com\r\n",
            "Date: Sun, 22 Nov 2026 09:30:00 +0000\r\n",
            "DKIM-Signature: ",
            "Authentication-Results: x; dkim=pass",
            "<table>",
            "<tr><td>",
            "</div>",
            "<style>",
            "<!--",
            "&#x110000;",
            "&nbsp;",
            "> ",
            "On Mon wrote:\r\n",
            "has been cancelled.",
            "will end on 12/01/2026",
            "not",
            "if you",
            "$12.50",
            "refund",
            "2026-12-01",
            "已取消",
            "message/rfc822",
            "text/html",
            "charset=gb18030",
        ],
    )
});

static EXPECTED: LazyLock<Expected> = LazyLock::new(|| Expected {
    provider_names: vec!["Tello".to_owned(), "Lotus Mobile".to_owned()],
    mail_domains: vec!["tello.com".to_owned(), "example.com".to_owned()],
    identifier: "+12125550100".to_owned(),
    submitted_on: Date::new(2026, 11, 20),
    reference: "REF-1".to_owned(),
});

fn read(bytes: &[u8]) {
    for expected in [&*EXPECTED, &Expected::default()] {
        let reading = judge(bytes, expected).expect("no mail of this size is too large");
        if matches!(reading.class, Class::Ended | Class::EndsOn) {
            assert!(!reading.sentence.is_empty(), "an end stands in a sentence");
        }
        let json = serde_json::to_string(&reading).unwrap();
        assert_eq!(
            serde_json::from_str::<esim_exit::confirmation::Reading>(&json).unwrap(),
            reading
        );
        for text in [
            &reading.sentence,
            &reading.subject,
            &reading.from,
            &reading.reply_to,
            &reading.reference,
        ] {
            let hidden =
                |c: char| c.is_control() && c != '\n' || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
            assert!(!text.contains(hidden), "{text:?} holds what nobody sees");
        }
    }
}
