//! `/account/recovery-codes` and `/recover/code`.

use std::sync::Arc;

use crate::{
    domain::{RecoveryCode, credentials::typed_code::MalformedCode},
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, local_platform::LocalPlatform},
        pages::{Page, form_mistake, login_id_form::LoginIdInput, signed_in_person::Person},
        session::code_flow_cookie,
    },
    journeys::notify_owner,
    platform::Notice,
    server::Server,
    service::login::recovery_codes,
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{LoginIdForm, RecoveryCodesView, i18n::texts};

/// Shows the number of remaining codes.
pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    _: LocalPlatform,
) -> Result<Response, Problem> {
    let view =
        RecoveryCodesView::Left(recovery_codes::left(&server, person.current.account_id).await?);
    let site = page.site(person.signed_in());
    Ok(page.render(StatusCode::OK, || vestibule_app::recovery_codes(site, view)).await)
}

/// Creates new codes after a recent login (`docs/security-behaviours.md` b21), and shows them once.
pub async fn make(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    _: LocalPlatform,
) -> Result<Response, Problem> {
    let codes = person.owner(&server).make_recovery_codes().await?;

    let view = RecoveryCodesView::Made(codes.iter().map(RecoveryCode::reveal).collect());
    let site = page.site(person.signed_in());
    Ok(page.render(StatusCode::OK, || vestibule_app::recovery_codes(site, view)).await)
}

pub async fn show_form(
    page: Page,
    _: LocalPlatform,
    Query(query): Query<crate::http::pages::Query>,
) -> Response {
    render(page, StatusCode::OK, query.into_login_id_form()).await
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeForm {
    #[serde(flatten)]
    login: LoginIdInput,
    code: String,
}

/// Codes are not printed.
impl std::fmt::Debug for RecoveryCodeForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodeForm(…)")
    }
}

/// Uses up a code, and redirects to the last step of a recovery.
pub async fn redeem(
    page: Page,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    Form(RecoveryCodeForm { login, code }): Form<RecoveryCodeForm>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let next = login.next();

    let mistakes = match (login.read(&server).await?, RecoveryCode::from_user_input(&code)) {
        (Err(mistakes), _) => mistakes,
        (_, Err(MalformedCode)) => form_mistake(texts::RECOVERY_CODE_MALFORMED),
        (Ok(login_id), Ok(code))
            if recovery_codes::redeem(&server, &login_id, &code, address).await? =>
        {
            let secret = platform.begin_verified_recovery(&login_id, next.as_str()).await?;
            notify_owner::notify(&server, &platform, login_id, Notice::RecoveryCodeUsed);
            return Ok((code_flow_cookie::keep(&server, &secret), Redirect::to("/recover/new"))
                .into_response());
        }
        (Ok(_), Ok(_)) => form_mistake(texts::RECOVERY_CODE_WRONG),
    };

    Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, login.with_mistakes(mistakes)).await)
}

async fn render(page: Page, status: StatusCode, form: LoginIdForm) -> Response {
    let site = page.login_id_site(&form);
    page.render(status, || vestibule_app::recovery_code(site, form)).await
}
