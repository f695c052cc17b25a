//! An OpenAPI 3.0 contract (`tests/contracts/`): which operation a request is, whether it fits, and what may be answered.

use super::scripted::Asked;
use serde_json::{Value, json};

/// A contract.
pub struct Contract(Value);

/// One operation of it.
pub struct Operation {
    path: String,
    value: Value,
}

impl Contract {
    /// With everything it refers to laid open, and its `nullable` said as JSON Schema says it.
    #[must_use]
    pub fn new(contract: Value) -> Self {
        let whole = contract.clone();
        let mut contract = contract;
        resolve(&mut contract, &whole, 0);
        Self(contract)
    }

    /// The operation of a request.
    ///
    /// # Errors
    /// None of the contract's paths and methods is it.
    pub fn operation(&self, asked: &Asked) -> Result<Operation, String> {
        let bare = asked.url.split('?').next().unwrap_or_default();
        let method = asked.method.to_ascii_lowercase();
        let paths = self.0["paths"].as_object().ok_or("no paths")?;
        let mut found: Vec<Operation> = Vec::new();
        for (path, item) in paths {
            let Some(value) = item.get(&method) else { continue };
            let servers = [&value["servers"], &item["servers"], &self.0["servers"]];
            let servers = servers.iter().find_map(|s| s.as_array()).cloned().unwrap_or_default();
            for server in servers {
                let base = server["url"]
                    .as_str()
                    .unwrap_or_default()
                    .trim_end_matches('/')
                    .to_owned();
                let fits = bare.strip_prefix(&base).is_some_and(|rest| same_path(path, rest));
                if fits {
                    found.push(Operation {
                        path: path.clone(),
                        value: value.clone(),
                    });
                }
            }
        }
        // A path without a placeholder wins over one with.
        found.sort_by_key(|operation| operation.path.matches('{').count());
        let mut found = found.into_iter();
        found
            .next()
            .ok_or_else(|| format!("{method} {bare} is not in the contract"))
    }

    /// Whether parameters and body are as the contract says.
    ///
    /// # Errors
    /// What is missing or of another form.
    pub fn check(&self, operation: &Operation, asked: &Asked) -> Result<(), String> {
        let query = asked.url.split_once('?').map_or("", |(_, query)| query);
        let names: Vec<String> = query
            .split('&')
            .filter_map(|p| p.split('=').next())
            .map(decoded)
            .collect();
        for parameter in operation.value["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap_or_default();
            let there = match parameter["in"].as_str() {
                Some("header") => asked.headers.contains_key(&name.to_ascii_lowercase()),
                Some("query") => names.iter().any(|n| n == name),
                _ => true,
            };
            if parameter["required"] == json!(true) && !there {
                return Err(format!("{}: `{name}` is missing", operation.path));
            }
        }
        let known = |n: &String| {
            let all = operation.value["parameters"].as_array();
            all.into_iter().flatten().any(|p| p["name"].as_str() == Some(n))
        };
        if let Some(stray) = names.iter().filter(|n| !n.is_empty()).find(|n| !known(n)) {
            return Err(format!("{}: `{stray}` is not a parameter", operation.path));
        }
        let content = &operation.value["requestBody"]["content"];
        let required = operation.value["requestBody"]["required"] == json!(true);
        match (asked.body.is_empty(), content.as_object()) {
            (true, _) if required => Err(format!("{}: a body is required", operation.path)),
            (true, _) => Ok(()),
            (false, None) => Err(format!("{}: takes no body", operation.path)),
            (false, Some(kinds)) => {
                let sent = asked.headers.get("content-type").map_or("", String::as_str);
                let sent = sent.split(';').next().unwrap_or_default();
                let Some(kind) = kinds.get(sent) else {
                    return Err(format!("{}: `{sent}` is none of {:?}", operation.path, kinds.keys()));
                };
                let body: Value = if sent == "application/json" {
                    serde_json::from_str(&asked.body).map_err(|e| e.to_string())?
                } else if sent == "application/x-www-form-urlencoded" {
                    let pairs = asked.body.split('&').filter_map(|pair| pair.split_once('='));
                    Value::Object(pairs.map(|(n, v)| (decoded(n), json!(decoded(v)))).collect())
                } else {
                    return Ok(());
                };
                let validator = jsonschema::validator_for(&kind["schema"]).map_err(|e| e.to_string())?;
                validator
                    .validate(&body)
                    .map_err(|e| format!("{}: {e} in {body}", operation.path))
            }
        }
    }

    /// Every example answer, with its status.
    #[must_use]
    pub fn examples(&self, operation: &Operation) -> Vec<(u16, String)> {
        let mut found = Vec::new();
        for (status, response) in operation.value["responses"].as_object().into_iter().flatten() {
            let Ok(status) = status.parse() else { continue };
            for kind in response["content"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(_, kind)| kind)
            {
                let many = kind["examples"].as_object().into_iter().flatten();
                let values = many.map(|(_, example)| &example["value"]).chain(kind.get("example"));
                found.extend(values.filter(|v| !v.is_null()).map(|value| (status, value.to_string())));
            }
        }
        found
    }
}

fn same_path(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(t, p)| t == p || (t.starts_with('{') && t.ends_with('}') && !p.is_empty()))
}

fn decoded(text: &str) -> String {
    text.replace("%5B", "[")
        .replace("%5D", "]")
        .replace("%20", " ")
        .replace("%2F", "/")
        .replace("%3A", ":")
}

fn resolve(value: &mut Value, whole: &Value, depth: usize) {
    const DEEPEST: usize = 40;
    if depth > DEEPEST {
        *value = json!(true);
        return;
    }
    if let Some(pointer) = value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|r| r.strip_prefix('#'))
    {
        *value = whole.pointer(pointer).cloned().unwrap_or_default();
        return resolve(value, whole, depth + 1);
    }
    match value {
        Value::Object(members) => {
            if members.get("nullable") == Some(&json!(true))
                && let Some(kind) = members.get("type").filter(|kind| kind.is_string()).cloned()
            {
                members.insert("type".to_owned(), json!([kind, "null"]));
            }
            members
                .values_mut()
                .for_each(|member| resolve(member, whole, depth + 1));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| resolve(item, whole, depth + 1)),
        _ => {}
    }
}
