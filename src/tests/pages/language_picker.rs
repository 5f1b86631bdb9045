//! The language switch at the foot of every page, in every state of the page (`docs/regressions.md`
//! u12).

use reqwest::{Method, StatusCode, header};

use super::forms;
use crate::tests::support::{
    administrators::{grant, with_passkey},
    harness::{Answer, Browser, TestDatabase, on_both},
};

on_both!(
    u12_a_form_shown_again_keeps_its_values,
    u12_the_choice_leads_to_a_page_from_every_answer,
    u12_a_refusal_leads_back_to_the_page_of_the_form,
);

/// Path to which the page's language switch leads; `None` without one.
fn comes_back_to(answer: &Answer) -> Option<String> {
    let picker = answer.body.split("action=\"/language\"").nth(1)?;
    let field = picker.split("name=\"next\"").nth(1)?;
    let value = field.split('>').next()?.split("value=\"").nth(1)?.split('"').next()?;
    Some(html_escape::decode_html_entities(value).into_owned())
}

async fn choose(browser: &mut Browser<'_>, page: &Answer) -> Answer {
    let here = comes_back_to(page).unwrap_or_else(|| panic!("no picker: {page:?}"));
    let chosen = browser.post("/language", &[("language", "de"), ("next", &here)]).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{here}: {chosen:?}");
    let set = chosen.headers.get_all(header::SET_COOKIE).iter().filter_map(|set| set.to_str().ok());
    let kept =
        set.filter_map(|set| set.split(';').next()).find(|pair| *pair == "vestibule-language=de");
    let kept = kept.unwrap_or_else(|| panic!("{here}: {chosen:?}"));
    let request =
        browser.request(Method::GET, chosen.header("location")).header(header::ACCEPT, "text/html");
    browser.send(request.header(header::COOKIE, kept)).await
}

async fn u12_a_form_shown_again_keeps_its_values(database: TestDatabase) {
    let app = database.start(&[]).await;
    let next = "/account?tab=1&x=%26";
    for path in ["/login", "/login/code", "/register", "/recover", "/recover/code"] {
        let form =
            [("loginId", "x"), ("password", "y"), ("code", "z"), ("next", next), ("country", "DE")];
        let mut browser = app.browser();
        let refused = browser.post(path, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {refused:?}");
        let german = choose(&mut browser, &refused).await;
        assert_eq!(german.status, StatusCode::OK, "{path}: {german:?}");
        assert!(german.body.contains("<html lang=\"de\""), "{path}");
        assert!(
            german.body.contains("name=\"next\" value=\"/account?tab=1&amp;x=%26\""),
            "{path}: {}",
            german.body
        );
        let chosen = german
            .body
            .split("<option")
            .find(|option| option.contains("selected"))
            .unwrap_or_default();
        assert!(chosen.contains("value=\"DE\""), "{path}: {chosen}");
    }
    app.account("user@example.com", Some("a long password"), None).await;
    let mut browser = crate::tests::login::sessions::log_in(&app, "user@example.com").await;
    let form = [
        ("loginId", "user@example.com"),
        ("password", "wrong one"),
        ("again", "1"),
        ("next", "/account/security"),
    ];
    let refused = browser.post("/login", &form).await;
    let german = choose(&mut browser, &refused).await;
    assert!(
        german.status == StatusCode::OK && german.body.contains("name=\"again\""),
        "{german:?}"
    );
}

async fn u12_the_choice_leads_to_a_page_from_every_answer(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("admin@example.com", Some("a long password"), Some("keys")).await;
    grant(&app, "admin@example.com", "admin").await;
    let mut pickers = 0;
    for path in forms::posted(&app) {
        let path =
            path.replace("{id}", "01890000-0000-7000-8000-000000000000").replace("{token}", "x");
        for whose in [None, Some(("whose", "x"))] {
            let mut admin = with_passkey(&app, "admin@example.com").await;
            let fields: Vec<_> =
                [("password", "short"), ("act", "set")].into_iter().chain(whose).collect();
            let answer = admin.post(&path, &fields).await;
            if comes_back_to(&answer).is_none() {
                continue;
            }
            pickers += 1;
            let shown = choose(&mut admin, &answer).await;
            assert_ne!(
                shown.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{path} leads to {:?}",
                comes_back_to(&answer)
            );
        }
    }
    assert!(pickers > 30, "{pickers}");
}

async fn u12_a_refusal_leads_back_to_the_page_of_the_form(database: TestDatabase) {
    let app = database.start(&[]).await;
    let here = "/login?next=/account/security&country=DE";
    for (referrer, expected) in [
        (format!("{}{here}", app.origin()), here),
        (format!("{}/code/new", app.origin()), "/login"),
        ("https://elsewhere.example/login?next=/x".to_owned(), "/login"),
        ("nonsense".to_owned(), "/login"),
    ] {
        let browser = app.browser();
        let request = browser.request(Method::POST, "/login").header(header::ACCEPT, "text/html");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let refused =
            app.browser().send(request.header(header::REFERER, &referrer).body("nothing=1")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(comes_back_to(&refused).as_deref(), Some(expected), "{referrer}");
    }
}
