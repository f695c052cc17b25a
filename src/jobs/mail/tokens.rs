//! A sentence as tokens: lower case, simplified characters, contractions undone; days, lines and amounts each one token.
//!
//! Invariant: a token says nothing that the sentence does not. What stands in brackets is passed over unless it could turn the
//! meaning.

/// What a line, a day, an amount becomes.
pub(super) const LINE: &str = "#line";
pub(super) const DAY: &str = "#day";
pub(super) const MONEY: &str = "#money";

/// Longer sentences are cut, in tokens.
const MOST: usize = 400;

const CONTRACTIONS: [(&str, &str); 12] = [
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'re", " are"),
    ("it's", "it is"),
    ("that's", "that is"),
    ("what's", "what is"),
    ("e-sim", "esim"),
    ("i'm", "i am"),
];

/// Traditional characters and their simplified form, as far as the rules use them.
const TRADITIONAL: &str = "線线號号碼码務务帳账賬账戶户註注銷销終终關关閉闭訂订閱阅約约會会員员機机電电話话門门經经將将為为無无還还沒没並并請请後后時时當当過过開开啟启續续費费動动結结處处審审確确認认編编單单參参據据優优贈赠額额餘余離离選选擇择網网絡络個个這这條条張张內内於于與与從从對对計计畫画專专該该們们來来應应證证價价業业辦办動动預预繳缴還还貨货簽签項项鏈链點点擊击領领驗验輸输寫写銀银貸贷資资訊讯訴诉撤撤拒拒絕绝復复繼继維维繫系統统錯错誤误獲获歡欢購购買买陳陈親亲愛爱標标題题發发轉转據据產产稱称實实際际達达間间週周裡里臺台灣湾現现減减歸归恢恢壓压斷断暫暂緩缓讓让別别類类別别屆届滿满殘残剩剩舊旧換换連连結结則则項项準准備备嗎吗憑凭慮虑聯联絡络留留點点額额寬宽徵征詢询問问幾几爲为帶带狀状態态頁页隨随決决億亿萬万";

fn simplified(ch: char) -> char {
    if u32::from(ch) < 0x2e80 {
        return ch;
    }
    let mut pairs = TRADITIONAL.chars();
    while let (Some(old), Some(new)) = (pairs.next(), pairs.next()) {
        if old == ch {
            return new;
        }
    }
    match ch {
        '帐' => '账',
        _ => ch,
    }
}

/// Lower case, accents of Spanish kept off, simplified, contractions undone.
pub(super) fn normal(plain: &str) -> String {
    let mut text: String = plain
        .chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '`' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            'á' | 'Á' => 'a',
            'é' | 'É' => 'e',
            'í' | 'Í' => 'i',
            'ó' | 'Ó' => 'o',
            'ú' | 'Ú' => 'u',
            'ñ' | 'Ñ' => 'n',
            _ => simplified(c),
        })
        .collect();
    text.make_ascii_lowercase();
    for (short, long) in CONTRACTIONS {
        if text.contains(short) {
            text = text.replace(short, long);
        }
    }
    text
}

fn is_single(c: char) -> bool {
    u32::from(c) >= 0x2e80
}

/// Splits normal text: words, single characters of Chinese, signs that part clauses.
pub(super) fn split(normal: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    for ch in normal.chars() {
        let part = ch.is_ascii_alphanumeric() || matches!(ch, '#' | '*') || (ch.is_alphanumeric() && !is_single(ch));
        if part {
            word.push(ch);
            continue;
        }
        if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if is_single(ch) && ch.is_alphanumeric() || matches!(ch, ',' | ';' | ':' | '(' | ')' | '?' | '!' | '%' | '\t') {
            out.push(ch.to_string());
        } else if matches!(ch, '、') {
            out.push(",".to_owned());
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

/// The tokens of a sentence whose lines, days and amounts stand at these places.
pub(super) fn of(plain: &str, places: &[(usize, usize, String)]) -> Vec<String> {
    let mut text = String::with_capacity(plain.len());
    let mut at = 0;
    for (start, end, name) in places {
        if *start < at {
            continue;
        }
        text.push_str(plain.get(at..*start).unwrap_or_default());
        text.extend([" ", name, " "]);
        at = *end;
    }
    text.push_str(plain.get(at..).unwrap_or_default());
    // A dash between words parts clauses; one inside a word is part of it.
    let text = text
        .replace(" - ", " , ")
        .replace(['–', '—', '…'], ",")
        .replace("--", ",");
    let mut tokens = without_asides(split(&normal(&text)));
    tokens.truncate(MOST);
    tokens
}

/// Words that make an aside matter.
const TURNS: [&str; 20] = [
    "not", "no", "never", "if", "unless", "once", "when", "until", "pending", "except", "si", "nunca", "cuando", "未",
    "不", "没", "若", "如", "待", "无",
];

fn without_asides(tokens: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(tokens.len());
    let mut open = None;
    for token in tokens {
        match token.as_str() {
            "(" if open.is_none() => open = Some(out.len()),
            ")" => {
                if let Some(start) = open.take()
                    && !out.iter().skip(start).any(|token| TURNS.contains(&token.as_str()))
                {
                    let line = out.iter().skip(start).any(|token| token == LINE);
                    out.truncate(start);
                    out.extend(line.then(|| LINE.to_owned()));
                }
            }
            _ => out.push(token),
        }
    }
    out
}
