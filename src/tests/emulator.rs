//! The local platform as an emulator: a site on another origin, with a back end of its own, written as OwnID's
//! documentation and samples show one.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use reqwest::{Method, header};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{
    authenticator::{Device, Sdk, begun, refusal},
    harness::{Answer, App, TestDatabase, on_both},
};

on_both!(
    a_site_with_its_own_back_end_works_end_to_end,
    every_way_to_say_nothing_is_understood,
    the_back_end_gets_signed_requests_in_order,
    only_named_origins_may_use_the_platform,
    a_back_end_that_does_not_answer_is_told_apart,
);

const ALICE: &str = "alice@example.com";

/// How the back end says that a user has no `ownIdData`.
#[derive(Clone, Copy, Debug)]
enum Nothing {
    NoContent,
    Null,
    Missing,
    Empty,
    Misspelt,
}

/// What went wrong with the back end, for the tests of that.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Redirect,
    Status,
    TooLong,
    NotJson,
    NoToken,
    OtherType,
    OtherError,
}

#[derive(Default)]
struct Users {
    own_id_data: HashMap<String, Option<String>>,
    nothing: Option<Nothing>,
    fault: Option<Fault>,
    /// The headers and the body of every callback.
    seen: Vec<(String, String, String)>,
}

type Shared = Arc<Mutex<Users>>;

/// A site of somebody else: pages on `origin`, and the documented three endpoints.
struct Site {
    users: Shared,
    address: SocketAddr,
}

impl Site {
    async fn start() -> Self {
        let users = Shared::default();
        let routes = Router::new()
            .route("/ownid/setOwnIDDataByLoginId", post(set_data))
            .route("/ownid/getOwnIDDataByLoginId", post(get_data))
            .route("/ownid/getSessionByLoginId", post(get_session))
            .layer(middleware::from_fn_with_state(Arc::clone(&users), fail))
            .with_state(Arc::clone(&users));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self { users, address }
    }

    fn origin(&self) -> String {
        format!("http://shop.localhost:{}", self.address.port())
    }

    async fn platform(&self, database: TestDatabase) -> App {
        let callbacks = format!("http://{}/ownid/", self.address);
        let settings = [("VESTIBULE_PLATFORM_ORIGINS", self.origin()), ("VESTIBULE_PLATFORM_CALLBACK_URL", callbacks)];
        database.start(&settings.each_ref().map(|(name, value)| (*name, value.as_str()))).await
    }

    /// The site's own registration form.
    fn sign_up(&self, login_id: &str, own_id_data: Option<&str>) {
        self.users.lock().unwrap().own_id_data.insert(login_id.to_owned(), own_id_data.map(str::to_owned));
    }

    fn own_id_data(&self, login_id: &str) -> Option<String> {
        self.users.lock().unwrap().own_id_data[login_id].clone()
    }
}

fn login_id(body: &Value) -> String {
    body["loginId"].as_str().unwrap().to_owned()
}

/// As the samples answer for an unknown user: 200, and the error inside.
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
        (Some(Some(data)), Some(Nothing::Misspelt)) => Json(json!({ "ownidData": data })).into_response(),
        (Some(Some(data)), _) => Json(json!({ "ownIdData": data })).into_response(),
        (Some(None), Some(Nothing::Missing)) => Json(json!({})).into_response(),
        (Some(None), Some(Nothing::Null)) => Json(json!({ "ownIdData": null })).into_response(),
        (Some(None), Some(Nothing::Empty)) => Json(json!({ "ownIdData": "" })).into_response(),
        (Some(None), Some(Nothing::Misspelt)) => Json(json!({ "ownidData": null })).into_response(),
        (Some(None), Some(Nothing::NoContent) | None) => StatusCode::NO_CONTENT.into_response(),
    }
}

/// Its token is what its own page expects, which need not be text.
async fn get_session(State(users): State<Shared>, headers: HeaderMap, body: String) -> Response {
    let body = record(&users, &headers, body);
    if !users.lock().unwrap().own_id_data.contains_key(&login_id(&body)) {
        return unknown();
    }
    Json(json!({ "token": { "jwt": "shop-session", "user": body["loginId"] } })).into_response()
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
        Some(Fault::TooLong) => format!("{{\"ownIdData\":\"{}\"}}", "x".repeat(1024 * 1024)).into_response(),
        Some(Fault::NotJson) => "<html>It works!</html>".into_response(),
        Some(Fault::NoToken) => Json(json!({ "token": null })).into_response(),
        Some(Fault::OtherType) => Json(json!({ "ownIdData": 1 })).into_response(),
        Some(Fault::OtherError) => Json(json!({ "errorCode": 500 })).into_response(),
    }
}

