//! A person creates their own account.
//!
//! Where the login id is to be proved, the account is pending until then, and has no way in: the way in that was chosen waits
//! with the browser in which it was chosen. So nobody can prepare an account on somebody else's address.

use std::{net::IpAddr, time::Duration};

use serde_json::{Map, json};
use sqlx::types::Uuid;

use crate::{
    config::Registration,
    domain::{
        LoginId, OwnIdData, Password, Status, TokenHash,
        access::{scope::Scopes, strength::RequestAuthentication},
        audit::Actor,
    },
    server::Server,
    service::{
        Error, Refusal, Result,
        accounts::{
            self, Beginning, deleted,
            draft::{self, Draft},
            patch::{self, NewPassword},
        },
        admin::audit::{self, Act},
        caller::Caller,
        overtaken_changes::Tries,
        schema,
    },
    store::logins::registrations::{self, PendingRegistration},
};

/// How long a chosen way in waits for its login id to be proved.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// The way in that a person chose for their account.
#[derive(Debug)]
pub enum WayIn {
    /// What `onRegister` handed to the page.
    OwnId(OwnIdData),
    Password(Password),
}

/// Creates an account that is active at once.
///
/// # Errors
/// [`Error::RegistrationClosed`], [`Error::LoginIdTaken`] or [`Error::TooManyAttempts`].
pub async fn register(server: &Server, login_id: LoginId, way_in: WayIn, address: IpAddr) -> Result<Uuid> {
    create(server, (login_id, Status::Active), way_in, address).await
}

/// Creates an account with its way in, which is pending until OwnID's cloud asks for its session: it proves login ids itself.
///
/// # Errors
/// Those of [`register`].
pub async fn register_pending(server: &Server, login_id: LoginId, way_in: WayIn, address: IpAddr) -> Result<Uuid> {
    create(server, (login_id, Status::Pending), way_in, address).await
}

async fn create(
    server: &Server,
    (login_id, status): (LoginId, Status),
    way_in: WayIn,
    address: IpAddr,
) -> Result<Uuid> {
    open(server)?;
    server.rate_limits.registration(address)?;
    let (password, own_id_data) = match way_in {
        WayIn::OwnId(data) => (None, Some(data)),
        WayIn::Password(password) => (Some(password), None),
    };
    let beginning = Beginning { password, own_id_data, status, ..Beginning::of(login_id) };
    begin_account(server, beginning, address).await
}

/// Keeps the way in for the flow that proves the login id, known or not: the work is the same (behaviour b17).
///
/// # Errors
/// [`Error::Busy`].
pub async fn prepare(server: &Server, (flow, login_id): (&TokenHash, &LoginId), way_in: WayIn) -> Result<()> {
    let (password_hash, own_id_data) = match way_in {
        WayIn::OwnId(data) => (None, Some(data)),
        WayIn::Password(password) => (patch::hash(server, Some(NewPassword::Typed(password))).await?, None),
    };
    let expires_at = server.clock.now().plus(LIFETIME);
    Ok(registrations::keep(&server.db, PendingRegistration { flow, login_id, password_hash, own_id_data, expires_at })
        .await?)
}

/// Makes the pending account, unless there is one. False when the login id has an account that is not pending.
pub async fn begin(server: &Server, login_id: &LoginId, address: IpAddr) -> Result<bool> {
    let beginning = Beginning { status: Status::Pending, ..Beginning::of(login_id.clone()) };
    match begin_account(server, beginning, address).await {
        Ok(_) => Ok(true),
        Err(Error::LoginIdTaken) => Ok(registrations::wait_again(&server.db, login_id, server.clock.now()).await?),
        Err(error) => Err(error),
    }
}

/// Makes the account. A pending one is deleted some day if nobody proves its login id.
async fn begin_account(server: &Server, beginning: Beginning, address: IpAddr) -> Result<Uuid> {
    let draft = Draft::new(server, beginning).await?;
    let tries = Tries::begin();
    loop {
        if let Some(done) = tries.unless_schema_changed(insert(server, &draft, address).await) {
            return done;
        }
    }
}

