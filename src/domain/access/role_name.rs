//! Roles of accounts, and the scopes that they grant.

use serde::{Deserialize, Serialize};

use super::scope::{Scope, Scopes};

/// `admin` and `support` have a meaning here; others are for the applications behind this login.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schema(pattern = "^[a-z][a-z0-9_-]{0,31}$", example = "editor")]
pub struct RoleName(String);

impl RoleName {
    pub const ADMIN: &'static str = "admin";
    pub const SUPPORT: &'static str = "support";

    /// Parses a role's name: 1 to 32 characters of `a-z`, `0-9`, `-` and `_`, beginning with a
    /// letter.
    ///
    /// [`InvalidRoleName`] when the text has another form.
    pub fn parse(text: &str) -> Result<Self, InvalidRoleName> {
        let is_allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_');
        let begins_with_letter = text.starts_with(|c: char| c.is_ascii_lowercase());

        if text.len() <= 32 && begins_with_letter && text.chars().all(is_allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidRoleName)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RoleName {
    type Error = InvalidRoleName;

    fn try_from(text: String) -> Result<Self, InvalidRoleName> {
        Self::parse(&text)
    }
}

impl From<RoleName> for String {
    fn from(role: RoleName) -> Self {
        role.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is 1 to 32 of a-z, 0-9, - and _, and begins with a letter")]
pub struct InvalidRoleName;

/// Returns the scopes that these roles grant in the administration API and pages.
pub fn scopes(roles: &[RoleName]) -> Scopes {
    let granted = roles.iter().map(|role| match role.as_str() {
        RoleName::ADMIN => Scopes::ADMIN,
        RoleName::SUPPORT => {
            [Scope::AccountsSupport, Scope::AuditRead, Scope::MessagesRead, Scope::IdDocumentsRead]
                .into_iter()
                .collect()
        }
        _ => Scopes::default(),
    });
    granted.flat_map(Scopes::iter).collect()
}

/// Returns the scopes that the roles with these names grant. Names that are not valid roles grant
/// none.
pub fn scopes_of(names: &[String]) -> Scopes {
    let roles: Vec<_> = names.iter().filter_map(|name| RoleName::parse(name).ok()).collect();
    scopes(&roles)
}

/// Returns true when any of the roles with these names grants scopes here.
pub fn give_power(names: &[String]) -> bool {
    scopes_of(names) != Scopes::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_may_help_but_not_rule() {
        let of = |names: &[&str]| {
            scopes(&names.iter().map(|name| RoleName::parse(name).unwrap()).collect::<Vec<_>>())
        };
        assert_eq!(of(&["admin"]), Scopes::ADMIN);
        assert_eq!(of(&["editor"]), Scopes::default());
        let support = of(&["editor", "support"]);
        assert!(support.has(Scope::AccountsRead) && support.has(Scope::AccountsSupport));
        for never in
            [Scope::AccountsWrite, Scope::SchemaWrite, Scope::TokensRead, Scope::TokensWrite]
        {
            assert!(!support.has(never), "{never:?}");
        }
        for nothing in ["", "Admin", "1st", "a b", &"a".repeat(33)] {
            assert!(RoleName::parse(nothing).is_err(), "{nothing:?}");
        }
    }
}
