//! Codes as keyboards, mail programs and messages provide them.

use reqwest::StatusCode;
use serde_json::json;

use crate::tests::support::{
    harness::{App, Browser, TestDatabase, on_both, text},
    mailbox::{messages_so_far, newest_message},
    sdk::{ALICE, Sdk},
    site::Site,
};

on_both!(
    u03_a_right_code_is_right_however_it_is_typed,
    u03_a_malformed_code_does_not_count_as_a_wrong_one,
    u03_other_sites_type_codes_as_people_do,
    u03_recovery_codes_are_read_from_every_keyboard,
    u03_messages_carry_the_code_alone,
);

const PASSWORD: &str = "a long password";

async fn ask<'a>(app: &'a App, login_id: &str) -> (Browser<'a>, String) {
    app.server.clock.advance(std::time::Duration::from_secs(3_600));
    let (mut browser, sent) = (app.browser(), messages_so_far(app, login_id).await);
    browser.post("/login/code", &[("loginId", login_id)]).await;
    (browser, newest_message(app, login_id, sent + 1).await.code())
}

/// The code in the digits whose zero this is.
fn in_digits(code: &str, zero: char) -> String {
    let digit = |c: char| {
        c.to_digit(10).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c)
    };
    code.chars().map(digit).collect()
}

/// The code in every way in which users are known to type or paste one.
fn spellings(code: &str) -> Vec<String> {
    let (front, back) = code.split_at(code.len() / 2);
    let around =
        ["\u{2069}", "\u{200e}", "\u{200b}", "\u{feff}", "\u{202c}", "\u{ad}", ".", "\u{a0}", "\n"];
    let between =
        ["-", "–", "\u{2011}", "\u{2212}", " ", ".", "·", "\u{202f}", "\u{200b}", "\u{2060}"];
    let zeros = ['٠', '۰', '०', '๐', '０', '০', '᠐'];
    let around = around.iter().map(|mark| format!("{mark}{code}{mark}"));
    let between = between.iter().map(|mark| format!("{front}{mark}{back}"));
    let digits = zeros.iter().map(|zero| in_digits(code, *zero));
    around.chain(between).chain(digits).chain([format!("\u{2068}{code}\u{2069}.")]).collect()
}

async fn u03_a_right_code_is_right_however_it_is_typed(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    for n in 0..spellings("123456").len() {
        let (mut browser, code) = ask(&app, ALICE).await;
        let typed = &spellings(&code)[n];
        let answer = browser.post("/code", &[("code", typed)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{typed:?}");
    }
}

async fn u03_a_malformed_code_does_not_count_as_a_wrong_one(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let (mut browser, code) = ask(&app, ALICE).await;
    for n in 0..30 {
        let typed = ["12345", "1234567", "", "hunter2", "\u{2069}", "١٢٣٤٥"][n % 6];
        let answer = browser.post("/code", &[("code", typed)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{n} {typed}");
        assert!(answer.body.contains("six digits from the message"), "{}", answer.body);
    }
    assert_eq!(browser.post("/code", &[("code", &code)]).await.status, StatusCode::SEE_OTHER);
}

async fn u03_other_sites_type_codes_as_people_do(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    let begun = sdk.post("code/start", &body).await;
    let right = site.code_for(ALICE).await;
    let ceremony = text(&begun.json()["ceremonyId"]);
    let finish = async |code: &str| {
        let answer =
            sdk.post("code/finish", &json!({ "ceremonyId": ceremony, "code": code })).await;
        answer.json()["code"].as_str().map(str::to_owned)
    };
    for _ in 0..10 {
        assert_eq!(finish("12345").await.as_deref(), Some("code_malformed"));
    }
    assert_eq!(finish("۰۰۰-۰۰۰").await.as_deref(), Some("code_wrong"), "it was read");
    assert_eq!(finish(&format!("\u{2068}{}\u{2069}", in_digits(&right, '۰'))).await, None);
}

async fn u03_recovery_codes_are_read_from_every_keyboard(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = app.browser();
    browser.post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    let page = browser.post("/account/recovery-codes", &[]).await.body;
    let codes: Vec<String> =
        page.split("<code>").skip(1).filter_map(|rest| rest.get(..19).map(str::to_owned)).collect();
    assert_eq!(codes.len(), 10, "{page}");
    for _ in 0..30 {
        let form = [("loginId", ALICE), ("code", "1234-5678")];
        let answer = app.browser().post("/recover/code", &form).await;
        assert!(answer.body.contains("sixteen letters and digits"), "{}", answer.body);
    }
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|n: usize| codes[n].as_str());
    for typed in [
        in_digits(first, '٠'),
        format!("\u{2068}{second}\u{2069}"),
        third.replace('-', "\u{2011}"),
        in_digits(&fourth.replace('-', " . "), '０').to_uppercase(),
    ] {
        let answer =
            app.browser().post("/recover/code", &[("loginId", ALICE), ("code", &typed)]).await;
        assert_eq!(answer.header("location"), "/recover/new", "{typed:?}");
    }
}

async fn u03_messages_carry_the_code_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (login_id, language) in
        [(ALICE, "ar"), ("+14155552671", "ar"), ("bob@example.com", "he"), ("+14155552672", "he")]
    {
        let request = app
            .browser()
            .request(reqwest::Method::POST, "/register")
            .header("accept-language", language);
        let request =
            request.header("origin", app.origin()).header("sec-fetch-site", "same-origin");
        let form = [("loginId", login_id), ("password", PASSWORD)];
        assert_eq!(request.form(&form).send().await.unwrap().status(), StatusCode::SEE_OTHER);
        let sent = newest_message(&app, login_id, 1).await;
        let code = sent.code();
        for mark in ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}'] {
            for near in
                [format!("{mark}{code}"), format!("{code}{mark}"), format!("{code}</b>{mark}")]
            {
                assert!(!sent.text.contains(&near), "{near:?} in {:?}", sent.text);
            }
        }
    }
}
