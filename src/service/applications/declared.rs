//! Applications that the settings file declares. At the start of a server they are made so in the
//! database.

use std::collections::BTreeSet;

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

use super::{AuditedChange, describe, record};
use crate::{
    config::applications::DeclaredApplication,
    domain::{Application, ApplicationId, TokenHash, audit::changes},
    server::Server,
    service::{Result, admin::audit, caller::Caller},
    store::{
        Tx,
        applications::{self as store, browser_origins, declared as rows},
    },
};

/// Reasons for which a declared application cannot be made so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeclarationConflict {
    #[error(
        "application: {0} exists already, and was not declared: delete it, or declare another id"
    )]
    Exists(ApplicationId),
    #[error("application: {id}: origin: the application {holder} has it, which was not declared")]
    OriginTaken { id: ApplicationId, holder: ApplicationId },
    #[error("application: {0}: secret: an application that was not declared has it")]
    SecretTaken(ApplicationId),
}

/// Creates and changes the declared applications, and deletes those that are not declared any more.
/// Several servers may do so at the same time: one after the other does, and the last has its way.
/// Nothing is changed if there are conflicts.
pub async fn apply(
    server: &Server,
    declared: &[DeclaredApplication],
) -> Result<Vec<DeclarationConflict>> {
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    rows::lock(&mut tx).await?;

    let existing = rows::list(&mut tx).await?;
    let mut conflicts = conflicts(&existing, declared);
    if !conflicts.is_empty() {
        return Ok(conflicts);
    }

    // Those that another version of this server has written may lack their origins.
    for application in &existing {
        browser_origins::replace(&mut tx, application).await?;
    }
    let old: Vec<_> = existing.into_iter().filter(|row| row.is_declared).collect();
    delete_undeclared(&mut tx, server, &old, declared).await?;
    free_origins(&mut tx, &old, declared).await?;
    for application in declared {
        let before = old.iter().find(|row| row.id == application.id);
        let made = make(&mut tx, server, application, before).await?;
        let secrets = &application.secrets;
        let is_new = before.is_none();
        if !make_secrets(&mut tx, server, DeclaredSecrets { made: &made, secrets, is_new }).await? {
            conflicts.push(DeclarationConflict::SecretTaken(made.id));
        }
    }

    if conflicts.is_empty() {
        tx.commit().await?;
    }
    Ok(conflicts)
}

fn conflicts(
    existing: &[Application],
    declared: &[DeclaredApplication],
) -> Vec<DeclarationConflict> {
    let mut conflicts = Vec::new();
    for DeclaredApplication { id, settings, .. } in declared {
        for other in existing.iter().filter(|other| !other.is_declared) {
            if other.id == *id {
                conflicts.push(DeclarationConflict::Exists(id.clone()));
            } else if settings.origin.is_some() && settings.origin == other.settings.origin {
                let (id, holder) = (id.clone(), other.id.clone());
                conflicts.push(DeclarationConflict::OriginTaken { id, holder });
            }
        }
    }
    conflicts
}

async fn delete_undeclared(
    tx: &mut Tx,
    server: &Server,
    old: &[Application],
    declared: &[DeclaredApplication],
) -> Result<()> {
    let ids: BTreeSet<_> = declared.iter().map(|application| &application.id).collect();
    for gone in old.iter().filter(|row| !ids.contains(&row.id)) {
        store::delete(tx, &gone.id, gone.version).await?;
        let lost = changes(&describe(gone), &Map::new());
        record_change(tx, server, "application_deleted", gone, lost).await?;
    }
    Ok(())
}

/// Frees the origins that move from one declared application to another.
async fn free_origins(
    tx: &mut Tx,
    old: &[Application],
    declared: &[DeclaredApplication],
) -> Result<()> {
    for application in declared {
        let before = old.iter().find(|row| row.id == application.id);
        if before.is_some_and(|row| row.settings.origin != application.settings.origin) {
            rows::free_origin(tx, &application.id).await?;
        }
    }
    Ok(())
}

/// Creates the application, or changes it if it is not as it is declared.
async fn make(
    tx: &mut Tx,
    server: &Server,
    declared: &DeclaredApplication,
    before: Option<&Application>,
) -> Result<Application> {
    let now = server.clock.now();
    let DeclaredApplication { id, name, kind, settings, .. } = declared;
    let wanted = Application {
        id: id.clone(),
        name: name.clone(),
        kind: *kind,
        settings: settings.clone(),
        is_declared: true,
        version: before.map_or(1, |before| before.version + 1),
        created_at: before.map_or(now, |before| before.created_at),
        updated_at: now,
    };

    let Some(before) = before else {
        store::create(tx, &wanted).await?;
        let made = changes(&Map::new(), &describe(&wanted));
        record_change(tx, server, "application_created", &wanted, made).await?;
        return Ok(wanted);
    };
    let differences = changes(&describe(before), &describe(&wanted));
    if differences.is_empty() {
        return Ok(before.clone());
    }
    rows::replace(tx, &wanted).await?;
    record_change(tx, server, "application_changed", &wanted, differences).await?;
    Ok(wanted)
}

/// The secrets of an application that was just made so.
struct DeclaredSecrets<'a> {
    made: &'a Application,
    secrets: &'a [SecretString],
    is_new: bool,
}

/// Makes the declared secrets the only ones. Returns false if another application has one of them.
async fn make_secrets(tx: &mut Tx, server: &Server, declared: DeclaredSecrets<'_>) -> Result<bool> {
    let DeclaredSecrets { made, secrets, is_new } = declared;
    let hash = |secret: &SecretString| TokenHash::of(secret.expose_secret().as_bytes());
    let wanted: Vec<_> = secrets.iter().map(hash).collect();
    let had = store::secrets::list_hashes(tx, &made.id).await?;

    let gone: Vec<_> = had.iter().filter(|hash| !wanted.contains(hash)).collect();
    let new: Vec<_> = wanted.iter().filter(|hash| !had.contains(hash)).collect();
    for hash in &gone {
        store::secrets::delete(tx, &made.id, hash).await?;
    }
    for hash in &new {
        if !store::secrets::create(tx, &made.id, hash, server.clock.now()).await? {
            return Ok(false);
        }
    }

    let is_changed = !gone.is_empty() || !new.is_empty();
    if is_changed && !is_new {
        record_change(tx, server, "application_secret_rotated", made, Map::new()).await?;
    }
    Ok(true)
}

async fn record_change(
    tx: &mut Tx,
    server: &Server,
    action: &'static str,
    application: &Application,
    changes: Map<String, Value>,
) -> Result<()> {
    let change = AuditedChange { action, application, changes };
    record(tx, server, &Caller::server(), change).await
}
