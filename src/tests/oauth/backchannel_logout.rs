//! Logout tokens (OpenID Connect Back-Channel Logout 1.0): they reach every application of a
//! session that ends, whatever ended it.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde_json::{Value, json};

use super::{PERSON, logged_in, session_of, with_person};
use crate::{
    domain::{
        AccountId, Status, TokenHash,
        message::{Channel, MessageState, kind::MessageKind},
    },
    service::{
        accounts::{self, AccountPatch},
        admin::account_sessions,
        callbacks::messages::MessageRow,
        caller::Caller,
        housekeeping,
        login::{devices, sessions},
    },
    tests::{
        messages::send_requests,
        support::{
            harness::{App, TestDatabase, id, on_both},
            peers::{HttpProvider, Reply, Seen},
            relying_party::{LOGGED_OUT_URI, RelyingParty},
        },
    },
};

on_both!(
    oidcc_backchannel_rp_initiated_logout,
    oidcc_backchannel_discovery,
    b54_every_end_of_a_session_is_told,
    disowning_a_browser_tells_of_its_session,
    an_expiry_is_not_told,
    an_address_must_be_a_web_page_of_an_application_that_people_log_in_to,
);

pub(super) const TAKEN: Reply = Reply::Answer(200, "", "");

/// An application that is told of logouts, and what it is told.
pub(super) struct Told<'a> {
    pub(super) party: RelyingParty<'a>,
    pub(super) receiver: HttpProvider,
}

impl<'a> Told<'a> {
    pub(super) async fn new(
        app: &'a App,
        name: &str,
        replies: impl IntoIterator<Item = Reply>,
    ) -> Self {
        let receiver = HttpProvider::start(replies).await;
        let address = format!("http://{}/logged-out?of=1", receiver.address);
        let further = json!({ "backchannelLogoutUri": address });
        Self { party: RelyingParty::with_logout(app, name, further).await, receiver }
    }

    /// The claims of a logout token that was received, verified.
    pub(super) async fn claims(&self, seen: &Seen) -> Value {
        let token = token_of(seen);
        self.party.verify(&json!(token)).await
    }
}

fn token_of(seen: &Seen) -> String {
    let mut fields = url::form_urlencoded::parse(seen.body.as_bytes());
    let (name, token) = fields.next().unwrap();
    assert_eq!((name.as_ref(), fields.next()), ("logout_token", None));
    token.into_owned()
}

/// Does the worker's job until nothing is due.
pub(super) async fn deliver_logouts(app: &App) {
    send_requests::deliver_of(app, Channel::Logout).await;
}

/// The logouts in the outbox, the newest first.
pub(super) async fn logouts(app: &App) -> Vec<MessageRow> {
    let mut rows = send_requests::outbox(app).await;
    rows.retain(|row| row.kind == MessageKind::Logout);
    rows
}

async fn account_id(app: &App) -> AccountId {
    accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap().id
}

async fn oidcc_backchannel_rp_initiated_logout(database: TestDatabase) {
    let app = with_person(database).await;
    let told = Told::new(&app, "Wiki", [TAKEN]).await;
    let second = Told::new(&app, "Shop", [TAKEN]).await;
    let silent = RelyingParty::with_logout(&app, "Silent", json!({})).await;
    let stranger = Told::new(&app, "Stranger", [TAKEN]).await;
    let mut browser = logged_in(&app).await;
    let tokens = told.party.tokens(&mut browser, "openid").await;
    told.party.tokens(&mut browser, "openid email").await;
    second.party.tokens(&mut browser, "openid").await;
    silent.tokens(&mut browser, "openid").await;
    let id_token = told.party.verify(&tokens["id_token"]).await;

    let hint = tokens["id_token"].as_str().unwrap();
    let path = super::logout::logout_path(&[
        ("id_token_hint", hint),
        ("post_logout_redirect_uri", LOGGED_OUT_URI),
    ]);
    assert_eq!(browser.get(&path).await.header("location"), LOGGED_OUT_URI);
    assert_eq!(logouts(&app).await.len(), 2, "queued before the answer");
    deliver_logouts(&app).await;

    let seen = told.receiver.seen();
    assert_eq!(seen.len(), 1, "once for both grants");
    assert!(seen[0].head.starts_with("POST /logged-out?of=1 HTTP/1.1"), "{}", seen[0].head);
    assert_eq!(seen[0].header("content-type"), Some("application/x-www-form-urlencoded"));
    let token = token_of(&seen[0]);
    let head = BASE64URL.decode(token.split('.').next().unwrap()).unwrap();
    let head: Value = serde_json::from_slice(&head).unwrap();
    assert_eq!((&head["typ"], &head["alg"]), (&json!("logout+jwt"), &json!("ES256")));

    let claims = told.claims(&seen[0]).await;
    for claim in ["iss", "aud", "sub", "sid"] {
        assert_eq!(claims[claim], id_token[claim], "{claim}: {claims}");
    }
    let event = "http://schemas.openid.net/event/backchannel-logout";
    assert_eq!(claims["events"], json!({ event: {} }));
    assert!(claims["jti"].is_string() && claims.get("nonce").is_none(), "{claims}");
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 120);

    let to_second = second.claims(&second.receiver.seen()[0]).await;
    assert_eq!(to_second["aud"], json!(second.party.id));
    assert_ne!(to_second["jti"], claims["jti"]);
    assert!(stranger.receiver.seen().is_empty());
    for row in logouts(&app).await {
        assert_eq!((row.state, row.content), (MessageState::Sent, None));
        assert!([told.party.id.as_str(), "shop"].contains(&row.recipient.as_str()));
    }

    // It is no ID token.
    let mut browser = logged_in(&app).await;
    let asked = browser.get(&super::logout::logout_path(&[("id_token_hint", &token)])).await;
    assert!(asked.header("location").starts_with("/oauth2/logout/confirm"), "{asked:?}");
}

