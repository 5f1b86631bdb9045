//! The account schema: reading the current one, and replacing it.

mod check;

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value, json};

use super::{
    Error, Refusal, Result,
    accounts::details,
    admin::audit::{self, Act},
    caller::Caller,
    retries::RetryWindow,
};
use crate::{
    domain::{
        AccountSchema,
        access::{scope::Scope, strength::ProtectedAction},
        audit::Actor,
    },
    runtime::schema_cache::{NumberedSchema, Schemas},
    server::Server,
    store::accounts::{
        changes::Conflict,
        relations::{self, AccountRelations},
        schemas::{self as store, IndexedAccount, ReindexedAccount},
    },
};

pub use self::check::{ConformanceReport, NonConformingAccount};
pub use crate::store::accounts::schemas::SchemaRow;

/// The current schemas, from the cache if the database has no newer ones.
pub async fn current(server: &Server) -> Result<Schemas> {
    let (newest, indexed) = match store::versions(&server.db).await? {
        (None, _) => add_default_schema(server).await?,
        (Some(newest), indexed) => (newest, indexed),
    };
    let known = server.schema_cache.get();
    let known_version = |number: i64| {
        let schemas = known.as_ref()?;
        [Some(&schemas.in_force), schemas.indexed.as_ref()]
            .into_iter()
            .flatten()
            .find(|version| version.number == number)
            .cloned()
    };
    if let Some(known) = known.as_ref().filter(|known| {
        known.in_force.number == newest
            && known.indexed.as_ref().map(|version| version.number) == indexed
    }) {
        return Ok(known.clone());
    }
    let in_force = match known_version(newest) {
        Some(version) => version,
        None => load_version(server, newest).await?,
    };
    let indexed = match indexed {
        Some(number) if number == newest => Some(Arc::clone(&in_force)),
        Some(number) => Some(load_version(server, number).await?),
        None => None,
    };
    let schemas = Schemas { in_force, indexed };
    server.schema_cache.set(schemas.clone());
    Ok(schemas)
}

/// The schema in force, for a caller who may read it.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn get(server: &Server, caller: &Caller) -> Result<Arc<NumberedSchema>> {
    caller.require(Scope::SchemaRead)?;
    Ok(current(server).await?.in_force)
}

async fn load_version(server: &Server, version: i64) -> Result<Arc<NumberedSchema>> {
    let row = store::find(&server.db, version).await?.ok_or(Refusal::NotFound)?;
    let schema = AccountSchema::parse(&row.document).map_err(Refusal::InvalidSchema)?;
    Ok(Arc::new(NumberedSchema { number: version, schema }))
}

/// Adds the default schema as the first version. Returns the newest version and the indexed one.
async fn add_default_schema(server: &Server) -> Result<(i64, Option<i64>)> {
    let mut tx = server.db.begin().await?;
    let schema = AccountSchema::default();
    store::add(&mut tx, 1, schema.as_json(), &Actor::Server.to_string(), server.clock.now())
        .await?;
    tx.commit().await?;
    let (newest, indexed) = store::versions(&server.db).await?;
    Ok((newest.unwrap_or(1), indexed))
}

/// The latest versions, newest first.
pub async fn versions(server: &Server, caller: &Caller, limit: i64) -> Result<Vec<SchemaRow>> {
    versions_before(server, caller, i64::MAX, limit).await
}

/// The latest versions before this one, newest first.
pub async fn versions_before(
    server: &Server,
    caller: &Caller,
    before: i64,
    limit: i64,
) -> Result<Vec<SchemaRow>> {
    caller.require(Scope::SchemaRead)?;
    current(server).await?;
    Ok(store::list(&server.db, before, limit).await?)
}

/// The treatment of accounts that do not conform to a new schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaSetMode {
    /// Only report them.
    DryRun,
    /// Refuse the schema.
    Careful,
    /// Accept the schema, and mark them.
    Force,
}

/// Number of accounts that are read or changed at once.
pub(super) const CHUNK_ACCOUNTS: i64 = 500;

/// Replaces the current schema. Returns the version of the new one, and a report about the
/// accounts. With [`SchemaSetMode::DryRun`] nothing is changed, and the version is the current one.
/// Without `from`, any current version is replaced.
///
/// # Errors
/// [`Refusal::InvalidSchema`]; [`Refusal::SchemaBreaks`]; [`Refusal::Stale`] when the current
/// version is not `from`; [`Refusal::NotAllowed`]; [`Refusal::TooWeak`].
pub async fn set(
    server: &Server,
    caller: &Caller,
    document: &str,
    from: Option<i64>,
    mode: SchemaSetMode,
) -> Result<(i64, ConformanceReport)> {
    caller.require(Scope::SchemaWrite)?;
    if mode != SchemaSetMode::DryRun {
        caller.require_strength(ProtectedAction::ChangeSchema, server.clock.now())?;
    }

    let schema = AccountSchema::parse(document).map_err(Refusal::InvalidSchema)?;
    let in_force = current(server).await?.in_force;
    if from.is_some_and(|from| from != in_force.number) {
        return Err(Refusal::Stale.into());
    }
    let report = check::check(server, &schema).await?;
    if mode == SchemaSetMode::DryRun {
        return Ok((in_force.number, report));
    }
    if mode == SchemaSetMode::Careful && report.failing > 0 {
        return Err(Refusal::SchemaBreaks(Box::new(report)).into());
    }
    let window = RetryWindow::start();
    loop {
        let before = current(server).await?.in_force.number;
        if from.is_some_and(|from| from != before) {
            return Err(Refusal::Stale.into());
        }
        if let Some(done) =
            window.unless_stale(replace_schema(server, caller, &schema, before).await)
        {
            return Ok((done?, report));
        }
    }
}

