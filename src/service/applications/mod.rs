//! Applications: their administration, and their secrets.

pub mod account_access;
pub mod declared;
pub mod live_access;
pub mod secrets;

use serde_json::{Map, Value, json};

use super::{Refusal, Result, caller::Caller};
use crate::{
    domain::{
        Application, ApplicationId, ApplicationKind,
        access::{scope::Scope, strength::ProtectedAction},
        application::{
            ApplicationName,
            settings::{ApplicationSettings, ClientAuthenticationMethod},
        },
        audit::changes,
    },
    server::Server,
    service::admin::audit::{self, Act},
    store::{Tx, applications as store},
};

pub use crate::store::applications::secrets::ClientSecret;

/// An application to be created.
#[derive(Debug)]
pub struct NewApplication {
    /// Made of the name if there is none.
    pub id: Option<ApplicationId>,
    pub name: ApplicationName,
    pub kind: ApplicationKind,
    /// Settings that differ from the defaults of the kind, as a JSON object.
    pub settings: Map<String, Value>,
}

/// An application that was just created.
#[derive(Debug)]
pub struct CreatedApplication {
    pub application: Application,
    /// The secret, if the application authenticates by one. It cannot be read again.
    pub secret: Option<String>,
}

/// A change of an application that is based on this version.
#[derive(Debug)]
pub struct ApplicationPatch {
    pub version: i64,
    pub name: Option<ApplicationName>,
    /// Settings to replace, as a JSON object.
    pub settings: Map<String, Value>,
}

/// Creates an application.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::InvalidApplication`],
/// [`Refusal::ApplicationTaken`].
pub async fn create(
    server: &Server,
    caller: &Caller,
    new: NewApplication,
) -> Result<CreatedApplication> {
    require_change(server, caller)?;

    let NewApplication { id, name, kind, settings } = new;
    let settings = ApplicationSettings::of_kind(kind)
        .merged(kind, settings)
        .map_err(Refusal::InvalidApplication)?;
    let now = server.clock.now();
    let mut application = Application {
        id: id.clone().unwrap_or_else(|| ApplicationId::from_name(name.as_str())),
        name,
        kind,
        settings,
        is_declared: false,
        version: 1,
        created_at: now,
        updated_at: now,
    };

    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    let mut is_created = store::create(&mut tx, &application).await?;
    if !is_created && id.is_none() {
        application.id = application.id.with_suffix(server.random.bytes());
        is_created = store::create(&mut tx, &application).await?;
    }
    if !is_created {
        return Err(taken_member(server, &application).await?.into());
    }

    let secret = match application.settings.token_endpoint_auth_method {
        ClientAuthenticationMethod::ClientSecret => {
            Some(secrets::create(&mut tx, server, &application.id).await?)
        }
        ClientAuthenticationMethod::PrivateKeyJwt | ClientAuthenticationMethod::None => None,
    };
    let made = changes(&Map::new(), &describe(&application));
    let change =
        AuditedChange { action: "application_created", application: &application, changes: made };
    record(&mut tx, server, caller, change).await?;
    tx.commit().await?;
    Ok(CreatedApplication { application, secret })
}

/// The application with this id.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
pub async fn get(server: &Server, caller: &Caller, id: &ApplicationId) -> Result<Application> {
    caller.require(Scope::ApplicationsRead)?;
    Ok(store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?)
}

/// The application with this id, for a request that it makes itself.
pub async fn registered(server: &Server, id: &ApplicationId) -> Result<Option<Application>> {
    Ok(store::find(&server.db, id).await?)
}

/// Records an application that nobody registered, with its first consent: what people allow it
/// hangs on its row, and administrators see it and delete it.
pub(super) async fn record_unregistered(
    tx: &mut Tx,
    server: &Server,
    application: &Application,
) -> Result<()> {
    if !store::create(tx, application).await? {
        return Ok(());
    }

    let made = changes(&Map::new(), &describe(application));
    let change = AuditedChange { action: "application_created", application, changes: made };
    record(tx, server, &Caller::server(), change).await
}

/// True for the origin of a page to which an application is redirected: it may call this server
/// from a browser.
pub async fn is_registered_origin(server: &Server, origin: &str) -> Result<bool> {
    Ok(store::browser_origins::is_registered(&server.db, origin).await?)
}

