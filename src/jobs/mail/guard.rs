//! Whether a phrase really states what it seems to state.
//!
//! Invariant: negation, condition, question, request and report take a statement away; when in doubt it is taken away.

use super::pattern::Span;
use super::sentences::Sentence;

/// How a phrase speaks of the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// It has happened.
    Done,
    /// It will happen.
    Coming,
    /// Something else is told.
    Told,
}

const NEGATIONS: [&str; 30] = [
    "not", "never", "nor", "neither", "unable", "without", "failed", "fail", "fails", "nothing", "hardly", "barely",
    "nobody", "almost", "nearly", "yet", "nunca", "jamas", "tampoco", "sin", "casi", "未", "没", "无", "不", "勿",
    "否", "败", "尚", "误",
];
/// A statement after these is none, wherever in the sentence they stand.
const CONDITIONS: [&str; 14] = [
    "if", "unless", "whether", "provided", "once", "assuming", "please", "si", "salvo", "如", "若", "倘", "假", "旦",
];
/// A statement after these is none if they stand in its clause or begin the sentence.
const TIMES: [&str; 16] = [
    "when", "whenever", "after", "before", "until", "till", "while", "as_soon", "pending", "cuando", "despues",
    "antes", "hasta", "tras", "vez", "待",
];
/// What is only said, asked for or expected.
const REPORTS: [&str; 34] = [
    "says",
    "say",
    "saying",
    "titled",
    "example",
    "imagine",
    "suppose",
    "want",
    "wants",
    "wanted",
    "asked",
    "asking",
    "asks",
    "believe",
    "think",
    "thinks",
    "claim",
    "claims",
    "doubt",
    "hope",
    "how",
    "why",
    "what",
    "like",
    "where",
    "who",
    "article",
    "supposedly",
    "allegedly",
    "dice",
    "quiere",
    "como",
    "想",
    "疑",
];
const MODALS: [&str; 26] = [
    "will", "would", "may", "might", "could", "should", "shall", "must", "can", "to", "cannot", "going", "need",
    "needs", "about", "soon", "sera", "seran", "podria", "debe", "将", "会", "可", "需", "请", "拟",
];
/// What else can be ended: of these the end says nothing about the line.
const OTHERS: [&str; 57] = [
    "request",
    "requests",
    "payment",
    "payments",
    "autopay",
    "auto",
    "renewal",
    "renew",
    "autorenew",
    "appointment",
    "change",
    "changes",
    "upgrade",
    "transfer",
    "port",
    "trial",
    "promo",
    "promotional",
    "promotion",
    "offer",
    "offers",
    "chat",
    "ticket",
    "insurance",
    "protection",
    "addon",
    "feature",
    "newsletter",
    "emails",
    "email",
    "alerts",
    "message",
    "messages",
    "claim",
    "installment",
    "survey",
    "session",
    "store",
    "roaming",
    "hotspot",
    "swap",
    "discount",
    "solicitud",
    "pago",
    "renovacion",
    "oferta",
    "portabilidad",
    "prueba",
    "promocion",
    "cita",
    "previous",
    "old",
    "friend",
    "friends",
    "neighbour",
    "former",
    "period",
];
/// The same in Chinese, where a word is several tokens.
const OTHERS_CHINESE: [&str; 26] = [
    "申请", "请求", "活动", "优惠", "对话", "会话", "试用", "付款", "支付", "扣款", "续费", "续订", "自动", "工单",
    "验证", "携号", "转入", "促销", "通知", "邮件", "提醒", "功能", "商品", "好友", "朋友", "撤销",
];
const AFTER: [&str; 14] = [
    "if", "unless", "once", "until", "till", "when", "pending", "subject", "upon", "provided", "si", "hasta", "cuando",
    "salvo",
];
/// Directly behind the verb these turn it into an attribute or a time.
const BEHIND: [&str; 13] = [
    "后",
    "時",
    "时",
    "前",
    "者",
    "的",
    "则",
    "吗",
    "to",
    "temporarily",
    "之",
    "成",
    "失",
];

fn parts_clauses(token: &str) -> bool {
    matches!(
        token,
        "," | ";" | ":" | "\t" | "?" | "!" | "and" | "but" | "y" | "pero" | "并" | "但"
    )
}

