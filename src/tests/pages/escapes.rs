//! Text from users, programs and files is shown as text everywhere (`docs/security-behaviours.md`
//! b43, `docs/regressions.md` s01).

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::forms;
use crate::{
    service::jobs,
    tests::support::{
        admin::{ApiClient, set_schema},
        administrators::{grant, page_of, with_passkey},
        harness::{Answer, App, Browser, TestDatabase, on_both},
        html::elements,
        mailbox::{new_browser_messages, newest_message},
        routes::routes,
        sdk::{ALICE, person},
    },
};

on_both!(
    s01_values_of_an_account_show_as_text_in_every_control,
    s01_names_of_files_tokens_and_brands_show_as_text,
    s01_forms_reach_their_own_part_of_the_site_alone
);

/// Ends an attribute and every element whose content is not parsed, and begins elements of its own.
pub(crate) const HOSTILE: &str = concat!(
    "x\" b43=\"y' b43='z'></textarea></title></script></style></noscript></select>",
    "<b43 b43=1><form action=/admin>&lt;b43&gt;"
);

pub(crate) fn shows_as_text(place: &str, answer: &Answer) {
    if !answer.header("content-type").starts_with("text/html") {
        assert!(
            !answer.header("content-type").is_empty() || answer.body.is_empty(),
            "{place}: {answer:?}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{place}");
        return;
    }
    for (name, attributes) in elements(&answer.body) {
        assert!(
            name != "b43" && !attributes.contains("b43"),
            "{place}: {name} {attributes:?} in {}",
            answer.body
        );
    }
    assert!(!answer.body.contains("<form action=/admin"), "{place}: {}", answer.body);
    for (name, value) in &answer.headers {
        assert!(!value.to_str().unwrap_or("<").contains('<'), "{place}: {name}");
    }
}

/// The paths of pages, with values for their parameters.
pub(crate) fn shown(app: &App, parts: &[(&str, &str)]) -> BTreeSet<String> {
    let paths =
        routes(app).into_iter().filter(|route| route.method == "GET").map(|route| route.path);
    paths
        .map(|path| parts.iter().fold(path, |path, (name, value)| path.replace(name, value)))
        .collect()
}

pub(crate) async fn visit_all(place: &str, browser: &mut Browser<'_>, paths: &BTreeSet<String>) {
    for path in paths {
        shows_as_text(&format!("{place} {path}"), &browser.get(path).await);
    }
}

/// A field for each control, and for each type that has none.
fn schema() -> Value {
    let widgets = [
        "text", "textarea", "date", "datetime", "select", "checkbox", "number", "email", "tel",
        "url", "country", "language", "json",
    ];
    let label: String = HOSTILE.chars().take(100).collect();
    let mut properties = serde_json::Map::new();
    for widget in widgets {
        let about =
            json!({ "widget": widget, "read": "user", "write": "user", "label": { "en": label } });
        properties.insert(
            format!("as_{widget}"),
            json!({ "x-vestibule": about, "title": HOSTILE, "description": HOSTILE }),
        );
    }
    for (name, kind) in [("list", "array"), ("object", "object"), ("string", "string")] {
        properties.insert(
            name.to_owned(),
            json!({ "type": kind, "x-vestibule": { "read": "user", "write": "user" } }),
        );
    }
    properties.insert(
        "choice".to_owned(),
        json!({ "enum": [HOSTILE, "other"], "x-vestibule": { "write": "user" } }),
    );
    json!({ "type": "object", "title": HOSTILE, "properties": properties })
}

async fn s01_values_of_an_account_show_as_text_in_every_control(database: TestDatabase) {
    let app = database.start(&[]).await;
    set_schema(&app, &schema()).await;
    let mut profile: serde_json::Map<_, _> = schema()["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(|name| (name.clone(), json!(HOSTILE)))
        .collect();
    profile.insert("list".to_owned(), json!([HOSTILE, { HOSTILE: HOSTILE }]));
    profile.insert("object".to_owned(), json!({ HOSTILE: [HOSTILE] }));
    let root = ApiClient::root(&app).await;
    root.create(&json!({ "loginId": "user@example.com", "profile": profile })).await;
    root.create(&json!({ "loginId": "admin@example.com", "roles": ["admin"], "profile": profile }))
        .await;

    let account = page_of(&app, "user@example.com").await;
    let mut user = with_passkey(&app, "user@example.com").await;
    let mut admin = with_passkey(&app, "admin@example.com").await;
    let own = user.get("/account").await;
    assert!(own.body.matches("&lt;/textarea&gt;").count() >= 5, "{}", own.body);
    shows_as_text("own page", &own);
    let drawn = admin.get(&account).await;
    assert!(drawn.body.matches("&lt;/textarea&gt;").count() >= 5, "{}", drawn.body);
    let id = account.rsplit('/').next().unwrap();
    visit_all(
        "administrator",
        &mut admin,
        &shown(&app, &[("{id}", id), ("{token}", "x"), ("{name}", "x")]),
    )
    .await;
    shows_as_text(
        "schema as JSON",
        &admin
            .post("/admin/schema", &[("version", "1"), ("act", "json"), ("document", HOSTILE)])
            .await,
    );
    // Refused values are shown again, too.
    let typed = profile
        .keys()
        .map(|name| (format!("profile.{name}"), HOSTILE.repeat(9)))
        .collect::<Vec<_>>();
    let mut typed: Vec<_> =
        typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    typed.push(("version", "0"));
    shows_as_text("own form", &user.post("/account", &typed).await);
    shows_as_text("administrator's form", &admin.post(&account, &typed).await);
    let export =
        admin.post("/admin/accounts/export", &[("q", ""), ("filter", ""), ("format", "csv")]).await;
    assert!(export.header("content-disposition").starts_with("attachment"), "{export:?}");
    shows_as_text("export", &export);
    shows_as_text("own data", &user.get("/api/account/data").await);
    shows_as_text("own account", &user.get("/api/account").await);
}

async fn send_file(admin: &mut Browser<'_>, app: &App, name: &str) -> Answer {
    let cell = HOSTILE.replace('"', "\"\"");
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n\
         \"{cell}\",loginId\n\"{cell}\",\"{cell}\"\n\r\n--edge--\r\n"
    );
    let whose = forms::whose(app, "/admin/import", admin).await.unwrap();
    let request = admin
        .request(Method::POST, &format!("/admin/import?whose={whose}"))
        .header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    admin.send(request.header("sec-fetch-site", "same-origin").body(body)).await
}

