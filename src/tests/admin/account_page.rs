//! Addresses, sessions and passkeys on an account's page; the overview, the settings and the
//! schema's form.

use reqwest::StatusCode;
use serde_json::json;

use crate::{
    config::setting_names::SETTINGS,
    service::{admin::login_counters, housekeeping},
    tests::{
        messages::send_requests::email,
        support::{
            administrators::{ADMIN, administrator, cloud, grant, page_of, with_passkey},
            documents::passport,
            harness::{TestDatabase, on_both},
            sdk::person,
        },
    },
};

const USER: &str = "user@example.com";

on_both!(
    b27_sessions_are_shown_and_ended,
    addresses_are_added_verified_and_removed,
    passkeys_are_shown_and_removed,
    messages_and_documents_of_an_account_are_on_its_page,
    the_overview_counts_logins_and_messages,
    settings_are_shown_without_secrets,
    a_schema_is_edited_as_a_form,
);

async fn b27_sessions_are_shown_and_ended(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    let page = page_of(&app, USER).await;
    assert!(admin.get(&page).await.body.contains("isn’t logged in anywhere"));
    let (mut first, mut second, mut third) = (
        with_passkey(&app, USER).await,
        with_passkey(&app, USER).await,
        with_passkey(&app, USER).await,
    );
    let shown = admin.get(&page).await.body;
    assert_eq!(
        shown.matches(&format!("action=\"{page}/sessions\"")).count(),
        4,
        "three sessions, and all: {shown}"
    );
    let id = shown.split(&format!("action=\"{page}/sessions\"")).nth(1).unwrap();
    let id = id.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(
        admin.post(&format!("{page}/sessions"), &[("id", id)]).await.status,
        StatusCode::SEE_OTHER
    );
    let mut left = 0;
    for browser in [&mut first, &mut second, &mut third] {
        left += u32::from(browser.is_logged_in().await);
    }
    assert_eq!(left, 2);
    admin.post(&format!("{page}/sessions"), &[("id", "all")]).await;
    for browser in [&mut first, &mut second, &mut third] {
        assert!(!browser.is_logged_in().await);
    }
    let shown = admin.get(&page).await.body;
    assert!(shown.contains("session_ended") && shown.contains("sessions_ended"), "{shown}");
}

