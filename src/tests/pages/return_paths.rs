//! Ways back after a login: their length is that of the encoded path, and what is too long is said.

use reqwest::StatusCode;

use crate::tests::support::{
    forward_auth::{PERSON, ProxiedBrowser, WIKI, person, with_applications},
    harness::{TestDatabase, on_both},
};

on_both!(
    a_way_back_that_is_too_long_is_refused_before_the_login,
    a_long_address_behind_a_proxy_survives_the_login_or_becomes_the_start_page,
    the_choice_of_a_language_keeps_a_long_way_back,
);

/// A query that is longer encoded: each `,` takes three bytes.
fn commas(count: usize) -> String {
    format!("/?q={}", ",".repeat(count))
}

fn with_next(path: &str, next: &str) -> String {
    let query =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    format!("{path}?{query}")
}

async fn a_way_back_that_is_too_long_is_refused_before_the_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    // Letters that are not ASCII take six bytes in the path, although two in this text.
    let (long, short) = ("/\u{e9}".repeat(400), "/\u{e9}".repeat(200));
    for page in ["/login", "/register", "/recover", "/login/code"] {
        let refused = browser.get(&with_next(page, &long)).await;
        assert_eq!(refused.status, StatusCode::URI_TOO_LONG, "{page}: {refused:?}");
        assert!(refused.body.contains("This address is too long"), "{}", refused.body);
        assert_eq!(browser.get(&with_next(page, &short)).await.status, StatusCode::OK, "{page}");
        let foreign = with_next(page, &format!("//evil.example/{long}"));
        assert_eq!(browser.get(&foreign).await.status, StatusCode::OK, "{page}: as no way back");
    }
}

async fn a_long_address_behind_a_proxy_survives_the_login_or_becomes_the_start_page(
    database: TestDatabase,
) {
    let app = with_applications(database).await;
    for (uri, survives) in [(commas(500), true), (commas(1_000), false)] {
        let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
        let mut own = app.browser();
        let asked = at_wiki.open(&uri).await;
        let path = asked.header("location").strip_prefix(&app.origin()).unwrap().to_owned();
        let to_login = own.get(&path).await.header("location").to_owned();
        assert_eq!(own.get(&to_login).await.status, StatusCode::OK, "{to_login}");
        let url = url::Url::parse(&format!("http://localhost{to_login}")).unwrap();
        let next = url.query_pairs().find(|(name, _)| name == "next").unwrap().1.into_owned();
        assert!(next.len() <= 2_048, "{}", next.len());

        let form = [("loginId", PERSON), ("password", "a long password"), ("next", &next)];
        assert_eq!(own.post("/login", &form).await.status, StatusCode::SEE_OTHER);
        let mut own = person(&app).await;
        let wanted = if survives { uri.as_str() } else { "/" };
        let callback = at_wiki.ticket(&uri, &mut own).await;
        let begun = at_wiki.open(&callback).await;
        assert_eq!(begun.header("location"), format!("{WIKI}{wanted}"));
    }
}

async fn the_choice_of_a_language_keeps_a_long_way_back(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    let here = with_next("/login", &format!("/account?q={}", "%2C".repeat(650)));
    assert!(here.len() > 2_048 && browser.get(&here).await.status == StatusCode::OK);
    let chosen = browser.post("/language", &[("language", "de"), ("next", &here)]).await;
    assert_eq!(chosen.header("location"), here);
}
