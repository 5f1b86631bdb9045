//! OAuth-style scopes: the permissions of a caller of the administration API.

use std::fmt;

use strum::VariantArray;

/// One permission. API tokens carry a set of scopes; roles grant one.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    utoipa::ToSchema,
)]
#[schema(as = ScopeName, example = "accounts:read")]
pub enum Scope {
    #[strum(serialize = "accounts:read")]
    #[schema(rename = "accounts:read")]
    AccountsRead,
    /// Disable and enable accounts, end their sessions, start a recovery.
    #[strum(serialize = "accounts:support")]
    #[schema(rename = "accounts:support")]
    AccountsSupport,
    #[strum(serialize = "accounts:write")]
    #[schema(rename = "accounts:write")]
    AccountsWrite,
    #[strum(serialize = "schema:read")]
    #[schema(rename = "schema:read")]
    SchemaRead,
    #[strum(serialize = "schema:write")]
    #[schema(rename = "schema:write")]
    SchemaWrite,
    #[strum(serialize = "audit:read")]
    #[schema(rename = "audit:read")]
    AuditRead,
    #[strum(serialize = "messages:read")]
    #[schema(rename = "messages:read")]
    MessagesRead,
    #[strum(serialize = "id-documents:read")]
    #[schema(rename = "id-documents:read")]
    IdDocumentsRead,
    #[strum(serialize = "tokens:read")]
    #[schema(rename = "tokens:read")]
    TokensRead,
    #[strum(serialize = "tokens:write")]
    #[schema(rename = "tokens:write")]
    TokensWrite,
    #[strum(serialize = "applications:read")]
    #[schema(rename = "applications:read")]
    ApplicationsRead,
    #[strum(serialize = "applications:write")]
    #[schema(rename = "applications:write")]
    ApplicationsWrite,
    #[strum(serialize = "webhooks:read")]
    #[schema(rename = "webhooks:read")]
    WebhooksRead,
    /// Have events of every account sent to endpoints.
    #[strum(serialize = "webhooks:write")]
    #[schema(rename = "webhooks:write")]
    WebhooksWrite,
}

impl Scope {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the scopes that this one includes: permission to write includes permission to read.
    fn implied(self) -> &'static [Self] {
        match self {
            Self::AccountsWrite => &[Self::AccountsSupport, Self::AccountsRead, Self::SchemaRead],
            Self::AccountsSupport => &[Self::AccountsRead, Self::SchemaRead],
            Self::AccountsRead | Self::SchemaWrite => &[Self::SchemaRead],
            Self::TokensWrite => &[Self::TokensRead],
            Self::ApplicationsWrite => &[Self::ApplicationsRead],
            Self::WebhooksWrite => &[Self::WebhooksRead],
            Self::SchemaRead
            | Self::AuditRead
            | Self::MessagesRead
            | Self::IdDocumentsRead
            | Self::TokensRead
            | Self::ApplicationsRead
            | Self::WebhooksRead => &[],
        }
    }
}

/// A set of scopes, closed over what they include.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Scopes(u16);

impl Scopes {
    pub const ADMIN: Self = Self((1 << Scope::ALL.len()) - 1);

    /// Parses scope names separated by spaces or commas.
    ///
    /// # Errors
    /// [`InvalidScopes`] when a name is unknown or the list is empty.
    pub fn parse(text: &str) -> Result<Self, InvalidScopes> {
        let names = text.split([',', ' ']).filter(|name| !name.is_empty());
        let scopes = names
            .map(|name| name.parse::<Scope>().map_err(|_| InvalidScopes::Unknown(name.to_owned())))
            .collect::<Result<Vec<_>, _>>()?;

        if scopes.is_empty() { Err(InvalidScopes::None) } else { Ok(scopes.into_iter().collect()) }
    }

    pub fn has(self, scope: Scope) -> bool {
        self.0 & bit(scope) != 0
    }

    /// Returns the scopes that are in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns true when every scope of the other set is in this one.
    pub fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.iter().copied().filter(move |scope| self.has(*scope))
    }
}

fn bit(scope: Scope) -> u16 {
    1 << scope as u16
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Self {
        let bits = scopes
            .into_iter()
            .flat_map(|scope| scope.implied().iter().copied().chain([scope]))
            .map(bit);

        Self(bits.fold(0, |all, bit| all | bit))
    }
}

/// Formats the set as it is stored and as OAuth 2.0 writes it (RFC 6749, section 3.3): separated by
/// spaces.
impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iter().map(Scope::as_str).collect::<Vec<_>>().join(" "))
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidScopes {
    #[error("unknown scope {0}; the scopes are {names}", names = Scopes::ADMIN)]
    Unknown(String),
    #[error("choose at least one scope: {names}", names = Scopes::ADMIN)]
    None,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_read_as_they_are_written_and_bring_what_they_imply() {
        let scopes = Scopes::parse("accounts:write,audit:read").unwrap();
        assert!(
            scopes.has(Scope::AccountsRead)
                && scopes.has(Scope::AuditRead)
                && !scopes.has(Scope::SchemaWrite)
        );
        assert_eq!(Scopes::parse(&scopes.to_string()), Ok(scopes));
        assert!(Scopes::ADMIN.covers(scopes) && !scopes.covers(Scopes::ADMIN));
        assert_eq!(Scopes::ADMIN.iter().count(), Scope::ALL.len());
        assert_eq!(
            Scopes::parse("accounts:read root"),
            Err(InvalidScopes::Unknown("root".to_owned()))
        );
        assert_eq!(Scopes::parse(" , "), Err(InvalidScopes::None));
    }
}
