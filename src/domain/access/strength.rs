//! The table of acts and of what each asks of whoever does it, for the pages, the APIs and the command line alike. docs/security.md prints it.

use std::time::Duration;

use uuid::Uuid;

use crate::domain::{Timestamp, session::Method};

/// The age up to which a login is fresh.
pub const FRESH: Duration = Duration::from_secs(15 * 60);

/// The strength that an act asks for, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Proof of the address, or a code on paper.
    Code,
    Session,
    /// A login of the last minutes.
    FreshLogin,
    PasskeySession,
    /// A login of the last minutes, with a passkey.
    FreshPasskey,
    /// Another administrator, or the command line.
    Administrator,
}

impl Strength {
    pub fn words(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Session => "session",
            Self::FreshLogin => "fresh login",
            Self::PasskeySession => "passkey session",
            Self::FreshPasskey => "fresh passkey session",
            Self::Administrator => "another administrator, or the command line",
        }
    }
}

/// An act of a person on their own account, or of an administrator on any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    ChangeOwnProfile,
    EndOwnSessions,
    RenameOwnPasskey,
    AddOwnPasskey,
    RemoveOwnPasskey,
    SetOwnPassword,
    RemoveOwnPassword,
    MakeRecoveryCodes,
    DeleteOwnAccount,
    Recover,
    ReadAccounts,
    CreateAccount,
    GivePower,
    ChangeProfile,
    EndSessions,
    ChangeAddresses,
    ChangeStatus,
    ChangeRoles,
    ChangeWayIn,
    StartRecovery,
    DeleteAccount,
    RestoreAccount,
    ActOnMany,
    Import,
    Export,
    ChangeSchema,
    MakeToken,
    RevokeToken,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub act: Act,
    pub says: &'static str,
    pub usually: Strength,
    /// For an account whose roles give power here, and that has a passkey.
    pub with_power: Strength,
}

const fn rule(act: Act, says: &'static str, usually: Strength, with_power: Strength) -> Rule {
    Rule { act, says, usually, with_power }
}

/// The table, in the order of [`Act`].
pub const RULES: [Rule; 28] = {
    use Strength::{Administrator, Code, FreshLogin, FreshPasskey, PasskeySession, Session};
    [
        rule(Act::ChangeOwnProfile, "change one's own profile", Session, Session),
        rule(Act::EndOwnSessions, "end one's own sessions", Session, Session),
        rule(Act::RenameOwnPasskey, "name one's own passkey", FreshLogin, FreshLogin),
        rule(Act::AddOwnPasskey, "add a passkey to one's own account", FreshLogin, FreshPasskey),
        rule(Act::RemoveOwnPasskey, "remove one's own passkey", FreshLogin, FreshPasskey),
        rule(Act::SetOwnPassword, "set or change one's own password", FreshLogin, FreshPasskey),
        rule(Act::RemoveOwnPassword, "remove one's own password", FreshLogin, FreshPasskey),
        rule(Act::MakeRecoveryCodes, "make recovery codes", FreshLogin, FreshPasskey),
        rule(Act::DeleteOwnAccount, "delete one's own account", FreshLogin, FreshPasskey),
        rule(Act::Recover, "finish a recovery that a code began", Code, Administrator),
        rule(Act::ReadAccounts, "read accounts, messages, documents and the audit log", PasskeySession, PasskeySession),
        rule(Act::CreateAccount, "create an account", PasskeySession, PasskeySession),
        rule(Act::GivePower, "create an account with a role that gives power", FreshPasskey, FreshPasskey),
        rule(Act::ChangeProfile, "change an account's profile", PasskeySession, PasskeySession),
        rule(Act::EndSessions, "end an account's sessions", PasskeySession, PasskeySession),
        rule(Act::ChangeAddresses, "change an account's addresses", FreshPasskey, FreshPasskey),
        rule(Act::ChangeStatus, "disable or enable an account", FreshPasskey, FreshPasskey),
        rule(Act::ChangeRoles, "change an account's roles", FreshPasskey, FreshPasskey),
        rule(Act::ChangeWayIn, "set an account's password or passkeys, remove its passkey", FreshPasskey, FreshPasskey),
        rule(Act::StartRecovery, "send an account's owner a link to recover it", FreshPasskey, FreshPasskey),
        rule(Act::DeleteAccount, "delete an account", FreshPasskey, FreshPasskey),
        rule(Act::RestoreAccount, "restore a deleted account", FreshPasskey, FreshPasskey),
        rule(Act::ActOnMany, "disable or delete many accounts, end their sessions", FreshPasskey, FreshPasskey),
        rule(Act::Import, "import accounts", FreshPasskey, FreshPasskey),
        rule(Act::Export, "export accounts", FreshPasskey, FreshPasskey),
        rule(Act::ChangeSchema, "change the account schema", FreshPasskey, FreshPasskey),
        rule(Act::MakeToken, "make an API token", FreshPasskey, FreshPasskey),
        rule(Act::RevokeToken, "revoke an API token", PasskeySession, PasskeySession),
    ]
};

