//! Two tabs of one browser: a form of another login or another flow does nothing
//! (`docs/regressions.md` u11).

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode, header};

use crate::{
    domain::{Token, TokenHash},
    http::session::form_owner,
    service::{accounts, login::sessions},
    tests::{
        login::sessions::log_in,
        support::{
            administrators::{grant, page_of, with_passkey},
            harness::{Answer, App, Browser, TestDatabase, id, on_both},
            mailbox::{newest_message, received_messages},
            routes::routes,
        },
    },
};

on_both!(
    u11_no_form_does_anything_for_another_login,
    u11_a_password_chosen_for_one_is_not_set_for_another,
    u11_a_code_of_another_flow_is_neither_checked_nor_counted,
    u11_a_recovery_of_another_flow_is_left_alone,
    u11_the_language_chosen_under_another_login_does_not_change_the_account,
    s02_a_form_sent_instead_of_a_file_is_not_read_whole,
);

/// Forms that belong to no login and no flow, and the reason.
const NOBODYS: [(&str, &str); 23] = [
    ("/login", "starts a login of the typed user"),
    ("/login/code", "starts a flow for the typed user"),
    ("/register", "creates an account for the typed user"),
    ("/recover", "starts a flow for the typed user"),
    ("/recover/code", "starts a flow for the typed user"),
    ("/setup/{token}", "the address names what it is for"),
    ("/not-me/{token}", "the address names what it is for"),
    ("/undo/{token}", "the address names what it is for"),
    ("/session", "the token says whose it is"),
    ("/logout", "a logout is always carried out"),
    ("/language", "a choice of the browser; the account's only if the page was its own"),
    ("/dev/id-document", "a developer's tool: the form says whose document it is"),
    ("/auth/verify", "a question of a proxy, which changes nothing"),
    ("/auth/verify/ext-authz/", "a question of a proxy, which changes nothing"),
    ("/auth/verify/ext-authz/{*path}", "a question of a proxy, which changes nothing"),
    ("/oauth2/authorize", "a request of another site: it is kept, and nothing else"),
    ("/oauth2/logout", "a request of another site: it leads to the page that asks"),
    ("/oauth2/device_authorization", "an application proves itself, and no cookie is read"),
    ("/oauth2/par", "an application proves itself, and no cookie is read"),
    ("/oauth2/token", "an application proves itself, and no cookie is read"),
    ("/oauth2/introspect", "an application proves itself, and no cookie is read"),
    ("/oauth2/revoke", "an application proves itself, and no cookie is read"),
    ("/oauth2/userinfo", "the token says whose it is, and no cookie is read"),
];

/// Beginnings of the paths whose forms belong to a login.
const OF_ACCOUNTS: [&str; 5] =
    ["/account", "/admin", "/device", "/oauth2/consent", "/oauth2/logout/confirm"];

const OF_FLOWS: [&str; 3] = ["/code", "/code/new", "/recover/new"];

/// The mark in a page that was just drawn: the field of the form that posts to this path.
pub(crate) async fn whose(app: &App, path: &str, browser: &Browser<'_>) -> Option<String> {
    let path = path.split('?').next().unwrap_or_default();
    let value = |cookie: &Option<String>| Some(cookie.as_ref()?.split_once('=')?.1.to_owned());
    if OF_FLOWS.contains(&path) {
        let flow = Token::from_client(&value(&browser.flow)?);
        return Some(form_owner::flow_owner(&app.server, &flow.hash()).0);
    }
    if !OF_ACCOUNTS.iter().any(|prefix| path.starts_with(prefix)) {
        return None;
    }
    let session = TokenHash::of(value(&browser.cookie)?.as_bytes());
    let session = sessions::find(&app.server, &session).await.unwrap()?;
    let data: serde_json::Value = serde_json::from_str(&session.data).unwrap();
    let account = data["login"]["account_id"].as_str().unwrap().parse().unwrap();
    Some(form_owner::account_owner(&app.server, account).0)
}

/// The mark of forms that are drawn for this account.
async fn of_account(app: &App, login_id: &str) -> String {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    form_owner::account_owner(&app.server, account.id).0
}

