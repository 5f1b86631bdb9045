//! The import of an uploaded file by a job.

use std::io::{self, Read};

use tokio::sync::mpsc;
use uuid::Uuid;

use super::run::{JobEnd, LEASE_DURATION, RENEWAL_INTERVAL, caller};
use crate::{
    domain::account::row_problem::RowProblem,
    server::Server,
    service::{
        Result,
        import::{self, FileFormat, ImportRequest, Summary, uploads::Plan},
    },
    store::{
        Database,
        admin::{
            jobs::{self as store, JobRow},
            uploads as files,
        },
    },
};

type ImportReport = (Summary, Vec<RowProblem>);

/// Imports the file of a job. Returns `None` when another server has taken over the job.
pub(super) async fn run(server: &Server, runner: Uuid, mut job: JobRow) -> Result<Option<JobEnd>> {
    let Ok(plan) = serde_json::from_str::<Plan>(&job.plan) else {
        return Ok(Some(JobEnd::unknown()));
    };
    let Some(file) = files::find(&server.db, plan.file).await? else {
        return Ok(Some(JobEnd::Failed("The file was deleted.".to_owned())));
    };
    let Some(caller) = caller(server, &job).await? else { return Ok(Some(JobEnd::NotAllowed)) };
    if plan.dry_run {
        // A dry run keeps the login ids of its rows in memory, so it starts from the beginning.
        (job.done, job.updated, job.failed) = (0, 0, 0);
        files::clear_problems(&server.db, job.id).await?;
    }
    let order = ImportRequest {
        name: file.name,
        format: FileFormat::parse(&file.format),
        mapping: plan.columns(),
        update: plan.update,
        dry_run: plan.dry_run,
        skip: u64::try_from(job.done + job.failed).unwrap_or(0),
        // Updates have their own transactions, and are harmless when they are repeated.
        job: if plan.dry_run || plan.update { None } else { Some((job.id, runner)) },
    };
    let counted = order.job.is_some();
    let (said, reports) = mpsc::unbounded_channel();
    let report = move |summary: &Summary, problems: &[RowProblem]| {
        said.send((*summary, problems.to_vec()))
            .map_err(|_| io::Error::other("the progress of the import is not recorded"))
    };
    let importing = import::run(
        server,
        &caller,
        &order,
        PartReader::open(&server.db, file.id, file.parts),
        report,
    );
    let (imported, followed) =
        tokio::join!(importing, follow_import(server, runner, job, counted, reports));
    match (followed?, imported) {
        (Following::All, Ok(_)) => {
            Ok(Some(if plan.dry_run { JobEnd::Done } else { JobEnd::Imported(file.id) }))
        }
        (Following::All, Err(import::Error::Service(error))) => Err(error),
        (Following::All, Err(error)) => Ok(Some(JobEnd::Failed(error.to_string()))),
        (Following::NotAllowed, _) => Ok(Some(JobEnd::NotAllowed)),
        (Following::TakenOver, _) => Ok(None),
    }
}

/// The result of recording the progress.
enum Following {
    All,
    NotAllowed,
    TakenOver,
}

/// Records the progress from the import's reports, unless the import does so itself, and renews the
/// lease. Once this ends, the import fails at its next report.
async fn follow_import(
    server: &Server,
    runner: Uuid,
    mut job: JobRow,
    counted: bool,
    mut reports: mpsc::UnboundedReceiver<ImportReport>,
) -> Result<Following> {
    let before = (job.done, job.updated, job.failed);
    loop {
        // The lease is also renewed without a report, because a transaction with thousands of rows
        // takes time.
        let report = match tokio::time::timeout(RENEWAL_INTERVAL, reports.recv()).await {
            Ok(None) => return Ok(Following::All),
            Ok(Some(report)) => Some(report),
            Err(_) => None,
        };
        if caller(server, &job).await?.is_none() {
            return Ok(Following::NotAllowed);
        }
        let until = server.clock.now().plus(LEASE_DURATION);
        let ours = match report.filter(|_| !counted) {
            None => store::renew(&server.db, job.id, runner, until).await?,
            Some((summary, problems)) => {
                let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
                job.done = before.0 + count(summary.created + summary.updated);
                job.updated = before.1 + count(summary.updated);
                job.failed = before.2 + count(summary.refused);
                let mut tx = server.db.begin().await?;
                files::add_problems(&mut tx, job.id, &problems).await?;
                tx.commit().await?;
                store::progress(&server.db, runner, &job, until).await?
            }
        };
        if !ours {
            return Ok(Following::TakenOver);
        }
    }
}

/// A blocking reader of a file in parts, which a task fetches from the database.
struct PartReader {
    parts: mpsc::Receiver<io::Result<Vec<u8>>>,
    part: io::Cursor<Vec<u8>>,
}

impl PartReader {
    fn open(db: &Database, file: Uuid, parts: i64) -> Self {
        let (queue, fetched) = mpsc::channel(1);
        let db = db.clone();
        tokio::spawn(async move {
            for number in 0..parts {
                let part = match files::part(&db, file, number).await {
                    Ok(Some(part)) => Ok(part),
                    Ok(None) => Err(io::Error::other("a part of the file was deleted")),
                    Err(error) => Err(io::Error::other(error)),
                };
                let failed = part.is_err();
                if queue.send(part).await.is_err() || failed {
                    break;
                }
            }
        });
        Self { parts: fetched, part: io::Cursor::default() }
    }
}

impl Read for PartReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.part.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            match self.parts.blocking_recv() {
                Some(part) => self.part = io::Cursor::new(part?),
                None => return Ok(0),
            }
        }
    }
}
