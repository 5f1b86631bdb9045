//! Protected actions and the strength of login that each requires, for the pages, the APIs and the
//! command line alike. docs/security.md documents the table.

use std::time::Duration;

use crate::domain::{AccountId, Timestamp, session::AuthMethod};

/// The maximum age of a recent login.
pub const RECENT_LOGIN_MAX_AGE: Duration = Duration::from_secs(15 * 60);

/// The strength of login that an action requires, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequiredStrength {
    /// Proof of the address, or a recovery code.
    Code,
    Session,
    /// A session whose login is at most [`RECENT_LOGIN_MAX_AGE`] old.
    FreshLogin,
    PasskeySession,
    /// A session whose login is at most [`RECENT_LOGIN_MAX_AGE`] old and used a passkey.
    FreshPasskey,
    /// Another administrator, or the command line.
    Administrator,
}

impl RequiredStrength {
    pub fn description(self) -> &'static str {
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

/// An action of an owner on their own account, or of an administrator on any account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtectedAction {
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
    ChangeCredentials,
    StartRecovery,
    DeleteAccount,
    RestoreAccount,
    BulkAction,
    Import,
    Export,
    ChangeSchema,
    MakeToken,
    RevokeToken,
    ChangeApplication,
    ChangeWebhook,
}

/// The requirement for one action.
#[derive(Clone, Copy, Debug)]
pub struct ProtectionRule {
    pub action: ProtectedAction,
    pub description: &'static str,
    pub standard: RequiredStrength,
    /// The requirement for an account whose roles grant scopes and that has a passkey.
    pub privileged: RequiredStrength,
}

const fn rule(
    action: ProtectedAction,
    description: &'static str,
    standard: RequiredStrength,
    privileged: RequiredStrength,
) -> ProtectionRule {
    ProtectionRule { action, description, standard, privileged }
}

