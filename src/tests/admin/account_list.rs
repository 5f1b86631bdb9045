//! The administrators' list of accounts: its query, and its content.

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use crate::{
    service::{accounts, caller::Caller, schema},
    tests::support::{
        administrators::{administrator, cloud, grant, page_of, with_passkey},
        harness::{Answer, App, Browser, TestDatabase, id, on_both},
    },
};

const ADA: &str = "ada@example.com";
const BOB: &str = "bob@example.com";

on_both!(
    conditions_of_the_form_find_accounts,
    conditions_are_kept_while_sorting_and_paging,
    columns_are_chosen_and_stay_chosen,
    no_caller_is_offered_fields_that_they_may_not_read,
);

async fn two(app: &App) -> Browser<'_> {
    let mut admin = administrator(app).await;
    for (login_id, name) in [(ADA, "Lovelace"), (BOB, "Lovett")] {
        app.account(login_id, None, Some("keys")).await;
        let form = [
            ("version", "1"),
            ("profile.lastName", name),
            ("profile.dateOfBirth", "1990-05-17"),
            ("roles", ""),
        ];
        let saved = admin.post(&page_of(app, login_id).await, &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    }
    let disabled =
        admin.post(&format!("{}/disable", page_of(app, BOB).await), &[("version", "2")]).await;
    assert_eq!(disabled.status, StatusCode::SEE_OTHER);
    admin
}

/// True if Ada and Bob are listed.
fn listed(answer: &Answer) -> [bool; 2] {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    [ADA, BOB].map(|login_id| answer.body.contains(login_id))
}

async fn set_schema(app: &App, properties: serde_json::Value) {
    let document = json!({ "type": "object", "properties": properties }).to_string();
    let caller = Caller::command_line();
    schema::set(&app.server, &caller, &document, None, schema::SchemaSetMode::Force).await.unwrap();
    schema::migrate_accounts(&app.server).await.unwrap();
}

async fn conditions_of_the_form_find_accounts(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = two(&app).await;
    for (query, expected) in [
        ("status=active", [true, false]),
        ("status=disabled", [false, true]),
        ("roles=admin", [false, false]),
        ("createdAt.from=2000-01-01&lastLoginAt.from=", [true, true]),
        ("createdAt.before=2000-01-01", [false, false]),
        ("profile.lastName=LOVE", [true, true]),
        ("profile.lastName.op=eq&profile.lastName=lovett", [false, true]),
        ("profile.lastName.op=co&profile.lastName=vela", [true, false]),
        ("profile.lastName.op=nonsense&profile.lastName=lovel", [true, false]),
        ("profile.dateOfBirth.op=lt&profile.dateOfBirth=1991-01-01&status=active", [true, false]),
        ("status=disabled&filter=loginId+sw+%22ada%22+or+loginId+sw+%22bob%22", [false, true]),
    ] {
        let found = admin.get(&format!("/admin/accounts?{query}")).await;
        assert_eq!(listed(&found), expected, "{query}");
    }
    let wrong = admin.get("/admin/accounts?createdAt.from=tomorrow").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("value=\"tomorrow\"") && wrong.body.contains("<details open"),
        "what was typed stays"
    );
    let quoted = admin.get("/admin/accounts?profile.lastName=%22+or+status+eq+%22active").await;
    assert_eq!(listed(&quoted), [false, false], "a value is a value");

    let indexed = json!({ "indexed": true });
    let properties = json!({
        "size": { "type": "integer", "x-vestibule": indexed },
        "paid": { "type": "boolean", "x-vestibule": indexed },
        "plan": { "enum": ["free", "gold"], "x-vestibule": indexed },
        "note": { "type": "string", "x-vestibule": { "read": "user" } },
    });
    set_schema(&app, properties).await;
    let ada = page_of(&app, ADA).await;
    let version = accounts::by_login_id(&app.server, &id(ADA)).await.unwrap().version.to_string();
    let form = [
        ("version", &*version),
        ("profile.size", "7"),
        ("profile.paid", "true"),
        ("profile.plan", "gold"),
        ("roles", ""),
    ];
    let saved = admin.post(&ada, &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    for query in [
        "profile.size=7",
        "profile.size.op=ge&profile.size=5",
        "profile.paid=true",
        "profile.plan=gold",
    ] {
        let found = admin.get(&format!("/admin/accounts?{query}")).await;
        assert_eq!(listed(&found), [true, false], "{query}");
    }
    let wrong = admin.get("/admin/accounts?profile.size=many").await;
    assert!(wrong.body.contains("is compared with a number"), "{}", wrong.body);
    assert!(!wrong.body.contains("name=\"profile.note\""), "no index answers for it");
}

async fn conditions_are_kept_while_sorting_and_paging(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    for n in 0..60 {
        app.account(&format!("user{n}@example.com"), None, None).await;
    }
    let first = admin
        .get("/admin/accounts?status=active&columns=loginId&columns=status&createdAt.from=")
        .await;
    let next = link(&first, "rel=\"next\"");
    assert!(next.contains("status=active") && next.contains("columns=loginId+status"), "{next}");
    assert!(!next.contains("createdAt"), "what says nothing is left out: {next}");
    let second = admin.get(&next).await;
    assert_eq!(second.status, StatusCode::OK, "{}", second.body);
    assert_eq!(second.body.matches("<td data-label=\"Status\"").count(), 11);
}

/// The URL of the link with this attribute.
fn link(answer: &Answer, attribute: &str) -> String {
    let tag = answer
        .body
        .split("<a ")
        .find(|tag| tag.split('>').next().unwrap().contains(attribute))
        .unwrap();
    tag.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&")
}

async fn columns_are_chosen_and_stay_chosen(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let shows =
        |answer: &Answer, label: &str| answer.body.contains(&format!("<td data-label=\"{label}\""));
    let usual = admin.get("/admin/accounts").await;
    assert!(
        shows(&usual, "Last name") && shows(&usual, "Status") && !shows(&usual, "Roles"),
        "{}",
        usual.body
    );
    assert_eq!(usual.header("set-cookie"), "");
    let chosen = admin
        .get("/admin/accounts?columns=loginId&columns=profile.nationality&columns=roles")
        .await;
    assert!(
        shows(&chosen, "Nationality") && shows(&chosen, "Roles") && !shows(&chosen, "Status"),
        "{}",
        chosen.body
    );
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(cookie, "vestibule-columns=loginId+profile.nationality+roles");
    let cookies = format!("{}; {cookie}", admin.cookie.clone().unwrap());
    let request =
        app.client.request(Method::GET, app.url("/admin/accounts")).header(header::COOKIE, cookies);
    let later = Answer::of(request.send().await.unwrap()).await;
    assert!(shows(&later, "Nationality") && !shows(&later, "Status"), "{}", later.body);
    let none = admin.get("/admin/accounts?columns=loginId").await;
    assert!(!shows(&none, "Status") && none.body.contains("admin@example.com"));
}

async fn no_caller_is_offered_fields_that_they_may_not_read(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    set_schema(
        &app,
        json!({
            "secret": { "type": "string", "x-vestibule": { "read": "admin", "indexed": true } },
        }),
    )
    .await;
    app.account(ADA, None, Some("keys")).await;
    grant(&app, ADA, "support").await;
    assert!(admin.get("/admin/accounts").await.body.contains("profile.secret"));
    let mut helper = with_passkey(&app, ADA).await;
    let list = helper.get("/admin/accounts?columns=profile.secret&profile.secret=x").await;
    assert!(listed(&list)[0] && !list.body.contains("name=\"profile.secret"), "{}", list.body);
    assert!(!list.body.contains("data-label=\"secret\""));
}
