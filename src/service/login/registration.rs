//! Registration: a visitor creates an account.
//!
//! If the login id must be verified, the account is pending until then and has no credential. The
//! chosen credential waits with the flow of the browser. So an attacker cannot prepare an account
//! for the address of somebody else.

use std::{net::IpAddr, time::Duration};

use serde_json::{Map, json};

use crate::{
    config::Registration,
    domain::{
        AccountId, LoginId, OwnIdData, Password, Status, TokenHash,
        access::{scope::Scopes, strength::RequestAuthentication},
        account::record::StoredCredentials,
        audit::Actor,
    },
    server::Server,
    service::{
        Error, Refusal, Result,
        accounts::{
            self, NewAccountRequest, deleted,
            draft::{self, Draft},
            patch::{self, NewPassword},
        },
        admin::audit::{self, Act},
        caller::Caller,
        retries::RetryWindow,
        schema,
    },
    store::logins::registrations::{self, PendingRegistration},
};

/// Time for which a chosen credential waits for the verification of its login id.
const CREDENTIAL_LIFETIME: Duration = Duration::from_hours(1);

/// The credential that a visitor chose for their account.
#[derive(Debug)]
pub enum WayIn {
    /// The `data` of `onRegister`.
    OwnId(OwnIdData),
    Password(Password),
}

/// Creates an account that is active immediately.
///
/// # Errors
/// [`Error::RegistrationClosed`], [`Error::LoginIdTaken`] or [`Error::TooManyAttempts`].
pub async fn register(
    server: &Server,
    login_id: LoginId,
    way_in: WayIn,
    address: IpAddr,
) -> Result<AccountId> {
    create(server, login_id, Status::Active, way_in, address).await
}

/// Creates an account with its credential, which is pending until OwnID's cloud requests its
/// session, because the cloud verifies login ids itself.
///
/// # Errors
/// Those of [`register`].
pub async fn register_pending(
    server: &Server,
    login_id: LoginId,
    way_in: WayIn,
    address: IpAddr,
) -> Result<AccountId> {
    create(server, login_id, Status::Pending, way_in, address).await
}

async fn create(
    server: &Server,
    login_id: LoginId,
    status: Status,
    way_in: WayIn,
    address: IpAddr,
) -> Result<AccountId> {
    require_open(server)?;
    server.rate_limits.registration(address)?;
    let (password, own_id_data) = match way_in {
        WayIn::OwnId(data) => (None, Some(data)),
        WayIn::Password(password) => (Some(password), None),
    };
    let request =
        NewAccountRequest { password, own_id_data, status, ..NewAccountRequest::of(login_id) };
    create_account(server, request, address).await
}

/// Stores the credential for the flow that verifies the login id. The work is the same whether the
/// login id has an account or not (`docs/security-behaviours.md` b17).
///
/// # Errors
/// [`Error::Busy`].
pub async fn prepare(
    server: &Server,
    flow: &TokenHash,
    login_id: &LoginId,
    way_in: WayIn,
) -> Result<()> {
    let (password_hash, own_id_data) = match way_in {
        WayIn::OwnId(data) => (None, Some(data)),
        WayIn::Password(password) => {
            (patch::hash(server, Some(NewPassword::Typed(password))).await?, None)
        }
    };
    let expires_at = server.clock.now().plus(CREDENTIAL_LIFETIME);
    Ok(registrations::keep(
        &server.db,
        PendingRegistration { flow, login_id, password_hash, own_id_data, expires_at },
    )
    .await?)
}

/// Creates the pending account, unless there is one. Returns false when the login id has an account
/// that is not pending.
pub async fn begin(server: &Server, login_id: &LoginId, address: IpAddr) -> Result<bool> {
    let request =
        NewAccountRequest { status: Status::Pending, ..NewAccountRequest::of(login_id.clone()) };
    match create_account(server, request, address).await {
        Ok(_) => Ok(true),
        Err(Error::LoginIdTaken) => {
            Ok(registrations::wait_again(&server.db, login_id, server.clock.now()).await?)
        }
        Err(error) => Err(error),
    }
}

/// Creates the account, and records the time for the expiry of a pending one.
async fn create_account(
    server: &Server,
    request: NewAccountRequest,
    address: IpAddr,
) -> Result<AccountId> {
    let draft = Draft::new(server, request).await?;
    let window = RetryWindow::start();
    loop {
        if let Some(done) = window.unless_schema_changed(insert(server, &draft, address).await) {
            return done;
        }
    }
}

