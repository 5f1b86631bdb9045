//! Recoveries: begun by support, and ended with a new credential (`docs/security-behaviours.md`
//! b18).

use std::{net::IpAddr, sync::Arc};

use uuid::Uuid;

use super::{Error, Result, notify_owner::notify};
use crate::{
    domain::{LoginId, OwnIdData, Password, UsedCredential, message::kind::MessageKind},
    platform::{self, Notice, Platform, codes::CodePurpose},
    server::Server,
    service::{
        accounts::{details, me},
        caller::Caller,
        login::{recovery, recovery_codes},
    },
};

/// Sends the owner of the account a link that begins a recovery.
///
/// # Errors
/// A refusal if the caller may not; [`Error::RecoveryElsewhere`]; [`Error::MessageRefused`].
pub async fn start_by_support(
    server: &Server,
    caller: &Caller,
    platform: Option<&Platform>,
    account_id: Uuid,
) -> Result<()> {
    let login_id = recovery::start(server, caller, account_id).await?;
    let platform = platform.ok_or(Error::RecoveryElsewhere)?;

    let flow = platform.begin_code(CodePurpose::Support, &login_id, "/account").await?;
    match platform.send_code(&flow.hash(), CodePurpose::Support, &login_id, MessageKind::SupportLink).await {
        Err(platform::Error::BackendError(_)) => Err(Error::MessageRefused),
        sent => Ok(sent?),
    }
}

/// The credential with which the owner logs in after the recovery.
#[derive(Debug)]
pub enum NewCredential {
    Passkey(OwnIdData),
    Password(Password),
    /// The owner keeps the credentials from before.
    Unchanged,
}

impl NewCredential {
    /// The credential as a login counts it.
    pub fn used(&self, platform: &Platform, login_id: &LoginId) -> Vec<UsedCredential> {
        match self {
            Self::Passkey(data) => {
                platform.hashes_in(login_id, data).into_iter().map(UsedCredential::Passkey).collect()
            }
            Self::Password(_) => vec![UsedCredential::Password],
            Self::Unchanged => Vec::new(),
        }
    }
}

/// A recovery whose code was right, of an account that the platform has logged in.
#[derive(Clone, Copy, Debug)]
pub struct Recovery<'a> {
    pub server: &'a Arc<Server>,
    pub platform: &'a Arc<Platform>,
    pub account_id: Uuid,
    pub login_id: &'a LoginId,
    /// The address of the client.
    pub address: IpAddr,
}

impl Recovery<'_> {
    /// Removes every credential but the new one, which is not set yet: if the client leaves in
    /// between, the code that began the recovery still recovers the account.
    pub async fn drop_other_credentials(self, new: &NewCredential) -> Result<()> {
        let Self { server, platform, account_id, login_id, address } = self;
        let drops_password = match new {
            NewCredential::Unchanged => return Ok(()),
            NewCredential::Passkey(_) => details::has_password(server, account_id).await?,
            NewCredential::Password(_) => false,
        };

        let caller = Caller::account(server, account_id, address).await?;
        recovery_codes::drop_all(server, &caller, account_id).await?;
        if drops_password {
            me::set_password(server, &caller, (account_id, None), None).await?;
            notify(server, platform, login_id.clone(), Notice::PasswordChanged);
        }

        match platform.remove_passkeys(login_id, |_| true).await {
            // Data of another platform is replaced by the new passkey, or cannot be used here.
            Ok(0) | Err(platform::Error::OwnIdDataInvalid(_)) => Ok(()),
            Ok(_) => {
                let account = details::own(server, account_id).await?;
                me::passkey_removed(server, &caller, &account, None).await?;
                notify(server, platform, login_id.clone(), Notice::PasskeyRemoved);
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the account its new credential. Returns the notification for its owner.
    pub async fn set_credential(self, new: NewCredential) -> Result<Notice> {
        let Self { server, platform, account_id, login_id, address } = self;
        match new {
            NewCredential::Passkey(data) => {
                platform.add_passkey(login_id, &data).await?;
                Ok(Notice::PasskeyAdded)
            }
            NewCredential::Password(password) => {
                let caller = Caller::account(server, account_id, address).await?;
                me::set_password(server, &caller, (account_id, Some(password)), None).await?;
                Ok(Notice::PasswordChanged)
            }
            NewCredential::Unchanged => Ok(Notice::Recovered),
        }
    }
}
