//! `/login/code`: login by code.

use std::sync::Arc;

use crate::{
    domain::ReturnPath,
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
use vestibule_app::{LoginCodeView, Mistakes};

pub async fn show(
    page: Page,
    signed_in: SignedInAs,
    _: LocalPlatform,
    Query(query): Query<crate::http::pages::Query>,
) -> Response {
    let next = ReturnPath::parse(query.next.as_deref());
    if signed_in.0.is_some() {
        return Redirect::to(next.as_str()).into_response();
    }

    let view = LoginCodeView {
        login_id: String::new(),
        country: query.country,
        next: next.non_default(),
        mistakes: Mistakes::default(),
    };

    render(page, StatusCode::OK, view).await
}

pub async fn submit(
    page: Page,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    Form(input): Form<LoginIdInput>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let next = ReturnPath::parse(input.next.as_deref());

    match input.read(&server).await?.and_then(|login_id| reachable(&server, login_id)) {
        Ok(login_id) => {
            server.rate_limits.code_asked(address)?;
            code_sending::begin(&server, &platform, CodePurpose::Login, login_id, FlowOrigin { address, next: &next })
                .await
        }
        Err(mistakes) => {
            let view =
                LoginCodeView { login_id: input.login_id, country: input.country, next: next.non_default(), mistakes };
            Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, view).await)
        }
    }
}

async fn render(page: Page, status: StatusCode, view: LoginCodeView) -> Response {
    let site = page.visitors_site(&[("next", view.next.as_deref()), ("country", view.country.as_deref())]);
    page.render(status, || vestibule_app::login_code(site, view)).await
}
