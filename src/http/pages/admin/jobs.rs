//! `/admin/jobs`

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use sqlx::types::Uuid;
use vestibule_app::{
    admin::{Cell, Column, JobPage, Place, Row, Table, words},
    texts,
};

use super::{Admin, accounts::grouped};
use crate::{
    http::{error::Problem, pages::moment},
    server::Server,
    service::{
        self, accounts,
        jobs::{self, Job},
    },
};

/// How many are listed.
const MOST: i64 = 100;

pub async fn list(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    let jobs = jobs::list(&server, &admin.caller, MOST).await?;
    let row = |job: Job| Row {
        cells: vec![
            Cell::Link(words::act_on(&job.row.kind, &grouped(job.row.total)), format!("/admin/jobs/{}", job.row.id)),
            Cell::State(state(&job).to_owned(), job.row.stopped.is_some() || job.row.failed > 0),
            Cell::Text(words::done_of(&grouped(job.row.done), &grouped(job.row.total))),
            Cell::Time(Some(moment(job.row.created_at))),
            Cell::Time(job.row.finished_at.map(moment)),
        ],
    };
    let table = Table {
        caption: words::JOBS.to_owned(),
        columns: [words::JOB, words::STATE, words::DONE, words::ORDERED, words::ENDED].map(Column::plain).into(),
        rows: jobs.into_iter().map(row).collect(),
        empty: words::JOBS_EMPTY.to_owned(),
    };
    Ok(admin.draw((StatusCode::OK, Place::Jobs), |site| vestibule_app::admin::jobs(site, table)).await)
}

pub async fn show(State(server): State<Arc<Server>>, admin: Admin, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let job = jobs::get(&server, &admin.caller, id).await?;
    let by = match accounts::by_id(&server, job.row.actor).await {
        Ok(account) => account.login_id,
        // Deleted since.
        Err(service::Error::UnknownUser) => texts::ADMIN_ERASED.to_owned(),
        Err(error) => return Err(error.into()),
    };
    let row = job.row.clone();
    let page = JobPage {
        heading: words::act_on(&row.kind, &grouped(row.total)),
        state: state(&job).to_owned(),
        running: row.finished_at.is_none(),
        stopped: row.stopped,
        // What ended has reached its end, however many there are by then.
        reached: if row.finished_at.is_some() { row.total } else { row.done + row.skipped + row.failed },
        total: row.total,
        counts: [
            (words::MATCHING, row.total),
            (words::DONE, row.done),
            (words::SKIPPED, row.skipped),
            (words::FAILED, row.failed),
        ]
        .map(|(name, count)| (name, grouped(count)))
        .into(),
        asked: vec![(words::SEARCHED, row.search), (words::FILTERED, row.filter), (texts::ADMIN_ACTOR, by)],
        ordered_at: moment(row.created_at),
        ended_at: row.finished_at.map(moment),
        problems: problems(&job),
    };
    Ok(admin.draw((StatusCode::OK, Place::Jobs), |site| vestibule_app::admin::job(site, page)).await)
}

fn state(job: &Job) -> &'static str {
    match (job.row.started_at, job.row.finished_at, &job.row.stopped) {
        (_, Some(_), Some(_)) => words::STOPPED,
        (_, Some(_), None) => words::FINISHED,
        (Some(_), None, _) => words::RUNNING,
        (None, None, _) => words::WAITING,
    }
}

fn problems(job: &Job) -> Table {
    let row = |problem: &crate::domain::job::Problem| Row {
        cells: vec![
            Cell::Link(problem.login_id.clone(), format!("/admin/accounts/{}", problem.id)),
            Cell::Text(problem.what.clone()),
        ],
    };
    Table {
        caption: words::PROBLEMS.to_owned(),
        columns: [texts::LOGIN_ID, words::WHY].map(Column::plain).into(),
        rows: job.problems.iter().map(row).collect(),
        empty: String::new(),
    }
}
