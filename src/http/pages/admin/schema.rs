//! `/admin/schema`

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    admin::{Cell, Column, Place, Row, SchemaPage, Table},
    texts,
};

use super::{Admin, accounts::grouped};
use crate::{
    domain::{AccountSchema, schema::Field},
    http::{error::Problem, pages::moment},
    server::Server,
    service::{
        self, Refusal,
        account_schemas::{self, Mode, Report, SchemaRow},
    },
};

/// How many versions are listed.
const VERSIONS: i64 = 20;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    draw(&server, admin, Shown::default()).await
}

#[derive(Debug, Deserialize)]
pub struct Input {
    version: i64,
    document: String,
    /// `try` or `set`.
    act: String,
    force: Option<String>,
}

/// Tries a schema, or puts it in force.
pub async fn submit(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    let mode = match (&*input.act, &input.force) {
        ("set", None) => Mode::Careful,
        ("set", Some(_)) => Mode::Force,
        _ => Mode::DryRun,
    };
    if mode != Mode::DryRun {
        admin.require_fresh(&server)?;
    }
    let done = account_schemas::set(&server, &admin.caller, (&input.document, Some(input.version)), mode).await;
    let document = Some(input.document);
    let shown = match done {
        Ok(_) if mode != Mode::DryRun => return Ok(Redirect::to("/admin/schema").into_response()),
        Ok((_, report)) => Shown {
            notice: Some((words(&report), report.failing == 0)),
            mistakes: misfits(&report),
            document,
            may_force: report.failing > 0,
        },
        Err(service::Error::Refused(Refusal::SchemaBreaks(report))) => {
            Shown { notice: Some((words(&report), false)), mistakes: misfits(&report), document, may_force: true }
        }
        Err(service::Error::Refused(Refusal::InvalidSchema(refusals))) => Shown {
            notice: Some((texts::ADMIN_SCHEMA_INVALID.to_owned(), false)),
            mistakes: refusals.into_iter().map(|refusal| (refusal.pointer, refusal.what)).collect(),
            document,
            may_force: false,
        },
        Err(error @ service::Error::Refused(Refusal::Stale)) => {
            Shown { notice: Some((Problem::from(error).detail.into(), false)), document, ..Shown::default() }
        }
        Err(error) => return Err(error.into()),
    };
    draw(&server, admin, shown).await
}

/// What the page shows besides the schema in force.
#[derive(Default)]
struct Shown {
    notice: Option<(String, bool)>,
    mistakes: Vec<(String, String)>,
    /// What was typed.
    document: Option<String>,
    may_force: bool,
}

fn words(report: &Report) -> String {
    let count = |count: u64| grouped(i64::try_from(count).unwrap_or(i64::MAX));
    texts::schema_report(&count(report.accounts), &count(report.failing), report.failing == 0)
}

fn misfits(report: &Report) -> Vec<(String, String)> {
    let lines = report.sample.iter().map(|misfit| {
        let problems: Vec<_> =
            misfit.problems.iter().map(|problem| format!("{} {}", problem.pointer, problem.message)).collect();
        (misfit.account_id.to_string(), problems.join("; "))
    });
    lines.collect()
}

async fn draw(server: &Server, admin: Admin, shown: Shown) -> Result<Response, Problem> {
    let rows = account_schemas::versions(server, &admin.caller, VERSIONS).await?;
    let in_force = account_schemas::current(server).await?.in_force;
    let Shown { notice, mistakes, document, may_force } = shown;
    let status =
        if notice.as_ref().is_some_and(|(_, calm)| !calm) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = SchemaPage {
        version: in_force.number,
        document: document.unwrap_or_else(|| in_force.schema.as_json().to_owned()),
        mistakes,
        notice,
        may_force,
        fields: fields(&in_force.schema),
        versions: versions(rows),
    };
    Ok(admin.draw((status, Place::Schema), |site| vestibule_app::admin::schema(site, page)).await)
}

fn fields(schema: &AccountSchema) -> Table {
    let row = |field: &Field| {
        let marks = [
            (field.required, "required"),
            (field.searchable, "searchable"),
            (field.indexed, "indexed"),
            (field.unique, "unique"),
        ];
        let marks: Vec<_> = marks.into_iter().filter_map(|(is, word)| is.then_some(word)).collect();
        let cells = [
            field.name.clone(),
            field.label("en").to_owned(),
            field.read.as_str().to_owned(),
            field.write.as_str().to_owned(),
            marks.join(", "),
        ];
        Row { cells: cells.map(Cell::Text).into() }
    };
    Table {
        caption: texts::ADMIN_FIELDS.to_owned(),
        columns: [
            texts::ADMIN_TOKEN_NAME,
            texts::ADMIN_LABEL,
            texts::ADMIN_READ_BY,
            texts::ADMIN_WRITTEN_BY,
            texts::ADMIN_MARKS,
        ]
        .map(Column::plain)
        .into(),
        rows: schema.fields().iter().map(row).collect(),
        empty: texts::ADMIN_NO_FIELDS.to_owned(),
    }
}

fn versions(rows: Vec<SchemaRow>) -> Table {
    let row = |row: SchemaRow| {
        let state = if row.indexed_at.is_some() { texts::ADMIN_FOLLOWED } else { texts::ADMIN_BEING_FOLLOWED };
        let cells = vec![
            Cell::Text(row.version.to_string()),
            Cell::Time(Some(moment(row.created_at))),
            Cell::Text(row.author),
            Cell::State(state.to_owned(), row.indexed_at.is_none()),
        ];
        Row { cells }
    };
    Table {
        caption: texts::ADMIN_VERSIONS.to_owned(),
        columns: [texts::ADMIN_VERSION, texts::ADMIN_WHEN, texts::ADMIN_ACTOR, texts::ADMIN_ACCOUNTS]
            .map(Column::plain)
            .into(),
        rows: rows.into_iter().map(row).collect(),
        empty: String::new(),
    }
}
