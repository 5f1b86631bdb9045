//! `/recover`

use axum::{extract::Query, http::StatusCode, response::Response};
use vestibule_app::RecoverView;

use super::{Page, SignedInAs};
use crate::domain::ReturnPath;

pub async fn show(page: Page, signed_in: SignedInAs, Query(query): Query<super::Query>) -> Response {
    let view = RecoverView { next: ReturnPath::parse(query.next.as_deref()).chosen() };
    let (site, widget) = (page.site(signed_in), page.widget());
    page.render(StatusCode::OK, || vestibule_app::recover(site, widget, view)).await
}
