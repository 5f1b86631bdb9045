//! `/device`: a person types the code that a device shows, and decides whether its application may
//! enter (RFC 8628 §3.3). Opening an address with a code fills it in, and does nothing else.

use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use url::form_urlencoded;
use vestibule_app::{DeviceCodeView, DeviceOutcome, DeviceQuestionView, Site, i18n::texts};

use super::{Page, signed_in_person::Person};
use crate::{
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        session::{self, SignedInAs},
    },
    journeys::authorize_device::{self, DeviceDecision, DevicePerson, DeviceStep, PendingDevice},
};

/// A code in the address (RFC 8628 §3.3.1), or in the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DeviceCodeForm {
    user_code: String,
}

/// Codes are not printed.
impl std::fmt::Debug for DeviceCodeForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceCodeForm(…)")
    }
}

/// The decision about the request with a code.
#[derive(Deserialize)]
pub struct DeviceDecisionForm {
    #[serde(default)]
    user_code: String,
    choice: DeviceChoice,
}

/// Codes are not printed.
impl std::fmt::Debug for DeviceDecisionForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceDecisionForm(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DeviceChoice {
    Allow,
    Decline,
}

pub async fn show(person: Person, page: Page, Query(query): Query<DeviceCodeForm>) -> Response {
    let view = DeviceCodeView { user_code: query.user_code, mistake: None };
    let site = page.site(person.signed_in());
    page.render(StatusCode::OK, || vestibule_app::device_code(site, view)).await
}

/// Asks about the request with this code.
pub async fn submit(
    person: Person,
    ClientAddress(address): ClientAddress,
    page: Page,
    Form(form): Form<DeviceCodeForm>,
) -> Result<Response, Problem> {
    let typed = form.user_code;
    let Some(session) = session::authorizing(&person.session).await? else {
        return Ok(redirect_to_login(&typed));
    };

    let asking = DevicePerson { session, address };
    match authorize_device::find(&page.server, &asking, &typed).await? {
        DeviceStep::Decide(pending) => Ok(ask(page, &person, &pending, &typed).await),
        step => answer_undecided(page, &person, step, typed).await,
    }
}

/// Carries out the decision.
pub async fn decide(
    person: Person,
    ClientAddress(address): ClientAddress,
    page: Page,
    Form(form): Form<DeviceDecisionForm>,
) -> Result<Response, Problem> {
    let DeviceDecisionForm { user_code: typed, choice } = form;
    let Some(session) = session::authorizing(&person.session).await? else {
        return Ok(redirect_to_login(&typed));
    };
    let (decision, outcome) = match choice {
        DeviceChoice::Allow => (DeviceDecision::Allow, "/device/allowed"),
        DeviceChoice::Decline => (DeviceDecision::Deny, "/device/denied"),
    };

    let deciding = DevicePerson { session, address };
    match authorize_device::decide(&page.server, &deciding, &typed, decision).await? {
        DeviceStep::Decide(_) => Ok(Redirect::to(outcome).into_response()),
        step => answer_undecided(page, &person, step, typed).await,
    }
}

pub async fn show_allowed(person: Person, page: Page) -> Response {
    show_outcome(page, person.signed_in(), DeviceOutcome::Allowed).await
}

pub async fn show_denied(person: Person, page: Page) -> Response {
    show_outcome(page, person.signed_in(), DeviceOutcome::Denied).await
}

async fn show_outcome(page: Page, signed_in: SignedInAs, outcome: DeviceOutcome) -> Response {
    let site = page.site(signed_in);
    page.render(StatusCode::OK, move || vestibule_app::device_outcome(site, outcome)).await
}

async fn ask(page: Page, person: &Person, pending: &PendingDevice, typed: &str) -> Response {
    let site = site_with(&page, person, typed);
    let view = DeviceQuestionView {
        application: pending.application.name.to_string(),
        user_code: pending.user_code.reveal(),
        scopes: authorize_device::requested_scopes(pending),
    };
    page.render(StatusCode::OK, || vestibule_app::device_question(site, view)).await
}

/// The answer to a code that leads to no decision.
async fn answer_undecided(
    page: Page,
    person: &Person,
    step: DeviceStep,
    typed: String,
) -> Result<Response, Problem> {
    match step {
        DeviceStep::LogInAgain => Ok(redirect_to_login(&typed)),
        DeviceStep::NotAdmitted => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "not_admitted",
            "This account may not open this application.",
        )),
        DeviceStep::UnknownCode | DeviceStep::Decide(_) => {
            let site = site_with(&page, person, &typed);
            let mistake = Some(texts::DEVICE_CODE_WRONG.into());
            let view = DeviceCodeView { user_code: typed, mistake };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page.render(status, || vestibule_app::device_code(site, view)).await)
        }
    }
}

/// The site for a page that answers a form. The language switch leads to the form with this code.
fn site_with(page: &Page, person: &Person, typed: &str) -> Site {
    Site { here: page.here(&[("user_code", Some(typed))]), ..page.site(person.signed_in()) }
}

/// To another login, which leads back to the form with this code.
fn redirect_to_login(typed: &str) -> Response {
    let encode = |name: &str, value: &str| {
        form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
    };
    let next = format!("/device?{}", encode("user_code", typed));
    Redirect::to(&format!("/login?again=1&{}", encode("next", &next))).into_response()
}