async fn oidcc_backchannel_discovery(database: TestDatabase) {
    let app = with_person(database).await;
    let metadata = app.browser().get("/.well-known/openid-configuration").await.json();
    assert_eq!(metadata["end_session_endpoint"], json!(format!("{}/oauth2/logout", app.origin())));
    assert_eq!(metadata["backchannel_logout_supported"], true);
    assert_eq!(metadata["backchannel_logout_session_supported"], true);
}

async fn b54_every_end_of_a_session_is_told(database: TestDatabase) {
    let app = with_person(database).await;
    let told = Told::new(&app, "Wiki", [TAKEN]).await;
    let caller = Caller::command_line();
    let mut expected = 0;

    for end in ["logout", "one", "others", "administrator", "all", "disabled", "deleted"] {
        let mut browser = logged_in(&app).await;
        let tokens = told.party.tokens(&mut browser, "openid").await;
        let account = account_id(&app).await;
        let session = session_of(&browser);
        match end {
            "logout" => drop(browser.post("/logout", &[]).await),
            "one" => assert!(sessions::end_one(&app.server, account, &session).await.unwrap()),
            "others" => {
                let mut kept = logged_in(&app).await;
                told.party.tokens(&mut kept, "openid").await;
                let keep = session_of(&kept);
                sessions::end_others(&app.server, account, &keep).await.unwrap();
                assert!(kept.is_logged_in().await);
                assert_eq!(logouts(&app).await.len(), expected + 1, "not of the one that is kept");
                sessions::end_all(&app.server, account).await.unwrap();
                expected += 1;
            }
            "administrator" => {
                let session = Some(&session);
                account_sessions::end_one(&app.server, &caller, account, session).await.unwrap();
            }
            "all" => drop(account_sessions::end_all(&app.server, &caller, account).await.unwrap()),
            "disabled" => {
                set_status(&app, Status::Disabled).await;
                set_status(&app, Status::Active).await;
            }
            _ => app.delete(PERSON).await,
        }
        expected += 1;
        assert_eq!(logouts(&app).await.len(), expected, "{end}");

        deliver_logouts(&app).await;
        let seen = told.receiver.seen();
        assert_eq!(seen.len(), expected, "{end}");
        if end != "others" {
            let claims = told.claims(seen.last().unwrap()).await;
            let id_token = told.party.verify(&tokens["id_token"]).await;
            assert_eq!(claims["sid"], id_token["sid"], "{end}");
        }
    }

    // The session is gone, and so is what it could tell of.
    let ended = sessions::end(&app.server, &TokenHash::of(b"unknown")).await;
    assert!(ended.is_ok());
    assert_eq!(logouts(&app).await.len(), expected);
}

async fn set_status(app: &App, status: Status) {
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let patch = AccountPatch { status: Some(status), ..AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
}

async fn disowning_a_browser_tells_of_its_session(database: TestDatabase) {
    let app = with_person(database).await;
    let told = Told::new(&app, "Wiki", [TAKEN]).await;
    let mut browser = logged_in(&app).await;
    told.party.tokens(&mut browser, "openid").await;
    let mut elsewhere = logged_in(&app).await;
    told.party.tokens(&mut elsewhere, "openid").await;

    let link = app.server.random.token();
    let device: String = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select device_hash from session where token_hash = $1",
    ).bind(session_of(&browser)).fetch_one(pool).await)
    .unwrap();
    let until = app.now().plus(Duration::from_secs(60));
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "update account_device set alarm_hash = $1, alarm_until = $2 where device_hash = $3",
    ).bind(link.hash()).bind(until).bind(device).execute(pool).await.map(drop))
    .unwrap();
    let disowned = devices::disown(&app.server, &link, [127, 0, 0, 1].into()).await.unwrap();
    assert!(disowned.is_some());
    assert!(!browser.is_logged_in().await && elsewhere.is_logged_in().await);
    assert_eq!(logouts(&app).await.len(), 1);
}

async fn an_expiry_is_not_told(database: TestDatabase) {
    let app = with_person(database).await;
    let told = Told::new(&app, "Wiki", [TAKEN]).await;
    let mut browser = logged_in(&app).await;
    told.party.tokens(&mut browser, "openid offline_access").await;
    app.server.clock.advance(Duration::from_secs(15 * 24 * 60 * 60));
    housekeeping::tidy(&app.server).await.unwrap();
    assert!(!browser.is_logged_in().await);
    assert!(logouts(&app).await.is_empty());

    // An offline grant that has outlived it ends with the account.
    set_status(&app, Status::Disabled).await;
    assert_eq!(logouts(&app).await.len(), 1);
}

async fn an_address_must_be_a_web_page_of_an_application_that_people_log_in_to(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let root = crate::tests::support::admin::ApiClient::root(&app).await;
    for (kind, address, status) in [
        ("web", "https://app.example.com/out", 201),
        ("browser", "http://localhost:4000/out", 201),
        ("web", "http://app.example.com/out", 422),
        ("native", "com.example.app:/out", 422),
        ("service", "https://app.example.com/out", 422),
        ("web", "https://app.example.com/out#here", 422),
    ] {
        let made = json!({ "name": "X", "kind": kind, "backchannelLogoutUri": address });
        let answer = root.post("/applications", &made).await;
        assert_eq!(answer.status.as_u16(), status, "{kind} {address}: {answer:?}");
    }
}
