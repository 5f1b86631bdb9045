//! Ids of applications.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

use super::redirect_uri::is_this_machine;

/// The id of an application, which is its `client_id`. One that is registered here has a name: 1 to
/// 63 of `a-z`, `0-9` and `-`, beginning with a letter or a digit. One that nobody registered has
/// the URL of its metadata document (draft-ietf-oauth-client-id-metadata-document).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApplicationId(String);

impl ApplicationId {
    const MAX_LENGTH: usize = 63;
    const MAX_URL_LENGTH: usize = 512;

    /// Parses the id of any application.
    ///
    /// # Errors
    /// [`InvalidApplicationId`] when the text has another form.
    pub fn parse(text: &str) -> Result<Self, InvalidApplicationId> {
        if is_document_url(text) { Ok(Self(text.to_owned())) } else { Self::parse_name(text) }
    }

    /// Parses the id of an application that is registered here.
    ///
    /// # Errors
    /// [`InvalidApplicationId`] when the text has another form, also that of a URL.
    pub fn parse_name(text: &str) -> Result<Self, InvalidApplicationId> {
        let is_allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-');
        let is_valid = (1..=Self::MAX_LENGTH).contains(&text.len())
            && !text.starts_with('-')
            && text.chars().all(is_allowed);

        if is_valid { Ok(Self(text.to_owned())) } else { Err(InvalidApplicationId) }
    }

    /// The URL of the metadata document of an application that nobody registered.
    pub fn document_url(&self) -> Option<Url> {
        if self.is_document_url() { Url::parse(&self.0).ok() } else { None }
    }

    pub fn is_document_url(&self) -> bool {
        self.0.contains(':')
    }

    /// Makes an id out of a name: its letters and digits, with one hyphen between words.
    pub fn from_name(name: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
        let mut slug = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");

        slug.truncate(Self::MAX_LENGTH - Self::SUFFIX_LENGTH);
        Self(if slug.is_empty() { "application".to_owned() } else { slug })
    }

    /// The length of a suffix of [`Self::with_suffix`], with its hyphen.
    const SUFFIX_LENGTH: usize = 9;

    /// Appends eight hexadecimal digits, which make an id unique whose name is taken.
    #[must_use]
    pub fn with_suffix(&self, random: [u8; 4]) -> Self {
        Self(format!("{}-{:08x}", self.0, u32::from_be_bytes(random)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for a URL that can name a metadata document. It must be written as browsers write it, so
/// that one document has one id: this refuses dot segments and the port of the scheme as well.
fn is_document_url(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let is_normal = url.as_str() == text && text.len() <= ApplicationId::MAX_URL_LENGTH;
    let is_plain =
        url.username().is_empty() && url.password().is_none() && url.fragment().is_none();

    // A development server of this machine has no certificate; a setting has to name it.
    let is_web = match url.scheme() {
        "https" => true,
        "http" => is_this_machine(&url),
        _ => false,
    };
    is_normal && is_plain && is_web && url.path() != "/"
}

impl TryFrom<String> for ApplicationId {
    type Error = InvalidApplicationId;

    fn try_from(text: String) -> Result<Self, InvalidApplicationId> {
        Self::parse(&text)
    }
}

impl From<ApplicationId> for String {
    fn from(id: ApplicationId) -> Self {
        id.0
    }
}

impl fmt::Display for ApplicationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an application's id is 1 to 63 of a-z, 0-9 and -, and does not begin with -")]
pub struct InvalidApplicationId;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_url_with_a_path_names_a_document() {
        for good in [
            "https://app.example.com/client.json",
            "https://app.example.com:8443/client.json",
            "https://app.example.com/a/?tenant=1",
            "https://xn--bcher-kva.example/client",
            "http://localhost:8080/client.json",
            "http://127.0.0.1:8080/client.json",
            "http://[::1]:8080/client.json",
        ] {
            let id = ApplicationId::parse(good).unwrap();
            assert_eq!(id.document_url().unwrap().as_str(), good);
            assert!(ApplicationId::parse_name(good).is_err());
        }

        let long = format!("https://app.example.com/{}", "a".repeat(512));
        for wrong in [
            "https://app.example.com",
            "https://app.example.com/",
            "https://app.example.com/?client",
            "https://app.example.com/client#",
            "https://app.example.com/client#id",
            "https://app.example.com/./client",
            "https://app.example.com/a/../client",
            "https://app.example.com/a/%2e%2e/client",
            "https://app.example.com/a/%2E/client",
            "https://user@app.example.com/client",
            "https://:secret@app.example.com/client",
            "https://@app.example.com/client",
            "https://app.example.com:443/client",
            "https://APP.example.com/client",
            "HTTPS://app.example.com/client",
            "https:app.example.com/client",
            "https:\\\\app.example.com\\client",
            "https://app.example.com/a b",
            "https://app.example.com/a\n",
            " https://app.example.com/client",
            "https://bücher.example/client",
            "https://0x7f.1/client",
            "http://app.example.com/client.json",
            "http://localhost.example.com/client.json",
            "ftp://localhost/client",
            "urn:example:client",
            "data:text/plain,x",
            long.as_str(),
        ] {
            assert_eq!(ApplicationId::parse(wrong), Err(InvalidApplicationId), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_read_as_it_is_written(
            text in "(https?://)?[a-z0-9.@:%-]{0,12}(/[a-zA-Z0-9.%?#@-]{0,8}){0,3}"
        ) {
            if let Ok(id) = ApplicationId::parse(&text) {
                prop_assert_eq!(id.as_str(), &text);
                prop_assert_eq!(id.is_document_url(), id.document_url().is_some());
                prop_assert_eq!(id.is_document_url(), ApplicationId::parse_name(&text).is_err());
                if let Some(url) = id.document_url() {
                    prop_assert_eq!(url.as_str(), &text);
                    prop_assert!(!text.contains('@') || url.path().contains('@')
                        || url.query().is_some_and(|query| query.contains('@')));
                    prop_assert!(!text.contains('#') && !url.path().contains("/../"));
                }
            }
        }
    }

    #[test]
    fn ids_are_made_of_names() {
        for (name, id) in [
            ("Grafana", "grafana"),
            ("  My  Wiki (new) ", "my-wiki-new"),
            ("日本", "application"),
            ("Zoë's notes", "zo-s-notes"),
        ] {
            assert_eq!(ApplicationId::from_name(name).as_str(), id);
        }

        let longest = ApplicationId::from_name(&"a".repeat(200)).with_suffix([0xff; 4]);
        assert_eq!(ApplicationId::parse(longest.as_str()), Ok(longest.clone()));
        for wrong in ["", "-a", "A", "a b", "a_b", "ä", &"a".repeat(64)] {
            assert_eq!(ApplicationId::parse(wrong), Err(InvalidApplicationId), "{wrong:?}");
        }
    }
}
