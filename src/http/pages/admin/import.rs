//! `/admin/import`: a file is sent, looked at, and imported by a job.

use std::sync::Arc;

use super::Admin;
use crate::{
    domain::{
        AccountSchema,
        access::{scope::Scope, strength::ProtectedAction},
        account::csv_format::CsvColumn,
    },
    http::error::Problem,
    server::Server,
    service::{
        import::{
            self,
            uploads::{self, Plan, Upload},
        },
        jobs, schema,
    },
};
use axum::{
    extract::{
        Multipart, Path, State,
        multipart::{MultipartError, MultipartRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use sqlx::types::Uuid;
use url::form_urlencoded;
use vestibule_app::{
    Language, Text,
    admin::{AdminSection, ColumnPlan, PlanPage, labels},
    i18n::texts,
};

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

pub async fn show(admin: Admin) -> Result<Response, Problem> {
    admin.caller.require(Scope::AccountsWrite)?;
    Ok(draw(admin, None).await)
}

/// Takes a file, part by part, and goes to the page that says what is in it.
pub async fn send(
    State(server): State<Arc<Server>>,
    admin: Admin,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::AccountsWrite)?;
    admin.require(&server, ProtectedAction::Import)?;
    let mut multipart = multipart.map_err(|rejection| Problem::of_status(rejection.status()))?;
    while let Some(mut field) = multipart.next_field().await.map_err(broken)? {
        let name = field.file_name().and_then(|name| name.rsplit(['/', '\\']).next()).unwrap_or_default();
        if field.name() != Some("file") || name.is_empty() {
            continue;
        }
        let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        let mut upload = Upload::begin(&server, &admin.caller, &name).await?;
        while let Some(bytes) = field.chunk().await.map_err(broken)? {
            upload.push(&server, &bytes).await?;
        }
        let id = upload.finish(&server).await?;
        return Ok(Redirect::to(&format!("/admin/import/{id}")).into_response());
    }
    Ok(draw(admin, Some(labels::FILE_MISSING.into())).await)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn broken(error: MultipartError) -> Problem {
    Problem::of_status(error.status())
}

async fn draw(admin: Admin, mistake: Option<String>) -> Response {
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    admin.draw((status, AdminSection::Jobs), |site| vestibule_app::admin::import(site, mistake)).await
}

pub async fn plan(State(server): State<Arc<Server>>, admin: Admin, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let plan = Plan { file: id, name: String::new(), mapping: Vec::new(), update: false, dry_run: true };
    draw_plan(&server, admin, (&plan, None)).await
}

/// Has the file imported, or checked.
pub async fn order(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<Uuid>,
    body: String,
) -> Result<Response, Problem> {
    admin.require(&server, ProtectedAction::Import)?;
    let look = uploads::look(&server, &admin.caller, id).await.map_err(problem)?;
    let said: Vec<_> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let find = |name: &str| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let mapping = look.columns.iter().enumerate();
    let mapping = mapping.filter_map(|(at, (name, _))| Some((name.clone(), find(&format!("column-{at}"))?)));
    let plan = Plan {
        file: id,
        name: look.file.name.clone(),
        mapping: mapping.collect(),
        update: find("update").is_some(),
        dry_run: find("dryRun").is_some(),
    };
    match uploads::order(&server, &admin.caller, &plan).await {
        Ok(job) => Ok(Redirect::to(&format!("/admin/jobs/{job}")).into_response()),
        Err(import::Error::Header(words)) => draw_plan(&server, admin, (&plan, Some(words))).await,
        Err(error) => Err(problem(error)),
    }
}

/// Imports what a job has only checked.
pub async fn again(State(server): State<Arc<Server>>, admin: Admin, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    admin.require(&server, ProtectedAction::Import)?;
    let job = jobs::get(&server, &admin.caller, id).await?;
    let plan = job.plan.filter(|plan| plan.dry_run).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    let plan = Plan { dry_run: false, ..plan };
    let job = uploads::order(&server, &admin.caller, &plan).await.map_err(problem)?;
    Ok(Redirect::to(&format!("/admin/jobs/{job}")).into_response())
}

fn problem(error: import::Error) -> Problem {
    match error {
        import::Error::Service(error) => error.into(),
        import::Error::Header(words) => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unreadable", words),
        import::Error::Input(error) | import::Error::Problems(error) => Problem::failure(&error),
    }
}

async fn draw_plan(
    server: &Server,
    admin: Admin,
    (plan, mistake): (&Plan, Option<String>),
) -> Result<Response, Problem> {
    let look = match uploads::look(server, &admin.caller, plan.file).await {
        Ok(look) => look,
        // Nothing of it can be shown: another file is needed.
        Err(import::Error::Header(words)) => return Ok(draw(admin, Some(words)).await),
        Err(error) => return Err(problem(error)),
    };
    let schema = schema::current(server).await?.in_force;
    let mut targets = targets(&schema.schema);
    let columns = look.columns.into_iter().map(|(name, sample)| {
        let said = plan.mapping.iter().find(|(known, _)| *known == name).map(|(_, target)| target.clone());
        // A column that says by its name what it holds, as an export's do.
        let own = || CsvColumn::parse(&name).map(|_| name.clone()).unwrap_or_default();
        let target = said.unwrap_or_else(own);
        if !target.is_empty() && targets.iter().all(|(known, _)| *known != target) {
            targets.push((target.clone(), target.clone()));
        }
        ColumnPlan { sample: sample.join(" · "), target, name }
    });
    let columns = columns.collect();
    let page = PlanPage {
        id: plan.file.to_string(),
        name: look.file.name,
        rows: labels::about_rows(look.rows),
        columns,
        targets,
        update: plan.update,
        dry_run: plan.dry_run,
        mistake,
    };
    let status = if page.mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin.draw((status, AdminSection::Jobs), |site| vestibule_app::admin::plan(site, page)).await)
}

/// What a column can hold.
fn targets(schema: &AccountSchema) -> Vec<(String, String)> {
    let core = [
        ("loginId", texts::LOGIN_ID),
        ("status", texts::ADMIN_STATUS),
        ("roles", texts::ADMIN_ROLES),
        ("emails", labels::EMAILS),
        ("phones", labels::PHONES),
    ];
    let rest = [
        ("id", texts::ADMIN_ID),
        ("createdAt", texts::ADMIN_CREATED),
        ("lastLoginAt", texts::LAST_LOGIN),
        ("passwordHash", labels::PASSWORD_HASH),
        ("ownIdData", labels::PASSKEY_DATA),
        ("-", labels::LEAVE_OUT),
    ];
    let owned = |(sent, words): (&str, Text)| (sent.to_owned(), words.into());
    let fields = schema
        .fields()
        .iter()
        .map(|field| (format!("profile.{}", field.name), field.label(Language::spoken().tag()).to_owned()));
    core.map(owned).into_iter().chain(fields).chain(rest.map(owned)).collect()
}