/// The requirements, in the order of [`ProtectedAction`].
pub const PROTECTION_RULES: [ProtectionRule; 30] = {
    use RequiredStrength::{
        Administrator, Code, FreshLogin, FreshPasskey, PasskeySession, Session,
    };
    [
        rule(ProtectedAction::ChangeOwnProfile, "change one's own profile", Session, Session),
        rule(
            ProtectedAction::EndOwnSessions,
            "end one's own sessions, or an application's access to one's account",
            Session,
            Session,
        ),
        rule(ProtectedAction::RenameOwnPasskey, "name one's own passkey", FreshLogin, FreshLogin),
        rule(
            ProtectedAction::AddOwnPasskey,
            "add a passkey to one's own account",
            FreshLogin,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::RemoveOwnPasskey,
            "remove one's own passkey",
            FreshLogin,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::SetOwnPassword,
            "set or change one's own password",
            FreshLogin,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::RemoveOwnPassword,
            "remove one's own password",
            FreshLogin,
            FreshPasskey,
        ),
        rule(ProtectedAction::MakeRecoveryCodes, "make recovery codes", FreshLogin, FreshPasskey),
        rule(
            ProtectedAction::DeleteOwnAccount,
            "delete one's own account",
            FreshLogin,
            FreshPasskey,
        ),
        rule(ProtectedAction::Recover, "finish a recovery that a code began", Code, Administrator),
        rule(
            ProtectedAction::ReadAccounts,
            "read accounts, messages, documents and the audit log",
            PasskeySession,
            PasskeySession,
        ),
        rule(ProtectedAction::CreateAccount, "create an account", PasskeySession, PasskeySession),
        rule(
            ProtectedAction::GivePower,
            "create an account with a role that gives power",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::ChangeProfile,
            "change an account's profile",
            PasskeySession,
            PasskeySession,
        ),
        rule(
            ProtectedAction::EndSessions,
            "end an account's sessions, or an application's access to it",
            PasskeySession,
            PasskeySession,
        ),
        rule(
            ProtectedAction::ChangeAddresses,
            "change an account's addresses",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::ChangeStatus,
            "disable or enable an account",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(ProtectedAction::ChangeRoles, "change an account's roles", FreshPasskey, FreshPasskey),
        rule(
            ProtectedAction::ChangeCredentials,
            "set an account's password or passkeys, remove its passkey",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::StartRecovery,
            "send an account's owner a link to recover it",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(ProtectedAction::DeleteAccount, "delete an account", FreshPasskey, FreshPasskey),
        rule(
            ProtectedAction::RestoreAccount,
            "restore a deleted account",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::BulkAction,
            "disable or delete many accounts, end their sessions",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(ProtectedAction::Import, "import accounts", FreshPasskey, FreshPasskey),
        rule(ProtectedAction::Export, "export accounts", FreshPasskey, FreshPasskey),
        rule(
            ProtectedAction::ChangeSchema,
            "change the account schema",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(ProtectedAction::MakeToken, "make an API token", FreshPasskey, FreshPasskey),
        rule(ProtectedAction::RevokeToken, "revoke an API token", PasskeySession, PasskeySession),
        rule(
            ProtectedAction::ChangeApplication,
            "create, change or delete an application",
            FreshPasskey,
            FreshPasskey,
        ),
        rule(
            ProtectedAction::ChangeWebhook,
            "create, change, test or delete a webhook",
            FreshPasskey,
            FreshPasskey,
        ),
    ]
};

impl ProtectedAction {
    /// Returns the strength that the action requires; `is_privileged` when the account's roles
    /// grant scopes and it has a passkey.
    pub fn strength(self, is_privileged: bool) -> RequiredStrength {
        let rule = PROTECTION_RULES[self as usize];
        if is_privileged { rule.privileged } else { rule.standard }
    }
}

/// The authentication of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestAuthentication {
    /// A one-time code sent to the address, or a recovery code, and nothing more.
    Code,
    /// A session, with the method and the time of its login.
    Session { method: AuthMethod, authenticated_at: Timestamp },
    /// An API token, within its scopes. `maker` is the account whose session created it, if one
    /// did.
    Token { maker: Option<AccountId> },
    /// The command line, the server itself, or a decision that another administrator has made
    /// already.
    Administrator,
}

/// The authentication that a request lacks (compare `insufficient_user_authentication`, RFC 9470).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InsufficientAuthentication {
    FreshLogin,
    Passkey,
    Administrator,
}

impl RequestAuthentication {
    /// Checks this authentication against the strength that an action requires.
    ///
    /// # Errors
    /// The missing authentication; if several are missing, the one that is hardest to obtain.
    pub fn meets(
        self,
        strength: RequiredStrength,
        now: Timestamp,
    ) -> Result<(), InsufficientAuthentication> {
        let (method, authenticated_at) = match self {
            Self::Administrator | Self::Token { .. } => return Ok(()),
            Self::Code if strength == RequiredStrength::Code => return Ok(()),
            Self::Code => return Err(InsufficientAuthentication::Administrator),
            Self::Session { method, authenticated_at } => (method, authenticated_at),
        };

        let needs_passkey =
            matches!(strength, RequiredStrength::PasskeySession | RequiredStrength::FreshPasskey);
        let needs_fresh =
            matches!(strength, RequiredStrength::FreshLogin | RequiredStrength::FreshPasskey);

        if strength == RequiredStrength::Administrator {
            Err(InsufficientAuthentication::Administrator)
        } else if needs_passkey && method != AuthMethod::Passkey {
            Err(InsufficientAuthentication::Passkey)
        } else if needs_fresh && now.distance(authenticated_at) > RECENT_LOGIN_MAX_AGE {
            Err(InsufficientAuthentication::FreshLogin)
        } else {
            Ok(())
        }
    }

    /// Returns true for an API token created by this account's owner: it proves no other
    /// administrator.
    pub fn is_own_token_of(self, id: AccountId) -> bool {
        matches!(self, Self::Token { maker: Some(maker) } if maker == id)
    }
}

#[cfg(test)]
mod tests;
