//! The little that has to be known about HTML: the tags of our own index.html, as Trunk writes it.

/// One opening tag and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// From `<` to `>`.
    pub text: &'a str,
    /// Byte position of `<`.
    pub at: usize,
}

/// All opening tags called `name`, in order. Comments do not count.
#[must_use]
pub fn tags<'a>(html: &'a str, name: &str) -> Vec<Tag<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..) {
        let Some(open) = rest.find('<') else { break };
        let (Some(tag), start) = (rest.get(open..), at + open) else {
            break;
        };
        if let Some(comment) = tag.strip_prefix("<!--") {
            at = start + 4 + comment.find("-->").map_or(comment.len(), |end| end + 3);
            continue;
        }
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let text = tag.get(..end).unwrap_or(tag);
        let word: String = text.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
        if word.eq_ignore_ascii_case(name) {
            found.push(Tag { text, at: start });
        }
        at = start + end.max(1);
    }
    found
}

impl<'a> Tag<'a> {
    /// The value of an attribute in double quotes.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let key = format!("{name}=\"");
        let mut from = 0;
        while let Some(found) = self.text.get(from..)?.find(&key) {
            let start = from + found;
            // `data-href="` is not `href="`
            if self.text.get(..start)?.ends_with(|c: char| c.is_whitespace()) {
                let value = self.text.get(start + key.len()..)?;
                return value.get(..value.find('"')?);
            }
            from = start + key.len();
        }
        None
    }

    /// The tag with one more attribute.
    #[must_use]
    pub fn with(self, attribute: &str, value: &str) -> String {
        let inner = self.text.trim_end_matches('>').trim_end_matches('/').trim_end();
        format!("{inner} {attribute}=\"{value}\">")
    }
}

/// The first inline script, inline style or `on…=`/`style=` attribute, if one is left.
#[must_use]
pub fn inline_code(html: &str) -> Option<String> {
    let script = tags(html, "script")
        .into_iter()
        .find(|tag| tag.attribute("src").is_none());
    let style = tags(html, "style").into_iter().next();
    let attribute = || {
        let at = html
            .match_indices(" style=\"")
            .next()
            .or_else(|| html.match_indices(" on").find(|(at, _)| is_handler(html, *at)))?;
        html.get(at.0..).map(|rest| rest.chars().take(60).collect())
    };
    script.or(style).map(|tag| tag.text.to_owned()).or_else(attribute)
}

fn is_handler(html: &str, at: usize) -> bool {
    let rest = html.get(at + 3..).unwrap_or_default();
    let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
    !word.is_empty() && rest.get(word.len()..).is_some_and(|after| after.starts_with("=\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_found() {
        let html = r#"<!-- <link href="no"> --><link rel="x" data-href="0" href="a.css"/><linkx href="no">"#;
        let all = tags(html, "link");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].attribute("href"), Some("a.css"));
        assert_eq!(all[0].attribute("integrity"), None);
        assert_eq!(
            all[0].with("integrity", "s"),
            r#"<link rel="x" data-href="0" href="a.css" integrity="s">"#
        );
    }

    #[test]
    fn what_the_policy_forbids_is_seen() {
        for bad in [
            "<script>x</script>",
            "<style>a{}</style>",
            "<p style=\"color:red\">",
            "<p onclick=\"x()\">",
        ] {
            assert!(inline_code(bad).is_some(), "{bad}");
        }
        for good in [
            "<script src=\"a.js\"></script>",
            "<p>based on trust</p>",
            "<link rel=\"stylesheet\" href=\"a\">",
        ] {
            assert_eq!(inline_code(good), None, "{good}");
        }
    }
}
