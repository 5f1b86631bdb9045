//! A third-party site with a back end of its own, written as OwnID's documentation and samples show
//! it.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::harness::{App, TestDatabase};

/// The back end's response for a user without `ownIdData`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Nothing {
    NoContent,
    Null,
    Missing,
    Empty,
    Misspelt,
}

/// A failure of the back end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    Redirect,
    Status,
    TooLong,
    NotJson,
    NoToken,
    OtherType,
    OtherError,
}

#[derive(Default)]
pub(crate) struct Users {
    pub(crate) own_id_data: HashMap<String, Option<String>>,
    pub(crate) nothing: Option<Nothing>,
    pub(crate) fault: Option<Fault>,
    /// The response to `getSessionByLoginId`, if it is not the one that its own page expects.
    pub(crate) session: Option<Value>,
    /// The headers and the body of every callback.
    pub(crate) seen: Vec<(String, String, String)>,
    /// The bodies of the mails that the platform has asked it to send.
    pub(crate) mails: Vec<Value>,
}

pub(crate) type Shared = Arc<Mutex<Users>>;

/// A third-party site: pages on `origin`, and the three documented endpoints.
pub(crate) struct Site {
    pub(crate) users: Shared,
    pub(crate) address: SocketAddr,
}

impl Site {
    pub(crate) async fn start() -> Self {
        let users = Shared::default();
        let routes = Router::new()
            .route("/ownid/setOwnIDDataByLoginId", post(set_data))
            .route("/ownid/getOwnIDDataByLoginId", post(get_data))
            .route("/ownid/getSessionByLoginId", post(get_session))
            .route("/ownid/sendEmail", post(send_email))
            .layer(middleware::from_fn_with_state(Arc::clone(&users), fail))
            .with_state(Arc::clone(&users));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self { users, address }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://shop.localhost:{}", self.address.port())
    }

    pub(crate) async fn platform(&self, database: TestDatabase) -> App {
        let callbacks = format!("http://{}/ownid/", self.address);
        let settings = [
            ("VESTIBULE_PLATFORM_ORIGINS", self.origin()),
            ("VESTIBULE_PLATFORM_CALLBACK_URL", callbacks),
        ];
        database.start(&settings.each_ref().map(|(name, value)| (*name, value.as_str()))).await
    }

    /// The site's own registration form.
    pub(crate) fn sign_up(&self, login_id: &str, own_id_data: Option<&str>) {
        self.users
            .lock()
            .unwrap()
            .own_id_data
            .insert(login_id.to_owned(), own_id_data.map(str::to_owned));
    }

    /// The code in the newest mail to this address, which is sent after the response.
    pub(crate) async fn code_for(&self, email: &str) -> String {
        for _ in 0..500 {
            let mail = self
                .users
                .lock()
                .unwrap()
                .mails
                .iter()
                .rev()
                .find(|mail| mail["email"] == email)
                .cloned();
            if let Some(mail) = mail {
                let text = mail["body"].as_str().unwrap().to_owned();
                return text
                    .split(|c: char| !c.is_ascii_digit())
                    .find(|run| run.len() == 6)
                    .unwrap()
                    .to_owned();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no mail for {email}");
    }

    pub(crate) fn own_id_data(&self, login_id: &str) -> Option<String> {
        self.users.lock().unwrap().own_id_data[login_id].clone()
    }
}

fn login_id(body: &Value) -> String {
    body["loginId"].as_str().unwrap().to_owned()
}

/// Response for an unknown user as in the samples: 200 with an error inside.
fn unknown() -> Response {
    Json(json!({ "errorCode": 404 })).into_response()
}

async fn set_data(State(users): State<Shared>, headers: HeaderMap, body: String) -> Response {
    let body = record(&users, &headers, body);
    match users.lock().unwrap().own_id_data.get_mut(&login_id(&body)) {
        Some(data) => {
            *data = Some(body["ownIdData"].as_str().unwrap().to_owned());
            StatusCode::NO_CONTENT.into_response()
        }
        None => unknown(),
    }
}

async fn get_data(State(users): State<Shared>, headers: HeaderMap, body: String) -> Response {
    let body = record(&users, &headers, body);
    let users = users.lock().unwrap();
    match (users.own_id_data.get(&login_id(&body)), users.nothing) {
        (None, _) => unknown(),
        (Some(Some(data)), Some(Nothing::Misspelt)) => {
            Json(json!({ "ownidData": data })).into_response()
        }
        (Some(Some(data)), _) => Json(json!({ "ownIdData": data })).into_response(),
        (Some(None), Some(Nothing::Missing)) => Json(json!({})).into_response(),
        (Some(None), Some(Nothing::Null)) => Json(json!({ "ownIdData": null })).into_response(),
        (Some(None), Some(Nothing::Empty)) => Json(json!({ "ownIdData": "" })).into_response(),
        (Some(None), Some(Nothing::Misspelt)) => Json(json!({ "ownidData": null })).into_response(),
        (Some(None), Some(Nothing::NoContent) | None) => StatusCode::NO_CONTENT.into_response(),
    }
}

/// Responds with the token that its own page expects, which need not be text.
async fn get_session(State(users): State<Shared>, headers: HeaderMap, body: String) -> Response {
    let body = record(&users, &headers, body);
    if !users.lock().unwrap().own_id_data.contains_key(&login_id(&body)) {
        return unknown();
    }
    if let Some(session) = users.lock().unwrap().session.clone() {
        return Json(session).into_response();
    }
    Json(json!({ "token": { "jwt": "shop-session", "user": body["loginId"] } })).into_response()
}

async fn send_email(State(users): State<Shared>, headers: HeaderMap, body: String) -> Response {
    let body = record(&users, &headers, body);
    users.lock().unwrap().mails.push(body);
    StatusCode::ACCEPTED.into_response()
}

fn record(users: &Shared, headers: &HeaderMap, body: String) -> Value {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json");
    let parsed = serde_json::from_str(&body).unwrap();
    users.lock().unwrap().seen.push((header("ownid-signature"), header("ownid-timestamp"), body));
    parsed
}

async fn fail(State(users): State<Shared>, request: Request, next: Next) -> Response {
    let fault = users.lock().unwrap().fault;
    let is_session = request.uri().path().ends_with("getSessionByLoginId");
    match fault {
        None => next.run(request).await,
        Some(Fault::NoToken) if !is_session => next.run(request).await,
        Some(Fault::Redirect) => Redirect::temporary("/ownid/elsewhere").into_response(),
        Some(Fault::Status) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Fault::TooLong) => {
            format!("{{\"ownIdData\":\"{}\"}}", "x".repeat(1024 * 1024)).into_response()
        }
        Some(Fault::NotJson) => "<html>It works!</html>".into_response(),
        Some(Fault::NoToken) => Json(json!({ "token": null })).into_response(),
        Some(Fault::OtherType) => Json(json!({ "ownIdData": 1 })).into_response(),
        Some(Fault::OtherError) => Json(json!({ "errorCode": 500 })).into_response(),
    }
}