async fn s01_names_of_files_tokens_and_brands_show_as_text(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_BRAND_NAME", "<b43 b43=1>\" b43='x")]).await;
    person(&app, ALICE).await;
    grant(&app, ALICE, "admin").await;
    let mut admin = with_passkey(&app, ALICE).await;
    let name: String = HOSTILE.chars().take(60).collect();
    let token = admin.post("/admin/tokens", &[("name", &name), ("scopes", "audit:read")]).await;
    assert_eq!(token.status, StatusCode::OK, "{token:?}");
    shows_as_text("a new token", &token);
    let passkeys = admin.send(admin.request(Method::GET, "/api/account/data")).await.json();
    let passkey = passkeys["passkeys"][0]["id"].as_str().unwrap().to_owned();
    let renamed = admin
        .post("/account/security/passkeys", &[("id", &passkey), ("act", "rename"), ("name", &name)])
        .await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER, "{renamed:?}");
    let sent = send_file(&mut admin, &app, "<b43 b43=1>'.csv").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
    let plan = sent.header("location").to_owned();
    shows_as_text("the plan of an import", &admin.get(&plan).await);
    let ordered =
        admin.post(&plan, &[("column-0", "-"), ("column-1", "loginId"), ("dryRun", "true")]).await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{ordered:?}");
    jobs::work(&app.server).await.unwrap();
    let job = ordered.header("location").to_owned();
    shows_as_text("the job of an import", &admin.get(&job).await);
    let problems = admin.get(&format!("{job}/problems.csv")).await;
    assert_eq!(problems.header("content-disposition"), "attachment; filename=\"problems.csv\"");
    shows_as_text("the problems of an import", &problems);
    let account = page_of(&app, ALICE).await;
    let id = account.rsplit('/').next().unwrap();
    visit_all(
        "administrator",
        &mut admin,
        &shown(&app, &[("{id}", id), ("{token}", "x"), ("{name}", "x")]),
    )
    .await;

    let mut visitor = app.browser();
    visitor.post("/login/code", &[("loginId", ALICE)]).await;
    let code = newest_message(&app, ALICE, 1).await;
    let mails = new_browser_messages(&app, ALICE, 1).await.into_iter().chain([code]);
    for mail in mails {
        assert!(
            !elements(&mail.text)
                .iter()
                .any(|(name, attributes)| name == "b43" || attributes.contains("b43")),
            "{mail:?}"
        );
    }
    shows_as_text("the inbox", &visitor.get("/dev/inbox").await);
}

async fn s01_forms_reach_their_own_part_of_the_site_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("keys")).await;
    grant(&app, ALICE, "admin").await;
    let mut admin = with_passkey(&app, ALICE).await;
    for (path, reached) in [
        ("/login?again=1", &["/language", "/login", "/login/", "/session"][..]),
        ("/recover/code", &["/language", "/recover", "/recover/", "/session"]),
        ("/account/security", &["/account", "/account/", "/language", "/logout"]),
        ("/admin/accounts", &["/admin", "/admin/", "/language"]),
        ("/", &["/language"]),
        ("/a;script-src%20*", &["/language"]),
    ] {
        let answer = admin.get(path).await;
        let policy = answer.header("content-security-policy");
        let targets = policy.split("form-action ").nth(1).unwrap().split(';').next().unwrap();
        let targets: BTreeSet<_> =
            targets.split(' ').map(|target| &target[target.find('/').unwrap()..]).collect();
        assert_eq!(targets, reached.iter().copied().collect(), "{path}: {policy}");
        assert!(
            policy.contains("base-uri 'none'") && policy.matches("script-src").count() == 1,
            "{policy}"
        );
        let foreign = admin.request(Method::GET, path).header(header::ACCEPT, "text/html");
        let foreign = admin.send(foreign.header(header::HOST, "[::1]:1")).await;
        assert!(
            foreign.header("content-security-policy").ends_with("form-action 'self'"),
            "{foreign:?}"
        );
    }
}
