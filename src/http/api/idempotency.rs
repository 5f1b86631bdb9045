//! `Idempotency-Key`: a POST that is sent twice is carried out once
//! (draft-ietf-httpapi-idempotency-key-header).

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
        admin::idempotency::{self, Claim, Found, StoredResponse},
        caller::Caller,
    },
};

/// Body to replay in place of the response's own, which contains a secret that is shown only once.
#[derive(Clone, Debug)]
pub struct ReplayBody(pub String);

/// Marks a response to several operations none of which was carried out, and all of which may
/// succeed later.
#[derive(Clone, Copy, Debug)]
pub struct RetryableBatch;

/// True for a response that a retry may change: the request failed, came at a time when it could
/// not be carried out, or was not permitted.
pub fn is_retryable(status: StatusCode) -> bool {
    let retryable = [
        StatusCode::FORBIDDEN,
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::PRECONDITION_FAILED,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    status.is_server_error() || retryable.contains(&status)
}

/// Response headers replayed together with the stored body.
const REPLAYED_HEADERS: [HeaderName; 3] = [header::CONTENT_TYPE, header::LOCATION, header::ETAG];

/// Middleware that carries out a POST with a key at most once.
pub async fn once(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let Some(key) =
        request.headers().get("idempotency-key").filter(|_| request.method() == Method::POST)
    else {
        return Ok(next.run(request).await);
    };

    let key = key.to_str().ok().filter(|key| is_valid_key(key)).map(str::to_owned);

    let key = key.ok_or_else(|| {
        let detail = "An Idempotency-Key has 1 to 255 visible characters of ASCII.";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_idempotency_key", detail)
    })?;

    let (request, claim) = read_claim(&server, request, &key).await?;

    // A task of its own, so that the request is completed and its response stored even if the
    // client disconnects.
    let task_server = Arc::clone(&server);
    let work = server
        .background_tasks
        .spawn(async move { find_or_carry_out(&task_server, &claim, request, next).await });
    work.await.map_err(|error| Problem::failure(&error))?
}

async fn find_or_carry_out(
    server: &Server,
    claim: &Claim,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    match idempotency::begin(server, claim).await? {
        Found::New => carry_out(server, claim, request, next).await,
        Found::Again(answer) => Ok(replay(answer)),
        Found::NotAllowed(missing) => Err(super::problem::of(Refusal::NotAllowed(missing))),
        Found::UnderWay => Err(Problem::new(
            StatusCode::CONFLICT,
            "request_under_way",
            "A request with this Idempotency-Key is being carried out. Wait a moment, then send it \
             again.",
        )),
        Found::Other => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency_key_reused",
            "This Idempotency-Key was used with another request. Use a new one.",
        )),
    }
}

fn is_valid_key(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Reads the body, which is part of the request's identity, and derives the claim.
async fn read_claim(
    server: &Server,
    request: Request,
    key: &str,
) -> Result<(Request, Claim), Problem> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, super::BODY_LIMIT).await;
    let bytes = bytes.map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;

    let caller = parts
        .extensions
        .get::<Caller>()
        .ok_or_else(|| Problem::of_status(StatusCode::UNAUTHORIZED))?;
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let media_type =
        parts.headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let precondition = parts.headers.get(header::IF_MATCH).map_or(&b""[..], HeaderValue::as_bytes);

    let claim =
        Claim::new(server, caller, key, &[target.as_bytes(), media_type, precondition, &bytes]);
    Ok((Request::from_parts(parts, Body::from(bytes)), claim))
}

async fn carry_out(
    server: &Server,
    claim: &Claim,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let (parts, body) = next.run(request).await.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|error| Problem::failure(&error))?;

    if is_retryable(parts.status) || parts.extensions.get::<RetryableBatch>().is_some() {
        idempotency::release(server, claim).await?;
    } else {
        let replay_body = parts.extensions.get::<ReplayBody>().map(|body| body.0.clone());
        let body = replay_body.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
        let answer = StoredResponse {
            status: parts.status.as_u16(),
            headers: replayed_headers(&parts.headers),
            body,
        };
        idempotency::keep(server, claim, &answer).await?;
    }

    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn replayed_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let replayed = |name: &HeaderName| {
        Some((name.as_str().to_owned(), headers.get(name)?.to_str().ok()?.to_owned()))
    };
    REPLAYED_HEADERS.iter().filter_map(replayed).collect()
}

fn replay(answer: StoredResponse) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, Bytes::from(answer.body)).into_response();

    if response.status().is_client_error() {
        // Marks the stored body as a problem of ours, which is otherwise rewritten.
        let problem = Problem::of_status(response.status());
        response.extensions_mut().insert(problem);
    }

    for (name, value) in answer.headers {
        let known = REPLAYED_HEADERS.into_iter().find(|known| known.as_str() == name);
        if let (Some(name), Ok(value)) = (known, HeaderValue::from_str(&value)) {
            response.headers_mut().insert(name, value);
        }
    }

    response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    response
}
