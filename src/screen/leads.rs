//! Where a link leads: only to kinds of addresses that the page itself makes.
//!
//! Invariant: whatever a record, a draft or a saved case holds, nothing that could run becomes a link. What a browser does with
//! an address of another kind, or with one written so that it is read two ways, need not be known: it is none. What this file
//! must not do: judge whether a page behind an address is a good one.

/// A kind of address that may become a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To a place of this page, or a file of data that is published with it.
    Within,
    /// To a page of somebody else, who is told nothing.
    Away,
    /// To a program of the device: mail, telephone.
    ToProgram,
}

impl Leads {
    /// Of which kind an address is; `None` for one that may not become a link.
    ///
    /// ```
    /// use esim_exit::screen::Leads;
    /// assert_eq!(Leads::of("#/about"), Some(Leads::Within));
    /// assert_eq!(Leads::of("directory/schema.json"), Some(Leads::Within));
    /// assert_eq!(Leads::of("https://example.com/help"), Some(Leads::Away));
    /// assert_eq!(Leads::of("tel:+18005550100"), Some(Leads::ToProgram));
    /// assert_eq!(Leads::of("javascript:alert(1)"), None);
    /// assert_eq!(Leads::of(" https://example.com"), None);
    /// ```
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        const KINDS: [(&str, Leads); 5] = [
            ("#", Leads::Within),
            ("directory/", Leads::Within),
            ("https://", Leads::Away),
            ("mailto:", Leads::ToProgram),
            ("tel:", Leads::ToProgram),
        ];
        // Browsers take line breaks and tabs out of an address, so what is seen here would not be what is followed.
        let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace());
        let kind = KINDS.iter().find(|(start, _)| address.starts_with(start));
        kind.filter(|_| plain).map(|(_, leads)| *leads)
    }
}
