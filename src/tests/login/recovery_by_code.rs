//! Recovery by code: every step in order, and the owner is notified.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::{
    domain::{Address, AddressKind},
    service::{accounts, caller::Caller},
    tests::support::{
        administrators::{ADMIN, grant, page_of, with_passkey},
        documents::{USER, anna, passport},
        harness::{App, Browser, TestDatabase, id, on_both},
        mailbox::{ReceivedMessage, messages_so_far, newest_message, received_messages},
        sdk::{ALICE, own_id_data, person, sdk},
    },
};

on_both!(
    a_password_is_reset_with_a_code,
    a_recovery_adds_a_passkey_on_this_device,
    b18_no_step_of_a_recovery_is_skipped,
    b18_a_recovery_may_need_an_identity_document,
    b20_the_owner_is_notified_on_every_verified_channel,
    b20_the_owner_is_notified_when_another_device_adds_a_passkey,
    a_recovery_of_a_pending_account_verifies_its_address,
    support_starts_a_recovery,
);

const PASSWORD: &str = "a long password";
const NEW: &str = "another long password";

/// A browser in which the code of a recovery was right.
async fn recovering<'a>(app: &'a App, login_id: &str, messages: usize) -> Browser<'a> {
    let mut browser = app.browser();
    assert_eq!(
        browser.post("/recover", &[("loginId", login_id)]).await.header("location"),
        "/code"
    );
    let answer = browser.type_code(&newest_message(app, login_id, messages).await).await;
    assert_eq!(answer.header("location"), "/recover/new", "{answer:?}");
    browser
}

async fn a_password_is_reset_with_a_code(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut elsewhere = app.browser();
    elsewhere.post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    for (end_others, still_in) in [(None, true), (Some(("endOthers", "1")), false)] {
        app.server.clock.advance(Duration::from_secs(3_600));
        let sent = messages_so_far(&app, ALICE).await;
        let mut browser = recovering(&app, ALICE, sent + 1).await;
        let page = browser.get("/recover/new").await.body;
        assert!(
            page.contains("name=\"endOthers\"") && page.contains("checked"),
            "offered, and on by default"
        );
        for (password, words) in [("short", "at least 8"), ("", "Create a passkey")] {
            let answer = browser.post("/recover/new", &[("password", password)]).await;
            assert!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains(words),
                "{}",
                answer.body
            );
        }
        let form: Vec<_> = [("password", NEW)].into_iter().chain(end_others).collect();
        let answer = browser.post("/recover/new", &form).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account"));
        assert!(browser.is_logged_in().await && browser.flow.is_none());
        assert_eq!(elsewhere.is_logged_in().await, still_in);
        let told = newest_message(&app, ALICE, sent + 2).await;
        assert!(told.subject.contains("password") && told.text.contains("/recover"), "{told:?}");
    }
    let login = async |password| {
        app.browser().post("/login", &[("loginId", ALICE), ("password", password)]).await.status
    };
    assert_eq!(
        (login(PASSWORD).await, login(NEW).await),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER)
    );
}

