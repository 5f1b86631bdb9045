//! A back end as OwnID's documentation and samples show it, with common mistakes added.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// Length at which its column for `ownIdData` truncates, in characters.
const COLUMN: usize = 10_000;

type Users = Arc<Mutex<HashMap<String, String>>>;

/// Starts it with one user, and returns its base URL.
pub(crate) async fn start(login_id: &str, own_id_data: &str) -> String {
    let users = Users::default();
    users.lock().unwrap().insert(login_id.to_owned(), own_id_data.to_owned());
    let routes = Router::new()
        .route("/ownid/setOwnIDDataByLoginId", post(set_data))
        .route("/ownid/getOwnIDDataByLoginId", post(get_data))
        .route("/ownid/getSessionByLoginId", post(get_session))
        .route("/hooks/sms", post(send))
        .route("/ownid/sendEmail", post(send))
        .route("/ownid/verifyIdDoc", post(verify))
        .with_state(users);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    format!("http://{address}/ownid/")
}

/// Ignores headers and the signature; an unexpected body ends the request.
fn login_id(body: &str) -> (String, Value) {
    let body: Value = serde_json::from_str(body).unwrap();
    (body["loginId"].as_str().unwrap().to_owned(), body)
}

/// Response for an unknown user as in the samples: 200 with an error inside.
fn unknown() -> Response {
    Json(json!({ "errorCode": 404 })).into_response()
}

async fn set_data(State(users): State<Users>, body: String) -> Response {
    let (login_id, body) = login_id(&body);
    match users.lock().unwrap().get_mut(&login_id) {
        Some(data) => {
            *data = body["ownIdData"].as_str().unwrap().chars().take(COLUMN).collect();
            StatusCode::NO_CONTENT.into_response()
        }
        None => unknown(),
    }
}

/// Takes longer for known users, whose data is in another table.
async fn get_data(State(users): State<Users>, body: String) -> Response {
    let (login_id, _) = login_id(&body);
    let data = users.lock().unwrap().get(&login_id).cloned();
    match data {
        Some(data) => {
            tokio::time::sleep(Duration::from_millis(30)).await;
            Json(json!({ "ownIdData": data })).into_response()
        }
        None => unknown(),
    }
}

/// Handles neither unknown users nor the need for distinct tokens.
async fn get_session(State(users): State<Users>, body: String) -> Response {
    let (login_id, _) = login_id(&body);
    let user = users.lock().map(|users| users.get(&login_id).cloned());
    assert!(user.unwrap().is_some(), "TypeError: user is undefined");
    Json(json!({ "token": format!("session of {login_id}") })).into_response()
}

/// Claims to have sent every message.
async fn send(body: String) -> Response {
    serde_json::from_str::<Value>(&body).unwrap();
    StatusCode::ACCEPTED.into_response()
}

/// Compares the names in lower case only, as the samples do.
async fn verify(State(users): State<Users>, body: String) -> Response {
    let (login_id, body) = login_id(&body);
    if !users.lock().unwrap().contains_key(&login_id) {
        return unknown();
    }
    let name = body["data"]["firstName"].as_str().map(str::to_lowercase);
    if login_id.split('@').next() == name.as_deref() {
        return StatusCode::NO_CONTENT.into_response();
    }
    (StatusCode::FORBIDDEN, Json(json!({ "reason": "The name is another." }))).into_response()
}
