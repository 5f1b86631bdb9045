//! Ids of applications.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The id of an application, which is its `client_id`: 1 to 63 of `a-z`, `0-9` and `-`, beginning
/// with a letter or a digit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApplicationId(String);

impl ApplicationId {
    const MAX_LENGTH: usize = 63;

    /// Parses an id.
    ///
    /// # Errors
    /// [`InvalidApplicationId`] when the text has another form.
    pub fn parse(text: &str) -> Result<Self, InvalidApplicationId> {
        let is_allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-');
        let is_valid = (1..=Self::MAX_LENGTH).contains(&text.len())
            && !text.starts_with('-')
            && text.chars().all(is_allowed);

        if is_valid { Ok(Self(text.to_owned())) } else { Err(InvalidApplicationId) }
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
    use super::*;

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
