//! Parameters of a request, in the query or in a form.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use url::form_urlencoded;

/// Parameters by name. One without a value is treated as missing (RFC 6749 §3.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthParameters {
    values: BTreeMap<String, String>,
    /// Values of `resource`, the one parameter that may occur several times (RFC 8707 §2).
    resources: Vec<String>,
    repeated: BTreeSet<String>,
}

impl OAuthParameters {
    /// Reads `application/x-www-form-urlencoded` text.
    pub fn parse(text: &[u8]) -> Self {
        let mut parameters = Self::default();
        for (name, value) in form_urlencoded::parse(text) {
            parameters.add(name.into_owned(), value.into_owned());
        }
        parameters
    }

    fn add(&mut self, name: String, value: String) {
        if value.is_empty() {
            return;
        }

        if name == "resource" {
            self.resources.push(value);
            return;
        }
        match self.values.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(value);
            }
            Entry::Occupied(entry) => {
                self.repeated.insert(entry.key().clone());
            }
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    pub fn resources(&self) -> &[String] {
        &self.resources
    }

    /// True if this parameter occurs more than once.
    pub fn is_repeated(&self, name: &str) -> bool {
        self.repeated.contains(name)
    }

    /// True if any parameter occurs more than once, which none may (RFC 6749 §3.1).
    pub fn has_repeated(&self) -> bool {
        !self.repeated.is_empty()
    }

    /// True if any value holds U+0000, which PostgreSQL does not store.
    pub fn has_nul(&self) -> bool {
        self.values.values().chain(&self.resources).any(|value| value.contains('\0'))
    }

    /// Writes the parameters as [`Self::parse`] reads them, without `left_out`.
    pub fn to_text(&self, left_out: &[&str]) -> String {
        let values = self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let resources = self.resources.iter().map(|value| ("resource", value.as_str()));
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(values.chain(resources).filter(|(name, _)| !left_out.contains(name)))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_as_the_specification_says() {
        let parameters = OAuthParameters::parse(
            b"scope=openid+email&state=&a=1&a=1&resource=https%3A%2F%2Fa\
              &resource=https%3A%2F%2Fb&=x&n",
        );
        assert_eq!(parameters.get("scope"), Some("openid email"));
        assert_eq!(parameters.get("state"), None);
        assert!(parameters.is_repeated("a") && parameters.has_repeated());
        assert_eq!(parameters.resources(), ["https://a", "https://b"]);

        let again = OAuthParameters::parse(parameters.to_text(&["a"]).as_bytes());
        assert_eq!(again.get("scope"), Some("openid email"));
        assert_eq!(again.get("a"), None);
        assert_eq!(again.resources(), parameters.resources());
    }
}
