//! Logout tokens on their way: to receivers that are down, that refuse, or that have moved.

use std::time::Duration;

use serde_json::json;

use super::{
    backchannel_logout::{TAKEN, Told, deliver_logouts, logouts},
    logged_in, with_person,
};
use crate::{
    domain::message::MessageState,
    service::{applications, callbacks::messages, caller::Caller},
    tests::support::{
        forward_auth::configure,
        harness::{TestDatabase, on_both},
        peers::{HttpProvider, Reply},
    },
};

on_both!(
    b54_a_receiver_that_is_down_gets_it_later,
    a_refused_logout_is_listed_and_can_be_sent_again,
    a_logout_goes_to_the_address_of_now,
);

async fn b54_a_receiver_that_is_down_gets_it_later(database: TestDatabase) {
    let app = with_person(database).await;
    let down = [Reply::Reset, Reply::Answer(503, "", ""), Reply::Answer(429, "", "")];
    let told = Told::new(&app, "Wiki", down.into_iter().chain([TAKEN])).await;
    let up = Told::new(&app, "Shop", [TAKEN]).await;
    let mut browser = logged_in(&app).await;
    told.party.tokens(&mut browser, "openid").await;
    up.party.tokens(&mut browser, "openid").await;
    browser.post("/logout", &[]).await;

    for attempt in 1..=3 {
        deliver_logouts(&app).await;
        assert_eq!(told.receiver.seen().len(), attempt);
        let row = logouts(&app).await.into_iter().find(|row| row.recipient == "wiki").unwrap();
        assert_eq!(row.state, MessageState::Queued, "{row:?}");
        app.server.clock.advance(Duration::from_secs(60));
    }
    deliver_logouts(&app).await;
    assert_eq!(up.receiver.seen().len(), 1);
    assert!(logouts(&app).await.iter().all(|row| row.state == MessageState::Sent));

    // Every attempt has a token that lives.
    let seen = told.receiver.seen();
    let claims = told.claims(seen.last().unwrap()).await;
    assert!(claims["exp"].as_i64().unwrap() * 1_000 > app.now().as_millis());
}

async fn a_refused_logout_is_listed_and_can_be_sent_again(database: TestDatabase) {
    let app = with_person(database).await;
    let told = Told::new(&app, "Wiki", [Reply::Answer(400, "", ""), TAKEN]).await;
    let mut browser = logged_in(&app).await;
    told.party.tokens(&mut browser, "openid").await;
    browser.post("/logout", &[]).await;
    deliver_logouts(&app).await;

    let failed = messages::list(&app.server, Some(MessageState::Failed), 10).await.unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(
        (failed[0].reason.as_deref(), failed[0].recipient.as_str()),
        (Some("http_400"), "wiki")
    );
    assert!(messages::retry(&app.server, failed[0].id).await.unwrap());
    deliver_logouts(&app).await;
    assert_eq!(told.receiver.seen().len(), 2);
    assert_eq!(logouts(&app).await[0].state, MessageState::Sent);
}

async fn a_logout_goes_to_the_address_of_now(database: TestDatabase) {
    let app = with_person(database).await;
    let (moved, gone) =
        (Told::new(&app, "Moved", [TAKEN]).await, Told::new(&app, "Gone", [TAKEN]).await);
    let mut browser = logged_in(&app).await;
    moved.party.tokens(&mut browser, "openid").await;
    gone.party.tokens(&mut browser, "openid").await;
    browser.post("/logout", &[]).await;

    let new = HttpProvider::start([TAKEN]).await;
    let address = json!({ "backchannelLogoutUri": format!("http://{}/new", new.address) });
    configure(&app, "moved", &address).await;
    let caller = Caller::command_line();
    let id = gone.party.id.clone().try_into().unwrap();
    applications::delete(&app.server, &caller, &id, 1).await.unwrap();
    deliver_logouts(&app).await;

    assert_eq!(new.seen().len(), 1);
    assert!(moved.receiver.seen().is_empty() && gone.receiver.seen().is_empty());
    let rows = logouts(&app).await;
    let failed = rows.iter().find(|row| row.recipient == "gone").unwrap();
    assert_eq!(failed.reason.as_deref(), Some("no_application"));
}
