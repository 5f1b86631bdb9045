//! `/`: the start page.

use axum::{http::StatusCode, response::Response};

use super::{Page, SignedInAs};

pub async fn show(page: Page, signed_in: SignedInAs) -> Response {
    let site = page.site(signed_in);
    page.render(StatusCode::OK, || vestibule_app::home(site)).await
}
