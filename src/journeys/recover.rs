//! Recoveries: begun by support, and ended with a new credential (`docs/security-behaviours.md`
//! b18).

use std::{net::IpAddr, sync::Arc};

use super::{Error, Result, code_flow, notify_owner::notify, passkeys};
use crate::{
    domain::{
        AccountId, LoginId, OwnIdData, Password, Token, UsedCredential,
        access::strength::{ProtectedAction, RequestAuthentication},
        message::kind::MessageKind,
    },
    platform::{
        self, Notice, Platform,
        codes::{CodePurpose, StoredFlow},
    },
    server::Server,
    service::{
        self,
        accounts::{self, details, me},
        caller::Caller,
        login::{recovery, recovery_codes, sign_in::SignedIn},
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
    account_id: AccountId,
) -> Result<()> {
    let login_id = recovery::start(server, caller, account_id).await?;
    let platform = platform.ok_or(Error::RecoveryElsewhere)?;

    let flow = platform.begin_code(CodePurpose::Support, &login_id, "/account").await?;
    match platform
        .send_code(&flow.hash(), CodePurpose::Support, &login_id, MessageKind::SupportLink)
        .await
    {
        Err(platform::Error::BackendError(_)) => Err(Error::MessageRefused),
        sent => Ok(sent?),
    }
}

/// The last step of a recovery, for a client with the secret of one.
#[derive(Debug)]
pub enum RecoveryStep {
    /// No recovery has this secret, its code was not entered, or it is over.
    Absent,
    /// The owner presents an identity document first.
    DocumentRequired(StoredFlow),
    Verified(VerifiedRecovery),
}

/// A recovery whose owner is verified, strongly enough for the account, and who may choose a new
/// credential: [`find`] alone makes one.
#[derive(Debug)]
pub struct VerifiedRecovery {
    flow: StoredFlow,
    secret: Token,
}

impl VerifiedRecovery {
    pub fn login_id(&self) -> LoginId {
        self.flow.login_id()
    }

    /// Path to which the client goes after the recovery, as it asked for.
    pub fn next(&self) -> &str {
        &self.flow.next
    }
}

/// The step of the recovery with this secret.
///
/// # Errors
/// [`Refusal::TooWeak`](service::Refusal::TooWeak) for a code alone, if the account has power and a
/// passkey.
pub async fn find(
    server: &Server,
    platform: &Platform,
    secret: Option<Token>,
) -> Result<RecoveryStep> {
    let Some(secret) = secret else { return Ok(RecoveryStep::Absent) };
    let Some(flow) = platform.recovery(&secret).await? else { return Ok(RecoveryStep::Absent) };

    let login_id = flow.login_id();
    require_administrator(server, &login_id, flow.purpose).await?;

    let verified_at = flow.used_at.unwrap_or(flow.made_at);
    if recovery::may_go_on(server, &login_id, verified_at).await? {
        Ok(RecoveryStep::Verified(VerifiedRecovery { flow, secret }))
    } else {
        Ok(RecoveryStep::DocumentRequired(flow))
    }
}

/// Refuses a code alone for an account that has power and a passkey: it needs another
/// administrator's link. An address without an account is not refused.
async fn require_administrator(
    server: &Server,
    login_id: &LoginId,
    purpose: CodePurpose,
) -> Result<()> {
    let account = match accounts::by_login_id(server, login_id).await {
        Ok(account) => details::own(server, account.id).await?,
        Err(service::Error::UnknownUser) => return Ok(()),
        Err(error) => return Err(error.into()),
    };

    let authentication = if purpose == CodePurpose::Support {
        RequestAuthentication::Administrator
    } else {
        RequestAuthentication::Code
    };
    Ok(me::require_strength(server, &account, ProtectedAction::Recover, authentication).await?)
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
    fn used(&self, platform: &Platform, login_id: &LoginId) -> Vec<UsedCredential> {
        match self {
            Self::Passkey(data) => platform
                .hashes_in(login_id, data)
                .into_iter()
                .map(UsedCredential::Passkey)
                .collect(),
            Self::Password(_) => vec![UsedCredential::Password],
            Self::Unchanged => Vec::new(),
        }
    }
}

/// The owner's choices in the last step of a recovery.
#[derive(Debug)]
pub struct RecoveryChoice {
    pub new: NewCredential,
    /// Removes every other credential.
    pub drops_others: bool,
    pub ends_other_sessions: bool,
}

/// A recovery that is complete: the login to begin a session for, and the notification for the
/// owner.
#[derive(Debug)]
pub struct Recovered {
    pub signed_in: SignedIn,
    pub notice: Notice,
}

/// Ends the recovery, logs in its owner and applies their choices. Returns nothing if the recovery
/// is over already. `address` is the client's.
///
/// # Errors
/// The platform's, if it refuses the login or the new passkey.
pub async fn finish(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    recovery: VerifiedRecovery,
    choice: RecoveryChoice,
    address: IpAddr,
) -> Result<Option<Recovered>> {
    if !platform.finish_recovery(&recovery.secret).await? {
        return Ok(None);
    }

    let login_id = recovery.login_id();
    let RecoveryChoice { new, drops_others, ends_other_sessions } = choice;

    // The platform requests a session first: for a disabled account nothing happens, and a pending
    // one becomes active.
    let mut signed_in = code_flow::log_in(server, platform, &login_id).await?;
    signed_in.ways.extend(new.used(platform, &login_id));
    let account_id = signed_in.account_id;

    // `find` checked the strength of the proof.
    let caller = Caller::account(server, account_id, address).await?.preauthorized();
    let recovered =
        RecoveredAccount { server, platform, caller: &caller, account_id, login_id: &login_id };

    if drops_others {
        recovered.drop_other_credentials(&new).await?;
    }

    let notice = recovered.set_credential(new).await?;
    recovery::finish(server, account_id, ends_other_sessions, address).await?;

    Ok(Some(Recovered { signed_in, notice }))
}

/// An account that the platform has logged in to end its recovery.
#[derive(Clone, Copy, Debug)]
struct RecoveredAccount<'a> {
    server: &'a Arc<Server>,
    platform: &'a Arc<Platform>,
    caller: &'a Caller,
    account_id: AccountId,
    login_id: &'a LoginId,
}