/// Whether the phrase at this place holds.
pub(super) fn holds(sentence: &Sentence, (start, end): Span, mood: Mood) -> bool {
    let tokens = &sentence.tokens;
    let part = |from: usize, to: usize| tokens.get(from..to).unwrap_or_default();
    let clause_start = part(0, start)
        .iter()
        .rposition(|t| parts_clauses(t))
        .map_or(0, |at| at + 1);
    let clause_end = part(end, tokens.len())
        .iter()
        .position(|t| parts_clauses(t) && !matches!(t.as_str(), "and" | "y"))
        .map_or(tokens.len(), |at| end + at);
    let any = |tokens: &[String], words: &[&str]| tokens.iter().any(|t| words.contains(&t.as_str()));
    let (before, clause, span, rest) = (
        part(0, end),
        part(clause_start, end),
        part(start, end),
        part(end, clause_end),
    );
    if negated(tokens, clause_start, end) || any(before, &CONDITIONS) && !asked_for(tokens, end) {
        return false;
    }
    if any(part(clause_start, start), &TIMES) || part(0, 1).iter().any(|t| TIMES.contains(&t.as_str())) {
        return false;
    }
    if mood == Mood::Told {
        return true;
    }
    if sentence.question
        || any(part(clause_start, start), &REPORTS)
        || any(part(end, tokens.len()), &["unless", "salvo"])
    {
        return false;
    }
    let text: String = span.concat();
    // Up to three words before the subject belong to it: `device protection plan`.
    let near = part(clause_start.max(start.saturating_sub(2)), start);
    if any(span, &OTHERS) || any(near, &OTHERS) || OTHERS_CHINESE.iter().any(|word| text.contains(word)) {
        return false;
    }
    let following: String = part(end, (end + 4).min(tokens.len())).concat();
    if OTHERS_CHINESE
        .iter()
        .any(|word| following.starts_with(word) || following.get(3..).is_some_and(|f| f.starts_with(word)))
    {
        return false;
    }
    if any(part(end, end + 1), &OTHERS) {
        return false;
    }
    match mood {
        Mood::Done => {
            !modal(clause) && !any(rest, &AFTER) && !tokens.get(end).is_some_and(|t| BEHIND.contains(&t.as_str()))
        }
        Mood::Coming | Mood::Told => !any(rest, &["if", "unless", "once", "si", "salvo"]),
    }
}

/// `请` of `申请` asks for nothing.
fn asks(tokens: &[String], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_none_or(|token| token != "申")
}

fn modal(clause: &[String]) -> bool {
    clause.iter().enumerate().any(|(at, token)| {
        let next = clause.get(at + 1).map(String::as_str);
        match token.as_str() {
            "请" => asks(clause, at),
            "会" => next != Some("员"),
            // `We write to confirm that …`
            "to" => !matches!(
                next,
                Some("confirm" | "let" | "inform" | "your" | "tell" | "say" | "the" | "you")
            ),
            other => MODALS.contains(&other),
        }
    })
}

/// `As you asked, if …` stays a condition; `please find below` before a full statement does not matter.
fn asked_for(tokens: &[String], end: usize) -> bool {
    let before = tokens.get(..end).unwrap_or_default();
    let conditions = before.iter().filter(|t| CONDITIONS.contains(&t.as_str()));
    let mut only_notes = true;
    for condition in conditions {
        only_notes &= condition == "please";
    }
    only_notes && before.windows(2).any(|pair| pair.concat() == "pleasenote")
}

/// Whether a negation stands in the clause before the end of the phrase.
pub(super) fn negated(tokens: &[String], from: usize, end: usize) -> bool {
    let clause = tokens.get(from..end).unwrap_or_default();
    clause.iter().enumerate().any(|(at, token)| {
        let next = clause.get(at + 1).map(String::as_str);
        match token.as_str() {
            "no" => !matches!(next, Some("longer" | "further" | "more" | "additional")),
            "yet" => true,
            other => NEGATIONS.contains(&other),
        }
    })
}

/// Whether a phrase that would state something is denied.
pub(super) fn denies(sentence: &Sentence, (start, end): Span) -> bool {
    let before = sentence.tokens.get(..start).unwrap_or_default();
    let clause_start = before.iter().rposition(|t| parts_clauses(t)).map_or(0, |at| at + 1);
    !sentence.question && negated(&sentence.tokens, clause_start, end)
}
