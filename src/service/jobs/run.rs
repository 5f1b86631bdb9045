//! Jobs being done. One server has a job at a time, for as long as its lease; when it dies, another goes on behind the accounts that
//! are done.

use std::{net::IpAddr, sync::Arc, time::Duration};

use sqlx::types::Uuid;

use super::{chosen, import, of_account};
use crate::{
    domain::{
        Status,
        access::scope::Scope,
        account::id,
        job::{JobKind, JobProblem},
    },
    server::Server,
    service::{
        Error, Refusal, Result,
        accounts::{
            self, Patch, deleted,
            details::{self, Details},
        },
        caller::Caller,
        login::sessions,
    },
    store::{
        accounts::export::{self, ExportRow},
        admin::{
            jobs::{self as store, JobRow},
            uploads,
        },
    },
};

/// How often to look for jobs of servers that died.
const INTERVAL: Duration = Duration::from_secs(30);

/// For how long a job is nobody else's after a sign of life.
pub(super) const LEASE: Duration = Duration::from_secs(60);

/// How often a job that has nothing to say gives a sign of life.
pub(super) const RENEW: Duration = Duration::from_secs(20);

/// Accounts between two notes of how far the job has come: after a crash so many may be looked at again.
const CHUNK: i64 = 50;

/// The most problems that are kept.
const PROBLEMS: usize = 20;

/// How often an account is tried that others change at the same moment.
const TRIES: usize = 5;

/// Does jobs for as long as the server runs.
pub async fn keep(server: Arc<Server>) {
    loop {
        if let Err(error) = work(&server).await {
            tracing::warn!(%error, "a job was interrupted; it will go on");
        }
        tokio::time::timeout(INTERVAL, server.new_job.notified()).await.ok();
    }
}

/// Does the jobs that nobody does, until there is none.
pub async fn work(server: &Server) -> Result<()> {
    loop {
        let now = server.clock.now();
        let runner = server.random.uuid(now);
        let Some(job) = store::claim(&server.db, runner, now, now.plus(LEASE)).await? else { return Ok(()) };
        let id = job.id;
        let end = match run(server, runner, job).await {
            Err(error) if !passes(&error) => Some(End::Because(error.to_string())),
            other => other?,
        };
        if let Some(end) = end {
            store::finish(&server.db, id, runner, server.clock.now(), end.why()).await?;
            if let End::Imported(file) = end {
                uploads::remove(&server.db, file).await?;
            }
        }
    }
}

/// True when the job may come further another time: the database was away, or others were faster.
fn passes(error: &Error) -> bool {
    error.passes_in().is_some() || matches!(error, Error::Refused(Refusal::Stale) | Error::SchemaChanged)
}

/// How a job ends.
pub(super) enum End {
    Done,
    /// Done, and this file is needed no more.
    Imported(Uuid),
    NotAllowed,
    Because(String),
}

impl End {
    /// A job of another version's making.
    pub(super) fn unknown() -> Self {
        Self::Because("This version cannot do it.".to_owned())
    }

    fn why(&self) -> Option<&str> {
        match self {
            Self::Done | Self::Imported(_) => None,
            Self::NotAllowed => Some("Whoever ordered it may not do this any more."),
            Self::Because(words) => Some(words),
        }
    }
}

/// None when another server has taken it over.
async fn run(server: &Server, runner: Uuid, mut job: JobRow) -> Result<Option<End>> {
    let Some(kind) = JobKind::parse(&job.kind) else {
        return Ok(Some(End::unknown()));
    };
    if kind == JobKind::Import {
        // Boxed, because it is large and seldom.
        return Box::pin(import::run(server, runner, job)).await;
    }
    let chosen = match chosen(server, (&job.filter, &job.search)).await {
        Ok(chosen) => chosen,
        Err(error) => return of_account(error).map(|words| Some(End::Because(words))),
    };
    // An id begins with the time at which its account was made: those made since are behind all that are meant.
    let last = id::last(job.created_at);
    loop {
        let Some(caller) = caller(server, &job).await? else { return Ok(Some(End::NotAllowed)) };
        let mut rows = export::chunk(&server.db, &chosen, job.reached, CHUNK).await?;
        rows.retain(|row| row.id <= last);
        let Some(reached) = rows.last().map(|row| row.id) else { return Ok(Some(End::Done)) };
        for row in &rows {
            let outcome =
                if row.id == job.actor { Outcome::Skipped } else { act(server, &caller, (kind, &job), row.id).await? };
            note(&mut job, row, outcome);
        }
        job.reached = reached;
        if !store::progress(&server.db, runner, &job, server.clock.now().plus(LEASE)).await? {
            return Ok(None);
        }
    }
}