fn is_refused(answer: &Answer, words: &str) -> bool {
    answer.status == StatusCode::CONFLICT
        && answer.body.contains("Nothing was changed")
        && answer.body.contains(words)
}

/// The paths of the pages that accept forms.
pub(crate) fn posted(app: &App) -> BTreeSet<String> {
    let paths =
        routes(app).into_iter().filter(|route| route.method == "POST").map(|route| route.path);
    paths.filter(|path| !path.starts_with("/api/") && !path.starts_with("/platform/")).collect()
}

/// The members without which this path has no such page.
fn filled_in(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/admin/accounts/act" => &[("act", "disable")],
        _ => &[],
    }
}

async fn u11_no_form_does_anything_for_another_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["a@example.com", "b@example.com"] {
        app.account(login_id, Some("a long password"), Some("keys")).await;
        grant(&app, login_id, "admin").await;
    }
    let of_a = of_account(&app, "a@example.com").await;
    let mut b = with_passkey(&app, "b@example.com").await;
    let nobodys: BTreeSet<_> = NOBODYS.iter().map(|(path, _)| *path).collect();
    let posted = posted(&app);
    let guarded: Vec<_> = posted
        .iter()
        .filter(|path| !nobodys.contains(path.as_str()) && !OF_FLOWS.contains(&path.as_str()))
        .collect();
    assert!(guarded.len() > 25, "{guarded:?}");
    let target = page_of(&app, "a@example.com").await;
    for path in guarded {
        let path = path
            .replace("/admin/accounts/{id}", &target)
            .replace("{id}", "01890000-0000-7000-8000-000000000000");
        for owner in [of_a.as_str(), "", "x"] {
            let answer = b.post(&path, &[("whose", owner), ("link", "x")]).await;
            assert!(
                is_refused(&answer, "Someone else is now logged in here"),
                "{path} {owner}: {answer:?}"
            );
            let query = format!("{path}?whose={owner}&link=x");
            let by_address = b.request(Method::POST, &query).header(header::ACCEPT, "text/html");
            let by_address = b.send(by_address.header("sec-fetch-site", "same-origin")).await;
            assert_eq!(by_address.status, StatusCode::CONFLICT, "{path} {owner}: {by_address:?}");
        }
        let own = b.post(&path, filled_in(&path)).await;
        assert!(
            ![StatusCode::CONFLICT, StatusCode::NOT_FOUND].contains(&own.status)
                || path.contains("0189"),
            "{path}: {own:?}"
        );
    }
}

async fn u11_a_password_chosen_for_one_is_not_set_for_another(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["a@example.com", "b@example.com"] {
        app.account(login_id, Some("a long password"), None).await;
    }
    let mut tabs = log_in(&app, "a@example.com").await;
    let page = tabs.get("/account/security").await.body;
    let of_a = of_account(&app, "a@example.com").await;
    assert!(page.contains(&format!("name=\"whose\" value=\"{of_a}\"")), "{page}");
    tabs.post("/login", &[("loginId", "b@example.com"), ("password", "a long password")]).await;
    let form = [
        ("whose", of_a.as_str()),
        ("act", "set"),
        ("password", "the words of a"),
        ("loginId", "a@example.com"),
    ];
    let refused = tabs.post("/account/security/password", &form).await;
    assert!(is_refused(&refused, "Someone else is now logged in here"), "{refused:?}");
    for (login_id, password) in
        [("a@example.com", "the words of a"), ("b@example.com", "the words of a")]
    {
        let login =
            app.browser().post("/login", &[("loginId", login_id), ("password", password)]).await;
        assert_eq!(login.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let mut again = log_in(&app, "a@example.com").await;
    let form = [("whose", of_a.as_str()), ("act", "set"), ("password", "the words of a")];
    let set = again.post("/account/security/password", &form).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "the same user continues in a later session");
}

async fn u11_a_code_of_another_flow_is_neither_checked_nor_counted(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["a@example.com", "b@example.com"] {
        app.account(login_id, None, Some("keys")).await;
    }
    let mut tabs = app.browser();
    tabs.post("/login/code", &[("loginId", "a@example.com")]).await;
    let of_a = whose(&app, "/code", &tabs).await.unwrap();
    assert!(tabs.get("/code").await.body.contains(&format!("value=\"{of_a}\"")));
    let code_of_a = newest_message(&app, "a@example.com", 1).await.code();
    tabs.post("/login/code", &[("loginId", "b@example.com")]).await;
    let letter_of_b = newest_message(&app, "b@example.com", 1).await;
    for _ in 0..7 {
        let refused = tabs.post("/code", &[("whose", &of_a), ("code", &code_of_a)]).await;
        assert!(is_refused(&refused, "newer code was requested"), "{refused:?}");
        let refused = tabs.post("/code/new", &[("whose", &of_a)]).await;
        assert!(is_refused(&refused, "newer code was requested"), "{refused:?}");
    }
    assert_eq!(received_messages(&app, "b@example.com").await.len(), 1, "nothing was sent to b");
    let right = tabs.type_code(&letter_of_b).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "nothing was counted against b: {right:?}");
    assert!(tabs.get("/account").await.body.contains("b@example.com"));
}

