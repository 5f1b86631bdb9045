//! Approximate places of logins. The file is the one that `MaxMind` tests with, from version 4.8.1
//! of its `GeoIP2` API for Python (Apache-2.0).

use std::fs;

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use super::settings::mistakes;
use crate::tests::support::{
    admin::ApiClient,
    administrators::{ADMIN, grant, page_of, with_passkey},
    harness::{App, Browser, TestDatabase, new_folder, on_both},
    mailbox::new_browser_messages,
    sdk::{ALICE, person},
};

on_both!(
    users_see_the_approximate_place_of_a_login,
    the_mail_about_a_new_browser_says_where_in_its_language,
    without_a_geoip_file_no_place_is_shown,
);

const FILE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/support/data/GeoIP2-City-Test.mmdb");
const LONDON: &str = "81.2.69.160";
const WORDS: &str = "correct horse battery";

async fn start(database: TestDatabase, file: Option<&'static str>) -> App {
    let proxies = ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1");
    let file = file.map(|path| ("VESTIBULE_GEOIP_FILE", path));
    database.start(&[Some(proxies), file].into_iter().flatten().collect::<Vec<_>>()).await
}

async fn log_in<'a>(app: &'a App, from: &str, language: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let form =
        format!("loginId={}&password={}", ALICE.replace('@', "%40"), WORDS.replace(' ', "+"));
    let request =
        browser.request(Method::POST, "/login").header("x-forwarded-for", from).body(form);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.header(header::ACCEPT_LANGUAGE, language)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    browser
}

async fn users_see_the_approximate_place_of_a_login(database: TestDatabase) {
    let app = start(database, Some(FILE)).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut browser = log_in(&app, LONDON, "en").await;
    assert!(browser.get("/account").await.body.contains("London, United Kingdom"));
    for (language, words) in [
        ("ja", "ロンドン, イギリス"),
        ("pt-PT", "Londres, Reino Unido"),
        ("tr", "London, United Kingdom"),
    ] {
        let page = browser
            .send(
                browser.request(Method::GET, "/account").header(header::ACCEPT_LANGUAGE, language),
            )
            .await;
        assert!(page.body.contains(words), "{language}: {}", page.body);
    }
    let list = browser.send(browser.request(Method::GET, "/api/account/sessions")).await.json();
    assert_eq!(list["items"][0]["place"], "London, United Kingdom");

    let root = ApiClient::root(&app).await;
    let id = root.get("/accounts?q=alice%40").await.json()["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let seen = root.get(&format!("/accounts/{id}/sessions")).await.json();
    assert_eq!(
        (&seen["items"][0]["place"], &seen["items"][0]["address"]),
        (&json!("London, United Kingdom"), &json!(LONDON))
    );
    let _device = person(&app, ADMIN).await;
    grant(&app, ADMIN, "admin").await;
    let shown = with_passkey(&app, ADMIN).await.get(&page_of(&app, ALICE).await).await.body;
    assert!(shown.contains("81.2.69.160 · London, United Kingdom"), "{shown}");
}

async fn the_mail_about_a_new_browser_says_where_in_its_language(database: TestDatabase) {
    let app = start(database, Some(FILE)).await;
    app.account(ALICE, Some(WORDS), None).await;
    log_in(&app, LONDON, "de").await;
    let told = new_browser_messages(&app, ALICE, 1).await.remove(0);
    assert!(told.text.contains("Ungefährer Ort: London, Vereinigtes Königreich"), "{told:?}");
    // An address that is in no database.
    log_in(&app, "192.0.2.7", "de").await;
    let told = new_browser_messages(&app, ALICE, 2).await.remove(0);
    assert!(!told.text.contains("Ungefährer Ort"), "{told:?}");
}

async fn without_a_geoip_file_no_place_is_shown(database: TestDatabase) {
    let app = start(database, None).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut browser = log_in(&app, LONDON, "en").await;
    assert!(!browser.get("/account").await.body.contains("London"));
    let list = browser.send(browser.request(Method::GET, "/api/account/sessions")).await.json();
    assert_eq!(
        (&list["items"][0]["place"], &list["items"][0]["address"]),
        (&json!(null), &json!(LONDON))
    );
    assert!(!new_browser_messages(&app, ALICE, 1).await[0].text.contains("London"));
}

#[test]
fn a_geoip_file_is_checked_at_the_start() {
    let folder = new_folder();
    let path = folder.join("file.mmdb").display().to_string();
    let with = |path: &str| mistakes(&[("VESTIBULE_GEOIP_FILE", path)]);
    assert!(with("/nowhere.mmdb").contains("geoip_file: "));
    fs::write(&path, "no database").unwrap();
    assert!(with(&path).contains("geoip_file: "));
    // The same database under the name of another type.
    let mut file = fs::read(FILE).unwrap();
    let at = file.windows(11).rposition(|bytes| bytes == b"GeoIP2-City").unwrap();
    file[at..at + 11].copy_from_slice(b"GeoIP2-Gate");
    fs::write(&path, file).unwrap();
    assert!(with(&path).contains("geoip_file: is of the type GeoIP2-Gate, which has no cities"));
    fs::remove_dir_all(folder).unwrap();
}
