//! `/recover`: recovery by another device's passkey, or by a code.

pub mod finish;

use std::sync::Arc;

use axum::{Form, extract::Query, http::StatusCode, response::Response};
use vestibule_app::{LoginIdForm, RecoverView};

use super::{
    Page, code_sending,
    login_id_form::{self, LoginIdInput},
};
use crate::{
    config::ownid::OwnIdMode,
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, local_platform::LocalPlatform},
    },
    journeys::code_flow::FlowOrigin,
    platform::codes::CodePurpose,
};

pub async fn show(page: Page, Query(query): Query<super::Query>) -> Response {
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

    match input
        .read(&server)
        .await?
        .and_then(|login_id| login_id_form::reachable(&server, login_id))
    {
        Ok(login_id) => {
            server.rate_limits.code_asked(address)?;
            code_sending::begin(
                &server,
                &platform,
                CodePurpose::Recover,
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
    let widget = page.widget();
    let view = RecoverView { form, codes: page.server.config.ownid.mode == OwnIdMode::Local };

    page.render(status, || vestibule_app::recover(site, widget, view)).await
}
