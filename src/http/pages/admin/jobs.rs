//! `/admin/jobs`: imports and bulk actions.

use std::sync::Arc;

use super::Admin;
use crate::{
    domain::{account::csv_format, identity::email_address::to_unicode},
    http::{error::Problem, pages::moment},
    server::Server,
    service::{
        self, accounts,
        import::uploads,
        jobs::{self, Job},
    },
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use uuid::Uuid;
use vestibule_app::{
    Text,
    admin::{AdminSection, Cell, Column, JobPage, Row, Table, labels},
    i18n::texts,
};

/// Limit of listed jobs.
const MAX_JOBS: i64 = 100;
/// Limit of row problems shown on the page.
const SHOWN_PROBLEMS: i64 = 20;
/// Row problems read at once for the file.
const PROBLEMS_PER_READ: i64 = 1_000;

pub async fn list(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    let jobs = jobs::list(&server, &admin.caller, MAX_JOBS).await?;

    let row = |job: Job| Row {
        cells: vec![
            Cell::Link(heading(&job), format!("/admin/jobs/{}", job.row.id)),
            Cell::State(state(&job).into(), job.row.stopped.is_some() || job.row.failed > 0),
            Cell::Text(labels::done_of(job.row.done, job.row.total)),
            Cell::Time(Some(moment(job.row.created_at))),
            Cell::Time(job.row.finished_at.map(moment)),
        ],
    };

    let table = Table {
        caption: labels::JOBS.into(),
        columns: [labels::JOB, labels::STATE, labels::DONE, labels::ORDERED, labels::ENDED]
            .map(Column::unsorted)
            .into(),
        rows: jobs.into_iter().map(row).collect(),
        empty: labels::JOBS_EMPTY.into(),
    };

    Ok(admin
        .render(StatusCode::OK, AdminSection::Jobs, |site| vestibule_app::admin::jobs(site, table))
        .await)
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let job = jobs::get(&server, &admin.caller, id).await?;
    let actor = match accounts::by_id(&server, job.row.actor).await {
        Ok(account) => account.login_id,
        // Deleted in the meantime.
        Err(service::Error::UnknownUser) => texts::ADMIN_ERASED.into(),
        Err(error) => return Err(error.into()),
    };
    let problems = if job.plan.is_some() {
        row_problems(&server, &admin, &job).await?
    } else {
        account_problems(&job)
    };

    let page = job_page(&job, actor, problems);
    Ok(admin
        .render(StatusCode::OK, AdminSection::Jobs, |site| vestibule_app::admin::job(site, page))
        .await)
}

fn job_page(job: &Job, actor: String, problems: Table) -> JobPage {
    let row = &job.row;
    let has_ended = row.finished_at.is_some();
    let has_problem_file = job.plan.is_some() && !problems.rows.is_empty();
    let is_checked =
        job.plan.as_ref().is_some_and(|plan| plan.dry_run && has_ended && row.stopped.is_none());

    JobPage {
        heading: heading(job),
        state: state(job).into(),
        running: !has_ended,
        stopped: row.stopped.clone(),
        // A job that has ended is complete, even if the number of matches has changed.
        reached: if has_ended { row.total } else { row.done + row.skipped + row.failed },
        total: row.total,
        counts: counts(job).into_iter().map(|(name, count)| (name, texts::count(count))).collect(),
        asked: vec![
            (labels::SEARCHED, row.search.clone()),
            (labels::FILTERED, row.filter.clone()),
            (texts::ADMIN_ACTOR, actor),
        ],
        ordered_at: moment(row.created_at),
        ended_at: row.finished_at.map(moment),
        download: has_problem_file.then(|| format!("/admin/jobs/{}/problems.csv", row.id)),
        problems,
        import_now: is_checked.then(|| format!("/admin/jobs/{}/import", row.id)),
    }
}

fn heading(job: &Job) -> String {
    match &job.plan {
        Some(plan) => labels::import_of(&plan.name, plan.dry_run),
        None => labels::act_on(&job.row.kind, job.row.total),
    }
}

fn counts(job: &Job) -> [(Text, i64); 4] {
    let row = &job.row;

    if job.plan.is_some() {
        return [
            (labels::ROWS, row.done + row.failed),
            (labels::ROWS_CREATED, row.done - row.updated),
            (labels::ROWS_UPDATED, row.updated),
            (labels::ROWS_REFUSED, row.failed),
        ];
    }

    [
        (labels::MATCHING, row.total),
        (labels::DONE, row.done),
        (labels::SKIPPED, row.skipped),
        (labels::FAILED, row.failed),
    ]
}

/// Problems of a file's rows, as CSV.
pub async fn problems(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let to_problem = |error: csv::Error| Problem::failure(&error);
    let mut table =
        csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    table.write_record(["row", "pointer", "code", "message"]).map_err(to_problem)?;

    let mut from = 0;

    loop {
        let found = uploads::problems(&server, &admin.caller, id, from, PROBLEMS_PER_READ).await?;
        let Some(last) = found.last() else { break };
        from = last.number + 1;

        for problem in found {
            let cells = [problem.line.to_string(), problem.pointer, problem.code, problem.message];
            table.write_record(cells.map(csv_format::escape_formula)).map_err(to_problem)?;
        }
    }

    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"problems.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];

    let file = table.into_inner().map_err(|error| Problem::failure(&error))?;
    Ok((headers, file).into_response())
}

async fn row_problems(server: &Server, admin: &Admin, job: &Job) -> Result<Table, Problem> {
    let row = |problem: uploads::UploadProblem| Row {
        cells: [problem.line.to_string(), problem.pointer, problem.message].map(Cell::Text).into(),
    };

    let found = uploads::problems(server, &admin.caller, job.row.id, 0, SHOWN_PROBLEMS).await?;

    Ok(Table {
        caption: labels::ROWS_PROBLEMS.into(),
        columns: [labels::ROW, labels::PLACE, labels::WHY].map(Column::unsorted).into(),
        rows: found.into_iter().map(row).collect(),
        empty: String::new(),
    })
}

fn state(job: &Job) -> Text {
    match (job.row.started_at, job.row.finished_at, &job.row.stopped) {
        (_, Some(_), Some(_)) => labels::STOPPED,
        (_, Some(_), None) => labels::FINISHED,
        (Some(_), None, _) => labels::RUNNING,
        (None, None, _) => labels::WAITING,
    }
}

fn account_problems(job: &Job) -> Table {
    let row = |problem: &crate::domain::job::JobProblem| Row {
        cells: vec![
            Cell::Link(
                to_unicode(&problem.login_id).into_owned(),
                format!("/admin/accounts/{}", problem.id),
            ),
            Cell::Text(problem.what.clone()),
        ],
    };

    Table {
        caption: labels::PROBLEMS.into(),
        columns: [texts::LOGIN_ID, labels::WHY].map(Column::unsorted).into(),
        rows: job.problems.iter().map(row).collect(),
        empty: String::new(),
    }
}
