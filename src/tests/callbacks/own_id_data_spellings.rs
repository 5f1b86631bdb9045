//! Registration at this server with `ownIdData` in the various forms that pages send.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use reqwest::StatusCode;
use serde_json::json;

use crate::tests::support::{
    harness::{TestDatabase, on_both},
    sdk::{BOB, own_id_data, sdk},
};

on_both!(
    p10_a_registration_in_any_spelling_logs_in,
    p10_a_registration_that_could_never_log_in_is_refused
);

/// Encodes a payload and its data as a site sends them.
type Spell = fn(&str, &str) -> String;

async fn p10_a_registration_in_any_spelling_logs_in(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_VERIFY_LOGIN_ID", "false")]).await;
    let sdk = sdk(&app);
    let spellings: [Spell; 6] = [
        |payload, _| BASE64_STANDARD.encode(format!("[{payload}]")),
        |_, data| BASE64_STANDARD.encode(json!([data]).to_string()),
        |payload, _| BASE64_URL_SAFE_NO_PAD.encode(format!("[{payload}]")),
        |payload, _| payload.to_owned(),
        |payload, _| url::form_urlencoded::byte_serialize(payload.as_bytes()).collect(),
        |_, data| data.to_owned(),
    ];
    for (n, spell) in spellings.into_iter().enumerate() {
        let login_id = format!("user{n}@example.com");
        let mut device = sdk.device();
        let data = sdk.register(&mut device, &login_id).await;
        let payload = json!({ "error": null, "data": data, "loginId": login_id }).to_string();
        let form = [("loginId", login_id.as_str()), ("ownIdData", &spell(&payload, &data))];
        assert_eq!(
            app.browser().post("/register", &form).await.status,
            StatusCode::SEE_OTHER,
            "{n}"
        );
        assert!(own_id_data(&app, &login_id).await.starts_with("{\"v\":1,"), "{n}: stored plainly");
        assert_eq!(sdk.log_in(&mut device, Some(&login_id)).await.status, StatusCode::OK, "{n}");
    }
}

async fn p10_a_registration_that_could_never_log_in_is_refused(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_VERIFY_LOGIN_ID", "false")]).await;
    let data = sdk(&app).register(&mut sdk(&app).device(), "alice@example.com").await;
    let other = BASE64_STANDARD.encode(json!([{ "error": null, "data": data }]).to_string());
    let cut = BASE64_STANDARD.encode(&json!([data]).to_string()[..40]);
    for spelled in [other.as_str(), cut.as_str(), "W10=", "bm90aGluZw==", "[object Object]"] {
        let form = [("loginId", BOB), ("ownIdData", spelled)];
        assert_eq!(
            app.browser().post("/register", &form).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{spelled}"
        );
    }
}
