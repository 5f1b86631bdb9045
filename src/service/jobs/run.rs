//! The execution of jobs. A server leases one job at a time. If it stops, another server continues
//! after the accounts that are done.

use std::{net::IpAddr, sync::Arc, time::Duration};

use uuid::Uuid;

use super::{account_failure, import, resolve_selection};
use crate::{
    domain::{
        Account, AccountId, Status,
        access::scope::Scope,
        job::{JobKind, JobProblem},
    },
    runtime::{
        metrics::catalogue::{JOBS, JOBS_RUNNING},
        request_context::RequestId,
    },
    server::Server,
    service::{
        Error, Refusal, Result,
        accounts::{self, AccountPatch, deleted, details},
        admin::account_sessions,
        caller::Caller,
    },
    store::{
        accounts::{
            AccountRow,
            export::{self, ExportRow},
        },
        admin::{
            jobs::{self as store, JobRow},
            uploads,
        },
    },
};

/// Time between two checks for jobs whose server has stopped.
const POLL_INTERVAL: Duration = Duration::from_secs(30);

/// Duration of a lease, from its last renewal.
pub(super) const LEASE_DURATION: Duration = Duration::from_secs(60);

/// Time after which a job without progress renews its lease.
pub(super) const RENEWAL_INTERVAL: Duration = Duration::from_secs(20);

/// Number of accounts between two records of the progress. After a crash, at most this many are
/// processed again.
const CHUNK_ACCOUNTS: i64 = 50;

/// Maximum number of problems that are stored.
const MAX_PROBLEMS: usize = 20;

/// Maximum number of attempts for an account that is changed concurrently.
const MAX_ATTEMPTS: usize = 5;

/// Carries out jobs for as long as the server runs.
pub async fn keep(server: Arc<Server>) {
    loop {
        if let Err(error) = work(&server).await {
            tracing::warn!(%error, "a job was interrupted; it will go on");
        }
        tokio::time::timeout(POLL_INTERVAL, server.new_job.notified()).await.ok();
    }
}

/// Carries out all jobs that no other server has leased.
pub async fn work(server: &Server) -> Result<()> {
    loop {
        let now = server.clock.now();
        let runner = server.random.uuid(now);
        let Some(job) = store::claim(&server.db, runner, now, now.plus(LEASE_DURATION)).await?
        else {
            return Ok(());
        };
        let id = job.id;
        let kind = JobKind::parse(&job.kind).map_or("unknown", JobKind::as_str);
        JOBS_RUNNING.add(1.0, [kind]);
        let span = server.traces.begin_work("job.run");
        span.set_word("vestibule.job", kind);
        let request_id = job.request_id.as_deref().and_then(RequestId::parse);
        let ended = span.request_context(request_id).scope(run(server, runner, job)).await;
        JOBS_RUNNING.add(-1.0, [kind]);

        let end = match ended {
            Err(error) if !is_transient(&error) => Some(JobEnd::Failed(error.to_string())),
            other => other?,
        };
        if let Some(end) = end {
            JOBS.increment([kind, end.outcome()]);
            span.set_word("vestibule.outcome", end.outcome());
            store::finish(&server.db, id, runner, server.clock.now(), end.reason()).await?;
            if let JobEnd::Imported(file) = end {
                uploads::remove(&server.db, file).await?;
            }
        }
    }
}

/// True when the job may succeed later: the database was unavailable, or there were concurrent
/// changes.
fn is_transient(error: &Error) -> bool {
    error.retry_after().is_some()
        || matches!(error, Error::Refused(Refusal::Stale) | Error::SchemaChanged)
}

/// The end of a job.
pub(super) enum JobEnd {
    Done,
    /// Done, and the uploaded file with this id can be deleted.
    Imported(Uuid),
    NotAllowed,
    /// Failed, with this message.
    Failed(String),
}

impl JobEnd {
    /// The end of a job of a kind that this version does not support.
    pub(super) fn unknown() -> Self {
        Self::Failed("This version does not support this job.".to_owned())
    }

    /// The name in the metrics.
    fn outcome(&self) -> &'static str {
        match self {
            Self::Done | Self::Imported(_) => "done",
            Self::NotAllowed => "not_allowed",
            Self::Failed(_) => "failed",
        }
    }

    /// The reason for ending early, if it did.
    fn reason(&self) -> Option<&str> {
        match self {
            Self::Done | Self::Imported(_) => None,
            Self::NotAllowed => Some("The person who started this job no longer has permission."),
            Self::Failed(message) => Some(message),
        }
    }
}

