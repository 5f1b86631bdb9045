//! `/admin/schema`: the account schema.

mod form;

use std::{collections::BTreeMap, sync::Arc};

use super::{Admin, refusal_text};
use crate::{
    domain::schema::edit,
    http::{error::Problem, pages::moment},
    server::Server,
    service::{
        self, Refusal,
        schema::{self, ConformanceReport, SchemaRow, SchemaSetMode},
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

/// Number of listed versions.
const LISTED_VERSIONS: i64 = 20;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    render(&server, admin, EditorState::default()).await
}

/// Tries a schema, sets it, or continues editing it. The form contains `version`, `document`, `act`
/// (`try`, `set`, `add`, `form` or `json`), optionally `force` and, with `as=form`, the fields.
pub async fn submit(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Schema)?;

    let PostedSchema { version, document, typed, editor, action } = PostedSchema::parse(&form)?;
    let state =
        EditorState { document: Some(document.clone()), typed, editor, ..EditorState::default() };
    let SchemaAction::Set(mode) = action else { return render(&server, admin, state).await };

    let done = schema::set(&server, &admin.caller, &document, Some(version), mode).await;
    if mode != SchemaSetMode::DryRun && done.is_ok() {
        return Ok(Redirect::to("/admin/schema").into_response());
    }

    let EditorState { document, typed, editor, .. } = state;
    render(&server, admin, EditorState { document, typed, editor, ..outcome(done)? }).await
}

/// The form of the editor.
struct PostedSchema {
    /// Version that was edited.
    version: i64,
    document: String,
    typed: Vec<FieldForm>,
    /// Editor to show next.
    editor: Editor,
    action: SchemaAction,
}

enum SchemaAction {
    /// Continues editing.
    Edit,
    Set(SchemaSetMode),
}

impl PostedSchema {
    /// # Errors
    /// 422 without a version: the form was not drawn by this page.
    fn parse(form: &BTreeMap<String, String>) -> Result<Self, Problem> {
        let value = |name: &str| form.get(name).map(String::as_str);
        let version = value("version").and_then(|text| text.parse().ok());
        let version =
            version.ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY))?;

        let written = value("document").unwrap_or_default();
        let is_form = value("as") == Some("form");
        let posted = if is_form { Some(form::parse_fields(form)) } else { None };
        let document = posted.as_deref().and_then(|fields| edit::with_fields(written, fields));
        let document = document.unwrap_or_else(|| written.to_owned());

        let drawn_as = if is_form { Editor::Form } else { Editor::Json };
        let (editor, action) = match (value("act"), value("force")) {
            (Some("add"), _) => (Editor::Adding, SchemaAction::Edit),
            (Some("form"), _) => (Editor::Form, SchemaAction::Edit),
            (Some("json"), _) => (Editor::Json, SchemaAction::Edit),
            (Some("set"), None) => (drawn_as, SchemaAction::Set(SchemaSetMode::Careful)),
            (Some("set"), Some(_)) => (drawn_as, SchemaAction::Set(SchemaSetMode::Force)),
            _ => (drawn_as, SchemaAction::Set(SchemaSetMode::DryRun)),
        };

        let typed = posted.unwrap_or_default().iter().map(form::to_form).collect();
        Ok(Self { version, document, typed, editor, action })
    }
}

/// State of the page other than the schema in force.
#[derive(Default)]
struct EditorState {
    notice: Option<(String, bool)>,
    mistakes: Vec<(String, String)>,
    /// Document that was typed.
    document: Option<String>,
    /// Its fields, if they were typed into the form.
    typed: Vec<FieldForm>,
    may_force: bool,
    editor: Editor,
}

/// Presentation of the schema in the editor.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Editor {
    #[default]
    Form,
    /// The form with a field that has no name yet.
    Adding,
    Json,
}

/// State of the page after a trial, or a schema that was refused.
fn outcome(done: service::Result<(i64, ConformanceReport)>) -> Result<EditorState, Problem> {
    Ok(match done {
        Ok((_, report)) => EditorState {
            notice: Some((
                texts::schema_report(report.accounts, report.failing),
                report.failing == 0,
            )),
            mistakes: sample_lines(&report),
            may_force: report.failing > 0,
            ..EditorState::default()
        },
        Err(service::Error::Refused(Refusal::SchemaBreaks(report))) => EditorState {
            notice: Some((texts::schema_report(report.accounts, report.failing), false)),
            mistakes: sample_lines(&report),
            may_force: true,
            ..EditorState::default()
        },
        Err(service::Error::Refused(Refusal::InvalidSchema(refusals))) => EditorState {
            notice: Some((texts::ADMIN_SCHEMA_INVALID.into(), false)),
            mistakes: refusals.into_iter().map(|refusal| (refusal.pointer, refusal.what)).collect(),
            ..EditorState::default()
        },
        Err(error @ service::Error::Refused(Refusal::Stale)) => {
            EditorState { notice: Some((refusal_text::of(error), false)), ..EditorState::default() }
        }
        Err(error) => return Err(error.into()),
    })
}

/// One line for each account of the sample: its id, and its problems.
fn sample_lines(report: &ConformanceReport) -> Vec<(String, String)> {
    let lines = report.sample.iter().map(|misfit| {
        let problems: Vec<_> = misfit
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.pointer, problem.message))
            .collect();
        (misfit.account_id.to_string(), problems.join("; "))
    });
    lines.collect()
}

async fn render(server: &Server, admin: Admin, state: EditorState) -> Result<Response, Problem> {
    let rows = schema::versions(server, &admin.caller, LISTED_VERSIONS).await?;
    let in_force = schema::current(server).await?.in_force;

    let EditorState { notice, mistakes, document, may_force, typed, editor } = state;
    let document = document.unwrap_or_else(|| in_force.schema.as_json().to_owned());

    // A document that is not a valid schema is corrected in the editor that it was written in.
    let typed = || (!typed.is_empty()).then_some(typed);
    let mut fields =
        if editor == Editor::Json { None } else { form::fields(&document).or_else(typed) };
    if let Some(fields) = fields.as_mut().filter(|_| editor == Editor::Adding) {
        fields.push(form::new_field());
    }

    let is_refused = notice.as_ref().is_some_and(|(_, is_calm)| !is_calm);
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    let page = SchemaPage {
        version: in_force.number,
        document,
        mistakes,
        notice,
        may_force,
        form: fields.map(|fields| SchemaForm { fields, kinds: &form::FIELD_TYPES }),
        versions: version_table(rows),
    };

    Ok(admin
        .render(status, AdminSection::Schema, |site| vestibule_app::admin::schema(site, page))
        .await)
}

fn version_table(rows: Vec<SchemaRow>) -> Table {
    let row = |row: SchemaRow| {
        let state = if row.indexed_at.is_some() {
            texts::ADMIN_FOLLOWED
        } else {
            texts::ADMIN_BEING_FOLLOWED
        };
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
        columns: [
            texts::ADMIN_VERSION,
            texts::ADMIN_WHEN,
            texts::ADMIN_ACTOR,
            texts::ADMIN_ACCOUNTS,
        ]
        .map(Column::unsorted)
        .into(),
        rows: rows.into_iter().map(row).collect(),
        empty: String::new(),
    }
}