/// Who ordered it, with what they may do now. None when that is not enough.
pub(super) async fn caller(server: &Server, job: &JobRow) -> Result<Option<Caller>> {
    let Some(account) = details::find(server, job.actor).await? else { return Ok(None) };
    let unknown = IpAddr::from([0, 0, 0, 0]);
    // How they were logged in was looked at when they ordered it.
    let caller = Caller::account(server, job.actor, job.address.parse().unwrap_or(unknown)).await?.as_ordered();
    Ok((account.status() == Status::Active && caller.scopes.has(Scope::AccountsWrite)).then_some(caller))
}

/// What became of an account.
enum Outcome {
    Done,
    /// There was nothing to do.
    Skipped,
    Failed(String),
}

async fn act(server: &Server, caller: &Caller, (kind, job): (JobKind, &JobRow), id: Uuid) -> Result<Outcome> {
    for _ in 0..TRIES {
        let Some(account) = details::find(server, id).await? else { return Ok(Outcome::Skipped) };
        let done = match kind {
            JobKind::Disable => disable(server, caller, job, &account).await,
            JobKind::Delete => deleted::delete(server, caller, (id, account.row.version)).await.map(|()| Outcome::Done),
            JobKind::EndSessions => end_sessions(server, caller, &account).await,
            JobKind::Import => Ok(Outcome::Skipped),
        };
        match done {
            Err(Error::Refused(Refusal::Stale) | Error::SchemaChanged) => {}
            Err(Error::Refused(Refusal::NotFound)) => return Ok(Outcome::Skipped),
            Err(error) => return of_account(error).map(Outcome::Failed),
            Ok(outcome) => return Ok(outcome),
        }
    }
    Ok(Outcome::Failed(Refusal::Stale.to_string()))
}

async fn disable(server: &Server, caller: &Caller, job: &JobRow, account: &Details) -> Result<Outcome> {
    if let Some(at) = account.row.disabled_at {
        // Disabled since the job began means by it, before it was interrupted.
        return Ok(if at >= job.created_at { Outcome::Done } else { Outcome::Skipped });
    }
    let patch = Patch { status: Some(Status::Disabled), ..Patch::default() };
    accounts::change(server, caller, (account.row.id, account.row.version), patch).await?;
    Ok(Outcome::Done)
}

async fn end_sessions(server: &Server, caller: &Caller, account: &Details) -> Result<Outcome> {
    caller.may_rule(&account.roles)?;
    if sessions::end_all(server, account.row.id).await? == 0 {
        return Ok(Outcome::Skipped);
    }
    details::note(server, caller, ("sessions_ended", account)).await?;
    Ok(Outcome::Done)
}

fn note(job: &mut JobRow, row: &ExportRow, outcome: Outcome) {
    let Outcome::Failed(what) = outcome else {
        *(if matches!(outcome, Outcome::Done) { &mut job.done } else { &mut job.skipped }) += 1;
        return;
    };
    job.failed += 1;
    let mut problems: Vec<JobProblem> = serde_json::from_str(&job.problems).unwrap_or_default();
    if problems.len() < PROBLEMS {
        problems.push(JobProblem { id: row.id, login_id: row.login_id.clone(), what });
        job.problems = serde_json::to_string(&problems).unwrap_or_default();
    }
}
