//! The way of a person from an application to the login and back.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    domain::credentials::jws,
    service::{accounts, oauth::signing_keys},
    tests::support::{
        admin::ApiClient,
        administrators::grant,
        forward_auth::{PERSON, ProxiedBrowser, WIKI, enter, person, with_applications},
        harness::{TestDatabase, id, on_both},
    },
};

on_both!(
    a_person_logs_in_and_comes_back_to_the_page,
    the_application_learns_who_is_logged_in,
    a_name_beyond_ascii_is_encoded,
    after_a_form_a_page_leads_on,
    logins_in_two_tabs_both_arrive,
    an_assertion_is_signed_anew_after_half_a_minute,
    a_use_is_recorded_once_a_minute
);

async fn a_person_logs_in_and_comes_back_to_the_page(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), app.browser());
    let wanted = "/pages/1?q=a%20b&next=//x";

    let asked = at_wiki.open(wanted).await;
    assert_eq!((asked.status.as_u16(), asked.header("cache-control")), (302, "no-store"));
    let binding = asked.cookie("__Host-vestibule-app-binding");
    assert!(binding.ends_with("; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax; Secure"));

    let to_login = enter(&app, &mut own, asked.header("location")).await;
    assert_eq!(to_login.status, 303);
    let login = format!("{}{}", app.origin(), to_login.header("location"));
    let login = url::Url::parse(&login).unwrap();
    let (_, next) = login.query_pairs().find(|(name, _)| name == "next").unwrap();
    assert_eq!(login.path(), "/login");

    app.server.clock.advance(Duration::from_millis(1));
    let token = app.token(PERSON).await;
    let logged_in = own.post("/session", &[("token", &token), ("next", &next)]).await;
    assert_eq!((logged_in.status.as_u16(), logged_in.header("location")), (303, &*next));

    let entered = enter(&app, &mut own, &format!("{}{next}", app.origin())).await;
    let callback = entered.header("location").strip_prefix(WIKI).unwrap().to_owned();
    assert!(callback.starts_with("/.vestibule/callback?ticket="), "{callback}");

    let begun = at_wiki.open(&callback).await;
    assert_eq!(begun.header("location"), format!("{WIKI}{wanted}"));
    let cookie = begun.cookie("__Host-vestibule-app");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");

    let opened = at_wiki.open(wanted).await;
    assert_eq!((opened.status.as_u16(), opened.header("remote-user")), (200, PERSON));
    assert_eq!(at_wiki.fetch("POST", "/api").await.status, 200);
}

async fn the_application_learns_who_is_logged_in(database: TestDatabase) {
    let app = with_applications(database).await;
    for role in ["editor", "reader"] {
        grant(&app, PERSON, role).await;
    }
    let opened = ProxiedBrowser::new(&app, WIKI).enter("/", &mut person(&app).await).await;

    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap().id.to_string();
    for (name, value) in [
        ("remote-user", PERSON),
        ("remote-account", &account),
        ("remote-name", ""),
        ("remote-email", PERSON),
        ("remote-roles", "reader"),
        ("remote-groups", "reader"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(opened.header(name), value, "{name}");
    }

    let keys = signing_keys::published(&app.server).await.unwrap();
    let assertion = opened.header("vestibule-assertion");
    let claims: Value = jws::verify(assertion, keys.verifiers()).expect("a valid signature");
    let now = app.now().as_millis() / 1_000;
    assert_eq!(
        (&claims["iss"], &claims["aud"], &claims["sub"], &claims["acr"]),
        (&json!(app.origin()), &json!(WIKI), &json!(account), &json!("urn:vestibule:acr:passkey"))
    );
    assert_eq!((&claims["iat"], &claims["exp"]), (&json!(now), &json!(now + 60)));
    assert!(claims["sid"].is_string() && claims["auth_time"].is_i64(), "{claims}");
    assert!(claims["amr"].as_array().is_some_and(|amr| !amr.is_empty()), "{claims}");
}

async fn a_name_beyond_ascii_is_encoded(database: TestDatabase) {
    let app = with_applications(database).await;
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", account.id);
    let name = json!({"profile": {"firstName": "Zo\u{eb}", "lastName": "O'Hara"}});
    let version = root.get(&path).await.header("etag").to_owned();
    let changed = root.change(Method::PATCH, &path, &version, &name).await;
    assert_eq!(changed.status, 200, "{changed:?}");

    let opened = ProxiedBrowser::new(&app, WIKI).enter("/", &mut person(&app).await).await;
    assert_eq!(opened.header("remote-name"), "UTF-8''Zo%C3%AB%20O%27Hara");
}

async fn after_a_form_a_page_leads_on(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);
    let asked = at_wiki.open("/a").await;
    let path = asked.header("location").strip_prefix(&app.origin()).unwrap().to_owned();

    // A form's policy would stop a redirect to another origin.
    let page = own.get(&path).await;
    assert_eq!(page.status, 200);
    let callback = page.header("refresh").strip_prefix(&format!("0; url={WIKI}")).unwrap();
    assert!(page.body.contains(callback), "the page has a link, too");
    let callback = callback.to_owned();
    assert_eq!(at_wiki.open(&callback).await.header("location"), format!("{WIKI}/a"));
}

async fn logins_in_two_tabs_both_arrive(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);

    let first = at_wiki.ticket("/1", &mut own).await;
    let second = at_wiki.ticket("/2", &mut own).await;
    assert_eq!(at_wiki.open(&second).await.header("location"), format!("{WIKI}/2"));
    assert_eq!(at_wiki.open(&first).await.header("location"), format!("{WIKI}/1"));
    assert_eq!(at_wiki.open("/1").await.status, 200);

    // An address that is opened once more leads to the start page.
    assert_eq!(at_wiki.open(&first).await.header("location"), format!("{WIKI}/"));
}

async fn an_assertion_is_signed_anew_after_half_a_minute(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
    let first = at_wiki.enter("/", &mut person(&app).await).await;
    let assertion = first.header("vestibule-assertion");

    app.server.clock.advance(Duration::from_secs(29));
    let same = at_wiki.open("/").await;
    assert_eq!(same.header("vestibule-assertion"), assertion);
    app.server.clock.advance(Duration::from_secs(1));
    let other = at_wiki.open("/").await;
    assert_ne!(other.header("vestibule-assertion"), assertion);

    // A change of the account is seen at once.
    grant(&app, PERSON, "editor").await;
    assert_eq!(at_wiki.open("/").await.header("remote-roles"), "editor");
}

async fn a_use_is_recorded_once_a_minute(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut own = person(&app).await;
    let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
    at_wiki.enter("/", &mut own).await;
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap().id;
    let last_seen = async || {
        let sessions = crate::service::login::sessions::list(&app.server, account).await.unwrap();
        sessions[0].last_seen_at
    };

    let begun = last_seen().await;
    app.server.clock.advance(Duration::from_secs(50));
    assert_eq!(at_wiki.open("/").await.status, 200);
    assert_eq!(last_seen().await, begun);
    app.server.clock.advance(Duration::from_secs(10));
    assert_eq!(at_wiki.open("/").await.status, 200);
    assert_eq!(last_seen().await, app.now());
}
