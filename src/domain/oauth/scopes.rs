//! Scopes of OAuth 2.0 (RFC 6749 §3.3).

use std::{collections::BTreeSet, fmt};

/// A set of scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthScopes(BTreeSet<String>);

impl OAuthScopes {
    pub const OPENID: &str = "openid";
    pub const OFFLINE_ACCESS: &str = "offline_access";
    pub const PROFILE: &str = "profile";

    /// Parses scopes separated by spaces.
    pub fn parse(text: &str) -> Self {
        text.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect()
    }

    /// The scopes that are in both sets. Others are ignored (OpenID Connect Core §3.1.2.1).
    #[must_use]
    pub fn within(&self, allowed: &BTreeSet<String>) -> Self {
        Self(self.0.intersection(allowed).cloned().collect())
    }

    /// True if each of these scopes is in `other`.
    pub fn are_within(&self, other: &Self) -> bool {
        self.0.is_subset(&other.0)
    }

    /// The scopes of both sets.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    pub fn has(&self, scope: &str) -> bool {
        self.0.contains(scope)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl FromIterator<String> for OAuthScopes {
    fn from_iter<T: IntoIterator<Item = String>>(scopes: T) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl fmt::Display for OAuthScopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iter().collect::<Vec<_>>().join(" "))
    }
}
