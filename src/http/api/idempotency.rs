//! `Idempotency-Key`: a POST that is sent twice is carried out once (draft-ietf-httpapi-idempotency-key-header).

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    http::error::Problem,
    server::Server,
    service::{
        Refusal,
        admin::idempotency::{self, Answer, Claim, Found},
        caller::Caller,
    },
};

/// What is kept of an answer that holds a secret, in the place of its body: the secret is shown once.
#[derive(Clone, Debug)]
pub struct Kept(pub String);

/// Marks an answer to several operations none of which was carried out, and which may all go another way the next time.
#[derive(Clone, Copy, Debug)]
pub struct Passing;

/// True for an answer that may be another the next time: the request failed, came when it could not be carried out, or was not allowed.
pub fn passes(status: StatusCode) -> bool {
    let passing = [
        StatusCode::FORBIDDEN,
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::PRECONDITION_FAILED,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    status.is_server_error() || passing.contains(&status)
}

/// What is given again besides the body.
const HEADERS: [HeaderName; 3] = [header::CONTENT_TYPE, header::LOCATION, header::ETAG];

/// Carries a POST with a key out at most once.
pub async fn once(State(server): State<Arc<Server>>, request: Request, next: Next) -> Result<Response, Problem> {
    let Some(key) = request.headers().get("idempotency-key").filter(|_| request.method() == Method::POST) else {
        return Ok(next.run(request).await);
    };
    let key = key.to_str().ok().filter(|key| is_key(key)).map(str::to_owned);
    let key = key.ok_or_else(|| {
        let detail = "An Idempotency-Key has 1 to 255 visible characters of ASCII.";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_idempotency_key", detail)
    })?;
    let (request, claim) = claim(&server, request, &key).await?;
    // By itself, so that it comes to its end and its answer is kept even when the client has gone.
    let of = Arc::clone(&server);
    let work = server.background_tasks.spawn(async move { find_or_carry_out(&of, &claim, request, next).await });
    work.await.map_err(|error| Problem::failure(&error))?
}

async fn find_or_carry_out(server: &Server, claim: &Claim, request: Request, next: Next) -> Result<Response, Problem> {
    match idempotency::begin(server, claim).await? {
        Found::New => carry_out(server, claim, request, next).await,
        Found::Again(answer) => Ok(again(answer)),
        Found::NotAllowed(missing) => Err(super::problem::of(Refusal::NotAllowed(missing))),
        Found::UnderWay => Err(Problem::new(
            StatusCode::CONFLICT,
            "request_under_way",
            "A request with this Idempotency-Key is being carried out. Wait a moment, then ask again.",
        )),
        Found::Other => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency_key_reused",
            "This Idempotency-Key came with another request. Take a new one.",
        )),
    }
}

fn is_key(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Reads the body, which is a part of what makes it the same request.
async fn claim(server: &Server, request: Request, key: &str) -> Result<(Request, Claim), Problem> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, super::BODY_LIMIT).await;
    let bytes = bytes.map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;
    let caller = parts.extensions.get::<Caller>().ok_or_else(|| Problem::of_status(StatusCode::UNAUTHORIZED))?;
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let kind = parts.headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let precondition = parts.headers.get(header::IF_MATCH).map_or(&b""[..], HeaderValue::as_bytes);
    let claim = Claim::new(server, caller, key, &[target.as_bytes(), kind, precondition, &bytes]);
    Ok((Request::from_parts(parts, Body::from(bytes)), claim))
}

async fn carry_out(server: &Server, claim: &Claim, request: Request, next: Next) -> Result<Response, Problem> {
    let (parts, body) = next.run(request).await.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|error| Problem::failure(&error))?;
    if passes(parts.status) || parts.extensions.get::<Passing>().is_some() {
        idempotency::release(server, claim).await?;
    } else {
        let kept = parts.extensions.get::<Kept>().map(|kept| kept.0.clone());
        let body = kept.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
        let answer = Answer { status: parts.status.as_u16(), headers: headers(&parts.headers), body };
        idempotency::keep(server, claim, &answer).await?;
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn headers(all: &HeaderMap) -> Vec<(String, String)> {
    let kept = |name: &HeaderName| Some((name.as_str().to_owned(), all.get(name)?.to_str().ok()?.to_owned()));
    HEADERS.iter().filter_map(kept).collect()
}

fn again(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, Bytes::from(answer.body)).into_response();
    if response.status().is_client_error() {
        // So that the refusal stays as it was: what is no problem of ours would be put in other words.
        let problem = Problem::of_status(response.status());
        response.extensions_mut().insert(problem);
    }
    for (name, value) in answer.headers {
        let known = HEADERS.into_iter().find(|known| known.as_str() == name);
        if let (Some(name), Ok(value)) = (known, HeaderValue::from_str(&value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    response
}
