//! `prompt=create` (Initiating User Registration via OpenID Connect 1.0).

use std::time::Duration;

use super::{authorization::next_of, logged_in, with_person};
use crate::tests::support::{
    harness::{TestDatabase, on_both},
    mailbox::newest_message,
    relying_party::{RelyingParty, returned},
};

on_both!(prompt_create_leads_to_the_registration, another_login_leads_to_another_registration,);

async fn prompt_create_leads_to_the_registration(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let first = party.verify(&party.tokens(&mut browser, "openid").await["id_token"]).await;
    app.server.clock.advance(Duration::from_secs(5));

    let answer = browser.get(&party.authorize_path(&[("prompt", "create")])).await;
    let next = next_of(&answer, "/register");
    let page = browser.get(answer.header("location")).await;
    assert_eq!(page.status, 200, "{page:?}");
    assert!(page.body.contains("href=\"/login?again=1&amp;next="), "{}", page.body);

    // Without an account, the request does not go on.
    next_of(&browser.get(&next).await, "/register");
    let form = [("loginId", "new@example.com"), ("password", "short"), ("again", "1")];
    let mistaken =
        browser.post("/register", &[&form[..], &[("next", next.as_str())]].concat()).await;
    assert_eq!(mistaken.status, 422);
    assert!(mistaken.body.contains("name=\"again\""), "{}", mistaken.body);

    let form =
        [("loginId", "new@example.com"), ("password", "a long password"), ("next", next.as_str())];
    let registered = browser.post("/register", &form).await;
    assert_eq!(registered.header("location"), "/code", "{registered:?}");
    let code = newest_message(&app, "new@example.com", 1).await.code();
    let verified = browser.post("/code", &[("code", &code)]).await;
    assert_eq!(verified.header("location"), next, "{verified:?}");
    let code = returned(&browser.get(&next).await)["code"].as_str().unwrap().to_owned();
    let claims = party.verify(&party.redeem(&code).await.json()["id_token"]).await;
    assert_ne!(claims["sub"], first["sub"]);
}

async fn another_login_leads_to_another_registration(database: TestDatabase) {
    let app = with_person(database).await;
    let mut browser = logged_in(&app).await;
    let login = browser.get("/login?again=1&next=%2Fdevice").await;
    let link = "/register?again=1&amp;next=/device";
    assert!(login.body.contains(&format!("href=\"{link}\"")), "{}", login.body);
    assert_eq!(browser.get("/register?again=1&next=/device").await.status, 200);
    assert_eq!(browser.get("/register?next=/device").await.header("location"), "/device");
}
