//! One login id in all its spellings, at every entry point.

use std::process::ExitCode;

use reqwest::StatusCode;
use serde_json::json;

use super::{
    imports::{details, found, lines, path, write},
    login_id_table::{Spelling, email_addresses, phone_numbers},
};
use crate::{
    domain::LoginId,
    service::accounts,
    tests::{
        messages::send_requests::outbox,
        operations::command_line::run,
        support::{
            admin::ApiClient,
            harness::{App, TestDatabase, id, on_both},
            sdk::sdk,
        },
    },
};

on_both!(
    u05_every_entry_point_agrees_on_phone_numbers,
    u06_every_entry_point_agrees_on_addresses,
    u05_pages_read_a_number_beside_its_country,
    u05_every_entry_point_explains_an_invalid_login_id,
    p06_a_signed_sms_is_accepted_by_the_form_of_its_number,
    a10_an_address_that_begins_with_a_plus_sign_is_never_a_phone,
);

const PASSWORD: &str = "correct horse battery staple";

/// Approximate number of spellings of each table that are tried at the entry points.
const SAMPLE: usize = 250;

async fn u05_every_entry_point_agrees_on_phone_numbers(database: TestDatabase) {
    let table =
        phone_numbers().into_iter().filter(|spelling| spelling.country.is_empty()).collect();
    Box::pin(doors(database, table)).await;
}

async fn u06_every_entry_point_agrees_on_addresses(database: TestDatabase) {
    Box::pin(doors(database, email_addresses())).await;
}

// The handwritten ones are at the end, and all of them are used.
fn sample(table: Vec<Spelling>) -> Vec<Spelling> {
    let (generated, by_hand) = (table.len().saturating_sub(90), table.len());
    let step = (generated / (SAMPLE - 90)).max(1);
    table
        .into_iter()
        .enumerate()
        .filter(|(at, _)| at % step == 0 || (generated..by_hand).contains(at))
        .map(|(_, row)| row)
        .collect()
}

async fn doors(database: TestDatabase, table: Vec<Spelling>) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let (good, bad): (Vec<_>, Vec<_>) = sample(table).into_iter().partition(Spelling::is_login_id);

    import(&app, &good, &bad).await;
    for spelling in &good {
        let by_callback =
            app.call("getOwnIDDataByLoginId", &json!({ "loginId": spelling.typed })).await;
        assert_eq!(by_callback.status, StatusCode::NO_CONTENT, "{spelling:?}");
        let made = root.post("/accounts", &json!({ "loginId": spelling.typed })).await;
        assert_eq!(made.status, StatusCode::CONFLICT, "the import made it: {spelling:?} {made:?}");
        let found = found(&app, None, Some(&spelling.typed)).await;
        assert!(found.contains(&spelling.want), "{spelling:?} finds {found:?}");
    }
    for spelling in &bad {
        let made = root.post("/accounts", &json!({ "loginId": spelling.typed })).await;
        assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY, "{spelling:?} {made:?}");
        let member = if spelling.typed.contains('@') { "emails" } else { "phones" };
        let body = json!({
            "loginId": "other@example.com", member: [{ "value": spelling.typed, "verified": true }],
        });
        let made = root.post("/accounts", &body).await;
        assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY, "{spelling:?} {made:?}");
    }
}

/// Imports the spellings, half of the valid ones from each file format: those become accounts, and
/// all others are reported.
async fn import(app: &App, good: &[Spelling], bad: &[Spelling]) {
    let row = |spelling: &Spelling| json!({ "loginId": spelling.typed }).to_string();
    let cell = |spelling: &Spelling| format!("\"{}\"", spelling.typed.replace('"', "\"\""));
    let (first, second) = good.split_at(good.len() / 2);
    let jsonl: Vec<_> = first.iter().chain(bad).map(row).collect();
    let csv: Vec<_> =
        ["loginId".to_owned()].into_iter().chain(second.iter().chain(bad).map(cell)).collect();
    for (name, rows) in [("spellings.jsonl", jsonl), ("spellings.csv", csv)] {
        let (file, problems) =
            (write(app, name, &rows.join("\n")), path(app, &format!("{name}.problems")));
        run(app, &["import", &file, "--problems", &problems]).await;
        let told = lines(&problems);
        let refused = told.iter().filter(|told| told["code"] != "login_id_taken").count();
        assert_eq!(refused, bad.len(), "{name}: {told:#?}");
    }
    for spelling in good {
        let account =
            accounts::by_login_id(&app.server, &LoginId::from_database(spelling.want.clone()))
                .await;
        assert!(account.is_ok(), "{spelling:?}");
    }
}

