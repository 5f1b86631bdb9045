//! The user's own profile on the account page.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::{
    domain::Status,
    service::{
        accounts::{self, AccountPatch, details},
        caller::Caller,
        schema::{self, SchemaSetMode},
    },
    tests::{
        login::sessions::{log_in, with_user},
        support::{
            harness::{TestDatabase, id, on_both},
            mailbox::newest_message,
        },
    },
};

on_both!(
    a_user_changes_the_fields_that_the_schema_allows,
    a_mistake_keeps_the_typed_values,
    another_users_change_is_not_overwritten,
    a_program_changes_the_fields_that_the_schema_allows_its_user,
    existing_mistakes_do_not_prevent_other_changes,
    u17_forms_with_a_new_password_name_the_account_to_password_managers,
    u20_profile_fields_have_autocomplete_tokens,
    s01_lines_are_returned_as_they_were_typed,
);

async fn a_user_changes_the_fields_that_the_schema_allows(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let page = user.get("/account").await;
    assert!(page.body.contains("Your details") && page.body.contains("name=\"profile.firstName\""));
    assert!(page.body.contains("You can’t change this."), "the date of birth is only shown");
    let form =
        [("version", "1"), ("profile.firstName", "Zoë"), ("profile.dateOfBirth", "2001-01-01")];
    assert_eq!(user.post("/account", &form).await.status, StatusCode::SEE_OTHER);
    let page = user.get("/account?saved=1").await;
    assert!(
        page.body.contains("value=\"Zoë\"") && page.body.contains("Saved."),
        "one's own write is read at once"
    );
    assert!(!page.body.contains("2001-01-01"), "what is only shown is not written");
    let anonymous = app.browser().post("/account", &form).await;
    assert_eq!(anonymous.status, StatusCode::UNAUTHORIZED);
}

