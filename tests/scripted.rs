//! A provider's API by script: `tests/providers/<platform>.json` says what is asked and what is answered in which state.
//! Used natively in place of a network, and by the mock provider that a real browser talks to.

use serde_json::Value;
use std::collections::BTreeMap;

/// A request as a server sees it.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// `GET`, `POST` …
    pub method: String,
    /// Scheme, host, path and query.
    pub url: String,
    /// Names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// The provider at work.
#[derive(Debug, Clone)]
pub struct Scripted {
    /// The script.
    pub script: Value,
    /// `before`, or what an exchange led to.
    pub state: String,
    /// States of their own, for exchanges that say `of` which line they are.
    pub states: BTreeMap<String, String>,
    /// Requests for the act, in whatever state: those refused and those that came when it was done already included.
    pub acts: usize,
    /// Every request: the name of its exchange, and what was asked.
    pub seen: Vec<(String, Asked)>,
    /// Answers laid over those of the script: exchange name, answer, how often (0: always), and whether the state moves.
    pub faults: Vec<Over>,
}

/// An answer laid over one of the script.
#[derive(Debug, Clone)]
pub struct Over {
    /// Name of the exchange.
    pub call: String,
    /// What is answered instead.
    pub answer: Answer,
    /// How often still.
    pub times: usize,
    /// The act happens all the same.
    pub with_effect: bool,
}