async fn a_recovery_adds_a_passkey_on_this_device(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (sdk, mut phone) = (sdk(&app), person(&app, ALICE).await);
    let mut browser = recovering(&app, ALICE, 1).await;
    let mut laptop = sdk.device();
    let bobs = sdk.register(&mut sdk.device(), "bob@example.com").await;
    let refused = browser.post("/recover/new", &[("ownIdData", &bobs)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a passkey for another user");
    let data = sdk.register(&mut laptop, ALICE).await;
    assert_eq!(
        browser.post("/recover/new", &[("ownIdData", &data)]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(browser.is_logged_in().await);
    assert!(newest_message(&app, ALICE, 2).await.subject.contains("passkey"));
    for device in [&mut phone, &mut laptop] {
        for login_id in [None, Some(ALICE)] {
            assert_eq!(sdk.log_in(device, login_id).await.status, StatusCode::OK);
        }
    }
    // An account without any passkey gets its first one this way.
    app.account("carol@example.com", Some(PASSWORD), None).await;
    let mut browser = recovering(&app, "carol@example.com", 1).await;
    let mut tablet = sdk.device();
    let data = sdk.register(&mut tablet, "carol@example.com").await;
    assert_eq!(
        browser.post("/recover/new", &[("ownIdData", &data)]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(sdk.log_in(&mut tablet, None).await.json()["loginId"], "carol@example.com");
}

async fn b18_no_step_of_a_recovery_is_skipped(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let form = [("password", NEW), ("skip", "1")];
    let mut stranger = app.browser();
    let mut asked = app.browser();
    asked.post("/recover", &[("loginId", ALICE)]).await;
    let sent = newest_message(&app, ALICE, 1).await;
    // A code for another purpose is not valid for a recovery.
    app.server.clock.advance(Duration::from_secs(1));
    let mut login = app.browser();
    login.post("/login/code", &[("loginId", ALICE)]).await;
    let before = login.flow.clone();
    login.type_code(&newest_message(&app, ALICE, 2).await).await;
    login.flow = before;
    for browser in [&mut stranger, &mut asked, &mut login] {
        assert_eq!(browser.get("/recover/new").await.header("location"), "/recover");
        assert_eq!(browser.post("/recover/new", &form).await.header("location"), "/recover");
    }
    let (old, answer) = (asked.flow.clone(), asked.type_code(&sent).await);
    assert_eq!(answer.header("location"), "/recover/new");
    assert!(!asked.is_logged_in().await, "not before the last step");
    assert_ne!(asked.flow, old, "a new secret for the steps that follow");
    stranger.flow = old;
    assert_eq!(stranger.get("/recover/new").await.header("location"), "/recover");

    let secret = asked.flow.clone();
    assert_eq!(
        asked.post("/recover/new", &[("password", NEW)]).await.header("location"),
        "/account"
    );
    stranger.flow = secret;
    assert_eq!(
        stranger.post("/recover/new", &[("password", PASSWORD)]).await.header("location"),
        "/recover",
        "once"
    );
    newest_message(&app, ALICE, 3).await;
    let mut late = recovering(&app, ALICE, 4).await;
    app.server.clock.advance(Duration::from_secs(900));
    assert_eq!(
        late.post("/recover/new", &form).await.header("location"),
        "/recover",
        "within 15 minutes"
    );
}

async fn b18_a_recovery_may_need_an_identity_document(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_RECOVERY_REQUIRES_ID_DOCUMENT", "true")]).await;
    app.person(USER, &anna()).await;
    // A document that was shown before does not count.
    assert_eq!(app.verify("PASSPORT", passport()).await.status, StatusCode::NO_CONTENT);
    app.server.clock.advance(Duration::from_secs(1));
    let mut browser = recovering(&app, USER, 1).await;
    for answer in [
        browser.get("/recover/new").await,
        browser.post("/recover/new", &[("password", NEW)]).await,
    ] {
        assert!(
            answer.body.contains("Your identity document")
                && !answer.body.contains("action=\"/recover/new\""),
            "{}",
            answer.body
        );
        assert!(answer.body.contains("/dev/id-document?"), "on this machine");
    }
    app.server.clock.advance(Duration::from_secs(1));
    assert_eq!(app.verify("PASSPORT", passport()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(
        browser.post("/recover/new", &[("password", NEW)]).await.header("location"),
        "/account"
    );
}

async fn b20_the_owner_is_notified_on_every_verified_channel(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let address = |kind, value: &str, verified: bool| Address {
        kind,
        value: value.to_owned(),
        verified_at: verified.then(|| app.now()),
    };
    let addresses = vec![
        address(AddressKind::Email, "alice@work.example", true),
        address(AddressKind::Phone, "+14155552671", true),
        address(AddressKind::Email, "old@example.com", false),
    ];
    let patch =
        accounts::AccountPatch { addresses: Some(addresses), ..accounts::AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
    let mut browser = recovering(&app, ALICE, 1).await;
    assert_eq!(browser.post("/recover/new", &[("skip", "1")]).await.header("location"), "/account");
    assert!(newest_message(&app, ALICE, 2).await.subject.contains("was recovered"));
    for channel in ["alice@work.example", "+14155552671"] {
        let ReceivedMessage { text, .. } = newest_message(&app, channel, 1).await;
        assert!(
            text.contains("with a code") && text.contains(&format!("{}/recover", app.origin())),
            "{text}"
        );
    }
    assert!(received_messages(&app, "old@example.com").await.is_empty());
}

async fn b20_the_owner_is_notified_when_another_device_adds_a_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (sdk, mut phone) = (sdk(&app), person(&app, ALICE).await);
    let (ceremony_id, options) = sdk.start("recover", None).await;
    let proof =
        json!({ "ceremonyId": ceremony_id, "credential": phone.get(&options).await.unwrap() });
    let (ceremony_id, options) =
        crate::tests::support::sdk::begun(&sdk.post("recover/verify", &proof).await);
    let created = sdk.device().create(&options).await;
    assert_eq!(sdk.finish("recover", &ceremony_id, &created).await.status, StatusCode::OK);
    assert!(newest_message(&app, ALICE, 1).await.subject.contains("passkey was added"));
}

async fn a_recovery_of_a_pending_account_verifies_its_address(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.browser().post("/register", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    newest_message(&app, ALICE, 1).await;
    app.server.clock.advance(Duration::from_secs(1));
    let mut browser = recovering(&app, ALICE, 2).await;
    assert_eq!(
        browser.post("/recover/new", &[("password", NEW)]).await.header("location"),
        "/account"
    );
    let login = [("loginId", ALICE), ("password", NEW)];
    assert_eq!(app.browser().post("/login", &login).await.status, StatusCode::SEE_OTHER);
}

async fn support_starts_a_recovery(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("the keys of another platform")).await;
    for (login_id, role) in [(ADMIN, "admin"), ("support@example.com", "support")] {
        app.account(login_id, None, None).await;
        grant(&app, login_id, role).await;
    }
    let mut support = with_passkey(&app, "support@example.com").await;
    let (page, admins) = (page_of(&app, ALICE).await, page_of(&app, ADMIN).await);
    assert!(support.get(&page).await.body.contains("/recovery\""));
    let started = support.post(&format!("{page}/recovery"), &[]).await;
    assert_eq!(started.header("location"), format!("{page}?saved=recovery"));
    assert!(support.get(started.header("location")).await.body.contains("Recovery link sent"));
    assert_eq!(
        support.post(&format!("{admins}/recovery"), &[]).await.status,
        StatusCode::FORBIDDEN
    );

    // Any browser will do: the requester need not be the reader of the mail.
    let (sent, mut browser) = (newest_message(&app, ALICE, 1).await, app.browser());
    assert!(sent.text.contains("for help") && !sent.text.contains('#'), "{sent:?}");
    // The mail may have waited for its server.
    app.server.clock.advance(Duration::from_hours(47));
    let path = sent.link();
    assert!(browser.get(&path).await.body.contains("Get back into your account"));
    let secret = path.rsplit('/').next().unwrap();
    assert_eq!(browser.post("/code", &[("link", secret)]).await.header("location"), "/recover/new");
    let mut device = sdk(&app).device();
    let data = sdk(&app).register(&mut device, ALICE).await;
    assert_eq!(
        browser.post("/recover/new", &[("ownIdData", &data)]).await.header("location"),
        "/account"
    );
    assert_eq!(
        own_id_data(&app, ALICE).await,
        data,
        "what another platform wrote is of no use here"
    );
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::OK);
    assert_eq!(
        app.browser().post("/code", &[("link", secret)]).await.status,
        StatusCode::NOT_FOUND,
        "once"
    );
}
