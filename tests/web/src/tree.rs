//! The page as a screen reader has it: the browser's accessibility tree, and what has to hold in it on every page.

use crate::Browser;
use crate::named::{BUTTON, CHECKBOX, FIELD};
use anyhow::Result;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is wanting in a tree, in sentences: names of controls, twins that lead elsewhere, headings, landmarks.
#[must_use]
pub fn tree_faults(tree: &Value) -> Vec<String> {
    let nodes = in_order(tree);
    let mut wrong = Vec::new();
    let mut twins: BTreeMap<(&str, &str), Vec<(&str, &str)>> = BTreeMap::new();
    let (mut level, mut firsts) = (0, 0);
    for node in &nodes {
        let role = at(node, "/role/value");
        let name = at(node, "/name/value").trim();
        let is_button = BUTTON.contains(&role);
        let others = ["link", "radio", "option", "menuitem", "tab"];
        let is_control = is_button || FIELD.contains(&role) || CHECKBOX.contains(&role) || others.contains(&role);
        if is_control && name.is_empty() {
            wrong.push(["a ", role, " has no name"].concat());
        }
        if is_button || role == "link" {
            let target = property(node, "url").and_then(Value::as_str).unwrap_or_default();
            let said = at(node, "/description/value");
            twins
                .entry((if is_button { "button" } else { role }, name))
                .or_default()
                .push((target, said));
        }
        if role == "heading" {
            let now = property(node, "level").and_then(Value::as_u64).unwrap_or_default();
            if now > level + 1 {
                wrong.push(format!(
                    "“{name}” is a heading of level {now} after one of level {level}"
                ));
            }
            firsts += usize::from(now == 1);
            level = now;
        }
    }
    if firsts != 1 {
        wrong.push(format!("{firsts} headings of level 1"));
    }
    for ((role, name), all) in twins {
        // Links of one name must lead to one place; what two buttons do nobody can tell but by what is said of them.
        let told_apart = |(a, b): (&(&str, &str), &(&str, &str))| match role {
            "link" => a.0 == b.0 || (a.1 != b.1),
            _ => a.1 != b.1,
        };
        let pairs = all.iter().enumerate();
        let mut pairs = pairs.flat_map(|(n, a)| all.iter().skip(n + 1).map(move |b| (a, b)));
        if !pairs.all(told_apart) {
            wrong.push(format!(
                "{} {role}s are called “{name}”, and nothing tells them apart",
                all.len()
            ));
        }
    }
    for landmark in ["banner", "main", "contentinfo"] {
        let count = nodes.iter().filter(|node| at(node, "/role/value") == landmark).count();
        if count != 1 {
            wrong.push(format!("{count} landmarks `{landmark}`"));
        }
    }
    wrong
}

impl Browser {
    /// What is wanting in the page's own tree.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn tree_faults(&self) -> Result<Vec<String>> {
        Ok(tree_faults(&self.cdp("Accessibility.getFullAXTree", json!({})).await?))
    }
}

/// The nodes that are exposed, in the order in which they are read.
fn in_order(tree: &Value) -> Vec<&Value> {
    let all = tree
        .get("nodes")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let by_id: BTreeMap<&str, &Value> = all.iter().map(|node| (at(node, "/nodeId"), node)).collect();
    let mut open: Vec<&Value> = all.iter().filter(|node| node.get("parentId").is_none()).collect();
    open.reverse();
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        if node.get("ignored") != Some(&json!(true)) {
            found.push(node);
        }
        let children = node.get("childIds").and_then(Value::as_array).into_iter().flatten();
        let children: Vec<&Value> = children.filter_map(|id| by_id.get(id.as_str()?)).copied().collect();
        open.extend(children.into_iter().rev());
    }
    found
}

fn at<'a>(node: &'a Value, pointer: &str) -> &'a str {
    node.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn property<'a>(node: &'a Value, name: &str) -> Option<&'a Value> {
    let all = node.get("properties").and_then(Value::as_array)?;
    all.iter()
        .find(|property| at(property, "/name") == name)?
        .pointer("/value/value")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: usize, role: &str, name: &str, properties: &Value) -> Value {
        let listed: Vec<Value> = properties
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| json!({ "name": name, "value": { "value": value } }))
            .collect();
        json!({ "nodeId": id.to_string(), "parentId": "0", "ignored": false, "role": { "value": role },
                "name": { "value": name }, "properties": listed })
    }

    fn tree(more: &[(&str, &str, Value)]) -> Value {
        let plain = [
            ("banner", "", json!({})),
            ("main", "", json!({})),
            ("heading", "One", json!({ "level": 1 })),
            ("contentinfo", "", json!({})),
        ];
        let all = plain.iter().chain(more).enumerate();
        let mut nodes: Vec<Value> = all
            .map(|(n, (role, name, properties))| node(n + 1, role, name, properties))
            .collect();
        let ids: Vec<String> = (1..=nodes.len()).map(|id| id.to_string()).collect();
        nodes.push(json!({ "nodeId": "0", "childIds": ids, "role": { "value": "RootWebArea" } }));
        json!({ "nodes": nodes })
    }

    #[test]
    fn a_good_page_has_no_faults() {
        let same = json!({ "url": "#/a" });
        let good = [
            ("heading", "Two", json!({ "level": 2 })),
            ("heading", "Two again", json!({ "level": 2 })),
            ("link", "More", same.clone()),
            ("link", "More", same),
            ("button", "Go", json!({})),
        ];
        assert_eq!(tree_faults(&tree(&good)), [""; 0]);
    }

    #[test]
    fn each_fault_is_found() {
        for (more, said) in [
            (vec![("button", " ", json!({}))], "no name"),
            (vec![("textbox", "", json!({}))], "no name"),
            (
                vec![("heading", "Three", json!({ "level": 3 }))],
                "level 3 after one of level 1",
            ),
            (
                vec![("heading", "Another", json!({ "level": 1 }))],
                "2 headings of level 1",
            ),
            (vec![("main", "", json!({}))], "2 landmarks `main`"),
            (
                vec![
                    ("link", "More", json!({ "url": "#/a" })),
                    ("link", "More", json!({ "url": "#/b" })),
                ],
                "2 links are called “More”",
            ),
            (
                vec![("button", "Copy", json!({})), ("button", "Copy", json!({}))],
                "2 buttons are called “Copy”",
            ),
        ] {
            let found = tree_faults(&tree(&more));
            assert!(found.iter().any(|fault| fault.contains(said)), "{said}: {found:?}");
        }
        assert_eq!(
            tree_faults(&json!({})).len(),
            4,
            "an empty page has no heading and no landmark"
        );
    }
}
