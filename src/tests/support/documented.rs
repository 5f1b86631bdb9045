//! A back end written from OwnID's documents alone: it checks the signature as the samples do,
//! gives the documented responses, and handles nothing else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{domain::credentials::signature::SharedSecret, runtime::clock::Clock};

#[derive(Clone)]
struct BackEnd {
    secret: SharedSecret,
    users: Arc<Mutex<HashMap<String, Option<String>>>>,
    /// Its response to `getSessionByLoginId`: any object, or a string.
    session: Value,
}

/// Starts it with one user, and returns its base URL.
pub(crate) async fn start(secret: &str, login_id: &str, session: Value) -> String {
    let users = Arc::new(Mutex::new(HashMap::from([(login_id.to_owned(), None)])));
    let back_end = BackEnd { secret: SharedSecret::parse(secret).unwrap(), users, session };
    let routes = Router::new()
        .route("/ownid/setOwnIDDataByLoginId", post(set_data))
        .route("/ownid/getOwnIDDataByLoginId", post(get_data))
        .route("/ownid/getSessionByLoginId", post(get_session))
        .route("/ownid/sendSms", post(send))
        .route("/ownid/sendEmail", post(send))
        .route("/ownid/verifyIdDoc", post(verify))
        .with_state(back_end);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    format!("http://{address}/ownid")
}

impl BackEnd {
    /// Parses the body and checks the signature of its JSON, serialized again, as the samples do.
    /// An unexpected body ends the request.
    fn read(&self, headers: &HeaderMap, body: &str) -> Result<Value, StatusCode> {
        let body: Value = serde_json::from_str(body).unwrap();
        let header = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap());
        let (signature, timestamp) = (header("ownid-signature"), header("ownid-timestamp"));
        if signature.is_empty() || timestamp.is_empty() {
            return Err(StatusCode::UNAUTHORIZED);
        }
        let signed_at: i64 = timestamp.parse().unwrap();
        let is_late = (Clock::Real.now().as_millis() - signed_at).abs() > 60_000;
        if is_late || self.secret.sign(body.to_string().as_bytes(), timestamp) != signature {
            return Err(StatusCode::UNAUTHORIZED);
        }
        Ok(body)
    }

    fn knows(&self, body: &Value) -> bool {
        let login_id = body["loginId"].as_str().unwrap();
        self.users.lock().unwrap().contains_key(login_id)
    }
}

async fn set_data(
    State(back_end): State<BackEnd>,
    headers: HeaderMap,
    body: String,
) -> Result<StatusCode, StatusCode> {
    let body = back_end.read(&headers, &body)?;
    let (login_id, new) = (body["loginId"].as_str().unwrap(), body["ownIdData"].as_str().unwrap());
    let mut users = back_end.users.lock().unwrap();
    *users.get_mut(login_id).ok_or(StatusCode::NOT_FOUND)? = Some(new.to_owned());
    Ok(StatusCode::NO_CONTENT)
}

async fn get_data(
    State(back_end): State<BackEnd>,
    headers: HeaderMap,
    body: String,
) -> Result<Response, StatusCode> {
    let body = back_end.read(&headers, &body)?;
    let login_id = body["loginId"].as_str().unwrap();
    let users = back_end.users.lock().unwrap();
    Ok(match users.get(login_id).ok_or(StatusCode::NOT_FOUND)? {
        Some(data) => Json(json!({ "ownIdData": data })).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

async fn get_session(
    State(back_end): State<BackEnd>,
    headers: HeaderMap,
    body: String,
) -> Result<Json<Value>, StatusCode> {
    let body = back_end.read(&headers, &body)?;
    if back_end.knows(&body) { Ok(Json(back_end.session)) } else { Err(StatusCode::NOT_FOUND) }
}

/// Express sends the status's name as the body.
async fn send(
    State(back_end): State<BackEnd>,
    headers: HeaderMap,
    body: String,
) -> Result<(StatusCode, &'static str), StatusCode> {
    back_end.read(&headers, &body).map(|_| (StatusCode::ACCEPTED, "Accepted"))
}

async fn verify(
    State(back_end): State<BackEnd>,
    headers: HeaderMap,
    body: String,
) -> Result<Response, StatusCode> {
    let body = back_end.read(&headers, &body)?;
    if !back_end.knows(&body) {
        return Err(StatusCode::NOT_FOUND);
    }
    if body["data"]["firstName"] == "Alex" && body["data"]["lastName"] == "Morgan" {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok((StatusCode::FORBIDDEN, Json(json!({ "reason": "name mismatch" }))).into_response())
}
