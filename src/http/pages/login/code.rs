//! `/login/code`: login by code.

use std::sync::Arc;

use crate::{
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, local_platform::LocalPlatform},
        pages::{
            Page, SignedInAs, code_sending,
            login_id_form::{LoginIdInput, reachable},
        },
    },
    journeys::code_flow::FlowOrigin,
    platform::codes::CodePurpose,
};
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use vestibule_app::LoginIdForm;

pub async fn show(
    page: Page,
    signed_in: SignedInAs,
    _: LocalPlatform,
    Query(query): Query<crate::http::pages::Query>,
) -> Response {
    if signed_in.0.is_some() {
        return Redirect::to(query.next().as_str()).into_response();
    }

    render(page, StatusCode::OK, query.into_login_id_form()).await
}

pub async fn submit(
    page: Page,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    Form(input): Form<LoginIdInput>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let next = input.next();

    match input.read(&server).await?.and_then(|login_id| reachable(&server, login_id)) {
        Ok(login_id) => {
            server.rate_limits.code_asked(address)?;
            code_sending::begin(
                &server,
                &platform,
                CodePurpose::Login,
                login_id,
                FlowOrigin { address, next: &next },
            )
            .await
        }
        Err(mistakes) => {
            Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, input.with_mistakes(mistakes)).await)
        }
    }
}

async fn render(page: Page, status: StatusCode, form: LoginIdForm) -> Response {
    let site = page.login_id_site(&form);
    page.render(status, || vestibule_app::login_code(site, form)).await
}
