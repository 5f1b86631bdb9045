//! `/admin/import`: uploads a file, previews it, and starts a job that imports it.

use std::sync::Arc;

use super::Admin;
use crate::{
    domain::{AccountSchema, account::csv_format::CsvColumn},
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
use url::form_urlencoded;
use uuid::Uuid;
use vestibule_app::{
    Language, Text,
    admin::{AdminSection, ColumnPlan, PlanPage, labels},
    i18n::texts,
};

/// Limit of a file's name, in characters; the rest is cut off.
const MAX_FILE_NAME_CHARS: usize = 200;

pub async fn show(admin: Admin) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Jobs)?;
    Ok(render(admin, None).await)
}

/// Receives a file in pieces, and redirects to its preview.
pub async fn send(
    State(server): State<Arc<Server>>,
    admin: Admin,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Jobs)?;

    let mut multipart = multipart.map_err(|rejection| Problem::of_status(rejection.status()))?;

    while let Some(mut field) = multipart.next_field().await.map_err(to_problem)? {
        let name =
            field.file_name().and_then(|name| name.rsplit(['/', '\\']).next()).unwrap_or_default();
        if field.name() != Some("file") || name.is_empty() {
            continue;
        }

        let name: String =
            name.chars().filter(|c| !c.is_control()).take(MAX_FILE_NAME_CHARS).collect();
        let mut upload = Upload::begin(&server, &admin.caller, &name).await?;

        while let Some(bytes) = field.chunk().await.map_err(to_problem)? {
            upload.push(&server, &bytes).await?;
        }

        let id = upload.finish(&server).await?;
        return Ok(Redirect::to(&format!("/admin/import/{id}")).into_response());
    }

    Ok(render(admin, Some(labels::FILE_MISSING.into())).await)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
fn to_problem(error: MultipartError) -> Problem {
    Problem::of_status(error.status())
}

async fn render(admin: Admin, mistake: Option<String>) -> Response {
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    admin
        .render(status, AdminSection::Jobs, |site| vestibule_app::admin::import(site, mistake))
        .await
}

pub async fn plan(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let plan =
        Plan { file: id, name: String::new(), mapping: Vec::new(), update: false, dry_run: true };
    render_plan(&server, admin, &plan, None).await
}

/// Starts the import of the file, or a dry run.
pub async fn start(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<Uuid>,
    body: String,
) -> Result<Response, Problem> {
    let upload = uploads::preview(&server, &admin.caller, id).await.map_err(import_problem)?;
    let pairs: Vec<_> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let find =
        |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let mapping = upload.columns.iter().enumerate();
    let mapping =
        mapping.filter_map(|(at, (name, _))| Some((name.clone(), find(&format!("column-{at}"))?)));

    let plan = Plan {
        file: id,
        name: upload.file.name.clone(),
        mapping: mapping.collect(),
        update: find("update").is_some(),
        dry_run: find("dryRun").is_some(),
    };

    match uploads::start(&server, &admin.caller, &plan).await {
        Ok(job) => Ok(Redirect::to(&format!("/admin/jobs/{job}")).into_response()),
        Err(import::Error::Header(words)) => render_plan(&server, admin, &plan, Some(words)).await,
        Err(error) => Err(import_problem(error)),
    }
}

/// Imports the file that a job has only checked.
pub async fn import_checked(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let job = jobs::get(&server, &admin.caller, id).await?;
    let plan = job
        .plan
        .filter(|plan| plan.dry_run)
        .ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    let plan = Plan { dry_run: false, ..plan };

    let job = uploads::start(&server, &admin.caller, &plan).await.map_err(import_problem)?;
    Ok(Redirect::to(&format!("/admin/jobs/{job}")).into_response())
}

fn import_problem(error: import::Error) -> Problem {
    match error {
        import::Error::Service(error) => error.into(),
        import::Error::Header(words) => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unreadable", words)
        }
        import::Error::Input(error) | import::Error::Problems(error) => Problem::failure(&error),
    }
}

async fn render_plan(
    server: &Server,
    admin: Admin,
    plan: &Plan,
    mistake: Option<String>,
) -> Result<Response, Problem> {
    let upload = match uploads::preview(server, &admin.caller, plan.file).await {
        Ok(upload) => upload,
        // The file cannot be read, so there is nothing to show: another file is needed.
        Err(import::Error::Header(words)) => return Ok(render(admin, Some(words)).await),
        Err(error) => return Err(import_problem(error)),
    };

    let version = schema::current(server).await?.in_force;
    let mut targets = targets(&version.schema);
    let columns = upload.columns.into_iter().map(|(name, sample)| {
        let chosen =
            plan.mapping.iter().find(|(known, _)| *known == name).map(|(_, target)| target.clone());
        // Without a choice, the column keeps its name if that is a target, as in an export.
        let by_name = || CsvColumn::parse(&name).map(|_| name.clone()).unwrap_or_default();
        let target = chosen.unwrap_or_else(by_name);
        if !target.is_empty() && targets.iter().all(|(known, _)| *known != target) {
            targets.push((target.clone(), target.clone()));
        }
        ColumnPlan { sample: sample.join(" · "), target, name }
    });

    let columns = columns.collect();

    let page = PlanPage {
        id: plan.file.to_string(),
        name: upload.file.name,
        rows: labels::about_rows(upload.rows),
        columns,
        targets,
        update: plan.update,
        dry_run: plan.dry_run,
        mistake,
    };

    let status =
        if page.mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin
        .render(status, AdminSection::Jobs, |site| vestibule_app::admin::plan(site, page))
        .await)
}

/// Fields that a column may be imported into, and their labels.
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

    let owned = |(value, label): (&str, Text)| (value.to_owned(), label.into());
    let fields = schema.fields().iter().map(|field| {
        (format!("profile.{}", field.name), field.label(Language::spoken().tag()).to_owned())
    });

    core.map(owned).into_iter().chain(fields).chain(rest.map(owned)).collect()
}
