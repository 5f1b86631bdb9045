//! Kinds of applications.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// The kind of an application, which decides how it learns who is logged in and whether it can keep
/// a secret (RFC 6749 §2.1).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ApplicationKind {
    /// Runs on a server, and keeps a secret.
    Web,
    /// Runs in a browser, without a secret.
    Browser,
    /// Runs on a device of its user, without a secret (RFC 8252).
    Native,
    /// Acts for itself, without a user.
    Service,
    /// A site behind a proxy, which asks this server about every request.
    Proxy,
}

impl ApplicationKind {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Parses the name of a kind.
    ///
    /// # Errors
    /// [`InvalidApplicationKind`] when there is no such kind.
    pub fn parse(text: &str) -> Result<Self, InvalidApplicationKind> {
        text.parse().map_err(|_| InvalidApplicationKind)
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// True for a kind that keeps a secret (a confidential client).
    pub fn is_confidential(self) -> bool {
        matches!(self, Self::Web | Self::Service)
    }

    /// True for a kind to which a browser is redirected after a login.
    pub fn has_redirects(self) -> bool {
        matches!(self, Self::Web | Self::Browser | Self::Native)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the kind of an application is web, browser, native, service or proxy")]
pub struct InvalidApplicationKind;