async fn addresses_are_added_verified_and_removed(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    let page = page_of(&app, USER).await;
    let path = format!("{page}/addresses");
    let wrong = admin.post(&path, &[("version", "1"), ("add", "nonsense")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (version, address) in [("1", "Second@Example.com"), ("2", "+41 44 668 18 00")] {
        let added = admin.post(&path, &[("version", version), ("add", address)]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    }
    let shown = admin.get(&page).await.body;
    assert!(
        shown.contains("verified:second@example.com") && shown.contains("verified:+41446681800"),
        "{shown}"
    );
    let form = [
        ("version", "3"),
        ("verified:second@example.com", "on"),
        ("remove:+41446681800", "on"),
        ("add", ""),
    ];
    assert_eq!(admin.post(&path, &form).await.status, StatusCode::SEE_OTHER);
    let shown = admin.get(&page).await.body;
    assert!(!shown.contains("verified:+41446681800"), "{shown}");
    assert!(
        admin.get("/admin/accounts?q=second%40").await.body.contains(USER),
        "it is found by its new address"
    );
}

async fn passkeys_are_shown_and_removed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let _device = person(&app, ADMIN).await;
    let _other = person(&app, USER).await;
    grant(&app, ADMIN, "admin").await;
    let mut admin = with_passkey(&app, ADMIN).await;
    let page = page_of(&app, USER).await;
    let path = format!("{page}/passkeys");
    let shown = admin.get(&page).await.body;
    let id = shown.split(&format!("action=\"{path}\"")).nth(1).unwrap();
    let id = id.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let unsure = admin.post(&path, &[("id", &id)]).await;
    assert!(
        unsure.body.contains("only way to log in") && unsure.body.contains("name=\"force\""),
        "{}",
        unsure.body
    );
    assert_eq!(
        admin.post(&path, &[("id", &id), ("force", "true")]).await.status,
        StatusCode::SEE_OTHER
    );
    let shown = admin.get(&page).await.body;
    assert!(
        shown.contains("This person has no passkey") && shown.contains("passkey_removed"),
        "{shown}"
    );
}

async fn messages_and_documents_of_an_account_are_on_its_page(database: TestDatabase) {
    let app = database.start(&[]).await;
    let _device = person(&app, ADMIN).await;
    grant(&app, ADMIN, "admin").await;
    let mut admin = with_passkey(&app, ADMIN).await;
    app.account(USER, None, Some("keys")).await;
    app.account("other@example.com", None, Some("keys")).await;
    let (page, other) = (page_of(&app, USER).await, page_of(&app, "other@example.com").await);
    let sent = app.call("sendEmail", &email("User@Example.com", "123456")).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{sent:?}");
    let document = json!({ "loginId": USER, "type": "PASSPORT", "data": passport() });
    let decided = app.call("verifyIdDoc", &document).await;
    assert_eq!(decided.status, StatusCode::FORBIDDEN, "{decided:?}");
    for settled in [false, true] {
        if settled {
            app.server.clock.advance(std::time::Duration::from_secs(120));
            housekeeping::tidy(&app.server).await.unwrap();
        }
        let shown = admin.get(&page).await.body;
        assert!(
            shown.contains("U•••@example.com") && shown.contains("missing_account_data"),
            "{shown}"
        );
        let shown = admin.get(&other).await.body;
        assert!(
            shown.contains("No messages in") && shown.contains("No identity documents"),
            "{shown}"
        );
    }
}

async fn the_overview_counts_logins_and_messages(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, Some("a long password"), Some("keys")).await;
    let row = |body: &str, name: &str| {
        let cells = body
            .split(&format!("<bdi>{name}</bdi>"))
            .nth(1)
            .unwrap()
            .split("</tr>")
            .next()
            .unwrap()
            .to_owned();
        cells.split("<bdi>").nth(1).unwrap().split('<').next().unwrap().parse::<u32>().unwrap()
    };
    let before = admin.get("/admin").await.body;
    for password in ["a long password", "a wrong password", "another wrong one"] {
        app.browser().post("/login", &[("loginId", USER), ("password", password)]).await;
    }
    login_counters::write(&app.server).await.unwrap();
    app.browser().post("/login", &[("loginId", USER), ("password", "wrong once more")]).await;
    let after = admin.get("/admin").await.body;
    assert_eq!(row(&after, "Logins"), row(&before, "Logins") + 1);
    assert_eq!(row(&after, "Logins refused"), row(&before, "Logins refused") + 3);
    app.server.clock.advance(std::time::Duration::from_secs(10 * 60));
    assert_eq!(
        row(&admin.get("/admin").await.body, "Logins refused"),
        row(&after, "Logins refused")
    );
}

async fn settings_are_shown_without_secrets(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let shown = admin.get("/admin/settings").await;
    assert_eq!(shown.status, StatusCode::OK);
    for setting in SETTINGS {
        assert!(shown.body.contains(&format!("<bdi>{setting}</bdi>")), "{setting}");
    }
    assert!(
        shown.body.contains("cloud") && !shown.body.contains("dGhlIHNlY3JldCBvZiB0aGUgdGVzdHM")
    );
    app.account(USER, None, Some("keys")).await;
    grant(&app, USER, "support").await;
    assert_eq!(
        with_passkey(&app, USER).await.get("/admin/settings").await.status,
        StatusCode::FORBIDDEN
    );
}

async fn a_schema_is_edited_as_a_form(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let shown = admin.get("/admin/schema").await.body;
    assert!(
        shown.contains("name=\"0.label\"") && !shown.contains("<textarea id=\"document\""),
        "{shown}"
    );
    let base = json!({
        "type": "object", "properties": {"city": {"type": "string", "description": "stays"}},
    })
    .to_string();
    let city = [
        ("0.name", "city"),
        ("0.label", "Town"),
        ("0.kind", "text"),
        ("0.read", "user"),
        ("0.write", "user"),
        ("0.maxLength", "50"),
    ];
    let plan = [
        ("1.name", "plan"),
        ("1.label", "Plan"),
        ("1.kind", "choice"),
        ("1.choices", "free\npaid"),
        ("1.read", "user"),
        ("1.write", "admin"),
        ("1.indexed", "true"),
    ];
    let form = |act: &'static str| {
        let head = [("version", "1"), ("as", "form"), ("document", base.as_str()), ("act", act)];
        head.into_iter().chain(city).chain(plan).collect::<Vec<_>>()
    };
    let adding = admin.post("/admin/schema", &form("add")).await;
    assert!(
        adding.body.contains("name=\"2.name\"") && adding.body.contains("Town"),
        "{}",
        adding.body
    );
    let as_json = admin.post("/admin/schema", &form("json")).await.body;
    assert!(
        as_json.contains("<textarea id=\"document\"")
            && as_json.contains("&quot;stays&quot;") | as_json.contains("\"stays\""),
        "{as_json}"
    );
    let mut wrong = form("try");
    wrong.push(("1.unique", "true"));
    wrong.push(("0.unique", "true"));
    wrong.retain(|(name, _)| *name != "0.maxLength");
    let refused = admin.post("/admin/schema", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("name=\"0.label\"") && refused.body.contains("maxLength"),
        "{}",
        refused.body
    );
    assert_eq!(admin.post("/admin/schema", &form("set")).await.status, StatusCode::SEE_OTHER);
    let set = admin.get("/admin/schema").await.body;
    assert!(set.contains("Town") && set.contains("free\npaid"), "{set}");
}