async fn a_site_with_its_own_back_end_works_end_to_end(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut phone = sdk.device();
    let data = sdk.register(&mut phone, ALICE).await;
    site.sign_up(ALICE, Some(&data));

    let session = json!({ "jwt": "shop-session", "user": ALICE });
    for login_id in [None, Some(ALICE)] {
        let answer = sdk.log_in(&mut phone, login_id).await;
        assert_eq!((answer.status, &answer.json()["token"]), (StatusCode::OK, &session));
        assert_eq!(answer.header("access-control-allow-origin"), site.origin());
    }
    assert_ne!(site.own_id_data(ALICE).unwrap(), data, "the login was noted");

    let (ceremony_id, options) = sdk.start("recover", Some(ALICE)).await;
    let credential = phone.get(&options).await.unwrap();
    let proof = json!({ "ceremonyId": ceremony_id, "credential": credential });
    let (ceremony_id, options) = begun(&sdk.post("recover/verify", &proof).await);
    let mut laptop = sdk.device();
    let credential = laptop.create(&options).await;
    assert_eq!(sdk.finish("recover", &ceremony_id, &credential).await.json()["token"], session);
    assert_eq!(sdk.log_in(&mut laptop, None).await.status, StatusCode::OK);
    assert_eq!(sdk.log_in(&mut phone, None).await.status, StatusCode::OK);

    // The platform knows nothing about this server's own accounts, and the site's users have none here.
    app.account("local@example.com", Some("correct horse"), None).await;
    let (_, options) = sdk.start("login", Some("local@example.com")).await;
    assert_eq!(options["allowCredentials"].as_array().map(Vec::is_empty), Some(false));
    site.users.lock().unwrap().own_id_data.clear();
    assert_eq!(refusal(&sdk.log_in(&mut phone, None).await), (401, "passkey_refused".to_owned()));
}

async fn every_way_to_say_nothing_is_understood(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    for nothing in [Nothing::NoContent, Nothing::Null, Nothing::Missing, Nothing::Empty, Nothing::Misspelt] {
        site.users.lock().unwrap().nothing = Some(nothing);
        site.sign_up(ALICE, None);
        let (_, options) = sdk.start("login", Some(ALICE)).await;
        assert!(device.get(&options).await.is_none(), "{nothing:?}: decoys");
        let refused = sdk.log_in(&mut device, None).await;
        assert_eq!(refusal(&refused), (401, "passkey_refused".to_owned()), "{nothing:?}");
        site.sign_up(ALICE, Some(&data));
        assert_eq!(sdk.log_in(&mut device, Some(ALICE)).await.status, StatusCode::OK, "{nothing:?}");
    }
}

async fn the_back_end_gets_signed_requests_in_order(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    site.sign_up(ALICE, Some(&data));
    sdk.log_in(&mut device, Some("Alice@EXAMPLE.com")).await;
    let seen = site.users.lock().unwrap().seen.clone();
    assert!(seen.len() >= 4, "{seen:?}");
    for (signature, timestamp, body) in &seen {
        assert_eq!(*signature, app.secret().sign(body.as_bytes(), timestamp));
        assert_eq!(serde_json::from_str::<Value>(body).unwrap()["loginId"], ALICE);
    }
    // The test's clock stands still, and yet no two requests carry the same time.
    let times: Vec<i64> = seen.iter().map(|(_, timestamp, _)| timestamp.parse().unwrap()).collect();
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]), "{times:?}");
    assert!(times[0] >= app.now().as_millis());
}

async fn only_named_origins_may_use_the_platform(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let preflight = async |origin: &str| {
        let request = app.client.request(Method::OPTIONS, app.url("/platform/login/start"));
        let request = request.header(header::ORIGIN, origin).header("access-control-request-method", "POST");
        Answer::of(request.header("access-control-request-headers", "content-type").send().await.unwrap()).await
    };
    let allowed = preflight(&site.origin()).await;
    assert_eq!(allowed.header("access-control-allow-origin"), site.origin());
    assert_eq!(allowed.header("access-control-allow-methods"), "POST");
    assert_eq!(allowed.header("access-control-allow-headers"), "content-type");
    assert_eq!(allowed.header("access-control-allow-credentials"), "");
    let port = site.address.port();
    for origin in [
        "https://evil.example".to_owned(),
        format!("https://shop.localhost:{port}"),
        format!("http://a.shop.localhost:{port}"),
        format!("http://shop.localhost:{}", port ^ 1),
        format!("http://shop.localhost:{port}.evil.example"),
        "null".to_owned(),
    ] {
        assert_eq!(preflight(&origin).await.header("access-control-allow-origin"), "", "{origin}");
        let answer = Sdk::at(&app, &origin).post("login/start", &json!({})).await;
        assert_eq!(refusal(&answer), (403, "origin_refused".to_owned()), "{origin}");
    }
    // A refusal can be read by the page that it is for.
    let refused = Sdk::at(&app, &site.origin()).post("login/start", &json!({ "appId": "other" })).await;
    assert_eq!(refused.header("access-control-allow-origin"), site.origin());
}

async fn a_back_end_that_does_not_answer_is_told_apart(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device: Device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    site.sign_up(ALICE, Some(&data));
    for fault in [
        Fault::Redirect,
        Fault::Status,
        Fault::TooLong,
        Fault::NotJson,
        Fault::NoToken,
        Fault::OtherType,
        Fault::OtherError,
    ] {
        site.users.lock().unwrap().fault = Some(fault);
        let answer = sdk.log_in(&mut device, None).await;
        assert_eq!(refusal(&answer), (502, "backend_error".to_owned()), "{fault:?}");
    }
    site.users.lock().unwrap().fault = None;
    assert_eq!(sdk.log_in(&mut device, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_back_end_that_is_away_is_unreachable() {
    let away = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let callbacks = format!("http://{away}/ownid");
    let app = TestDatabase::sqlite().start(&[("VESTIBULE_PLATFORM_CALLBACK_URL", &callbacks)]).await;
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    let answer = Sdk::at(&app, &app.origin()).post("login/start", &body).await;
    assert_eq!(refusal(&answer), (502, "backend_unreachable".to_owned()));
}
