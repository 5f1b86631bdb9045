//! What a person is to the server.

use super::scope::{Scope, Scopes};

/// A role's name: 1 to 32 of `a-z`, `0-9`, `-` and `_`, a letter first. `admin` and `support` mean something here; others are for
/// the applications behind this login.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountRole(String);

impl AccountRole {
    pub const ADMIN: &'static str = "admin";
    pub const SUPPORT: &'static str = "support";

    /// # Errors
    /// [`InvalidAccountRole`].
    pub fn parse(text: &str) -> Result<Self, InvalidAccountRole> {
        let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_');
        let valid = text.len() <= 32 && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(allowed);
        valid.then(|| Self(text.to_owned())).ok_or(InvalidAccountRole)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is 1 to 32 of a-z, 0-9, - and _, and begins with a letter")]
pub struct InvalidAccountRole;

/// What somebody with these roles may do in the administration API and pages.
pub fn scopes(roles: &[AccountRole]) -> Scopes {
    let granted = roles.iter().map(|role| match role.as_str() {
        AccountRole::ADMIN => Scopes::ADMIN,
        AccountRole::SUPPORT => [Scope::AccountsSupport, Scope::AuditRead, Scope::MessagesRead, Scope::IdDocumentsRead]
            .into_iter()
            .collect(),
        _ => Scopes::default(),
    });
    granted.flat_map(Scopes::iter).collect()
}

/// The scopes that the roles of these names give.
pub fn scopes_of(names: &[String]) -> Scopes {
    let roles: Vec<_> = names.iter().filter_map(|name| AccountRole::parse(name).ok()).collect();
    scopes(&roles)
}

/// True when any of the roles of these names gives power here.
pub fn give_power(names: &[String]) -> bool {
    scopes_of(names) != Scopes::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_may_help_but_not_rule() {
        let of =
            |names: &[&str]| scopes(&names.iter().map(|name| AccountRole::parse(name).unwrap()).collect::<Vec<_>>());
        assert_eq!(of(&["admin"]), Scopes::ADMIN);
        assert_eq!(of(&["editor"]), Scopes::default());
        let support = of(&["editor", "support"]);
        assert!(support.has(Scope::AccountsRead) && support.has(Scope::AccountsSupport));
        for never in [Scope::AccountsWrite, Scope::SchemaWrite, Scope::TokensRead, Scope::TokensWrite] {
            assert!(!support.has(never), "{never:?}");
        }
        for nothing in ["", "Admin", "1st", "a b", &"a".repeat(33)] {
            assert!(AccountRole::parse(nothing).is_err(), "{nothing:?}");
        }
    }
}