/// The secrets of the application that are valid, the newest first.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn list_secrets(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
) -> Result<Vec<ClientSecret>> {
    caller.require(Scope::ApplicationsRead)?;
    Ok(store::secrets::list(&server.db, id, server.clock.now()).await?)
}

/// The applications whose ids follow `after`, by id.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn list(
    server: &Server,
    caller: &Caller,
    after: &str,
    limit: i64,
) -> Result<Vec<Application>> {
    caller.require(Scope::ApplicationsRead)?;
    Ok(store::list(&server.db, after, limit).await?)
}

/// Changes an application, if it has this version still.
///
/// # Errors
/// Those of [`create`]; [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::DeclaredElsewhere`].
pub async fn change(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    patch: ApplicationPatch,
) -> Result<Application> {
    require_change(server, caller)?;

    let old = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    require_undeclared(&old)?;
    if id.is_document_url() {
        return Err(Refusal::DeclaredElsewhere.into());
    }
    if old.version != patch.version {
        return Err(Refusal::Stale.into());
    }

    let settings =
        old.settings.merged(old.kind, patch.settings).map_err(Refusal::InvalidApplication)?;
    let changed = Application {
        name: patch.name.unwrap_or_else(|| old.name.clone()),
        settings,
        updated_at: server.clock.now(),
        ..old.clone()
    };

    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    if !store::update(&mut tx, &changed).await? {
        return Err(unchanged_reason(server, &changed).await?.into());
    }
    let differences = changes(&describe(&old), &describe(&changed));
    let change = AuditedChange {
        action: "application_changed",
        application: &changed,
        changes: differences,
    };
    record(&mut tx, server, caller, change).await?;
    tx.commit().await?;
    Ok(Application { version: changed.version + 1, ..changed })
}

/// Deletes an application of this version. What it was given ends with it.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::NotFound`], [`Refusal::Stale`],
/// [`Refusal::DeclaredElsewhere`].
pub async fn delete(
    server: &Server,
    caller: &Caller,
    id: &ApplicationId,
    version: i64,
) -> Result<()> {
    require_change(server, caller)?;

    let old = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    require_undeclared(&old)?;

    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    if !store::delete(&mut tx, id, version).await? {
        return Err(Refusal::Stale.into());
    }
    let lost = changes(&describe(&old), &Map::new());
    let change = AuditedChange { action: "application_deleted", application: &old, changes: lost };
    record(&mut tx, server, caller, change).await?;
    Ok(tx.commit().await?)
}

/// Requires the rights to change applications.
fn require_change(server: &Server, caller: &Caller) -> Result<()> {
    caller.require(Scope::ApplicationsWrite)?;
    caller.require_strength(ProtectedAction::ChangeApplication, server.clock.now())
}

fn require_undeclared(application: &Application) -> Result<()> {
    if application.is_declared { Err(Refusal::DeclaredElsewhere.into()) } else { Ok(()) }
}

/// The member because of which the application was not created.
async fn taken_member(server: &Server, application: &Application) -> Result<Refusal> {
    let is_id = store::find(&server.db, &application.id).await?.is_some();
    Ok(Refusal::ApplicationTaken(if is_id { "id" } else { "origin" }))
}

/// The reason why the application was not changed.
async fn unchanged_reason(server: &Server, application: &Application) -> Result<Refusal> {
    let holder = match &application.settings.origin {
        Some(origin) => store::find_by_origin(&server.db, origin).await?,
        None => None,
    };
    let is_taken = holder.is_some_and(|holder| holder.id != application.id);
    Ok(if is_taken { Refusal::ApplicationTaken("origin") } else { Refusal::Stale })
}

/// The values of an application by which changes are compared.
fn describe(application: &Application) -> Map<String, Value> {
    let mut members = application.settings.to_members();
    members.retain(|_, value| !is_empty(value));
    members.insert("name".to_owned(), json!(application.name.as_str()));
    members.insert("kind".to_owned(), json!(application.kind.as_str()));
    members
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// A change for the audit log.
struct AuditedChange<'a> {
    action: &'static str,
    application: &'a Application,
    changes: Map<String, Value>,
}

async fn record(
    tx: &mut Tx,
    server: &Server,
    caller: &Caller,
    change: AuditedChange<'_>,
) -> Result<()> {
    let AuditedChange { action, application, changes } = change;
    let act = Act { account_id: None, target: application.id.to_string(), changes };
    audit::record(tx, server, caller, action, act).await
}