async fn u11_a_recovery_of_another_flow_is_left_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["a@example.com", "b@example.com"] {
        app.account(login_id, Some("a long password"), None).await;
    }
    let mut tabs = app.browser();
    let mut owners = Vec::new();
    for login_id in ["a@example.com", "b@example.com"] {
        tabs.post("/recover", &[("loginId", login_id)]).await;
        let on = tabs.type_code(&newest_message(&app, login_id, 1).await).await;
        assert_eq!(on.header("location"), "/recover/new");
        owners.push(whose(&app, "/recover/new", &tabs).await.unwrap());
        assert!(tabs.get("/recover/new").await.body.contains(owners.last().unwrap().as_str()));
    }
    let form = [("whose", owners[0].as_str()), ("password", "the words of a")];
    let refused = tabs.post("/recover/new", &form).await;
    assert!(is_refused(&refused, "newer code was requested"), "{refused:?}");
    let on = tabs.get("/code").await;
    assert_eq!(
        on.header("location"),
        "/recover/new",
        "the page of the refusal leads to the newest"
    );
    let own = tabs
        .post("/recover/new", &[("whose", owners[1].as_str()), ("password", "the words of b")])
        .await;
    assert_eq!(own.status, StatusCode::SEE_OTHER, "{own:?}");
    let login = app
        .browser()
        .post("/login", &[("loginId", "b@example.com"), ("password", "the words of b")])
        .await;
    assert_eq!(login.status, StatusCode::SEE_OTHER);
}

async fn u11_the_language_chosen_under_another_login_does_not_change_the_account(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    for login_id in ["a@example.com", "b@example.com"] {
        app.account(login_id, Some("a long password"), None).await;
    }
    let of_a = of_account(&app, "a@example.com").await;
    let mut b = log_in(&app, "b@example.com").await;
    b.post("/language", &[("language", "de"), ("next", "/account"), ("whose", &of_a)]).await;
    assert!(b.get("/account").await.body.contains("lang=\"en-US\""));
    let of_b = of_account(&app, "b@example.com").await;
    b.post("/language", &[("language", "de"), ("next", "/account"), ("whose", &of_b)]).await;
    assert!(b.get("/account").await.body.contains("<html lang=\"de\""));
}

// Any logged-in user may upload to the import's path, and is refused only there.
async fn s02_a_form_sent_instead_of_a_file_is_not_read_whole(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("a@example.com", None, None).await;
    let mut browser = log_in(&app, "a@example.com").await;
    let request =
        browser.request(Method::POST, "/admin/import").header(header::ORIGIN, app.origin());
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.body("x".repeat(1024 * 1024))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", answer.body);
}

#[tokio::test]
async fn u11_every_form_route_has_an_owner_or_a_reason_for_none() {
    let app = TestDatabase::sqlite().start(&[]).await;
    let posted = posted(&app);
    for (path, reason) in NOBODYS {
        assert!(!reason.is_empty() && posted.contains(path), "{path} takes no form");
    }
    for path in posted {
        let is_somebodys = OF_ACCOUNTS.iter().any(|prefix| path.starts_with(prefix));
        let known = OF_FLOWS.contains(&path.as_str())
            || NOBODYS.iter().any(|(nobodys, _)| *nobodys == path);
        assert!(is_somebodys != known, "{path} has no owner and no reason for that");
    }
}