impl Act {
    /// The strength that it asks for; `with_power` when the account's roles give power here, and it has a passkey.
    pub fn strength(self, with_power: bool) -> Strength {
        let rule = RULES[self as usize];
        if with_power { rule.with_power } else { rule.usually }
    }
}

/// The proof that stands behind a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The address was proved by a code, or a recovery code was right, and nothing more.
    Code,
    /// A login.
    Session { method: Method, authenticated_at: Timestamp },
    /// A token of the administration API, within its scopes; and whose it is, if somebody made it in their session.
    Token { maker: Option<Uuid> },
    /// The command line, the server itself, or what another administrator has decided already.
    Administrator,
}

/// The proof that a request lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    FreshLogin,
    Passkey,
    Administrator,
}

impl Standing {
    /// Compares this with what an act asks for.
    ///
    /// # Errors
    /// The proof that is missing: of several, the one that is hardest to come by.
    pub fn meets(self, strength: Strength, now: Timestamp) -> Result<(), Lack> {
        let (method, authenticated_at) = match self {
            Self::Administrator | Self::Token { .. } => return Ok(()),
            Self::Code if strength == Strength::Code => return Ok(()),
            Self::Code => return Err(Lack::Administrator),
            Self::Session { method, authenticated_at } => (method, authenticated_at),
        };
        let needs_passkey = matches!(strength, Strength::PasskeySession | Strength::FreshPasskey);
        let needs_fresh = matches!(strength, Strength::FreshLogin | Strength::FreshPasskey);
        if strength == Strength::Administrator {
            Err(Lack::Administrator)
        } else if needs_passkey && method != Method::Passkey {
            Err(Lack::Passkey)
        } else if needs_fresh && now.distance(authenticated_at) > FRESH {
            Err(Lack::FreshLogin)
        } else {
            Ok(())
        }
    }

    /// True for a token that this account's person made: no other administrator stands behind it.
    pub fn is_own_token_of(self, id: Uuid) -> bool {
        matches!(self, Self::Token { maker: Some(maker) } if maker == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s06_the_table_has_every_act_at_its_place_and_asks_no_less_of_power() {
        for (at, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.act as usize, at, "{rule:?}");
            assert!(rule.with_power >= rule.usually, "{rule:?}");
        }
        assert_eq!(RULES.len(), Act::RevokeToken as usize + 1);
    }

    #[test]
    fn s06_a_standing_says_what_it_lacks() {
        let now = Timestamp::from_millis(10_000_000);
        let by = |method, age| Standing::Session { method, authenticated_at: now.minus(Duration::from_secs(age)) };
        let of = |standing: Standing| {
            [
                Strength::Code,
                Strength::Session,
                Strength::FreshLogin,
                Strength::PasskeySession,
                Strength::FreshPasskey,
                Strength::Administrator,
            ]
            .map(|strength| standing.meets(strength, now).err())
        };
        let (fresh, passkey, other) = (Some(Lack::FreshLogin), Some(Lack::Passkey), Some(Lack::Administrator));
        assert_eq!(of(by(Method::Passkey, 900)), [None, None, None, None, None, other]);
        assert_eq!(of(by(Method::Passkey, 901)), [None, None, fresh, None, fresh, other]);
        for method in [Method::Password, Method::Code, Method::Registration] {
            assert_eq!(of(by(method, 0)), [None, None, None, passkey, passkey, other]);
            assert_eq!(of(by(method, 901)), [None, None, fresh, passkey, passkey, other]);
        }
        assert_eq!(of(Standing::Code), [None, other, other, other, other, other]);
        assert_eq!(of(Standing::Administrator), [None; 6]);
        assert_eq!(of(Standing::Token { maker: None }), [None; 6]);
    }
}
