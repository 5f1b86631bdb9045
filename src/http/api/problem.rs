//! Refusals of administrative acts as problems.

use std::time::Duration;

use axum::http::StatusCode;

use crate::{
    domain::{
        access::strength::InsufficientAuthentication,
        application::settings::ApplicationMistake,
        schema::{FieldProblem, SchemaRefusal},
        text::json_text::escape_pointer_step,
    },
    http::error::{Problem, RequestMistake},
    platform::LAST_CREDENTIAL,
    service::{Refusal, accounts::list::InvalidList, schema::ConformanceReport},
};

/// The problem of a refusal.
pub fn of(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::NotFound => Problem::of_status(StatusCode::NOT_FOUND),
        Refusal::NotAllowed(scope) => Problem::new(
            StatusCode::FORBIDDEN,
            "insufficient_scope",
            format!("Requires the scope {}, which the caller does not have.", scope.as_str()),
        ),
        Refusal::TooWeak(lack) => lacking(lack),
        Refusal::Stale => Problem::new(
            StatusCode::PRECONDITION_FAILED,
            "stale",
            "This was changed after you read it. Read it again, then decide.",
        ),
        Refusal::FieldTaken(field) => {
            let detail = "Another account has this value.";
            Problem::new(StatusCode::CONFLICT, "field_taken", detail)
                .with(vec![RequestMistake::new(format!("/profile/{field}"), "taken", detail)])
        }
        Refusal::CredentialTaken => {
            let detail = "A passkey in this ownIdData belongs to another account.";
            Problem::new(StatusCode::CONFLICT, "credential_taken", detail).at("/ownIdData")
        }
        Refusal::LastCredential => {
            let detail = "The owner could not log in without this credential.";
            Problem::new(StatusCode::CONFLICT, LAST_CREDENTIAL, detail)
        }
        Refusal::LastAdministrator => Problem::new(
            StatusCode::CONFLICT,
            "last_administrator",
            "This is the last administrator. Make another account an administrator first.",
        ),
        Refusal::InvalidProfile(problems) => invalid_profile(problems),
        Refusal::ProfileTooLarge(detail) => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_profile", format!("{detail}."))
                .at("/profile")
        }
        Refusal::InvalidSchema(refusals) => invalid_schema(refusals),
        Refusal::SchemaBreaks(report) => breaking(*report),
        Refusal::InvalidApplication(mistakes) => invalid_application(mistakes),
        Refusal::ApplicationTaken(member) => {
            let detail = "Another application has this value.";
            Problem::new(StatusCode::CONFLICT, "application_taken", detail)
                .with(vec![RequestMistake::new(format!("/{member}"), "taken", detail)])
        }
        Refusal::DeclaredElsewhere => Problem::new(
            StatusCode::CONFLICT,
            "declared_in_settings",
            "The settings file or a metadata document declares the application. Change it there.",
        ),
        Refusal::AddressNotAllowed => address_not_allowed(),
        Refusal::TooManyWebhooks => too_many_webhooks(),
        Refusal::InvalidList(invalid) => list_problem(&invalid),
        Refusal::Indexing => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "indexing",
            "The accounts are being indexed for the first time. Try again in a minute.",
        )
        .retry_after(Duration::from_secs(30)),
    }
}

fn address_not_allowed() -> Problem {
    let detail = "Nothing is sent there: an address must be public and https, unless \
                  webhook_private_hosts names its host.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "address_not_allowed", detail).at("/url")
}

fn too_many_webhooks() -> Problem {
    let detail = "There are as many webhooks as there may be. Delete one first.";
    Problem::new(StatusCode::CONFLICT, "too_many_webhooks", detail)
}

/// The problem of a schema to which accounts do not conform, with the report about them.
fn breaking(report: ConformanceReport) -> Problem {
    let (failing, accounts) = (report.failing, report.accounts);
    let detail = format!(
        "{failing} of {accounts} accounts do not conform to this schema. Add defaults, or force it."
    );
    Problem::new(StatusCode::CONFLICT, "schema_breaks_accounts", detail)
        .reporting(super::admin::schema::report_members(report))
}

fn invalid_schema(refusals: Vec<SchemaRefusal>) -> Problem {
    let mistakes = refusals
        .into_iter()
        .map(|refusal| RequestMistake::new(refusal.pointer, refusal.code, refusal.what));
    let detail = "This is not a valid account schema.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_schema", detail)
        .with(mistakes.collect())
}

fn invalid_profile(problems: Vec<FieldProblem>) -> Problem {
    let mistakes = problems.into_iter().map(|problem| {
        RequestMistake::new(format!("/profile{}", problem.pointer), problem.code, problem.message)
    });
    let detail = "The profile does not conform to the account schema.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_profile", detail)
        .with(mistakes.collect())
}

fn invalid_application(mistakes: Vec<ApplicationMistake>) -> Problem {
    let detail = "A setting of the application cannot be used.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_application", detail)
        .with(setting_mistakes(mistakes))
}

/// Mistakes in the settings of an application, as those of a request.
pub fn setting_mistakes(mistakes: Vec<ApplicationMistake>) -> Vec<RequestMistake> {
    let mistakes = mistakes.into_iter().map(|mistake| {
        let pointer = format!("/{}", escape_pointer_step(&mistake.member));
        RequestMistake::new(pointer, "invalid", mistake.detail)
    });
    mistakes.collect()
}

/// The problem of a login that is too weak, with the way to a stronger one.
fn lacking(lack: InsufficientAuthentication) -> Problem {
    let (code, detail) = match lack {
        InsufficientAuthentication::FreshLogin => {
            ("fresh_login_required", "Log in again, then repeat this.")
        }
        InsufficientAuthentication::Passkey => {
            ("passkey_required", "Administrators log in with a passkey.")
        }
        InsufficientAuthentication::Administrator => (
            "administrator_required",
            "The account has power and a passkey: recovering it takes one of its passkeys, another \
             administrator, or the command line.",
        ),
    };
    Problem::new(StatusCode::FORBIDDEN, code, detail)
}

fn list_problem(invalid: &InvalidList) -> Problem {
    let code = match invalid {
        InvalidList::Filter(_) => "invalid_filter",
        InvalidList::Sort(_) => "invalid_sort",
        InvalidList::Cursor(_) => "invalid_cursor",
        InvalidList::NotReadable(_) => "not_readable",
        InvalidList::ShortSearch => "short_search",
        InvalidList::NotIndexed(_) => "not_indexed",
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, to_sentence(&invalid.to_string()))
}

/// Makes a sentence of an error's text.
fn to_sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
