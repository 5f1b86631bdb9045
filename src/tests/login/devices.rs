//! Notifications of the owner about each browser in which an account was not used before.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use crate::{
    domain::{
        AccountId, Address, AddressKind, Timestamp, TokenHash, UsedCredential,
        session::{self, SessionType},
    },
    service::{
        accounts::{self, AccountPatch, ProfilePatch},
        caller::Caller,
        housekeeping,
        login::{devices, sign_in::SignedIn},
    },
    tests::support::{
        harness::{App, Browser, TestDatabase, id, on_both},
        mailbox::{new_browser_messages, newest_message},
        sdk::{ALICE, BOB},
    },
};

on_both!(
    the_owner_is_notified_of_a_new_browser_once,
    the_browser_of_the_registration_is_known,
    a_browser_is_known_to_each_account_by_another_name,
    an_account_without_an_email_address_is_notified_by_sms,
    a_thief_cannot_use_up_the_messages_of_the_owner,
    browsers_are_forgotten_after_a_year,
    every_sent_link_works_when_two_log_in_at_once
);

pub(crate) const WORDS: &str = "correct horse battery";

const FIREFOX: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

pub(crate) async fn log_in(app: &App, browser: &mut Browser<'_>, login_id: &str) {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("loginId", login_id)
        .append_pair("password", WORDS)
        .finish();
    let request =
        browser.request(Method::POST, "/login").header(header::USER_AGENT, FIREFOX).body(form);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.header(header::ORIGIN, app.origin())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    assert!(browser.is_logged_in().await);
    app.server.clock.advance(Duration::from_millis(1));
}

/// A login by password in some browser.
pub(crate) async fn stranger<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    log_in(app, &mut browser, login_id).await;
    browser
}

async fn rows(app: &App) -> Vec<(Vec<u8>, String, Option<String>)> {
    let sql = "select account_id, device_hash, alarm_hash from account_device";
    let rows: Vec<(AccountId, String, Option<String>)> =
        crate::on!(&app.server.db.read, pool => sqlx::query_as(sql).fetch_all(pool).await).unwrap();
    rows.into_iter().map(|(id, device, alarm)| (id.as_bytes().to_vec(), device, alarm)).collect()
}

pub(crate) async fn change(app: &App, login_id: &str, patch: AccountPatch) {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
}

async fn the_owner_is_notified_of_a_new_browser_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let german = json!({ "locale": "de" });
    let profile = Some(ProfilePatch::Merge(german.as_object().unwrap().clone()));
    change(&app, ALICE, AccountPatch { profile, ..AccountPatch::default() }).await;

    let mut browser = stranger(&app, ALICE).await;
    let told = new_browser_messages(&app, ALICE, 1).await.remove(0);
    assert_eq!(told.subject, "Neue Anmeldung bei Ihrem Konto bei localhost");
    let german = app.now().civil().strftime("%Y um %H:").to_string();
    assert!(told.text.contains("Firefox auf Windows") && told.text.contains(&german), "{told:?}");

    // The same browser, after a logout.
    let device = browser.device.clone();
    assert!(device.is_some());
    browser.post("/logout", &[]).await;
    assert_eq!(
        (&browser.cookie, &browser.device),
        (&None, &device),
        "logging out is not forgetting the browser"
    );
    log_in(&app, &mut browser, ALICE).await;
    assert_eq!(browser.device, device);
    new_browser_messages(&app, ALICE, 1).await;

    // Any other browser, and one that sends an invalid cookie.
    let mut planted = app.browser();
    planted.device = Some("vestibule-device=nonsense".to_owned());
    log_in(&app, &mut planted, ALICE).await;
    assert_ne!(planted.device.as_deref(), Some("vestibule-device=nonsense"));
    new_browser_messages(&app, ALICE, 2).await;
    let stored = format!("{:?}", rows(&app).await);
    assert!(
        !stored.contains(device.unwrap().split_once('=').unwrap().1),
        "only a hash is stored: {stored}"
    );
}

async fn the_browser_of_the_registration_is_known(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    assert_eq!(browser.register(&app, ALICE, WORDS).await.status, StatusCode::SEE_OTHER);
    browser.post("/logout", &[]).await;
    log_in(&app, &mut browser, ALICE).await;
    assert_eq!(rows(&app).await.len(), 1);
    stranger(&app, ALICE).await;
    new_browser_messages(&app, ALICE, 1).await;
}

