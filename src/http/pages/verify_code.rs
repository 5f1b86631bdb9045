//! `/code`: verifies a login id by a code or a link, and completes the flow that it was for.

use std::sync::Arc;

use super::{Page, SignedInAs, code_sending, with_next};
use crate::{
    domain::{OneTimeCode, ReturnPath, Token, session::AuthMethod},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        session::{
            self, LoginClient,
            code_flow_cookie::{self, CodeFlow},
        },
    },
    journeys::code_flow::{self, CodeRequest},
    platform::{
        Platform,
        codes::{CodePurpose, Redemption, StoredFlow},
    },
    server::Server,
    service::login::{
        registration,
        sign_in::{self, SignedIn},
    },
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{CodeView, LinkView, Text, i18n::texts};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    code: String,
    /// The secret of a link, instead of a code.
    link: String,
}

/// Codes are not printed.
impl std::fmt::Debug for CodeForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeForm(…)")
    }
}

pub async fn show(
    page: Page,
    CodeFlow { platform, secret }: CodeFlow,
    Query(result): Query<code_sending::SendingResult>,
) -> Result<Response, Problem> {
    let notice = result.notice(page.server.clock.now());

    match find_open_flow(&platform, secret.as_ref()).await? {
        Some(flow) => {
            Ok(render(page, StatusCode::OK, &flow, FormMessages { notice, mistake: None }).await)
        }
        None if is_recovering(&platform, secret.as_ref()).await? => {
            Ok(Redirect::to("/recover/new").into_response())
        }
        None if result.over.is_some() => Ok(Redirect::to("/login?over=1").into_response()),
        None => Ok(Redirect::to("/login").into_response()),
    }
}

/// Sends another code to the same address. It counts whether the address has an account or not.
pub async fn renew(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    CodeFlow { platform, secret }: CodeFlow,
) -> Result<Response, Problem> {
    let (Some(flow), Some(secret)) = (find_open_flow(&platform, secret.as_ref()).await?, &secret)
    else {
        return redirect_from_ended(&platform, secret.as_ref()).await;
    };

    server.rate_limits.code_asked(address)?;
    let sent = platform.reserve_message(secret).await?;

    if sent {
        let request =
            CodeRequest { secret, purpose: flow.purpose, login_id: flow.login_id(), address };
        let next_code_at = code_flow::send_code(&server, &platform, request)?;
        if next_code_at.is_some() {
            return Ok(code_sending::redirect_to_code(next_code_at).into_response());
        }
    }

    Ok(Redirect::to(&format!("/code?sent={sent}")).into_response())
}

pub async fn submit(
    page: Page,
    client: LoginClient,
    CodeFlow { platform, secret }: CodeFlow,
    Form(form): Form<CodeForm>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    if !form.link.is_empty() {
        return submit_link(&server, &platform, secret.as_ref(), &form.link, client).await;
    }

    let (Some(flow), Some(secret)) = (find_open_flow(&platform, secret.as_ref()).await?, &secret)
    else {
        return redirect_from_ended(&platform, secret.as_ref()).await;
    };

    let Ok(code) = OneTimeCode::from_user_input(&form.code) else {
        return Ok(render_mistake(page, &flow, texts::CODE_MALFORMED).await);
    };

    server.rate_limits.code(&flow.login_id(), client.address)?;

    let mistake = match platform.redeem_code(secret, &code).await? {
        Redemption::Verified(flow) => return complete_flow(&server, &platform, flow, client).await,
        Redemption::WrongCode => texts::CODE_WRONG,
        Redemption::Expired => texts::CODE_OVER,
        Redemption::Locked => texts::CODE_LOCKED,
    };

    if find_open_flow(&platform, Some(secret)).await?.is_none() {
        return redirect_from_ended(&platform, Some(secret)).await;
    }

    Ok(render_mistake(page, &flow, mistake).await)
}

async fn submit_link(
    server: &Arc<Server>,
    platform: &Platform,
    secret: Option<&Token>,
    link: &str,
    client: LoginClient,
) -> Result<Response, Problem> {
    server.rate_limits.ceremony(client.address)?;
    match platform.redeem_link(secret, &Token::from_client(link)).await? {
        Redemption::Verified(flow) => complete_flow(server, platform, flow, client).await,
        Redemption::WrongCode | Redemption::Expired | Redemption::Locked => {
            refuse_used_link(platform, secret, link).await
        }
    }
}

async fn render_mistake(page: Page, flow: &StoredFlow, mistake: Text) -> Response {
    let messages = FormMessages { mistake: Some(mistake), notice: None };
    render(page, StatusCode::UNPROCESSABLE_ENTITY, flow, messages).await
}

