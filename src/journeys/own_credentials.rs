//! The credentials of an account, as its owner changes them in a session, and its deletion.

use std::sync::Arc;

use super::{Error, Result, after_response, notify_owner, passkeys};
use crate::{
    domain::{
        Account, AccountId, LoginId, Password, RecoveryCode, Timestamp, Token, TokenHash,
        UsedCredential, access::strength::ProtectedAction,
    },
    platform::{LastPasskey, Notice, Platform},
    server::Server,
    service::{
        accounts::{details, me},
        caller::Caller,
        login::{devices, recovery, recovery_codes, sessions},
    },
};

/// The owner of an account, in a session of theirs. Each act requires a login that is strong
/// enough for it.
#[derive(Clone, Copy, Debug)]
pub struct SignedInOwner<'a> {
    pub server: &'a Arc<Server>,
    /// `None` with OwnID's cloud.
    pub platform: Option<&'a Arc<Platform>>,
    pub caller: &'a Caller,
    pub account_id: AccountId,
    /// The session, which goes on when the others end.
    pub session: &'a TokenHash,
}

/// A deletion that can be undone for a while.
#[derive(Debug)]
pub struct UndoableDeletion {
    /// The path of the page that restores the account.
    pub undo_path: String,
    /// The time until which this is possible.
    pub until: Timestamp,
}

impl SignedInOwner<'_> {
    /// Requires that the login is strong enough for the act, and returns the account.
    ///
    /// # Errors
    /// Those of [`me::require_strength`].
    pub async fn require(self, action: ProtectedAction) -> Result<Account> {
        let account = details::own(self.server, self.account_id).await?;
        me::require_strength(self.server, &account, action, self.caller.authentication).await?;
        Ok(account)
    }

    /// Sets the password that was typed.
    ///
    /// # Errors
    /// [`Error::PasswordRefused`], and those of [`Self::require`].
    pub async fn set_password(self, typed: &str, ends_others: bool) -> Result<()> {
        let Self { server, caller, session, .. } = self;
        let account = self.require(ProtectedAction::SetOwnPassword).await?;
        let min_length = server.config.passwords.min_length;
        let password = Password::choose(typed, min_length).map_err(Error::PasswordRefused)?;

        me::set_password(server, caller, self.account_id, password, Some(session)).await?;
        self.end_other_sessions(ends_others).await?;
        devices::record_credential(server, session, &UsedCredential::Password).await?;

        self.notify(&account, Notice::PasswordChanged);
        Ok(())
    }

    /// Removes the password, if a passkey remains.
    ///
    /// # Errors
    /// [`Refusal::LastCredential`](crate::service::Refusal::LastCredential), and those of
    /// [`Self::require`].
    pub async fn remove_password(self, ends_others: bool) -> Result<()> {
        let account = self.require(ProtectedAction::RemoveOwnPassword).await?;

        me::remove_password(self.server, self.caller, self.account_id, Some(self.session)).await?;
        self.end_other_sessions(ends_others).await?;

        self.notify(&account, Notice::PasswordChanged);
        Ok(())
    }

    /// Removes a passkey, if another one or the password remains.
    ///
    /// # Errors
    /// [`Error::PasskeysElsewhere`], and those of [`Platform::remove_passkey`] and
    /// [`Self::require`].
    pub async fn remove_passkey(self, passkey: &str, ends_others: bool) -> Result<()> {
        let Self { server, caller, session, .. } = self;
        let account = self.require(ProtectedAction::RemoveOwnPasskey).await?;
        let platform = self.platform.ok_or(Error::PasskeysElsewhere)?;

        platform.remove_passkey(&account.login_id, passkey, LastPasskey::IfPassword).await?;
        passkeys::record_removal(server, platform, caller, &account, Some(session)).await?;
        self.end_other_sessions(ends_others).await
    }

    /// Names a passkey.
    ///
    /// # Errors
    /// [`Error::PasskeysElsewhere`], and those of [`Platform::rename_passkey`] and
    /// [`Self::require`].
    pub async fn rename_passkey(self, passkey: &str, name: &str) -> Result<()> {
        let account = self.require(ProtectedAction::RenameOwnPasskey).await?;
        let platform = self.platform.ok_or(Error::PasskeysElsewhere)?;

        platform.rename_passkey(&account.login_id, passkey, name).await?;
        Ok(details::note(self.server, self.caller, "passkey_renamed", &account).await?)
    }

    /// Vouches for the owner to the platform, for one new passkey.
    ///
    /// # Errors
    /// Those of [`Self::require`]; [`Error::PasskeysElsewhere`].
    pub async fn enrollment_token(self) -> Result<(LoginId, Token)> {
        let login_id = self.require(ProtectedAction::AddOwnPasskey).await?.login_id;
        let platform = self.platform.ok_or(Error::PasskeysElsewhere)?;

        let token = platform.enrollment_token(&login_id, self.session).await?;
        Ok((login_id, token))
    }

    /// Creates new recovery codes, which replace the old ones.
    ///
    /// # Errors
    /// Those of [`Self::require`].
    pub async fn make_recovery_codes(self) -> Result<Vec<RecoveryCode>> {
        let account = self.require(ProtectedAction::MakeRecoveryCodes).await?;
        let codes = recovery_codes::make(self.server, self.caller, self.account_id).await?;

        self.notify(&account, Notice::RecoveryCodesMade);
        Ok(codes)
    }

    /// Deletes the account, once its login id was typed to confirm.
    ///
    /// # Errors
    /// [`Error::NotConfirmed`], and those of [`Self::require`] and [`me::delete`].
    pub async fn delete_account(self, typed_login_id: &str) -> Result<UndoableDeletion> {
        let Self { server, caller, .. } = self;
        let account = self.require(ProtectedAction::DeleteOwnAccount).await?;
        if !account.login_id.clone().is_denoted_by(typed_login_id) {
            return Err(Error::NotConfirmed);
        }

        let (channels, _) = recovery::owner(server, &account.login_id).await?;
        let (token, until) = me::delete(server, caller, self.account_id).await?;
        let undo_path = format!("/undo/{}", token.reveal());

        if let Some(platform) = self.platform.cloned() {
            let notice = Notice::Deleted(undo_path.clone());
            after_response::spawn(server, notify_owner::TASK, async move {
                platform.notify(&channels, &notice).await;
                Ok(())
            });
        }
        Ok(UndoableDeletion { undo_path, until })
    }

    async fn end_other_sessions(self, is_wanted: bool) -> Result<()> {
        if is_wanted {
            sessions::end_others(self.server, self.account_id, self.session).await?;
        }
        Ok(())
    }

    /// Notifies the owner. With OwnID's cloud there is no way to send the message.
    fn notify(self, account: &Account, notice: Notice) {
        if let Some(platform) = self.platform {
            notify_owner::notify(self.server, platform, account.login_id.clone(), notice);
        }
    }
}
