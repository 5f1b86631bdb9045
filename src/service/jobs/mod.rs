//! Jobs: imports, and acts on all accounts that match a filter. An act is previewed first, then
//! carried out in the background, one account at a time.

mod import;
mod run;

use std::time::Duration;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    Error, Refusal, Result,
    accounts::export::{self, AccountSelection},
    admin::audit::{self, Act},
    caller::Caller,
    import::uploads::Plan,
};
use crate::{
    domain::{
        AccountId,
        access::{scope::Scope, strength::ProtectedAction},
        audit::Actor,
        job::{JobKind, JobProblem},
    },
    runtime::request_context::RequestId,
    server::Server,
    store::{
        accounts::export::{self as stored, ExportSelection},
        admin::jobs::{self as store, JobRow},
    },
};

pub use run::{keep, work};

/// A request to act on accounts.
#[derive(Clone, Debug)]
pub struct JobRequest {
    pub kind: JobKind,
    /// A filter in SCIM's grammar. Empty for no condition.
    pub filter: String,
    /// A text to search for. Empty for none.
    pub search: String,
}

/// The accounts that a request currently matches.
#[derive(Clone, Debug)]
pub struct Preview {
    pub total: i64,
    /// Login ids of the first accounts.
    pub sample: Vec<String>,
}

/// Maximum number of login ids in a preview.
const PREVIEW_ACCOUNTS: i64 = 10;

/// Time for which a job is kept after its end.
const JOB_RETENTION: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A job with its progress.
#[derive(Clone, Debug)]
pub struct Job {
    pub row: JobRow,
    /// The kind. `None` for one that this version does not support.
    pub kind: Option<JobKind>,
    /// The first accounts on which it failed.
    pub problems: Vec<JobProblem>,
    /// The settings of an import.
    pub plan: Option<Plan>,
}

/// Previews the accounts that a filter and a search match.
///
/// # Errors
/// [`Refusal::InvalidList`], and [`Refusal::NotAllowed`] for callers who may not write accounts.
pub async fn preview(
    server: &Server,
    caller: &Caller,
    filter: &str,
    search: &str,
) -> Result<Preview> {
    caller.require(Scope::AccountsWrite)?;
    let selection = resolve_selection(server, filter, search).await?;
    let first = stored::chunk(&server.db, &selection, AccountId::MIN, PREVIEW_ACCOUNTS).await?;
    Ok(Preview {
        total: stored::count(&server.db, &selection).await?,
        sample: first.into_iter().map(|row| row.account.login_id).collect(),
    })
}

/// Starts a job for the caller. `total` is the number of accounts in the preview that they saw.
///
/// # Errors
/// [`Refusal::InvalidList`], [`Refusal::NotAllowed`], [`Refusal::TooWeak`].
pub async fn start(
    server: &Server,
    caller: &Caller,
    order: &JobRequest,
    total: i64,
) -> Result<Uuid> {
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::BulkAction, server.clock.now())?;
    let (filter, search) = (order.filter.trim(), order.search.trim());
    resolve_selection(server, filter, search).await?;
    let row = row(server, caller, order.kind, total)?;
    // The conditions themselves are not logged: they may contain personal data, and rows of the log
    // without an account are never erased.
    let is_filtered = !filter.is_empty() || !search.is_empty();
    let said =
        [("job", json!(row.id)), ("filtered", json!(is_filtered)), ("accounts", json!(total))];
    let row = JobRow { filter: filter.to_owned(), search: search.to_owned(), ..row };
    add(server, caller, &row, said).await?;
    Ok(row.id)
}

/// Starts a job that imports a file of about `rows` rows.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`].
pub(super) async fn start_import(
    server: &Server,
    caller: &Caller,
    plan: &Plan,
    rows: i64,
) -> Result<Uuid> {
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::Import, server.clock.now())?;
    let row =
        JobRow { plan: json!(plan).to_string(), ..row(server, caller, JobKind::Import, rows)? };
    let said = [
        ("file", json!(plan.name)),
        ("update", json!(plan.update)),
        ("dryRun", json!(plan.dry_run)),
    ];
    add(server, caller, &row, said).await?;
    Ok(row.id)
}

/// A new job that has not begun.
fn row(server: &Server, caller: &Caller, kind: JobKind, total: i64) -> Result<JobRow> {
    let Actor::Account(actor) = caller.actor else {
        return Err(Refusal::NotAllowed(Scope::AccountsWrite).into());
    };
    let now = server.clock.now();
    Ok(JobRow {
        id: server.random.uuid(now),
        kind: kind.as_str().to_owned(),
        actor,
        address: caller.address.map(|address| address.to_string()).unwrap_or_default(),
        filter: String::new(),
        search: String::new(),
        reached: AccountId::MIN,
        total,
        done: 0,
        skipped: 0,
        failed: 0,
        problems: "[]".to_owned(),
        created_at: now,
        started_at: None,
        finished_at: None,
        stopped: None,
        plan: String::new(),
        updated: 0,
        request_id: RequestId::current().map(|id| id.to_string()),
    })
}

async fn add(
    server: &Server,
    caller: &Caller,
    row: &JobRow,
    said: [(&str, Value); 3],
) -> Result<()> {
    let changes = said.map(|(name, value)| (name.to_owned(), json!([Value::Null, value])));
    let act = Act { account_id: None, target: row.kind.clone(), changes: Map::from_iter(changes) };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "job_started", act).await?;
    store::add(&mut tx, row).await?;
    tx.commit().await?;
    server.new_job.notify_one();
    Ok(())
}

/// The job with this id.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn get(server: &Server, caller: &Caller, id: Uuid) -> Result<Job> {
    caller.require(Scope::AccountsWrite)?;
    Ok(store::find(&server.db, id).await?.map(job).ok_or(Refusal::NotFound)?)
}

/// The latest jobs, newest first.
pub async fn list(server: &Server, caller: &Caller, limit: i64) -> Result<Vec<Job>> {
    caller.require(Scope::AccountsWrite)?;
    Ok(store::list(&server.db, limit).await?.into_iter().map(job).collect())
}

/// Deletes at most `limit` jobs past their retention. Returns the number of deleted rows.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(JOB_RETENTION), limit).await?)
}

fn job(row: JobRow) -> Job {
    Job {
        kind: JobKind::parse(&row.kind),
        problems: serde_json::from_str(&row.problems).unwrap_or_default(),
        plan: serde_json::from_str(&row.plan).ok(),
        row,
    }
}

/// Parses the conditions of a job.
async fn resolve_selection(server: &Server, filter: &str, search: &str) -> Result<ExportSelection> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    export::choose(
        server,
        &AccountSelection { filter: given(filter), search: given(search), secrets: false },
    )
    .await
}

/// The text of an error that concerns a single account.
///
/// # Errors
/// A failure of the database, which interrupts the whole job.
fn account_failure(error: Error) -> Result<String> {
    match error {
        Error::Database(_) if !error.is_value_error() => Err(error),
        other => Ok(other.to_string()),
    }
}
