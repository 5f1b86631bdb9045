//! `/recover`: recovery by another device's passkey, or by a code.

pub mod finish;

use std::sync::Arc;

use axum::{Form, extract::Query, http::StatusCode, response::Response};
use vestibule_app::{Mistakes, RecoverView};

use super::{
    Page, code_sending,
    login_id_form::{self, LoginIdInput},
};
use crate::{
    config::ownid::Mode,
    domain::ReturnPath,
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, local_platform::LocalPlatform},
    },
    journeys::code_flow::FlowOrigin,
    platform::codes::CodePurpose,
};

pub async fn show(page: Page, Query(query): Query<super::Query>) -> Response {
    let next = ReturnPath::parse(query.next.as_deref());
    render(
        page,
        StatusCode::OK,
        RecoverForm { login_id: String::new(), country: query.country, next, mistakes: Mistakes::default() },
    )
    .await
}

pub async fn submit(
    page: Page,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    Form(input): Form<LoginIdInput>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let next = ReturnPath::parse(input.next.as_deref());

    match input.read(&server).await?.and_then(|login_id| login_id_form::reachable(&server, login_id)) {
        Ok(login_id) => {
            server.rate_limits.code_asked(address)?;
            code_sending::begin(&server, &platform, CodePurpose::Recover, login_id, FlowOrigin { address, next: &next })
                .await
        }
        Err(mistakes) => {
            let LoginIdInput { login_id, country, .. } = input;
            Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, RecoverForm { login_id, country, next, mistakes }).await)
        }
    }
}

/// Values of the form.
struct RecoverForm {
    login_id: String,
    country: Option<String>,
    next: ReturnPath,
    mistakes: Mistakes,
}

async fn render(page: Page, status: StatusCode, form: RecoverForm) -> Response {
    let RecoverForm { login_id, country, next, mistakes } = form;
    let codes = page.server.config.ownid.mode == Mode::Local;
    let view = RecoverView { login_id, country, next: next.non_default(), mistakes, codes };

    let site = page.visitors_site(&[("next", view.next.as_deref()), ("country", view.country.as_deref())]);
    let widget = page.widget();
    page.render(status, || vestibule_app::recover(site, widget, view)).await
}
