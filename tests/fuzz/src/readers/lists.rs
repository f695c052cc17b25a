//! Lists of lines, in whatever separators, marks and encodings spreadsheets write.

use crate::Reader;
use crate::material::Material;
use esim_exit::batch::{encoding, read as read_list};
use esim_exit::telecom::looks_like_activation_code;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "lists",
        runs: 4_000,
        material: || &MATERIAL,
        read,
        long: 1 << 18,
    }
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let seeds = [
        "ICCID,Plan,Note\n8901260123456789011,5 GB,a\n8901260123456789029,\"1, 2\",\"b\nc\"\n",
        "sep=;\r\n号码;套餐\r\n+12125550100;五\r\n",
        "8901260123456789011\t+1 212 555 0100\torder-1\n",
        "\u{feff}\"iccid\"|\"x\"\n\"89012601234567890\"\"11\"|\"\n",
        "a,b\rc,d\r8901260123456789011,1\r",
        "LPA:1$rsp.example.com$K2-9QX4T7-SECRET\n8901260123456789011",
    ];
    let mut seeds: Vec<Vec<u8>> = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    seeds.push(b"\xff\xfei\0c\0c\0i\0d\0\n\0".to_vec());
    seeds.push(b"\xba\xc5\xc2\xeb,1\n".to_vec());
    Material::new(
        seeds,
        &[
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "|",
            "\n",
            "\r",
            "sep=,",
            "ICCID",
            "8901260123456789011",
            "=1+1",
            "LPA:1$a.example$K2-9QX4T7-SECRET",
        ],
    )
});

fn read(bytes: &[u8]) {
    assert!(["utf-8", "utf-16le", "utf-16be", "gb18030"].contains(&encoding(bytes)));
    let text = String::from_utf8_lossy(bytes);
    let sheet = read_list(&text);
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
    assert!(sheet.rows.len() + sheet.bad.len() <= lines, "no row is made up");
    let mut before = 0;
    for row in &sheet.rows {
        assert!(row.line > before, "rows in order, none twice");
        before = row.line;
        assert!(!row.identifier.is_empty());
        assert!(!looks_like_activation_code(&row.identifier), "{:?}", row.identifier);
    }
    assert!(read_list(&text) == sheet);
}