async fn u05_pages_read_a_number_beside_its_country(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_VERIFY_LOGIN_ID", "false")]).await;
    for (country, typed, want) in [
        ("BY", "8 (029) 491-19-11", "+375294911911"),
        ("AR", "011 15-2345-6789", "+5491123456789"),
        ("LT", "8 612 34567", "+37061234567"),
        ("BR", "0 41 11 96123-4567", "+5511961234567"),
        ("RU", "8 (812) 123-45-67", "+78121234567"),
        ("US", "0049 30 901820", "+4930901820"),
        // A corrected country is used, and a plus sign takes precedence over it.
        ("DE", "0171 1234567", "+491711234567"),
        ("FR", "+49 (0)171 1234568", "+491711234568"),
    ] {
        let form = [("loginId", typed), ("country", country), ("password", PASSWORD)];
        let answer = app.browser().post("/register", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{typed} {answer:?}");
        assert_eq!(details(&app, want).await.login_id.as_str(), want);
        let mut browser = app.browser();
        assert_eq!(browser.post("/login", &form).await.status, StatusCode::SEE_OTHER, "{typed}");
        assert!(browser.get("/account").await.body.contains(want), "{typed}");
        let asked = json!({
            "appId": app.server.config.ownid.app_id, "loginId": typed, "country": country,
        });
        assert_eq!(sdk(&app).post("login/start", &asked).await.status, StatusCode::OK, "{typed}");
        let asked = sdk(&app).post("register/start", &asked).await;
        assert_eq!(asked.json()["publicKey"]["user"]["name"], want, "{typed}");
        let mut browser = app.browser();
        browser.post("/login/code", &form).await;
        assert!(browser.get("/code").await.body.contains(want), "{typed}");
        app.server.clock.advance(std::time::Duration::from_secs(3_600));
    }
}

async fn u05_every_entry_point_explains_an_invalid_login_id(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_VERIFY_LOGIN_ID", "false")]).await;
    let root = ApiClient::root(&app).await;
    for (typed, words, detail) in [
        ("+49 30 901820 ext. 12", "without an extension", "extension"),
        ("+1-800-FLOWERS", "without letters", "letters"),
        ("+15551234567", "phone number doesn’t exist", "existing"),
        ("\"john doe\"@example.com", "quotation marks", "quoted name"),
        ("user@exam_ple.com", "isn’t a valid domain", "domain"),
        ("nothing", "Enter an email address", "country code"),
    ] {
        let page =
            app.browser().post("/register", &[("loginId", typed), ("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(page.body.contains(words), "{typed}: {}", page.body);
        let asked = json!({ "appId": app.server.config.ownid.app_id, "loginId": typed });
        assert_ne!(
            sdk(&app).post("register/start", &asked).await.status,
            StatusCode::OK,
            "{typed}"
        );
        let answer = root.post("/accounts", &json!({ "loginId": typed })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(detail), "{typed}: {answer:?}");
        assert_eq!(run(&app, &["account", "create", typed]).await, ExitCode::from(1), "{typed}");
        app.server.clock.advance(std::time::Duration::from_secs(3_600));
    }
}

async fn p06_a_signed_sms_is_accepted_by_the_form_of_its_number(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (typed, to) in [
        ("+1234567890", "+12•••90"),
        ("+15551234567", "+15•••67"),
        ("+491", "+49•••91"),
        ("+49 (0)30 901820", "+49•••20"),
    ] {
        app.server.clock.advance(std::time::Duration::from_millis(1));
        let body =
            json!({ "phoneNumber": typed, "messageText": "Your code is 112233", "code": "112233" });
        let answer = app.call("sendSms", &body).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{typed} {answer:?}");
        assert_eq!(outbox(&app).await[0].recipient, to, "{typed}");
    }
    for typed in [
        "1234567890",
        "+0123456789",
        "+1234567890123456",
        "+1-800-FLOWERS",
        "+tag@example.com",
        "+",
    ] {
        let body =
            json!({ "phoneNumber": typed, "messageText": "Your code is 112233", "code": "112233" });
        let answer = app.call("sendSms", &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed} {answer:?}");
        assert_eq!(answer.json()["pointer"], "/phoneNumber");
    }
}

async fn a10_an_address_that_begins_with_a_plus_sign_is_never_a_phone(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (root, address) = (ApiClient::root(&app).await, "+tag@example.com");
    let made = root.post("/accounts", &json!({ "loginId": address })).await.json();
    assert_eq!(
        (made["emails"][0]["value"].as_str(), made["phones"].as_array().map(Vec::len)),
        (Some(address), Some(0))
    );

    let wrong =
        json!({ "loginId": "a@example.com", "phones": [{ "value": address, "verified": true }] });
    assert_eq!(root.post("/accounts", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right =
        json!({ "loginId": "a@example.com", "emails": [{ "value": address, "verified": true }] });
    assert_eq!(root.post("/accounts", &right).await.status, StatusCode::CREATED);

    let file = write(
        &app,
        "a.jsonl",
        &json!({ "loginId": "b@example.com", "emails": [{ "value": address }] }).to_string(),
    );
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);
    assert_eq!(details(&app, "b@example.com").await.addresses[0].kind.as_str(), "email");

    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", address)]).await;
    assert!(browser.get("/code").await.body.contains("inbox") || !id(address).is_phone());
    crate::tests::support::mailbox::newest_message(&app, address, 1).await;
}
