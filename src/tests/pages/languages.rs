//! The language of a page: the account's, else the cookie's, else the browser's.

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use crate::{
    service::accounts,
    tests::support::{
        harness::{Answer, App, TestDatabase, id, on_both},
        mailbox::newest_message,
    },
};

on_both!(
    a_browser_is_answered_in_its_language,
    a_choice_at_the_foot_of_the_page_is_stored,
    the_accounts_language_takes_precedence_over_the_browsers,
    mistakes_and_problems_speak_the_language,
    the_button_of_another_site_speaks_every_language,
    u14_mails_say_their_language_and_its_direction,
);

/// The page for a browser that sends these headers.
async fn page(app: &App, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = app.client.get(app.url(path)).header(header::ACCEPT, "text/html");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::of(request.send().await.unwrap()).await
}

fn assert_speaks(answer: &Answer, language: &str, direction: &str, words: &str) {
    let element = format!("<html lang=\"{language}\" dir=\"{direction}\">");
    assert!(answer.body.contains(&element), "{element} in {}", answer.body);
    assert!(answer.body.contains(words), "{words} in {}", answer.body);
    assert_eq!(answer.header("content-language"), language);
    assert_eq!(answer.header("vary"), "accept-language, cookie");
}

async fn a_browser_is_answered_in_its_language(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (accepted, language, direction, words) in [
        (None, "en-US", "ltr", "Log in"),
        (Some("da, tlh;q=0.9"), "en-US", "ltr", "Log in"),
        (Some("da, de-AT;q=0.9, fr;q=0.8"), "de", "ltr", "Anmelden"),
        (Some("ar-EG"), "ar", "rtl", "تسجيل الدخول"),
        (Some("iw"), "he", "rtl", "התחברות"),
        (Some("es-MX"), "es-419", "ltr", "Iniciar sesión"),
        (Some("zh-SG"), "zh-CN", "ltr", "登录"),
        (Some("zh-TW"), "zh-TW", "ltr", "登入"),
        (Some("zh-HK,zh;q=0.9"), "zh-TW", "ltr", "登入"),
    ] {
        let headers: Vec<_> =
            accepted.map(|accepted| ("accept-language", accepted)).into_iter().collect();
        let answer = page(&app, "/login", &headers).await;
        assert_speaks(&answer, language, direction, words);
    }
    let widget = page(&app, "/login", &[("accept-language", "pt-PT")]).await.body;
    assert!(widget.contains("data-language=\"pt_PT\""), "{widget}");
}

