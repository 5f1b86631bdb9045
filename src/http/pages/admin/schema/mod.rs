//! `/admin/schema`

mod form;

use std::{collections::BTreeMap, sync::Arc};

use super::Admin;
use crate::{
    domain::{
        access::{scope::Scope, strength::ProtectedAction},
        schema::edit,
    },
    http::{error::Problem, pages::moment},
    server::Server,
    service::{
        self, Refusal,
        schema::{self, Mode, Report, SchemaRow},
    },
};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use vestibule_app::{
    admin::{AdminSection, Cell, Column, FieldForm, Row, SchemaForm, SchemaPage, Table},
    i18n::texts,
};

/// How many versions are listed.
const VERSIONS: i64 = 20;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    draw(&server, admin, Shown::default()).await
}

/// Tries a schema, puts it in force, or goes on editing it. The form posts `version`, `document`, `act` (`try`, `set`, `add`, `form`
/// or `json`), perhaps `force`, and with `as=form` the fields.
pub async fn submit(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::SchemaWrite)?;
    let said = |name: &str| form.get(name).map(String::as_str);
    let version = said("version").and_then(|text| text.parse().ok());
    let version: i64 = version.ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY))?;
    let written = said("document").unwrap_or_default();
    let as_form = said("as") == Some("form");
    let posted = as_form.then(|| form::posted(&form));
    let document = posted.as_deref().and_then(|fields| edit::with_fields(written, fields));
    let document = document.unwrap_or_else(|| written.to_owned());
    let typed = posted.unwrap_or_default().iter().map(form::view).collect();
    let editor = match said("act") {
        Some("add") => Some(Editor::Adding),
        Some("form") => Some(Editor::Form),
        Some("json") => Some(Editor::Json),
        _ => None,
    };
    if let Some(editor) = editor {
        return draw(&server, admin, Shown { document: Some(document), typed, editor, ..Shown::default() }).await;
    }
    let mode = match (said("act"), said("force")) {
        (Some("set"), None) => Mode::Careful,
        (Some("set"), Some(_)) => Mode::Force,
        _ => Mode::DryRun,
    };
    if mode != Mode::DryRun {
        admin.require(&server, ProtectedAction::ChangeSchema)?;
    }
    let done = schema::set(&server, &admin.caller, (&document, Some(version)), mode).await;
    if mode != Mode::DryRun && done.is_ok() {
        return Ok(Redirect::to("/admin/schema").into_response());
    }
    let editor = if as_form { Editor::Form } else { Editor::Json };
    draw(&server, admin, Shown { document: Some(document), typed, editor, ..outcome(done)? }).await
}

/// What the page shows besides the schema in force.
#[derive(Default)]
struct Shown {
    notice: Option<(String, bool)>,
    mistakes: Vec<(String, String)>,
    /// What was typed.
    document: Option<String>,
    /// Its fields, when they were typed into the form.
    typed: Vec<FieldForm>,
    may_force: bool,
    editor: Editor,
}

/// How the schema is edited.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Editor {
    #[default]
    Form,
    /// The form with a field that has no name yet.
    Adding,
    Json,
}

/// What to say of a trial, or of a schema that was not taken.
fn outcome(done: service::Result<(i64, Report)>) -> Result<Shown, Problem> {
    Ok(match done {
        Ok((_, report)) => Shown {
            notice: Some((words(&report), report.failing == 0)),
            mistakes: misfits(&report),
            may_force: report.failing > 0,
            ..Shown::default()
        },
        Err(service::Error::Refused(Refusal::SchemaBreaks(report))) => Shown {
            notice: Some((words(&report), false)),
            mistakes: misfits(&report),
            may_force: true,
            ..Shown::default()
        },
        Err(service::Error::Refused(Refusal::InvalidSchema(refusals))) => Shown {
            notice: Some((texts::ADMIN_SCHEMA_INVALID.into(), false)),
            mistakes: refusals.into_iter().map(|refusal| (refusal.pointer, refusal.what)).collect(),
            ..Shown::default()
        },
        Err(error @ service::Error::Refused(Refusal::Stale)) => {
            Shown { notice: Some((Problem::from(error).detail.into(), false)), ..Shown::default() }
        }
        Err(error) => return Err(error.into()),
    })
}

fn words(report: &Report) -> String {
    texts::schema_report(report.accounts, report.failing)
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
    let rows = schema::versions(server, &admin.caller, VERSIONS).await?;
    let in_force = schema::current(server).await?.in_force;
    let Shown { notice, mistakes, document, may_force, typed, editor } = shown;
    let document = document.unwrap_or_else(|| in_force.schema.as_json().to_owned());
    // A schema that cannot be read is mended where it was written.
    let typed = || (!typed.is_empty()).then_some(typed);
    let mut fields = if editor == Editor::Json { None } else { form::fields(&document).or_else(typed) };
    if let Some(fields) = fields.as_mut().filter(|_| editor == Editor::Adding) {
        fields.push(form::new_field());
    }
    let status =
        if notice.as_ref().is_some_and(|(_, calm)| !calm) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = SchemaPage {
        version: in_force.number,
        document,
        mistakes,
        notice,
        may_force,
        form: fields.map(|fields| SchemaForm { fields, kinds: &form::KINDS }),
        versions: versions(rows),
    };
    Ok(admin.draw((status, AdminSection::Schema), |site| vestibule_app::admin::schema(site, page)).await)
}

fn versions(rows: Vec<SchemaRow>) -> Table {
    let row = |row: SchemaRow| {
        let state = if row.indexed_at.is_some() { texts::ADMIN_FOLLOWED } else { texts::ADMIN_BEING_FOLLOWED };
        let cells = vec![
            Cell::Text(row.version.to_string()),
            Cell::Time(Some(moment(row.created_at))),
            Cell::Text(row.author),
            Cell::State(state.into(), row.indexed_at.is_none()),
        ];
        Row { cells }
    };
    Table {
        caption: texts::ADMIN_VERSIONS.into(),
        columns: [texts::ADMIN_VERSION, texts::ADMIN_WHEN, texts::ADMIN_ACTOR, texts::ADMIN_ACCOUNTS]
            .map(Column::unsorted)
            .into(),
        rows: rows.into_iter().map(row).collect(),
        empty: String::new(),
    }
}
