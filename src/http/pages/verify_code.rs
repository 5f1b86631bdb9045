//! `/code`: what proves a login id, typed or by the link beside it. Then whatever it was asked for goes on.

use std::sync::Arc;

use super::{Page, SignedInAs, code_sending, with_next};
use crate::{
    domain::{OneTimeCode, ReturnPath, Token, session::AuthMethod},
    http::{
        error::Problem,
        extract::{client_address::ClientAddress, local_platform::LocalPlatform},
        session::{self, Client, code_flow_cookie},
    },
    journeys::code_flow::{self, CodeRequest},
    platform::{
        Platform,
        codes::{Flow, Purpose, Redeemed},
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
use tower_sessions::Session;
use vestibule_app::{CodeView, LinkView, Text, i18n::texts};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Input {
    code: String,
    /// The secret of a link, instead.
    link: String,
}

/// Codes do not print.
impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Input(…)")
    }
}

pub async fn show(
    page: Page,
    LocalPlatform(platform): LocalPlatform,
    code_flow_cookie::Flow(secret): code_flow_cookie::Flow,
    Query(renewed): Query<code_sending::Renewed>,
) -> Result<Response, Problem> {
    let notice = renewed.words(page.server.clock.now());
    match open(&platform, secret.as_ref()).await? {
        Some(flow) => Ok(draw(page, StatusCode::OK, (&flow, None, notice)).await),
        None if is_recovering(&platform, secret.as_ref()).await? => Ok(Redirect::to("/recover/new").into_response()),
        None if renewed.over.is_some() => Ok(Redirect::to("/login?over=1").into_response()),
        None => Ok(Redirect::to("/login").into_response()),
    }
}

/// Sends another code, to the same address. It counts whether anybody has that address or not.
pub async fn renew(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    LocalPlatform(platform): LocalPlatform,
    code_flow_cookie::Flow(secret): code_flow_cookie::Flow,
) -> Result<Response, Problem> {
    let (Some(flow), Some(secret)) = (open(&platform, secret.as_ref()).await?, &secret) else {
        return ended(&platform, secret.as_ref()).await;
    };
    server.rate_limits.code_asked(address)?;
    let sent = platform.may_send(secret).await?;
    if sent {
        let request = CodeRequest { secret, purpose: flow.purpose, login_id: flow.login_id(), address };
        let next_code_at = code_flow::send_code(&server, &platform, request)?;
        if next_code_at.is_some() {
            return Ok(code_sending::page(next_code_at).into_response());
        }
    }
    Ok(Redirect::to(&format!("/code?sent={sent}")).into_response())
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client): (Page, Session, Client),
    (LocalPlatform(platform), code_flow_cookie::Flow(secret)): (LocalPlatform, code_flow_cookie::Flow),
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    if !input.link.is_empty() {
        server.rate_limits.ceremony(client.address)?;
        return match platform.redeem_link(secret.as_ref(), &Token::from_client(&input.link)).await? {
            Redeemed::Proven(flow) => go_on(&server, &platform, flow, (session, client)).await,
            Redeemed::Wrong | Redeemed::Over | Redeemed::Locked => {
                not_again(&platform, secret.as_ref(), &input.link).await
            }
        };
    }
    let (Some(flow), Some(secret)) = (open(&platform, secret.as_ref()).await?, &secret) else {
        return ended(&platform, secret.as_ref()).await;
    };
    let Ok(code) = OneTimeCode::from_user_input(&input.code) else {
        let words = Some(texts::CODE_MALFORMED);
        return Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, (&flow, words, None)).await);
    };
    server.rate_limits.code(&flow.login_id(), client.address)?;
    let words = match platform.redeem_code(secret, &code).await? {
        Redeemed::Proven(flow) => return go_on(&server, &platform, flow, (session, client)).await,
        Redeemed::Wrong => texts::CODE_WRONG,
        Redeemed::Over => texts::CODE_OVER,
        Redeemed::Locked => texts::CODE_LOCKED,
    };
    if open(&platform, Some(secret)).await?.is_none() {
        return ended(&platform, Some(secret)).await;
    }
    Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, (&flow, Some(words), None)).await)
}