/// Replaces this version of the schema. Returns the new version.
///
/// # Errors
/// [`Refusal::Stale`] when that version is not the current one.
async fn replace_schema(
    server: &Server,
    caller: &Caller,
    schema: &AccountSchema,
    before: i64,
) -> Result<i64> {
    let version = before + 1;
    let changes = Map::from_iter([("version".to_owned(), json!([before, version]))]);
    let act = Act { account_id: None, target: "schema".to_owned(), changes };
    let mut tx = server.db.begin().await?;
    // The audit log is written first, as in every change: on PostgreSQL the table of accounts is
    // locked next, and concurrent changes of accounts have locked the log already.
    audit::record(&mut tx, server, caller, "schema_set", act).await?;
    if !store::add(
        &mut tx,
        version,
        schema.as_json(),
        &caller.actor.to_string(),
        server.clock.now(),
    )
    .await?
    {
        return Err(Refusal::Stale.into());
    }
    tx.commit().await?;
    server.new_schema.notify_one();
    Ok(version)
}

/// Time between two checks for a schema that another node has set.
const POLL_INTERVAL: Duration = Duration::from_secs(30);

/// Migrates accounts to new schemas for as long as the server runs.
pub async fn keep(server: Arc<Server>) {
    loop {
        if let Err(error) = migrate_accounts(&server).await {
            tracing::warn!(
                %error,
                "the accounts could not be migrated to the schema; it will be tried again"
            );
        }
        tokio::time::timeout(POLL_INTERVAL, server.new_schema.notified()).await.ok();
    }
}

/// Migrates all accounts to the current schema, with its defaults and its indexes, unless that is
/// done. It continues after an interruption, and does not block other reads and writes.
pub async fn migrate_accounts(server: &Server) -> Result<()> {
    let Schemas { in_force, .. } = current(server).await?;
    let row = store::find(&server.db, in_force.number).await?.ok_or(Refusal::NotFound)?;
    if row.indexed_at.is_some() {
        return Ok(());
    }
    let fields = known_fields(server).await?;
    let mut after = row.indexed_to;
    loop {
        let accounts = store::accounts_after(&server.db, after, CHUNK_ACCOUNTS).await?;
        let Some(last) = accounts.last() else { break };
        after = Some(last.account.id);
        let ids: Vec<_> = accounts.iter().map(|indexed| indexed.account.id).collect();
        let mut relations = relations::of_accounts(&server.db, &ids).await?;
        let migrated = accounts.into_iter().map(|indexed| {
            let relations = relations.remove(&indexed.account.id).unwrap_or_default();
            migrated(&in_force.schema, indexed, relations, &fields)
        });
        let migrated = migrated.collect::<Result<Vec<_>>>()?;
        let mut tx = server.db.begin().await?;
        store::reindex(&mut tx, in_force.number, &migrated, server.clock.now()).await?;
        tx.commit().await?;
        tokio::task::yield_now().await;
    }
    Ok(store::finish(&server.db, in_force.number, server.clock.now()).await?)
}

/// The names of the indexed fields of all versions, for which index entries may exist.
async fn known_fields(server: &Server) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for row in store::list(&server.db, i64::MAX, i64::MAX).await? {
        let schema = AccountSchema::parse(&row.document).map_err(Refusal::InvalidSchema)?;
        names.extend(
            schema.fields().iter().filter(|field| field.indexed).map(|field| field.name.clone()),
        );
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

fn migrated(
    schema: &AccountSchema,
    indexed: IndexedAccount,
    relations: AccountRelations,
    fields: &[String],
) -> Result<ReindexedAccount> {
    let IndexedAccount { account: row, keys } = indexed;
    let before = row.profile.clone();
    let mut account = details::combine(row, relations)?;
    account.profile = schema.with_defaults(&account.profile);
    account.needs_attention = !schema.validate(&account.profile).is_empty();

    let key = |name: &String| keys.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(ReindexedAccount {
        index: account.index(schema),
        keys: fields.iter().map(|name| (name.clone(), key(name))).collect(),
        before,
        account,
    })
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::LoginIdTaken => Self::LoginIdTaken,
            Conflict::FieldTaken(field) => Self::Refused(Refusal::FieldTaken(field)),
            Conflict::CredentialTaken => Self::Refused(Refusal::CredentialTaken),
            Conflict::Stale => Self::Refused(Refusal::Stale),
            Conflict::SchemaChanged => Self::SchemaChanged,
            Conflict::Database(error) => Self::Database(error),
        }
    }
}