async fn insert(server: &Server, draft: &Draft, address: IpAddr) -> Result<Uuid> {
    let new = draft.prepare(server, &schema::current(server).await?.in_force);
    let mut tx = server.db.begin().await?;
    draft::insert(&mut tx, server, &Caller::visitor(address), &new).await?;
    registrations::wait(&mut tx, new.id, new.created_at).await?;
    tx.commit().await?;
    Ok(new.id)
}

/// The login id is proved: the account becomes active with the way in of this flow. One that is active already stays as it is,
/// and its person is who proved the login id. Returns its id, and whether it became active by this.
///
/// # Errors
/// [`Error::UnknownUser`] and [`Error::AccountDisabled`].
pub async fn finish(server: &Server, flow: &TokenHash, login_id: &LoginId, address: IpAddr) -> Result<(Uuid, bool)> {
    let account = accounts::by_login_id(server, login_id).await?;
    if account.disabled_at.is_some() {
        return Err(Error::AccountDisabled);
    }
    let activated = activate(server, (account.id, login_id), Some(flow), Some(address)).await?;
    Ok((account.id, activated))
}

/// The platform vouched for the person: a pending account becomes active. A password that was set before anybody had proved the
/// login id goes.
pub(in crate::service) async fn vouched(server: &Server, id: Uuid) -> Result<()> {
    let account = accounts::by_id(server, id).await?;
    activate(server, (id, &LoginId::from_database(account.login_id)), None, None).await.map(drop)
}

async fn activate(
    server: &Server,
    (id, login_id): (Uuid, &LoginId),
    flow: Option<&TokenHash>,
    address: Option<IpAddr>,
) -> Result<bool> {
    let now = server.clock.now();
    let (actor, scopes, standing) = (Actor::Account(id), Scopes::default(), RequestAuthentication::Code);
    let caller = Caller { actor, scopes, address, standing };
    let mut changes = Map::new();
    changes.insert("status".to_owned(), json!([Status::Pending.as_str(), Status::Active.as_str()]));
    let act = Act { account_id: Some(id), target: login_id.to_string(), changes };
    let mut tx = server.db.begin().await?;
    // The log comes first, as in every change.
    audit::record(&mut tx, server, &caller, ("login_id_verified", act)).await?;
    let way_in = match flow {
        Some(flow) => registrations::take(&mut tx, flow, login_id, now).await?,
        None => None,
    };
    let (password_hash, own_id_data) = way_in.map_or((None, None), |chosen| (chosen.password_hash, chosen.own_id_data));
    let own_id_data = own_id_data.map(OwnIdData::parse).transpose();
    let own_id_data = own_id_data.map_err(|error| Error::Corrupt(format!("a registration's ownIdData {error}")))?;
    let own_id_data = own_id_data.map(|data| server.credentials.read(login_id, data));
    let activated = registrations::activate(&mut tx, id, password_hash.as_deref(), own_id_data.as_ref(), now).await?;
    if activated {
        tx.commit().await?;
    }
    Ok(activated)
}

/// # Errors
/// [`Error::RegistrationClosed`]: the setting closes the endpoint, not just the link (behaviour b39).
pub fn open(server: &Server) -> Result<()> {
    match server.config.registration {
        Registration::Open => Ok(()),
        Registration::Closed => Err(Error::RegistrationClosed),
    }
}

/// Deletes ways in that nobody came back for. At most `most`; returns how many went.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    Ok(registrations::forget(&server.db, server.clock.now(), most).await?)
}

/// Erases accounts whose login id nobody proved in time, at most `most`. Returns how many were due.
pub async fn give_up(server: &Server, most: i64) -> Result<u64> {
    let Some(time) = server.config.pending_accounts else { return Ok(0) };
    let before = server.clock.now().minus(time);
    let due = registrations::list_unverified(&server.db, before, most).await?;
    for id in &due {
        match deleted::give_up(server, *id, before).await {
            // It was proved or changed just now, or another node was faster.
            Ok(()) | Err(Error::Refused(Refusal::Stale | Refusal::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(due.len() as u64)
}
