//! A file being imported by a job.

use std::io::{self, Read};

use sqlx::types::Uuid;
use tokio::sync::mpsc;

use super::run::{End, LEASE, RENEW, caller};
use crate::{
    domain::account::import_row::RowProblem,
    server::Server,
    service::{
        Result,
        import::{self, Format, Order, Summary, uploads::Plan},
    },
    store::{
        Database,
        admin::{
            jobs::{self as store, JobRow},
            uploads as files,
        },
    },
};

type Report = (Summary, Vec<RowProblem>);

/// None when another server has taken it over.
pub(super) async fn run(server: &Server, runner: Uuid, mut job: JobRow) -> Result<Option<End>> {
    let Ok(plan) = serde_json::from_str::<Plan>(&job.plan) else { return Ok(Some(End::unknown())) };
    let Some(file) = files::find(&server.db, plan.file).await? else {
        return Ok(Some(End::Because("The file is not there any more.".to_owned())));
    };
    let Some(caller) = caller(server, &job).await? else { return Ok(Some(End::NotAllowed)) };
    if plan.dry_run {
        // It remembers which login ids it has seen, so it begins again.
        (job.done, job.updated, job.failed) = (0, 0, 0);
        files::clear_problems(&server.db, job.id).await?;
    }
    let order = Order {
        name: file.name,
        format: Format::parse(&file.format),
        mapping: plan.columns(),
        update: plan.update,
        dry_run: plan.dry_run,
        skip: u64::try_from(job.done + job.failed).unwrap_or(0),
        // A change of an account has a transaction of its own, and does no harm when it is made twice.
        job: (!plan.dry_run && !plan.update).then_some((job.id, runner)),
    };
    let counted = order.job.is_some();
    let (said, heard) = mpsc::unbounded_channel();
    let report = move |summary: &Summary, problems: &[RowProblem]| {
        said.send((*summary, problems.to_vec())).map_err(|_| io::Error::other("nobody follows the import"))
    };
    let importing =
        import::run(server, &caller, &order, AccountRelations::of(&server.db, (file.id, file.parts)), report);
    let (imported, kept) = tokio::join!(importing, keep(server, runner, (job, counted), heard));
    match (kept?, imported) {
        (Kept::All, Ok(_)) => Ok(Some(if plan.dry_run { End::Done } else { End::Imported(file.id) })),
        (Kept::All, Err(import::Error::Service(error))) => Err(error),
        (Kept::All, Err(error)) => Ok(Some(End::Because(error.to_string()))),
        (Kept::NotAllowed, _) => Ok(Some(End::NotAllowed)),
        (Kept::TakenOver, _) => Ok(None),
    }
}

/// What became of keeping how far it has come.
enum Kept {
    All,
    NotAllowed,
    TakenOver,
}

/// Keeps how far the import has come, unless it counts itself, for as long as it speaks. When this ends before, the import ends with
/// its next report.
async fn keep(
    server: &Server,
    runner: Uuid,
    (mut job, counted): (JobRow, bool),
    mut heard: mpsc::UnboundedReceiver<Report>,
) -> Result<Kept> {
    let before = (job.done, job.updated, job.failed);
    loop {
        // No report for a while, because thousands of rows are on their way, is a sign of life, too.
        let report = match tokio::time::timeout(RENEW, heard.recv()).await {
            Ok(None) => return Ok(Kept::All),
            Ok(Some(report)) => Some(report),
            Err(_) => None,
        };
        if caller(server, &job).await?.is_none() {
            return Ok(Kept::NotAllowed);
        }
        let until = server.clock.now().plus(LEASE);
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
            return Ok(Kept::TakenOver);
        }
    }
}

/// A file in parts, read one after the other: a thread that waits reads what a task fetches.
struct AccountRelations {
    parts: mpsc::Receiver<io::Result<Vec<u8>>>,
    part: io::Cursor<Vec<u8>>,
}

impl AccountRelations {
    fn of(db: &Database, (file, parts): (Uuid, i64)) -> Self {
        let (queue, fetched) = mpsc::channel(1);
        let db = db.clone();
        tokio::spawn(async move {
            for number in 0..parts {
                let part = match files::part(&db, file, number).await {
                    Ok(Some(part)) => Ok(part),
                    Ok(None) => Err(io::Error::other("a part of it is not there any more")),
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

impl Read for AccountRelations {
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
