//! Parameters of a request, in the query or in a form.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use percent_encoding::percent_decode;
use url::{Url, form_urlencoded};

use super::{OAuthError, OAuthErrorCode};

/// Parameters by name. One without a value is treated as missing (RFC 6749 §3.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthParameters {
    values: BTreeMap<String, String>,
    /// Values of `resource`, the one parameter that may occur several times (RFC 8707 §2).
    resources: Vec<String>,
    repeated: BTreeSet<String>,
    /// True if the text was not UTF-8 (RFC 6749 §B): the values stand for other bytes.
    is_garbled: bool,
}

impl OAuthParameters {
    /// Reads `application/x-www-form-urlencoded` text.
    pub fn parse(text: &[u8]) -> Self {
        let is_garbled = percent_decode(text).decode_utf8().is_err();
        let mut parameters = Self { is_garbled, ..Self::default() };
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

    /// The resource server that is to take the access token (RFC 8707 §2).
    ///
    /// # Errors
    /// `invalid_target` for several, and for one that is no absolute URI without a fragment.
    pub fn resource(&self) -> Result<Option<String>, OAuthError> {
        let refuse = |description| Err(OAuthError::new(OAuthErrorCode::InvalidTarget, description));
        match self.resources.as_slice() {
            [] => Ok(None),
            [resource] => match Url::parse(resource) {
                Ok(url) if url.fragment().is_none() => Ok(Some(resource.clone())),
                Ok(_) | Err(_) => refuse("resource is no absolute URI without a fragment"),
            },
            _ => refuse("an access token is for one resource"),
        }
    }

    /// True if this parameter occurs more than once.
    pub fn is_repeated(&self, name: &str) -> bool {
        self.repeated.contains(name)
    }

    /// True if any parameter occurs more than once, which none may (RFC 6749 §3.1).
    pub fn has_repeated(&self) -> bool {
        !self.repeated.is_empty()
    }

    /// True if the text was not UTF-8, or if it holds U+0000: the characters of a parameter are
    /// printable (RFC 6749 §A), and PostgreSQL does not store that one.
    pub fn is_unreadable(&self) -> bool {
        let names = self.values.keys();
        let mut texts = names.chain(self.values.values()).chain(&self.resources);
        self.is_garbled || texts.any(|text| text.contains('\0'))
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
    use proptest::prelude::*;

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
        assert_eq!(parameters.resources, ["https://a", "https://b"]);
        assert!(parameters.resource().is_err(), "an access token is for one");

        let again = OAuthParameters::parse(parameters.to_text(&["a"]).as_bytes());
        assert_eq!(again.get("scope"), Some("openid email"));
        assert_eq!(again.get("a"), None);
        assert_eq!(again.resources, parameters.resources);
    }

    #[test]
    fn text_that_is_not_printable_is_unreadable() {
        for text in
            [&b"a=%00"[..], b"%00=a", b"a=\0", b"a=%ff", b"%c3=%a4", b"a=\xff", b"a=%ed%a0%80"]
        {
            assert!(OAuthParameters::parse(text).is_unreadable(), "{text:?}");
        }
        for text in [&b""[..], b"a=%c3%a4", "a=\u{fffd}".as_bytes(), b"a=%", b"a=%zz&&=&"] {
            assert!(!OAuthParameters::parse(text).is_unreadable(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_parameters(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let parameters = OAuthParameters::parse(&bytes);
            let again = OAuthParameters::parse(parameters.to_text(&[]).as_bytes());
            prop_assert_eq!(&again.values, &parameters.values);
            prop_assert_eq!(&again.resources, &parameters.resources);
            prop_assert!(!again.has_repeated());
            prop_assert!(parameters.values.values().all(|value| !value.is_empty()));
            prop_assert!(!parameters.values.contains_key("resource"));
        }

        #[test]
        fn a_repeated_parameter_is_known_as_one(
            pairs in prop::collection::vec(("a|b|client_id|resource", "|x|y z|\u{e4}&="), 0..8)
        ) {
            let mut text = form_urlencoded::Serializer::new(String::new());
            let text = text.extend_pairs(&pairs).finish();
            let parameters = OAuthParameters::parse(text.as_bytes());
            prop_assert!(!parameters.is_unreadable());
            for name in ["a", "b", "client_id"] {
                let sent = pairs.iter().filter(|(sent, value)| sent == name && !value.is_empty());
                let values: Vec<_> = sent.map(|(_, value)| value.as_str()).collect();
                prop_assert_eq!(parameters.get(name), values.first().copied());
                prop_assert_eq!(parameters.is_repeated(name), values.len() > 1);
            }
        }
    }
}