/// `/link/…`: shows a button to the browser that asked, and the code to any other. It changes nothing.
pub async fn link(
    page: Page,
    LocalPlatform(platform): LocalPlatform,
    code_flow_cookie::Flow(secret): code_flow_cookie::Flow,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let Some(link) = platform.link(&Token::from_client(&token)).await? else {
        return Err(no_link(&platform, &token).await?);
    };
    let view = match link.flow.purpose {
        Purpose::Support => LinkView::Support(token),
        _ if secret.is_some_and(|secret| secret.hash() == link.flow.id) => LinkView::Here(token),
        _ => LinkView::Elsewhere(link.code),
    };
    let site = page.site(SignedInAs(None));
    Ok(page.render(StatusCode::OK, || vestibule_app::link(site, view)).await)
}

/// The login id is proved: what it was asked for.
async fn go_on(
    server: &Arc<Server>,
    platform: &Platform,
    flow: Flow,
    (session, client): (Session, Client),
) -> Result<Response, Problem> {
    let login_id = flow.login_id();
    let signed_in = match flow.purpose {
        Purpose::Verify => {
            let (id, is_first) = registration::finish(server, &flow.id, &login_id, client.address).await?;
            SignedIn { is_first, ..sign_in::with_new_account(server, id, AuthMethod::Registration).await? }
        }
        Purpose::Login => code_flow::log_in(server, platform, &login_id).await?,
        Purpose::Recover | Purpose::Support => {
            let secret = platform.begin_recovery(&flow).await?;
            return Ok((code_flow_cookie::keep(server, &secret), Redirect::to("/recover/new")).into_response());
        }
    };
    session::begin(&session, server, signed_in, client).await?;
    let next = ReturnPath::parse(Some(&flow.next));
    Ok((code_flow_cookie::forget(server), Redirect::to(next.as_str())).into_response())
}

/// The flow of this browser, as long as its code is still to come.
async fn open(platform: &Platform, secret: Option<&Token>) -> Result<Option<Flow>, Problem> {
    let Some(secret) = secret else { return Ok(None) };
    Ok(platform.code_flow(secret).await?.filter(|flow| flow.used_at.is_none()))
}

/// Leads on from a code that was sent again, or too late. Of two sent at once the first did what both ask for, and whoever is logged in
/// by it goes on from there.
async fn ended(platform: &Platform, secret: Option<&Token>) -> Result<Response, Problem> {
    let Some(secret) = secret else { return Ok(Redirect::to("/login?over=1").into_response()) };
    let flow = platform.code_flow(secret).await?.filter(|flow| flow.used_at.is_some());
    let is_login = |flow: &Flow| matches!(flow.purpose, Purpose::Verify | Purpose::Login);
    let Some(flow) = flow.filter(is_login) else { return Ok(Redirect::to("/code?over=1").into_response()) };
    let next = ReturnPath::parse(Some(&flow.next));
    let on = next.non_default().map_or_else(|| "/login?over=1".to_owned(), |_| with_next("/login", &next) + "&over=1");
    Ok(Redirect::to(&on).into_response())
}

/// Answers a link that was pressed and does nothing.
async fn not_again(platform: &Platform, secret: Option<&Token>, link: &str) -> Result<Response, Problem> {
    let flow = match secret {
        Some(secret) => platform.code_flow(secret).await?.filter(|flow| flow.used_at.is_some()),
        None => None,
    };
    if flow.is_some() && platform.is_used(&Token::from_client(link)).await? {
        return ended(platform, secret).await;
    }
    Err(no_link(platform, link).await?)
}

/// The problem of a link that does nothing any more.
async fn no_link(platform: &Platform, link: &str) -> Result<Problem, Problem> {
    if platform.is_used(&Token::from_client(link)).await? {
        return Ok(Problem::new(StatusCode::GONE, "link_used", "This link was used already."));
    }
    Ok(over())
}

/// True for a flow that is past its code, in the last step of a recovery.
async fn is_recovering(platform: &Platform, secret: Option<&Token>) -> Result<bool, Problem> {
    let Some(secret) = secret else { return Ok(false) };
    Ok(platform.recovery(secret).await?.is_some())
}

/// What is said of every link whose time is over.
pub fn over() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link_over", "This link does not work any more.")
}

async fn draw(
    page: Page,
    status: StatusCode,
    (flow, mistake, notice): (&Flow, Option<Text>, Option<String>),
) -> Response {
    let login_id = flow.login_id();
    let view = CodeView {
        is_phone: login_id.is_phone(),
        login_id: login_id.to_unicode().into_owned(),
        mistake: mistake.map(String::from),
        notice,
        again: match flow.purpose {
            Purpose::Verify => "/register",
            Purpose::Login => "/login",
            Purpose::Recover | Purpose::Support => "/recover",
        },
    };
    let site = page.site(SignedInAs(None));
    page.render(status, || vestibule_app::code(site, view)).await
}
