//! Clocks that are set back, and clocks that differ.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    service::accounts::details,
    tests::support::{
        harness::{App, TestDatabase, id, on_both, text},
        sdk::{ALICE, own_id_data, person, refusal, sdk},
    },
};

on_both!(
    s09_a_removed_passkey_is_gone_when_the_clock_was_set_back,
    s09_a_change_that_was_not_stored_is_not_a_success,
    s09_limits_do_not_grow_when_the_clock_is_set_back,
    s09_a_lease_from_the_future_blocks_no_worker,
    p15_a_set_may_be_two_seconds_older_than_the_last_one,
    p15_no_request_is_applied_twice_within_the_tolerance,
    p15_many_requests_within_two_seconds_end_the_tolerance,
    p15_waiting_requests_are_decided_one_by_one,
);

const SET: &str = "setOwnIDDataByLoginId";
const PASSWORD: &str = "a long password";

async fn remove_first_passkey(app: &App) -> (StatusCode, String) {
    let mut browser = app.browser();
    browser.post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    let (_, options) = sdk(app).start("login", Some(ALICE)).await;
    let form = [("id", text(&options["allowCredentials"][0]["id"])), ("act", "remove".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/account/security/passkeys", &form).await;
    (answer.status, answer.header("location").to_owned())
}

/// A user with a passkey and a password.
async fn with_both(app: &App) -> crate::tests::support::authenticator::Device {
    let device = person(app, ALICE).await;
    let account = crate::service::accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let password = crate::domain::Password::choose(PASSWORD, 8).unwrap();
    let caller = crate::service::caller::Caller::command_line();
    crate::service::accounts::me::set_password(&app.server, &caller, account.id, password, None)
        .await
        .unwrap();
    device
}

async fn s09_a_removed_passkey_is_gone_when_the_clock_was_set_back(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut device = with_both(&app).await;
    assert_eq!(
        sdk(&app).log_in(&mut device, None).await.status,
        StatusCode::OK,
        "it was written now"
    );
    app.server.clock.set_back(Duration::from_secs(600));
    let (status, location) = remove_first_passkey(&app).await;
    assert_eq!(
        (status, location.as_str()),
        (StatusCode::SEE_OTHER, "/account/security?done=removed")
    );
    assert!(own_id_data(&app, ALICE).await.contains("\"passkeys\":[]"));
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::UNAUTHORIZED);
    // The cloud's requests do not follow a clock that was set back.
    let late = json!({ "loginId": ALICE, "ownIdData": "late" });
    let ahead = app.now().plus(Duration::from_secs(601));
    assert_eq!(app.call_at(SET, &late, ahead).await.status, StatusCode::UNAUTHORIZED);
}

async fn s09_a_change_that_was_not_stored_is_not_a_success(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut device = with_both(&app).await;
    // Another node, whose clock is right, wrote last; this node's clock was set back, and it does
    // not know of that write.
    let kept = own_id_data(&app, ALICE).await;
    app.server.clock.advance(Duration::from_secs(600));
    assert_eq!(
        app.call(SET, &json!({ "loginId": ALICE, "ownIdData": kept })).await.status,
        StatusCode::NO_CONTENT
    );
    app.server.clock.set_back(Duration::from_secs(1_200));
    let (status, location) = remove_first_passkey(&app).await;
    assert_eq!((status, location.as_str()), (StatusCode::SERVICE_UNAVAILABLE, ""));
    assert_eq!(own_id_data(&app, ALICE).await, kept);
    let account = crate::service::accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let listed = details::own(&app.server, account.id).await.unwrap();
    assert_eq!(listed.login_id.as_str(), ALICE);
    assert_eq!(
        sdk(&app).log_in(&mut device, None).await.status,
        StatusCode::OK,
        "the day of a login can wait"
    );
    let counting = sdk(&app).log_in_forged(&device, |forgery| forgery.counter = 7).await;
    assert_eq!(refusal(&counting), (503, "change_not_kept".to_owned()), "its count cannot");
}

async fn s09_limits_do_not_grow_when_the_clock_is_set_back(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "3")]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let wrong = async || {
        app.browser().post("/login", &[("loginId", ALICE), ("password", "a wrong password")]).await
    };
    for _ in 0..3 {
        assert_eq!(wrong().await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    app.server.clock.set_back(Duration::from_secs(86_400));
    let refused = wrong().await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!(wait <= 200, "{wait} seconds");
    app.server.clock.advance(Duration::from_secs(wait));
    assert_eq!(wrong().await.status, StatusCode::UNPROCESSABLE_ENTITY, "the wait was true");
}

async fn s09_a_lease_from_the_future_blocks_no_worker(database: TestDatabase) {
    let app = database.start(&[]).await;
    let job = crate::domain::time_ordered_id::first(app.now());
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "insert into job (id, kind, actor, address, filter, search, reached, total, done, skipped,
                          failed, problems, created_at,
                          lease_until)
         values ($1, 'disable', $4, '', '', '', $4, 0, 0, 0, 0, '[]', $2, $3)",
    ).bind(job).bind(app.now()).bind(app.now().plus(Duration::from_secs(86_400)))
        .bind(uuid::Uuid::nil()).execute(pool).await.map(drop))
    .unwrap();
    let (runner, until) = (uuid::Uuid::nil(), app.now().plus(Duration::from_secs(60)));
    let claimed = crate::store::admin::jobs::claim(&app.server.db, runner, app.now(), until).await;
    assert!(claimed.unwrap().is_some(), "its runner died with the old time");
}

