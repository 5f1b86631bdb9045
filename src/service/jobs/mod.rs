//! Acts on all accounts that a filter finds: looked at first, then done in the background, one account after the other.

mod import;
mod run;

use std::time::Duration;

use serde_json::{Map, Value, json};
use sqlx::types::Uuid;

use super::{
    Error, Refusal, Result,
    accounts::export::{self, Wanted},
    admin::audit::{self, Act},
    caller::Caller,
    import::uploads::Plan,
};
use crate::{
    domain::{
        access::scope::Scope,
        audit::Actor,
        job::{JobKind, JobProblem},
    },
    server::Server,
    store::{
        accounts::export::{self as stored, ExportSelection},
        admin::jobs::{self as store, JobRow},
    },
};

pub use run::{keep, work};

/// What is to be done, and to whom.
#[derive(Clone, Debug)]
pub struct Order {
    pub kind: JobKind,
    /// In SCIM's grammar; empty for no condition.
    pub filter: String,
    /// Parts of texts; empty for none.
    pub search: String,
}

/// Whom an order means at this moment.
#[derive(Clone, Debug)]
pub struct Preview {
    pub total: i64,
    /// The login ids of the first.
    pub sample: Vec<String>,
}

/// How many accounts a preview names.
const SAMPLE: i64 = 10;

/// How long what became of a job can be read.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A job, and how far it has come.
#[derive(Clone, Debug)]
pub struct Job {
    pub row: JobRow,
    /// None for a kind that this version does not know.
    pub kind: Option<JobKind>,
    /// The first accounts that it failed on.
    pub problems: Vec<JobProblem>,
    /// How a file is imported.
    pub plan: Option<Plan>,
}

/// Looks who is meant, and changes nothing.
///
/// # Errors
/// [`Refusal::InvalidList`], [`Refusal::NotAllowed`]: acting on many is for those who may do everything to each.
pub async fn preview(server: &Server, caller: &Caller, (filter, search): (&str, &str)) -> Result<Preview> {
    caller.require(Scope::AccountsWrite)?;
    let chosen = chosen(server, (filter, search)).await?;
    let first = stored::chunk(&server.db, &chosen, Uuid::nil(), SAMPLE).await?;
    Ok(Preview {
        total: stored::count(&server.db, &chosen).await?,
        sample: first.into_iter().map(|row| row.login_id).collect(),
    })
}

/// Has the order carried out, for the person in whose session it was given. `total` is how many accounts they were shown.
///
/// # Errors
/// [`Refusal::InvalidList`], [`Refusal::NotAllowed`].
pub async fn start(server: &Server, caller: &Caller, order: &Order, total: i64) -> Result<Uuid> {
    caller.require(Scope::AccountsWrite)?;
    let (filter, search) = (order.filter.trim(), order.search.trim());
    chosen(server, (filter, search)).await?;
    let row = row(server, caller, order.kind, total)?;
    // Not the words themselves: they may name somebody, and what the log says of nobody's account is never erased.
    let is_filtered = !filter.is_empty() || !search.is_empty();
    let said = [("job", json!(row.id)), ("filtered", json!(is_filtered)), ("accounts", json!(total))];
    let row = JobRow { filter: filter.to_owned(), search: search.to_owned(), ..row };
    add(server, caller, &row, said).await?;
    Ok(row.id)
}

/// Has a file imported, of about so many rows.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub(super) async fn start_import(server: &Server, caller: &Caller, plan: &Plan, rows: i64) -> Result<Uuid> {
    caller.require(Scope::AccountsWrite)?;
    let row = JobRow { plan: json!(plan).to_string(), ..row(server, caller, JobKind::Import, rows)? };
    let said = [("file", json!(plan.name)), ("update", json!(plan.update)), ("dryRun", json!(plan.dry_run))];
    add(server, caller, &row, said).await?;
    Ok(row.id)
}

/// A job that nobody has begun.
fn row(server: &Server, caller: &Caller, kind: JobKind, total: i64) -> Result<JobRow> {
    let Actor::Account(actor) = caller.actor else { return Err(Refusal::NotAllowed(Scope::AccountsWrite).into()) };
    let now = server.clock.now();
    Ok(JobRow {
        id: server.random.uuid(now),
        kind: kind.as_str().to_owned(),
        actor,
        address: caller.address.map(|address| address.to_string()).unwrap_or_default(),
        filter: String::new(),
        search: String::new(),
        reached: Uuid::nil(),
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
    })
}

async fn add(server: &Server, caller: &Caller, row: &JobRow, said: [(&str, Value); 3]) -> Result<()> {
    let changes = said.map(|(name, value)| (name.to_owned(), json!([Value::Null, value])));
    let act = Act { account_id: None, target: row.kind.clone(), changes: Map::from_iter(changes) };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("job_started", act)).await?;
    store::add(&mut tx, row).await?;
    tx.commit().await?;
    server.new_job.notify_one();
    Ok(())
}

/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn get(server: &Server, caller: &Caller, id: Uuid) -> Result<Job> {
    caller.require(Scope::AccountsWrite)?;
    Ok(store::find(&server.db, id).await?.map(job).ok_or(Refusal::NotFound)?)
}

/// The latest first.
pub async fn list(server: &Server, caller: &Caller, most: i64) -> Result<Vec<Job>> {
    caller.require(Scope::AccountsWrite)?;
    Ok(store::list(&server.db, most).await?.into_iter().map(job).collect())
}

/// Deletes jobs that ended long ago, at most `most`. Returns how many.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(KEPT), most).await?)
}

fn job(row: JobRow) -> Job {
    Job {
        kind: JobKind::parse(&row.kind),
        problems: serde_json::from_str(&row.problems).unwrap_or_default(),
        plan: serde_json::from_str(&row.plan).ok(),
        row,
    }
}

async fn chosen(server: &Server, (filter, search): (&str, &str)) -> Result<ExportSelection> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    export::choose(server, &Wanted { filter: given(filter), search: given(search), secrets: false }).await
}

/// True when what went wrong is the database's, so that the whole job is tried again later or ends, or this account's alone.
fn of_account(error: Error) -> Result<String> {
    match error {
        Error::Database(_) if !error.is_of_values() => Err(error),
        other => Ok(other.to_string()),
    }
}