async fn a_mistake_keeps_the_typed_values(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let answer =
        user.post("/account", &[("version", "1"), ("profile.locale", "not a language")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("not a language") && answer.body.contains("class=\"mistake\""),
        "{}",
        answer.body
    );
}

async fn another_users_change_is_not_overwritten(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let account = accounts::by_login_id(&app.server, &id("user@example.com")).await.unwrap();
    let patch = AccountPatch { status: Some(Status::Pending), ..AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
    let answer = user.post("/account", &[("version", "1"), ("profile.firstName", "Mine")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("Your details have changed") && answer.body.contains("value=\"Mine\""),
        "{}",
        answer.body
    );
}

async fn a_program_changes_the_fields_that_the_schema_allows_its_user(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let read = user.send(user.request(Method::GET, "/api/account")).await;
    assert_eq!(
        (read.status, read.header("etag"), read.header("cache-control")),
        (StatusCode::OK, "\"1\"", "no-store")
    );
    assert_eq!(read.json()["emails"], json!([{ "value": "user@example.com", "verified": true }]));
    for (body, if_match, expected) in [
        (json!({ "profile": { "firstName": "Zoë" } }), "*", StatusCode::OK),
        (json!({ "profile": { "lastName": "Quiet" } }), "\"1\"", StatusCode::PRECONDITION_FAILED),
        (
            json!({ "profile": { "dateOfBirth": "2001-01-01" } }),
            "*",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (json!({ "profile": { "locale": 7 } }), "*", StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "roles": ["admin"] }), "*", StatusCode::UNPROCESSABLE_ENTITY),
        (json!([]), "*", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let request =
            user.request(Method::PATCH, "/api/account").header("content-type", "application/json");
        let answer = user.send(request.header("if-match", if_match).body(body.to_string())).await;
        assert_eq!(answer.status, expected, "{body} {}", answer.body);
    }
    let read = user.send(user.request(Method::GET, "/api/account")).await.json();
    assert_eq!(read["profile"], json!({ "firstName": "Zoë" }));
    let foreign =
        user.request(Method::PATCH, "/api/account").header("origin", "https://evil.example");
    let foreign = user.send(foreign.header("content-type", "application/json").body("{}")).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "b29");
    let anonymous = app.browser();
    let anonymous = app.browser().send(anonymous.request(Method::GET, "/api/account")).await;
    assert_eq!(anonymous.status, StatusCode::UNAUTHORIZED);
}

async fn existing_mistakes_do_not_prevent_other_changes(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let schema = json!({
        "type": "object", "required": ["city"],
        "properties": {
            "city": { "type": "string" },
            "nickname": { "type": "string", "x-vestibule": { "write": "user" } },
        },
    });
    let schema = (schema.to_string(), None);
    let caller = Caller::command_line();
    schema::set(&app.server, &caller, &schema.0, schema.1, SchemaSetMode::Force).await.unwrap();
    schema::migrate_accounts(&app.server).await.unwrap();
    let account = accounts::by_login_id(&app.server, &id("user@example.com")).await.unwrap();
    let form = [("version", account.version.to_string()), ("profile.nickname", "Zed".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(user.post("/account", &form).await.status, StatusCode::SEE_OTHER);
    let details = details::own(&app.server, account.id).await.unwrap();
    assert!(details.needs_attention, "the administrator still sees it");
    accounts::disable(&app.server, &caller, &id("user@example.com")).await.unwrap();
}

async fn u17_forms_with_a_new_password_name_the_account_to_password_managers(
    database: TestDatabase,
) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let mut recovering = app.browser();
    recovering.post("/recover", &[("loginId", "user@example.com")]).await;
    recovering.type_code(&newest_message(&app, "user@example.com", 1).await).await;
    for page in [user.get("/account/security").await, recovering.get("/recover/new").await] {
        let fields = page.body.split("<input").skip(1).filter_map(|field| field.split('>').next());
        let name = fields.clone().position(|field| {
            let is_seen = !field.contains("type=\"hidden\"") && !field.contains(" hidden");
            is_seen
                && field.contains("autocomplete=\"username\"")
                && field.contains("value=\"user@example.com\"")
        });
        let password =
            fields.clone().position(|field| field.contains("autocomplete=\"new-password\""));
        assert!(name.is_some() && name < password, "{}", page.body);
    }
}

async fn u20_profile_fields_have_autocomplete_tokens(database: TestDatabase) {
    let app = with_user(database).await;
    let text = json!({ "type": "string", "x-vestibule": { "read": "user", "write": "user" } });
    let names = [
        "firstName",
        "family_name",
        "street_address",
        "zip",
        "city",
        "mobile",
        "birthday",
        "shoeSize",
    ];
    let properties: serde_json::Map<_, _> =
        names.iter().map(|name| ((*name).to_owned(), text.clone())).collect();
    crate::tests::support::admin::set_schema(
        &app,
        &json!({ "type": "object", "properties": properties }),
    )
    .await;
    let page = log_in(&app, "user@example.com").await.get("/account").await.body;
    for (name, purpose) in [
        ("firstName", "given-name"),
        ("family_name", "family-name"),
        ("street_address", "street-address"),
        ("zip", "postal-code"),
        ("city", "address-level2"),
        ("mobile", "tel"),
        ("birthday", "bday"),
    ] {
        let field = page
            .split("<input")
            .find(|field| field.contains(&format!("name=\"profile.{name}\"")))
            .unwrap();
        assert!(
            field.split('>').next().unwrap().contains(&format!("autocomplete=\"{purpose}\"")),
            "{name}: {field}"
        );
    }
    let own =
        page.split("<input").find(|field| field.contains("name=\"profile.shoeSize\"")).unwrap();
    assert!(!own.split('>').next().unwrap().contains("autocomplete"), "{own}");
}

async fn s01_lines_are_returned_as_they_were_typed(database: TestDatabase) {
    let app = with_user(database).await;
    let field = json!({
        "type": "string", "x-vestibule": { "read": "user", "write": "user", "widget": "textarea" },
    });
    crate::tests::support::admin::set_schema(
        &app,
        &json!({ "type": "object", "properties": { "about": field } }),
    )
    .await;
    let mut user = log_in(&app, "user@example.com").await;
    let account = accounts::by_login_id(&app.server, &id("user@example.com")).await.unwrap();
    let version = account.version.to_string();
    let saved = user
        .post(
            "/account",
            &[("version", &version), ("profile.about", "\r\n one\r\n</textarea>\r\n")],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{saved:?}");
    let read = user.send(user.request(Method::GET, "/api/account")).await.json();
    assert_eq!(read["profile"]["about"], "\n one\n</textarea>\n");
    let page = user.get("/account").await.body;
    assert!(page.contains(">\n\n one\n&lt;/textarea&gt;\n</textarea>"), "{page}");
}