impl Scripted {
    /// A provider by its script.
    #[must_use]
    pub fn new(script: Value) -> Self {
        Self {
            script,
            state: "before".to_owned(),
            states: BTreeMap::new(),
            acts: 0,
            seen: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Lays an answer over those of one exchange, so many times.
    pub fn fault(&mut self, call: &str, answer: Answer, times: usize, with_effect: bool) {
        self.faults.push(Over {
            call: call.to_owned(),
            answer,
            times,
            with_effect,
        });
    }

    /// Answers a request; one that the script does not know is answered with 404 and noted as `?`.
    pub fn answer(&mut self, asked: &Asked) -> Answer {
        self.acts += usize::from(self.is_act(asked));
        let call = self.call_of(asked).to_owned();
        self.seen.push((call.clone(), asked.clone()));
        let Some(exchange) = self.exchange(asked).cloned() else {
            return Answer {
                status: 404,
                body: "{}".to_owned(),
            };
        };
        if exchange.get("open").and_then(Value::as_bool) != Some(true) && !self.key_fits(asked) {
            return answer_of(self.script.get("wrong_key").unwrap_or(&Value::Null));
        }
        // A part of an act has a name of its own.
        let name = word(&exchange, "name");
        let named = |over: &Over| over.call == call || over.call == name;
        let over = self.faults.iter_mut().find(|over| named(over) && over.times > 0);
        let over = over.map(|over| {
            over.times -= 1;
            over.clone()
        });
        if let (Some(then), true) = (exchange.get("then"), over.as_ref().is_none_or(|over| over.with_effect)) {
            let then = then.as_str().unwrap_or_default();
            match exchange.get("of").and_then(Value::as_str) {
                Some(line) => drop(self.states.insert(line.to_owned(), then.to_owned())),
                None => then.clone_into(&mut self.state),
            }
        }
        let usual = || answer_of(exchange.get("answer").unwrap_or(&Value::Null));
        over.map_or_else(usual, |over| over.answer)
    }

    /// The name of a request's exchange as things stand, without asking it; `?` for one that the script does not know.
    #[must_use]
    pub fn call_of(&self, asked: &Asked) -> &str {
        let exchange = self.exchange(asked);
        exchange.and_then(|exchange| exchange["call"].as_str()).unwrap_or("?")
    }

    /// Whether a request asks for the act, in whatever state: also when it is done and the script has no answer any more.
    #[must_use]
    pub fn is_act(&self, asked: &Asked) -> bool {
        let mut acts = self.exchanges().filter(|exchange| exchange["call"] == "act");
        acts.any(|exchange| asks(exchange, asked))
    }

    fn exchanges(&self) -> impl Iterator<Item = &Value> {
        let all = self.script.get("exchanges").and_then(Value::as_array);
        all.into_iter().flatten()
    }

    fn exchange(&self, asked: &Asked) -> Option<&Value> {
        self.exchanges()
            .find(|exchange| asks(exchange, asked) && self.stands(exchange))
    }

    /// Whether an exchange belongs to the state that there is.
    fn stands(&self, exchange: &Value) -> bool {
        let states = exchange.get("in").and_then(Value::as_array);
        let own = exchange.get("of").and_then(Value::as_str);
        let now = own.map_or(self.state.as_str(), |line| {
            self.states.get(line).map_or("before", String::as_str)
        });
        states.is_none_or(|states| states.iter().any(|state| state.as_str() == Some(now)))
    }

    fn key_fits(&self, asked: &Asked) -> bool {
        let wanted = self.script.get("auth").and_then(Value::as_object);
        wanted.is_none_or(|wanted| {
            wanted.iter().all(|(name, value)| match value {
                // Only there, for what is new in each request.
                Value::Null => asked.headers.contains_key(name),
                value => asked.headers.get(name).map(String::as_str) == value.as_str(),
            })
        })
    }
}

/// Whether a request is that of an exchange, the state left aside.
fn asks(exchange: &Value, asked: &Asked) -> bool {
    let (bare, query) = asked.url.split_once('?').unwrap_or((&asked.url, ""));
    let place = bare.split_once("://").map_or(bare, |(_, place)| place);
    // A script may hold thousands of exchanges: what tells them apart is looked at first.
    let named = |name: &str, value: &str| exchange.get(name).and_then(Value::as_str) == Some(value);
    if !named("place", place) || !named("method", &asked.method) {
        return false;
    }
    let query: BTreeMap<String, String> = pairs(query);
    let wanted = exchange.get("query").and_then(Value::as_object);
    let query_fits = wanted.is_none_or(|wanted| {
        wanted.iter().all(|(name, value)| match value {
            Value::Null => !query.contains_key(name),
            value => query.get(name).map(String::as_str) == value.as_str(),
        })
    });
    let body_fits = exchange.get("body").is_none_or(|wanted| {
        let body: Value = serde_json::from_str(&asked.body).unwrap_or_default();
        holds(&body, wanted)
    });
    let form_fits = exchange.get("form").and_then(Value::as_object).is_none_or(|wanted| {
        let form = fields(&asked.body);
        wanted
            .iter()
            .all(|(name, value)| form.get(name).map(String::as_str) == value.as_str())
    });
    query_fits && body_fits && form_fits
}

/// An answer of a script: `{"status": 200, "json": …}` or `{"status": 200, "text": "…"}`.
#[must_use]
pub fn answer_of(value: &Value) -> Answer {
    let status = value["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    let body = match (value.get("json"), value.get("text")) {
        (Some(json), _) => json.to_string(),
        (None, text) => text.and_then(Value::as_str).unwrap_or_default().to_owned(),
    };
    Answer {
        status: status.unwrap_or(200),
        body,
    }
}

fn word(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// Whether everything of `wanted` stands in `body`.
fn holds(body: &Value, wanted: &Value) -> bool {
    match (body, wanted) {
        (Value::Object(body), Value::Object(wanted)) => wanted
            .iter()
            .all(|(name, value)| body.get(name).is_some_and(|body| holds(body, value))),
        (Value::Array(body), Value::Array(wanted)) => {
            body.len() == wanted.len() && body.iter().zip(wanted).all(|(body, wanted)| holds(body, wanted))
        }
        (body, wanted) => body == wanted,
    }
}

/// The pairs of a query or a form, decoded.
fn pairs(text: &str) -> BTreeMap<String, String> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

/// The fields of a form, be it sent as pairs or in several parts (RFC 7578).
fn fields(body: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for part in body.split("Content-Disposition: form-data; name=\"").skip(1) {
        let Some((name, rest)) = part.split_once("\"\r\n\r\n") else {
            continue;
        };
        let value = rest.split("\r\n--").next().unwrap_or_default();
        found.insert(name.to_owned(), value.to_owned());
    }
    if found.is_empty() { pairs(body) } else { found }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |b: Option<u8>| {
            b.and_then(|b| char::from(b).to_digit(16))
                .and_then(|d| u8::try_from(d).ok())
        };
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match (hex(rest.next()), hex(rest.next())) {
                (Some(high), Some(low)) => bytes.push(high * 16 + low),
                _ => bytes.push(b'%'),
            },
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