async fn insert(server: &Server, draft: &Draft, address: IpAddr) -> Result<AccountId> {
    let new = draft.prepare(server, &schema::current(server).await?.in_force);
    let mut tx = server.db.begin().await?;
    draft::insert(&mut tx, server, &Caller::visitor(address), &new).await?;
    registrations::wait(&mut tx, new.account.id, new.account.created_at).await?;
    tx.commit().await?;
    Ok(new.account.id)
}

/// Activates the account with the credential of this flow, after its login id was verified. An
/// account that is active already stays unchanged. Returns its id, and true if it was activated.
///
/// # Errors
/// [`Error::UnknownUser`] and [`Error::AccountDisabled`].
pub async fn finish(
    server: &Server,
    flow: &TokenHash,
    login_id: &LoginId,
    address: IpAddr,
) -> Result<(AccountId, bool)> {
    let account = accounts::by_login_id(server, login_id).await?;
    if account.status() == Status::Disabled {
        return Err(Error::AccountDisabled);
    }
    let activated = activate(server, account.id, login_id, Some(flow), Some(address)).await?;
    Ok((account.id, activated))
}

/// Activates a pending account whose owner the platform has authenticated. A password that was set
/// before the login id was verified is removed.
pub(in crate::service) async fn activate_verified(server: &Server, id: AccountId) -> Result<()> {
    let account = accounts::by_id(server, id).await?;
    activate(server, id, &LoginId::from_database(account.login_id), None, None).await.map(drop)
}

async fn activate(
    server: &Server,
    id: AccountId,
    login_id: &LoginId,
    flow: Option<&TokenHash>,
    address: Option<IpAddr>,
) -> Result<bool> {
    let now = server.clock.now();
    let caller = Caller {
        actor: Actor::Account(id),
        scopes: Scopes::default(),
        address,
        authentication: RequestAuthentication::Code,
    };
    let mut changes = Map::new();
    changes.insert("status".to_owned(), json!([Status::Pending.as_str(), Status::Active.as_str()]));
    let act = Act { account_id: Some(id), target: login_id.to_string(), changes };
    let mut tx = server.db.begin().await?;
    // The audit log is written first, as in every change.
    audit::record(&mut tx, server, &caller, "login_id_verified", act).await?;
    let way_in = match flow {
        Some(flow) => registrations::take(&mut tx, flow, login_id, now).await?,
        None => None,
    };
    let StoredCredentials { password_hash, own_id_data } = way_in.unwrap_or_default();
    let own_id_data = own_id_data.map(OwnIdData::parse).transpose();
    let own_id_data = own_id_data
        .map_err(|error| Error::Corrupt(format!("a registration's ownIdData {error}")))?;
    let own_id_data = own_id_data.map(|data| server.credentials.read(login_id, data));
    let activated =
        registrations::activate(&mut tx, id, password_hash.as_deref(), own_id_data.as_ref(), now)
            .await?;
    if activated {
        tx.commit().await?;
    }
    Ok(activated)
}

/// Checks that registration is open. The setting closes the endpoint, and not just the link to it
/// (`docs/security-behaviours.md` b39).
///
/// # Errors
/// [`Error::RegistrationClosed`].
pub fn require_open(server: &Server) -> Result<()> {
    match server.config.registration {
        Registration::Open => Ok(()),
        Registration::Closed => Err(Error::RegistrationClosed),
    }
}

/// Deletes at most `limit` expired credentials of unfinished registrations. Returns the number of
/// deleted rows.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    Ok(registrations::forget(&server.db, server.clock.now(), limit).await?)
}

/// Erases at most `limit` accounts whose login id was not verified in time. Returns the number of
/// accounts that were due.
pub async fn expire_unverified(server: &Server, limit: i64) -> Result<u64> {
    let Some(time) = server.config.pending_accounts else { return Ok(0) };
    let before = server.clock.now().minus(time);
    let due = registrations::list_unverified(&server.db, before, limit).await?;
    for id in &due {
        match deleted::erase_unverified(server, *id, before).await {
            // It was verified or changed in the meantime, or another node was faster.
            Ok(()) | Err(Error::Refused(Refusal::Stale | Refusal::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(due.len() as u64)
}