impl RecoveredAccount<'_> {
    /// Removes every credential but the new one, which is not set yet: if the client leaves in
    /// between, the code that began the recovery still recovers the account.
    async fn drop_other_credentials(self, new: &NewCredential) -> Result<()> {
        let Self { server, platform, caller, account_id, login_id } = self;
        let drops_password = match new {
            NewCredential::Unchanged => return Ok(()),
            NewCredential::Passkey(_) => details::has_password(server, account_id).await?,
            NewCredential::Password(_) => false,
        };

        recovery_codes::drop_all(server, caller, account_id).await?;
        if drops_password {
            me::drop_password(server, caller, account_id).await?;
            notify(server, platform, login_id.clone(), Notice::PasswordChanged);
        }

        match platform.remove_passkeys(login_id, |_| true).await {
            // Data of another platform is replaced by the new passkey, or cannot be used here.
            Ok(0) | Err(platform::Error::OwnIdDataInvalid(_)) => Ok(()),
            Ok(_) => {
                let account = details::own(server, account_id).await?;
                passkeys::record_removal(server, platform, caller, &account, None).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the account its new credential. Returns the notification for its owner.
    async fn set_credential(self, new: NewCredential) -> Result<Notice> {
        let Self { server, platform, caller, account_id, login_id } = self;
        match new {
            NewCredential::Passkey(data) => {
                platform.add_passkey(login_id, &data).await?;
                Ok(Notice::PasskeyAdded)
            }
            NewCredential::Password(password) => {
                me::set_password(server, caller, account_id, password, None).await?;
                Ok(Notice::PasswordChanged)
            }
            NewCredential::Unchanged => Ok(Notice::Recovered),
        }
    }
}
