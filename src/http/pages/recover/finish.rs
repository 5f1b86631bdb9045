//! `/recover/new`: the last step of a recovery, after the owner was verified
//! (`docs/security-behaviours.md` b18).

use std::sync::Arc;

use crate::{
    domain::{LoginId, Password, ReturnPath},
    http::{
        error::Problem,
        pages::{
            Page, SignedInAs,
            credential_form::{parse_own_id_data, password_mistake},
            form_mistake,
        },
        session::{
            self, LoginClient,
            code_flow_cookie::{self, CodeFlow},
        },
    },
    journeys::{
        notify_owner,
        recover::{self, NewCredential, RecoveryChoice, RecoveryStep},
    },
    platform::{Platform, codes::StoredFlow},
    server::Server,
};
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use vestibule_app::{Mistakes, NewWayView, i18n::texts};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecoveryForm {
    /// Value that `onRegister` passed to the page.
    own_id_data: String,
    password: SecretString,
    end_others: Option<String>,
    /// Present if every other credential is to be removed.
    drop_others: Option<String>,
    skip: Option<String>,
}

impl RecoveryForm {
    fn choice(&self, new: NewCredential) -> RecoveryChoice {
        RecoveryChoice {
            new,
            drops_others: self.drop_others.is_some(),
            ends_other_sessions: self.end_others.is_some(),
        }
    }
}

pub async fn show(
    page: Page,
    CodeFlow { platform, secret }: CodeFlow,
) -> Result<Response, Problem> {
    let recovery = match recover::find(&page.server, &platform, secret).await? {
        RecoveryStep::Verified(recovery) => recovery,
        step => return Ok(render_other_step(page, step).await),
    };

    Ok(render(page, StatusCode::OK, recovery.login_id(), Mistakes::default()).await)
}

pub async fn submit(
    page: Page,
    client: LoginClient,
    CodeFlow { platform, secret }: CodeFlow,
    Form(form): Form<RecoveryForm>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let recovery = match recover::find(&server, &platform, secret).await? {
        RecoveryStep::Verified(recovery) => recovery,
        step => return Ok(render_other_step(page, step).await),
    };

    let login_id = recovery.login_id();
    let new = match parse_credential(&server, &platform, &form, &login_id) {
        Ok(new) => new,
        Err(mistakes) => {
            return Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, login_id, mistakes).await);
        }
    };

    let next = ReturnPath::parse(Some(recovery.next()));
    let (choice, address) = (form.choice(new), client.address);
    let Some(recovered) = recover::finish(&server, &platform, recovery, choice, address).await?
    else {
        return Ok(Redirect::to("/recover").into_response());
    };
    session::begin(&server, recovered.signed_in, client).await?;
    notify_owner::notify(&server, &platform, login_id, recovered.notice);

    Ok((code_flow_cookie::forget(&server), Redirect::to(next.as_str())).into_response())
}

/// Answers a client whose recovery is not at the choice of a credential.
async fn render_other_step(page: Page, step: RecoveryStep) -> Response {
    match step {
        RecoveryStep::DocumentRequired(flow) => render_document_request(page, &flow).await,
        RecoveryStep::Absent | RecoveryStep::Verified(_) => {
            Redirect::to("/recover").into_response()
        }
    }
}

/// Parses the new credential.
fn parse_credential(
    server: &Server,
    platform: &Platform,
    form: &RecoveryForm,
    login_id: &LoginId,
) -> Result<NewCredential, Mistakes> {
    let password = form.password.expose_secret();
    if !form.own_id_data.is_empty() {
        return parse_own_id_data(Some(platform), &form.own_id_data, Some(login_id))
            .map(NewCredential::Passkey)
            .map_err(|text| Mistakes { own_id_data: Some(text.into()), ..Mistakes::default() });
    }

    if form.skip.is_some() {
        return Ok(NewCredential::Unchanged);
    }

    if password.is_empty() {
        return Err(form_mistake(texts::NEW_WAY_MISSING));
    }

    Password::choose(password, server.config.passwords.min_length)
        .map(NewCredential::Password)
        .map_err(|error| Mistakes {
            password: Some(password_mistake(error)),
            ..Mistakes::default()
        })
}

async fn render_document_request(page: Page, flow: &StoredFlow) -> Response {
    let has_document_page = page.server.config.has_development_pages();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("loginId", flow.login_id().as_str())
        .append_pair("next", "/recover/new")
        .finish();

    let document_url =
        if has_document_page { Some(format!("/dev/id-document?{query}")) } else { None };

    let site = page.site(SignedInAs(None));
    page.render(StatusCode::OK, || vestibule_app::document_first(site, document_url)).await
}

async fn render(page: Page, status: StatusCode, login_id: LoginId, mistakes: Mistakes) -> Response {
    let view = NewWayView {
        login_id: login_id.to_string(),
        mistakes,
        password_min: page.server.config.passwords.min_length,
    };

    let site = page.site(SignedInAs(None));
    let widget = page.widget();
    page.render(status, || vestibule_app::new_way(site, widget, view)).await
}