/// The response's status, and the data stored after it.
async fn set(app: &App, data: &str, at: crate::domain::Timestamp) -> (StatusCode, String) {
    let body = json!({ "loginId": ALICE, "ownIdData": data });
    let status = app.call_at(SET, &body, at).await.status;
    (status, own_id_data(app, ALICE).await)
}

fn kept(data: &str) -> (StatusCode, String) {
    (StatusCode::NO_CONTENT, data.to_owned())
}

async fn p15_a_set_may_be_two_seconds_older_than_the_last_one(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, None).await;
    let at = app.now();
    let before = |millis| at.minus(Duration::from_millis(millis));
    assert_eq!(set(&app, "first", at).await, kept("first"));
    assert_eq!(set(&app, "of the other host", before(300)).await, kept("of the other host"));
    assert_eq!(set(&app, "of the same moment", at).await, kept("of the same moment"));
    assert_eq!(set(&app, "just in time", before(1_999)).await, kept("just in time"));
    assert_eq!(set(&app, "too late", before(2_000)).await, kept("just in time"));
    assert_eq!(set(&app, "much too late", before(30_000)).await, kept("just in time"));
    // A late request does not move the limit.
    assert_eq!(set(&app, "too late still", before(3_000)).await, kept("just in time"));
    assert_eq!(set(&app, "next", at.plus(Duration::from_millis(1))).await, kept("next"));
}

async fn p15_no_request_is_applied_twice_within_the_tolerance(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, None).await;
    let at = |millis| app.now().plus(Duration::from_millis(millis));
    for (data, millis) in [("a", 0), ("b", 500), ("c", 200), ("d", 1_900)] {
        assert_eq!(set(&app, data, at(millis)).await, kept(data));
    }
    for (data, millis) in [("a", 0), ("b", 500), ("c", 200), ("d", 1_900)] {
        assert_eq!(set(&app, data, at(millis)).await, kept("d"), "{data} came before");
    }
    // Once more, beyond the time for which any of them is remembered.
    assert_eq!(set(&app, "e", at(4_000)).await, kept("e"));
    for (data, millis) in [("a", 0), ("b", 500), ("c", 200), ("d", 1_900), ("e", 4_000)] {
        assert_eq!(set(&app, data, at(millis)).await, kept("e"), "{data} came before");
    }
    // An administrator's change is not a request, and revives none.
    let body = json!({ "loginId": ALICE, "ownIdData": "f" });
    app.server.clock.advance(Duration::from_millis(4_100));
    assert_eq!(app.call(SET, &body).await.status, StatusCode::NO_CONTENT);
    let f = app.now();
    app.server.clock.advance(Duration::from_millis(100));
    let account = crate::service::accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let mut tx = app.server.db.begin().await.unwrap();
    let data = crate::domain::OwnIdData::parse("of an administrator".to_owned()).unwrap();
    let data = app.server.credentials.read(&id(ALICE), data);
    crate::store::accounts::changes::set_secrets(&mut tx, account.id, None, Some(&data), app.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(set(&app, "f", f).await, kept("of an administrator"));
}

async fn p15_many_requests_within_two_seconds_end_the_tolerance(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, None).await;
    let at = |millis| app.now().plus(Duration::from_millis(millis));
    for n in 0..40_u64 {
        assert_eq!(
            set(&app, &format!("number {n}"), at(10 * n)).await,
            kept(&format!("number {n}"))
        );
    }
    // They cannot all be remembered, so no older one is accepted, new or not.
    assert_eq!(set(&app, "new", at(389)).await, kept("number 39"));
    for n in 0..40_u64 {
        assert_eq!(set(&app, &format!("number {n}"), at(10 * n)).await, kept("number 39"));
    }
    assert_eq!(set(&app, "later", at(391)).await, kept("later"));
    assert_eq!(set(&app, "later by far", at(5_000)).await, kept("later by far"));
    assert_eq!(set(&app, "of the other host", at(4_000)).await, kept("of the other host"));
    for n in 0..40_u64 {
        assert_eq!(set(&app, &format!("number {n}"), at(10 * n)).await, kept("of the other host"));
    }
}

async fn p15_waiting_requests_are_decided_one_by_one(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, None).await;
    let at = |millis| app.now().plus(Duration::from_millis(millis));
    let bodies: Vec<(Value, u64)> = (0..12)
        .map(|n| {
            (
                json!({ "loginId": ALICE, "ownIdData": BASE64_STANDARD.encode([n; 40]) }),
                u64::from(n) * 100,
            )
        })
        .collect();
    // The responses to some were lost, and the cloud sends them again together with new ones.
    for _ in 0..3 {
        let sent =
            bodies.iter().chain(&bodies).map(|(body, millis)| app.call_at(SET, body, at(*millis)));
        assert!(join_all(sent).await.iter().all(|answer| answer.status == StatusCode::NO_CONTENT));
    }
    let last = own_id_data(&app, ALICE).await;
    for (body, millis) in &bodies {
        assert_eq!(app.call_at(SET, body, at(*millis)).await.status, StatusCode::NO_CONTENT);
        assert_eq!(own_id_data(&app, ALICE).await, last, "all of them came before");
    }
    // A replay together with a new request neither blocks the new one nor is accepted itself.
    let (old, new) = (&bodies[11], json!({ "loginId": ALICE, "ownIdData": "new" }));
    join_all([app.call_at(SET, &old.0, at(old.1)), app.call_at(SET, &new, at(1_050))]).await;
    assert_eq!(own_id_data(&app, ALICE).await, "new");
}