async fn a_browser_is_known_to_each_account_by_another_name(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    for login_id in [ALICE, BOB] {
        app.account(login_id, Some(WORDS), None).await;
        log_in(&app, &mut browser, login_id).await;
    }
    let names = rows(&app).await;
    assert!(names.len() == 2 && names[0].1 != names[1].1, "{names:?}");
    for login_id in [ALICE, BOB] {
        log_in(&app, &mut browser, login_id).await;
        new_browser_messages(&app, login_id, 1).await;
    }
}

async fn an_account_without_an_email_address_is_notified_by_sms(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (first, second) = ("+41446681800", "+41446681801");
    app.account(first, Some(WORDS), None).await;
    let address = |kind, value: &str, verified: bool| Address {
        kind,
        value: value.to_owned(),
        verified_at: verified.then_some(Timestamp::from_millis(1)),
    };
    let unproved = address(AddressKind::Email, BOB, false);
    let patch = |addresses| AccountPatch { addresses: Some(addresses), ..AccountPatch::default() };
    change(&app, first, patch(vec![address(AddressKind::Phone, second, true), unproved])).await;
    stranger(&app, first).await;
    for number in [first, second] {
        let told = new_browser_messages(&app, number, 1).await;
        let text = &told[0].text;
        assert!(text.contains("Firefox") && !text.contains('<'), "{told:?}");
        // The typographic apostrophe would double the price of an SMS.
        assert!(text.contains("wasn't you") && !text.contains('’'), "{told:?}");
    }
    change(
        &app,
        first,
        patch(vec![
            address(AddressKind::Phone, second, true),
            address(AddressKind::Email, BOB, true),
        ]),
    )
    .await;
    stranger(&app, first).await;
    new_browser_messages(&app, BOB, 1).await;
    new_browser_messages(&app, second, 1).await;
}

async fn a_thief_cannot_use_up_the_messages_of_the_owner(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    for _ in 0..8 {
        stranger(&app, ALICE).await;
    }
    new_browser_messages(&app, ALICE, 3).await;
    assert_eq!(rows(&app).await.len(), 3, "a browser that was not reported is not known");
    let mut owner = app.browser();
    owner.post("/recover", &[("loginId", ALICE)]).await;
    newest_message(&app, ALICE, 1).await;
    app.server.clock.advance(Duration::from_secs(20 * 60));
    stranger(&app, ALICE).await;
    assert_eq!(rows(&app).await.len(), 4, "later there is room for one more");
}

async fn browsers_are_forgotten_after_a_year(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut kept = stranger(&app, ALICE).await;
    let half = Duration::from_secs(183 * 24 * 60 * 60);
    stranger(&app, ALICE).await;
    app.server.clock.advance(half);
    log_in(&app, &mut kept, ALICE).await;
    app.server.clock.advance(half);
    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(rows(&app).await.len(), 1);
    app.delete(ALICE).await;
    assert_eq!(rows(&app).await.len(), 0, "they go with the account");
}

async fn every_sent_link_works_when_two_log_in_at_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let signed_in = SignedIn {
        account_id: accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap().id,
        session_type: SessionType::Browser,
        method: session::AuthMethod::Password,
        is_first: false,
        ways: vec![UsedCredential::Password],
    };
    let device = TokenHash::of(b"a browser");
    let note = async || devices::record_login(&app.server, &signed_in, &device).await.unwrap();

    // The second login arrives while the message of the first is being written.
    let alarms = [note().await, note().await];
    let sent: Vec<_> = alarms.into_iter().flatten().collect();
    for alarm in &sent {
        devices::record_notification(&app.server, alarm, true).await.unwrap();
    }
    assert!(!sent.is_empty());
    for alarm in &sent {
        assert!(devices::may_disown(&app.server, alarm).await.unwrap(), "a dead link was sent");
    }
    devices::disown(&app.server, &sent[0], [127, 0, 0, 1].into()).await.unwrap().unwrap();

    // The message of the first could not be sent, or its server died: the next login notifies the
    // owner.
    let first = note().await.unwrap();
    devices::record_notification(&app.server, &first, false).await.unwrap();
    note().await.expect("no notification was sent");
    app.server.clock.advance(Duration::from_secs(61));
    let late = note().await.expect("no notification was sent");
    devices::record_notification(&app.server, &late, true).await.unwrap();
    assert!(devices::may_disown(&app.server, &late).await.unwrap());
    assert!(note().await.is_none());
}