/// `/link/…`: shows a button to the browser that requested it, and the code to any other. It
/// changes nothing.
pub async fn link(
    page: Page,
    CodeFlow { platform, secret }: CodeFlow,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let Some(link) = platform.link(&Token::from_client(&token)).await? else {
        return Err(dead_link(&platform, &token).await?);
    };

    let view = match link.flow.purpose {
        CodePurpose::Support => LinkView::Support(token),
        _ if secret.is_some_and(|secret| secret.hash() == link.flow.id) => LinkView::Here(token),
        _ => LinkView::Elsewhere(link.code),
    };

    let site = page.site(SignedInAs(None));
    Ok(page.render(StatusCode::OK, || vestibule_app::link(site, view)).await)
}

/// Completes a flow whose login id is verified.
async fn complete_flow(
    server: &Arc<Server>,
    platform: &Platform,
    flow: StoredFlow,
    client: LoginClient,
) -> Result<Response, Problem> {
    let login_id = flow.login_id();
    let signed_in = match flow.purpose {
        CodePurpose::Verify => {
            let (id, is_first) =
                registration::finish(server, &flow.id, &login_id, client.address).await?;
            SignedIn {
                is_first,
                ..sign_in::with_new_account(server, id, AuthMethod::Registration).await?
            }
        }
        CodePurpose::Login => code_flow::log_in(server, platform, &login_id).await?,
        CodePurpose::Recover | CodePurpose::Support => {
            let secret = platform.begin_recovery(&flow).await?;
            return Ok((code_flow_cookie::keep(server, &secret), Redirect::to("/recover/new"))
                .into_response());
        }
    };

    session::begin(server, signed_in, client).await?;
    let next = ReturnPath::parse(Some(&flow.next));

    Ok((code_flow_cookie::forget(server), Redirect::to(next.as_str())).into_response())
}

/// The flow of this browser, if its code is still open.
async fn find_open_flow(
    platform: &Platform,
    secret: Option<&Token>,
) -> Result<Option<StoredFlow>, Problem> {
    let Some(secret) = secret else { return Ok(None) };
    Ok(platform.code_flow(secret).await?.filter(|flow| flow.used_at.is_none()))
}

/// Redirects after a code that was sent twice, or too late. Of two concurrent requests, the first
/// did what both ask for, and a browser that it logged in continues from there.
async fn redirect_from_ended(
    platform: &Platform,
    secret: Option<&Token>,
) -> Result<Response, Problem> {
    let Some(secret) = secret else { return Ok(Redirect::to("/login?over=1").into_response()) };

    let flow = platform.code_flow(secret).await?.filter(|flow| flow.used_at.is_some());
    let is_login =
        |flow: &StoredFlow| matches!(flow.purpose, CodePurpose::Verify | CodePurpose::Login);
    let Some(flow) = flow.filter(is_login) else {
        return Ok(Redirect::to("/code?over=1").into_response());
    };
    let next = ReturnPath::parse(Some(&flow.next));

    let location = match next.non_default() {
        None => "/login?over=1".to_owned(),
        Some(_) => with_next("/login", &next) + "&over=1",
    };
    Ok(Redirect::to(&location).into_response())
}

/// Responds to a link without effect.
async fn refuse_used_link(
    platform: &Platform,
    secret: Option<&Token>,
    link: &str,
) -> Result<Response, Problem> {
    let flow = match secret {
        Some(secret) => platform.code_flow(secret).await?.filter(|flow| flow.used_at.is_some()),
        None => None,
    };

    if flow.is_some() && platform.is_used(&Token::from_client(link)).await? {
        return redirect_from_ended(platform, secret).await;
    }
    Err(dead_link(platform, link).await?)
}

/// The problem of a link without effect.
async fn dead_link(platform: &Platform, link: &str) -> Result<Problem, Problem> {
    if platform.is_used(&Token::from_client(link)).await? {
        return Ok(Problem::new(StatusCode::GONE, "link_used", "This link was already used."));
    }
    Ok(link_over())
}

/// True for a flow in the last step of a recovery, after its code.
async fn is_recovering(platform: &Platform, secret: Option<&Token>) -> Result<bool, Problem> {
    let Some(secret) = secret else { return Ok(false) };
    Ok(platform.recovery(secret).await?.is_some())
}

/// The problem of every link that has expired.
pub fn link_over() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link_over", "This link has expired.")
}

/// Messages of the page.
struct FormMessages {
    mistake: Option<Text>,
    notice: Option<String>,
}

async fn render(
    page: Page,
    status: StatusCode,
    flow: &StoredFlow,
    messages: FormMessages,
) -> Response {
    let login_id = flow.login_id();
    let view = CodeView {
        is_phone: login_id.is_phone(),
        login_id: login_id.to_unicode().into_owned(),
        mistake: messages.mistake.map(String::from),
        notice: messages.notice,
        again: match flow.purpose {
            CodePurpose::Verify => "/register",
            CodePurpose::Login => "/login",
            CodePurpose::Recover | CodePurpose::Support => "/recover",
        },
    };

    let site = page.site(SignedInAs(None));
    page.render(status, || vestibule_app::code(site, view)).await
}