/// Runs a job. Returns `None` when another server has taken it over.
async fn run(server: &Server, runner: Uuid, mut job: JobRow) -> Result<Option<JobEnd>> {
    let Some(kind) = JobKind::parse(&job.kind) else {
        return Ok(Some(JobEnd::unknown()));
    };
    if kind == JobKind::Import {
        // Boxed, because it is large and rare.
        return Box::pin(import::run(server, runner, job)).await;
    }
    let selection = match resolve_selection(server, &job.filter, &job.search).await {
        Ok(selection) => selection,
        Err(error) => return account_failure(error).map(|words| Some(JobEnd::Failed(words))),
    };

    // An id begins with the creation time, so newer accounts come after all that the job is about.
    let last = AccountId::last_at(job.created_at);
    loop {
        let Some(caller) = caller(server, &job).await? else { return Ok(Some(JobEnd::NotAllowed)) };
        let mut rows = export::chunk(&server.db, &selection, job.reached, CHUNK_ACCOUNTS).await?;
        rows.retain(|row| row.account.id <= last);
        let Some(reached) = rows.last().map(|row| row.account.id) else {
            return Ok(Some(JobEnd::Done));
        };
        for ExportRow { account, .. } in &rows {
            let outcome = if account.id == job.actor {
                AccountOutcome::Skipped
            } else {
                act(server, &caller, kind, &job, account.id).await?
            };
            count_outcome(&mut job, account, outcome);
        }
        job.reached = reached;
        if !store::progress(&server.db, runner, &job, server.clock.now().plus(LEASE_DURATION))
            .await?
        {
            return Ok(None);
        }
    }
}

/// The caller who started the job, with their current rights. Returns `None` when those are not
/// enough.
pub(super) async fn caller(server: &Server, job: &JobRow) -> Result<Option<Caller>> {
    let Some(account) = details::find(server, job.actor).await? else { return Ok(None) };
    let unknown = IpAddr::from([0, 0, 0, 0]);
    // The strength of their login was checked when they started it.
    let caller = Caller::account(server, job.actor, job.address.parse().unwrap_or(unknown))
        .await?
        .preauthorized();
    let is_allowed = account.status() == Status::Active && caller.scopes.has(Scope::AccountsWrite);
    Ok(if is_allowed { Some(caller) } else { None })
}

/// The outcome for an account.
enum AccountOutcome {
    Done,
    /// The account needed no change.
    Skipped,
    Failed(String),
}

async fn act(
    server: &Server,
    caller: &Caller,
    kind: JobKind,
    job: &JobRow,
    id: AccountId,
) -> Result<AccountOutcome> {
    for _ in 0..MAX_ATTEMPTS {
        let Some(account) = details::find(server, id).await? else {
            return Ok(AccountOutcome::Skipped);
        };
        let done = match kind {
            JobKind::Disable => disable(server, caller, job, &account).await,
            JobKind::Delete => deleted::delete(server, caller, id, account.version)
                .await
                .map(|()| AccountOutcome::Done),
            JobKind::EndSessions => end_sessions(server, caller, id).await,
            JobKind::Import => Ok(AccountOutcome::Skipped),
        };
        match done {
            Err(Error::Refused(Refusal::Stale) | Error::SchemaChanged) => {}
            Err(Error::Refused(Refusal::NotFound)) => return Ok(AccountOutcome::Skipped),
            Err(error) => return account_failure(error).map(AccountOutcome::Failed),
            Ok(outcome) => return Ok(outcome),
        }
    }
    Ok(AccountOutcome::Failed(Refusal::Stale.to_string()))
}

async fn disable(
    server: &Server,
    caller: &Caller,
    job: &JobRow,
    account: &Account,
) -> Result<AccountOutcome> {
    if let Some(at) = account.disabled_at {
        // An account that was disabled after the job's start was disabled by it, before an
        // interruption.
        return Ok(if at >= job.created_at {
            AccountOutcome::Done
        } else {
            AccountOutcome::Skipped
        });
    }
    let patch = AccountPatch { status: Some(Status::Disabled), ..AccountPatch::default() };
    accounts::change(server, caller, account.id, account.version, patch).await?;
    Ok(AccountOutcome::Done)
}

async fn end_sessions(server: &Server, caller: &Caller, id: AccountId) -> Result<AccountOutcome> {
    let ended = account_sessions::end_all(server, caller, id).await?;
    Ok(if ended > 0 { AccountOutcome::Done } else { AccountOutcome::Skipped })
}

fn count_outcome(job: &mut JobRow, row: &AccountRow, outcome: AccountOutcome) {
    let AccountOutcome::Failed(what) = outcome else {
        *(if matches!(outcome, AccountOutcome::Done) {
            &mut job.done
        } else {
            &mut job.skipped
        }) += 1;
        return;
    };
    job.failed += 1;
    let mut problems: Vec<JobProblem> = serde_json::from_str(&job.problems).unwrap_or_default();
    if problems.len() < MAX_PROBLEMS {
        problems.push(JobProblem { id: row.id, login_id: row.login_id.clone(), what });
        job.problems = serde_json::to_string(&problems).unwrap_or_default();
    }
}
