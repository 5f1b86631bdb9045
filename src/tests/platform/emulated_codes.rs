//! One-time codes that the local platform sends for a site with a back end of its own.

use reqwest::StatusCode;
use serde_json::json;

use crate::tests::support::{
    harness::{Answer, App, TestDatabase, on_both},
    mailbox::newest_message,
    sdk::{ALICE, BOB, Sdk, refusal},
    site::Site,
};

on_both!(
    a_code_logs_in_and_only_its_owner_learns_whether_there_is_an_account,
    a_wrong_code_is_counted_and_a_code_works_once,
    codes_are_not_for_the_pages_of_this_server_s_own_back_end
);

async fn ask_code(sdk: &Sdk<'_>, app: &App, login_id: &str) -> Answer {
    sdk.post("code/start", &json!({ "appId": app.server.config.ownid.app_id, "loginId": login_id }))
        .await
}

async fn type_code(sdk: &Sdk<'_>, asked: &Answer, code: &str) -> Answer {
    sdk.post("code/finish", &json!({ "ceremonyId": asked.json()["ceremonyId"], "code": code }))
        .await
}

async fn a_code_logs_in_and_only_its_owner_learns_whether_there_is_an_account(
    database: TestDatabase,
) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    let (known, unknown) =
        (ask_code(&sdk, &app, "Alice@Example.com").await, ask_code(&sdk, &app, BOB).await);
    for (asked, login_id) in [(&known, ALICE), (&unknown, BOB)] {
        assert_eq!((asked.status, &asked.json()["loginId"]), (StatusCode::OK, &json!(login_id)));
    }
    let answer = type_code(&sdk, &known, &site.code_for(ALICE).await).await;
    assert_eq!(answer.json()["token"], json!({ "jwt": "shop-session", "user": ALICE }));
    let answer = type_code(&sdk, &unknown, &site.code_for(BOB).await).await;
    assert_eq!(refusal(&answer), (404, "user_unknown".to_owned()));
    assert_eq!(
        refusal(&ask_code(&sdk, &app, "nobody").await),
        (422, "login_id_invalid".to_owned())
    );
    let script = app.client.get(app.url(&format!("/sdk/{}", app.server.config.ownid.app_id)));
    assert!(
        Answer::of(script.send().await.unwrap())
            .await
            .body
            .contains("const CONFIG = {\"codes\":true,")
    );
}

async fn a_wrong_code_is_counted_and_a_code_works_once(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    let asked = ask_code(&sdk, &app, ALICE).await;
    let code = site.code_for(ALICE).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(refusal(&type_code(&sdk, &asked, wrong).await), (422, "code_wrong".to_owned()));
    assert_eq!(type_code(&sdk, &asked, &code).await.status, StatusCode::OK);
    assert_eq!(
        refusal(&type_code(&sdk, &asked, &code).await),
        (410, "ceremony_unknown".to_owned())
    );

    let asked = ask_code(&sdk, &app, ALICE).await;
    for _ in 0..5 {
        assert_eq!(
            refusal(&type_code(&sdk, &asked, "00-00-00").await),
            (422, "code_wrong".to_owned())
        );
    }
    assert_eq!(refusal(&type_code(&sdk, &asked, "000000").await), (410, "code_over".to_owned()));
    let again = json!({ "ceremonyId": asked.json()["ceremonyId"] });
    assert_eq!(
        sdk.post("code/again", &again).await.json()["sent"],
        false,
        "five wrong codes are enough"
    );
    let asked = ask_code(&sdk, &app, ALICE).await;
    let again = json!({ "ceremonyId": asked.json()["ceremonyId"], "language": "de" });
    let sent = async || sdk.post("code/again", &again).await.json()["sent"].clone();
    for _ in 0..4 {
        assert_eq!(sent().await, true);
    }
    assert_eq!(sent().await, false, "a flow sends five messages");
}

async fn codes_are_not_for_the_pages_of_this_server_s_own_back_end(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some("correct horse"), None).await;
    let sdk = Sdk::at(&app, &app.origin());
    assert_eq!(ask_code(&sdk, &app, ALICE).await.status, StatusCode::NOT_FOUND);
    // Nor can the flow of our own page be finished here.
    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    let flow = browser.flow.as_deref().and_then(|cookie| cookie.split_once('=')).unwrap().1;
    let finish = json!({ "ceremonyId": flow, "code": newest_message(&app, ALICE, 1).await.code() });
    assert_eq!(
        refusal(&sdk.post("code/finish", &finish).await),
        (410, "ceremony_unknown".to_owned())
    );
    let script = app.client.get(app.url(&format!("/sdk/{}", app.server.config.ownid.app_id)));
    assert!(
        Answer::of(script.send().await.unwrap())
            .await
            .body
            .contains("const CONFIG = {\"codes\":false,")
    );
}
