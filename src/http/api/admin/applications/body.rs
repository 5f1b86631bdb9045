//! Applications in the bodies of requests.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use crate::{
    domain::{
        Application, ApplicationId, ApplicationKind,
        application::{ApplicationName, settings::ApplicationSettings},
    },
    http::{
        api::{body::Members, problem, request::reject},
        error::{Problem, RequestMistake},
    },
    service::applications::{ApplicationPatch, NewApplication},
};

/// Members of responses that are ignored in requests.
const READ_ONLY_MEMBERS: [&str; 5] =
    ["declared", "unregistered", "createdAt", "updatedAt", "secrets"];

/// Reads the body of a creation.
///
/// # Errors
/// 422 with every mistake.
pub(super) fn read_new_application(body: Map<String, Value>) -> Result<NewApplication, Problem> {
    let mut members = members_of(body);
    let id = members.take_parsed("id", ApplicationId::parse_name);
    let name = take_name(&mut members);
    let name = members.require("name", name);
    let kind = members.take_parsed("kind", ApplicationKind::parse);
    let kind = members.require("kind", kind);
    let settings = members.take_all();

    let mut mistakes = members.mistakes();
    if let (Some(kind), false) = (kind, mistakes.is_empty()) {
        mistakes.extend(setting_mistakes(&ApplicationSettings::of_kind(kind), kind, &settings));
    }
    reject(mistakes)?;

    let (Some(name), Some(kind)) = (name, kind) else {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    Ok(NewApplication { id, name, kind, settings })
}

/// Reads the body of a change. With `whole` it replaces the application: settings that are missing
/// return to their defaults.
///
/// # Errors
/// 422 with every mistake.
pub(super) fn read_patch(
    body: Map<String, Value>,
    application: &Application,
    whole: bool,
) -> Result<ApplicationPatch, Problem> {
    let Application { id, kind, settings: current, version, .. } = application;
    let mut members = members_of(body);

    let stated_id = members.take_parsed("id", ApplicationId::parse);
    if stated_id.is_some_and(|stated| stated != *id) {
        members.add_mistake("id", "read_only", "cannot be changed");
    }
    let stated_kind = members.take_parsed("kind", ApplicationKind::parse);
    if stated_kind.is_some_and(|stated| stated != *kind) {
        members.add_mistake("kind", "read_only", "cannot be changed");
    }

    let mut name = take_name(&mut members);
    if whole {
        name = members.require("name", name);
    }

    let mut settings = members.take_all();
    if whole {
        for (member, _) in ApplicationSettings::of_kind(*kind).to_members() {
            settings.entry(member).or_insert(Value::Null);
        }
    }

    let mut mistakes = members.mistakes();
    if !mistakes.is_empty() {
        mistakes.extend(setting_mistakes(current, *kind, &settings));
    }
    reject(mistakes)?;
    Ok(ApplicationPatch { version: *version, name, settings })
}

fn members_of(body: Map<String, Value>) -> Members {
    let mut members = Members::new(body);
    for name in READ_ONLY_MEMBERS {
        members.take(name);
    }
    members
}

/// Takes the name. Null is a mistake, because it cannot be removed.
fn take_name(members: &mut Members) -> Option<ApplicationName> {
    let value = members.take("name")?;
    let parsed = match value.as_str() {
        Some(text) => ApplicationName::parse(text).map_err(|error| ("invalid", error.to_string())),
        None => Err(("wrong_type", "must be a string".to_owned())),
    };
    parsed.map_err(|(code, detail)| members.add_mistake("name", code, detail)).ok()
}

/// Mistakes in settings that are reported together with others.
fn setting_mistakes(
    current: &ApplicationSettings,
    kind: ApplicationKind,
    settings: &Map<String, Value>,
) -> Vec<RequestMistake> {
    let mistakes = current.merged(kind, settings.clone()).err().unwrap_or_default();
    problem::setting_mistakes(mistakes)
}