async fn a_choice_at_the_foot_of_the_page_is_stored(database: TestDatabase) {
    let app = database.start(&[]).await;
    let here = page(&app, "/login?next=%2Fadmin", &[("accept-language", "de")]).await.body;
    assert!(here.contains("name=\"next\" value=\"/login?next=%2Fadmin\""), "{here}");
    assert!(
        here.contains("<button name=\"language\" value=\"ja\" lang=\"ja\">日本語</button>"),
        "{here}"
    );
    let chosen = app
        .browser()
        .post("/language", &[("language", "ja"), ("next", "/login?next=%2Fadmin")])
        .await;
    assert_eq!(
        (chosen.status, chosen.header("location")),
        (StatusCode::SEE_OTHER, "/login?next=%2Fadmin")
    );
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(cookie, "vestibule-language=ja");
    let kept = page(&app, "/login", &[("accept-language", "de"), ("cookie", &cookie)]).await;
    assert_speaks(&kept, "ja", "ltr", "ログイン");
    // An unknown language is refused, and no choice leads off this site.
    assert_eq!(
        app.browser().post("/language", &[("language", "tlh")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let away =
        app.browser().post("/language", &[("language", "ja"), ("next", "//evil.example")]).await;
    assert_eq!(away.header("location"), "/account");
    assert_eq!(page(&app, "/language", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let unknown =
        page(&app, "/login", &[("accept-language", "de"), ("cookie", "vestibule-language=tlh")])
            .await;
    assert_speaks(&unknown, "de", "ltr", "Anmelden");
}

async fn the_accounts_language_takes_precedence_over_the_browsers(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("a@example.com", Some("correct horse"), None).await;
    let mut browser = app.browser();
    browser.post("/login", &[("loginId", "a@example.com"), ("password", "correct horse")]).await;
    let session = browser.cookie.clone().unwrap();
    let both = format!("{session}; vestibule-language=fr");
    let headers = [("cookie", both.as_str()), ("accept-language", "ja")];
    assert_speaks(&page(&app, "/account", &headers).await, "fr", "ltr", "Votre compte");
    // A logged-in user's choice is stored in the account, too.
    let chosen = browser.post("/language", &[("language", "he"), ("next", "/account")]).await;
    assert_eq!((chosen.status, chosen.header("location")), (StatusCode::SEE_OTHER, "/account"));
    assert_speaks(&page(&app, "/account", &headers).await, "he", "rtl", "החשבון שלך");
    let account = accounts::by_login_id(&app.server, &id("a@example.com")).await.unwrap();
    assert_eq!(account.version, 2);
    browser.post("/account", &[("version", "2"), ("profile.locale", "de-CH")]).await;
    assert_speaks(&page(&app, "/account", &headers).await, "de", "ltr", "Sprache");
    browser.post("/account", &[("version", "3"), ("profile.locale", "")]).await;
    assert_speaks(&page(&app, "/account", &headers).await, "fr", "ltr", "Votre compte");
    // Pages for administrators without texts in a language are entirely in English.
    for (accepted, language, words) in
        [("de", "de", "Posteingang"), ("es-MX", "es-ES", "Bandeja"), ("ja", "en-US", "inbox")]
    {
        let answer = page(&app, "/dev/inbox", &[("accept-language", accepted)]).await;
        assert_speaks(&answer, language, "ltr", words);
    }
    // Programs get codes and English.
    let api = browser
        .send(browser.request(Method::GET, "/api/account").header("accept-language", "de"))
        .await;
    assert_eq!(api.json()["profile"], json!({}));
    assert_eq!(api.header("content-language"), "");
}

async fn mistakes_and_problems_speak_the_language(database: TestDatabase) {
    let app = database.start(&[]).await;
    let browser = app.browser();
    let german = |method: Method, path: &str| {
        let request = browser
            .request(method, path)
            .header("accept-language", "de")
            .header(header::ACCEPT, "text/html");
        request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
    };
    for (method, path, body, status, words) in [
        (Method::POST, "/login", "loginId=x&password=y", 422, "Geben Sie eine E-Mail-Adresse ein"),
        (
            Method::POST,
            "/login",
            "loginId=a%40b.de&password=y",
            422,
            "Diese Anmeldedaten stimmen nicht.",
        ),
        (
            Method::POST,
            "/register",
            "loginId=a%40b.de&password=y",
            422,
            "Verwenden Sie mindestens 8 Zeichen.",
        ),
        (Method::GET, "/nowhere", "", 404, "Seite nicht gefunden"),
        (Method::POST, "/session", "token=x", 401, "Sie sind nicht angemeldet"),
    ] {
        let answer = Answer::of(german(method, path).body(body).send().await.unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_speaks(&answer, "de", "ltr", words);
    }
}

async fn the_button_of_another_site_speaks_every_language(database: TestDatabase) {
    let app = database.start(&[]).await;
    let path = format!("/sdk/{}", app.server.config.ownid.app_id);
    let script = page(&app, &path, &[]).await;
    assert!(script.body.contains("\"login\":\"Log in with a passkey\""), "{}", script.body);
    for (language, words) in [
        ("en_US", "Log in with a passkey"),
        ("de_DE", "Mit Passkey anmelden"),
        ("ja", "パスキーでログイン"),
        ("he", "התחברות עם מפתח גישה"),
        ("tlh", "Log in with a passkey"),
    ] {
        let texts = page(&app, &format!("{path}/{language}"), &[]).await;
        assert_eq!(
            (texts.json()["login"].as_str(), texts.header("access-control-allow-origin")),
            (Some(words), "*")
        );
        let tag = texts.header("etag");
        for known in [tag, "*", &format!("\"other\", {tag}"), tag.trim_start_matches("W/")] {
            let again =
                page(&app, &format!("{path}/{language}"), &[("if-none-match", known)]).await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{known}");
        }
    }
    assert_eq!(page(&app, "/sdk/another/de_DE", &[]).await.status, StatusCode::NOT_FOUND);
}

/// The attributes that mail programs need to set text in its direction.
async fn u14_mails_say_their_language_and_its_direction(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (language, direction) in [("ar", "rtl"), ("he", "rtl"), ("de", "ltr"), ("zh-TW", "ltr")] {
        let login_id = format!("{}@example.com", language.to_lowercase());
        app.account(&login_id, None, Some("keys")).await;
        let request =
            app.browser().request(Method::POST, "/login/code").header("accept-language", language);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        Answer::of(request.body(format!("loginId={login_id}")).send().await.unwrap()).await;
        let mail = newest_message(&app, &login_id, 1).await.text;
        assert!(
            mail.starts_with(&format!("<div lang=\"{language}\" dir=\"{direction}\">")),
            "{mail}"
        );
        assert!(
            mail.trim_end().ends_with("</div>") && mail.contains("<bdi dir=\"ltr\">@localhost #"),
            "{mail}"
        );
        let plain = nanohtml2text::html2text(&mail);
        assert!(plain.trim_end().lines().last().unwrap().starts_with("@localhost #"), "{plain:?}");
    }
}
