//! `/metrics`: what is counted, and what is never told.

use std::{net::IpAddr, time::Duration};

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::settings::mistakes;
use crate::{
    domain::job::JobKind,
    runtime::metrics::catalogue,
    service::{accounts, caller::Caller, jobs},
    tests::support::{
        admin::ApiClient,
        administrators::ADMIN,
        forward_auth::{ProxiedBrowser, WIKI, create_application},
        harness::{App, TestDatabase, id, on_both},
        mailbox::newest_message,
        metrics::{Scrape, WITH_METRICS, get},
        relying_party::RelyingParty,
        routes::routes,
        sdk::{ALICE, BOB, person, sdk},
    },
};

on_both!(
    logins_codes_and_ceremonies_are_counted,
    requests_of_applications_are_counted,
    limits_and_jobs_are_counted,
    the_state_of_the_server_is_measured,
    b60_metrics_tell_of_no_person_and_are_not_public,
);

const PASSWORD: &str = "a long password";

async fn start(database: TestDatabase) -> App {
    let proxies = ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1");
    let app = database
        .start(&[WITH_METRICS, proxies, ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "2")])
        .await;
    app.account(ALICE, Some(PASSWORD), None).await;
    app
}

async fn log_in(app: &App, password: &str) -> StatusCode {
    app.browser().post("/login", &[("loginId", ALICE), ("password", password)]).await.status
}

async fn logins_codes_and_ceremonies_are_counted(database: TestDatabase) {
    let app = start(database).await;
    let before = Scrape::of(&app).await;

    assert_eq!(log_in(&app, PASSWORD).await, StatusCode::SEE_OTHER);
    assert_eq!(log_in(&app, "a wrong password").await, StatusCode::UNPROCESSABLE_ENTITY);

    let mut device = person(&app, BOB).await;
    let session = sdk(&app).log_in(&mut device, Some(BOB)).await.json();
    let token = session["token"].as_str().unwrap().to_owned();
    app.browser().post("/session", &[("token", &token)]).await;
    let forged = sdk(&app).log_in_forged(&device, |forgery| forgery.rp_id.push('x')).await;
    assert_eq!(forged.status, StatusCode::UNAUTHORIZED);

    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    let sent = newest_message(&app, ALICE, 1).await;
    let wrong = if sent.code() == "111111" { "222222" } else { "111111" };
    browser.post("/code", &[("code", wrong)]).await;
    assert_eq!(browser.type_code(&sent).await.status, StatusCode::SEE_OTHER);

    Scrape::of(&app).await.assert_growth(
        &before,
        &[
            ("vestibule_logins_total{method=\"password\",outcome=\"success\"}", 1.0),
            ("vestibule_logins_total{method=\"password\",outcome=\"refused\"}", 1.0),
            ("vestibule_logins_total{method=\"passkey\",outcome=\"success\"}", 1.0),
            ("vestibule_logins_total{method=\"passkey\",outcome=\"refused\"}", 1.0),
            ("vestibule_logins_total{method=\"code\",outcome=\"success\"}", 1.0),
            ("vestibule_ceremonies_begun_total{kind=\"register\"}", 1.0),
            ("vestibule_ceremonies_begun_total{kind=\"login\"}", 2.0),
            ("vestibule_ceremonies_finished_total{kind=\"register\",outcome=\"success\"}", 1.0),
            ("vestibule_ceremonies_finished_total{kind=\"login\",outcome=\"success\"}", 1.0),
            (
                "vestibule_ceremonies_finished_total{kind=\"login\",outcome=\"passkey_refused\"}",
                1.0,
            ),
            ("vestibule_codes_total{outcome=\"sent\"}", 1.0),
            ("vestibule_codes_total{outcome=\"refused\"}", 1.0),
            ("vestibule_codes_total{outcome=\"accepted\"}", 1.0),
            ("vestibule_password_hash_duration_seconds_count", 2.0),
            ("vestibule_http_requests_total{method=\"POST\",route=\"/login\",status=\"303\"}", 1.0),
            (
                "vestibule_http_request_duration_seconds_count{method=\"POST\",route=\"/login\"}",
                2.0,
            ),
        ],
    );
}

async fn requests_of_applications_are_counted(database: TestDatabase) {
    let app = start(database).await;
    create_application(&app, "Wiki", WIKI).await;
    let party = RelyingParty::web(&app).await;
    let before = Scrape::of(&app).await;

    app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    ProxiedBrowser::new(&app, WIKI).open("/").await;

    let mut browser = app.browser();
    browser.post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    let code = party.code(&mut browser, &[("scope", "openid offline_access")]).await;
    let tokens = party.redeem(&code).await.json();
    let refresh_token = tokens["refresh_token"].as_str().unwrap();
    assert_eq!(party.refresh(refresh_token).await.status, StatusCode::OK);
    assert_eq!(party.redeem(&code).await.status, StatusCode::BAD_REQUEST);

    let callback = "vestibule_http_requests_total{method=\"POST\",\
                    route=\"/api/ownid/getOwnIDDataByLoginId\",status=\"204\"}";
    Scrape::of(&app).await.assert_growth(
        &before,
        &[
            (callback, 1.0),
            ("vestibule_forward_auth_total{outcome=\"not_logged_in\"}", 1.0),
            ("vestibule_openid_codes_total", 1.0),
            ("vestibule_openid_tokens_total{grant=\"authorization_code\"}", 1.0),
            ("vestibule_openid_tokens_total{grant=\"refresh_token\"}", 1.0),
            ("vestibule_openid_errors_total{error=\"invalid_grant\"}", 1.0),
        ],
    );
}

async fn limits_and_jobs_are_counted(database: TestDatabase) {
    let app = start(database).await;
    ApiClient::logged_in(&app, ADMIN, &["admin"]).await;
    let before = Scrape::of(&app).await;

    for _ in 0..2 {
        log_in(&app, "a wrong password").await;
    }
    assert_eq!(log_in(&app, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);

    let admin = accounts::by_login_id(&app.server, &id(ADMIN)).await.unwrap();
    let caller = Caller::account(&app.server, admin.id, IpAddr::from([127, 0, 0, 1])).await;
    let order = jobs::JobRequest {
        kind: JobKind::EndSessions,
        filter: String::new(),
        search: String::new(),
    };
    jobs::start(&app.server, &caller.unwrap().preauthorized(), &order, 2).await.unwrap();
    jobs::work(&app.server).await.unwrap();

    let after = Scrape::of(&app).await;
    after.assert_growth(
        &before,
        &[
            ("vestibule_limits_hit_total{limit=\"passwords_by_account\"}", 1.0),
            ("vestibule_logins_total{method=\"password\",outcome=\"refused\"}", 3.0),
            ("vestibule_jobs_total{kind=\"end-sessions\",outcome=\"done\"}", 1.0),
            ("vestibule_jobs_running{kind=\"end-sessions\"}", 0.0),
        ],
    );
    assert!(after.0.contains("vestibule_jobs_total{kind=\"import\",outcome=\"failed\"} 0"));
}

async fn the_state_of_the_server_is_measured(database: TestDatabase) {
    let is_sqlite = database.url.starts_with("sqlite");
    let app = start(database).await;
    let before = Scrape::of(&app).await;
    let depth = "vestibule_outbox_messages{channel=\"email\"}";
    let age = "vestibule_outbox_oldest_age_seconds{channel=\"email\"}";
    before.assert_values(&[(depth, 0.0), (age, 0.0)]);

    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    app.finish_background_tasks().await;
    app.server.clock.advance(Duration::from_secs(90));
    Scrape::of(&app).await.assert_values(&[(depth, 1.0), (age, 90.0)]);

    let sent = newest_message(&app, ALICE, 1).await;
    let after = Scrape::of(&app).await;
    after.assert_values(&[(depth, 0.0), (age, 0.0)]);
    after.assert_growth(
        &before,
        &[
            ("vestibule_messages_total{channel=\"email\",outcome=\"queued\"}", 1.0),
            ("vestibule_messages_total{channel=\"email\",outcome=\"sent\"}", 1.0),
            ("vestibule_group_commit_items_count{write=\"message\"}", 1.0),
            ("vestibule_group_commit_items_sum{write=\"delivery\"}", 1.0),
        ],
    );

    browser.type_code(&sent).await;
    assert!(browser.is_logged_in().await);
    let after = Scrape::of(&app).await;
    for operation in ["query", "lookup", "acquire", "commit", "group_commit"] {
        let series =
            format!("vestibule_database_duration_seconds_count{{operation=\"{operation}\"}}");
        assert!(after.value(&series) > 0.0, "{series}:\n{}", after.0);
    }
    let pool = if is_sqlite { "read" } else { "shared" };
    assert!(after.value(&format!("vestibule_database_max_connections{{pool=\"{pool}\"}}")) >= 2.0);
    after.assert_values(&[
        ("vestibule_database_up", 1.0),
        ("vestibule_password_hashes{state=\"running\"}", 0.0),
    ]);
    assert!(!is_sqlite || after.value("vestibule_wal_bytes") > 0.0, "{}", after.0);
    assert!(after.value("process_resident_memory_bytes") > 1e6);
    assert!(after.value("process_open_fds") < after.value("process_max_fds"));
    assert!(after.value("process_start_time_seconds") > 1e9);
}

async fn b60_metrics_tell_of_no_person_and_are_not_public(database: TestDatabase) {
    let app = start(database).await;
    let mut device = person(&app, BOB).await;
    sdk(&app).log_in(&mut device, Some(BOB)).await;
    log_in(&app, PASSWORD).await;
    let party = RelyingParty::web(&app).await;
    party.post("/oauth2/token", &[("grant_type", "brewing"), ("scope", "brewed")]).await;

    // The public address has nothing there, and whatever a client sends names no series.
    assert_eq!(app.browser().get("/metrics").await.status, StatusCode::NOT_FOUND);
    app.browser().get("/no-such-page/brewed?brewed=1").await;
    let request = app.client.request(Method::from_bytes(b"BREW").unwrap(), app.url("/account"));
    let request = request.header("x-forwarded-for", "203.0.113.7").header("user-agent", "brewer");
    request.send().await.unwrap();

    let scrape = Scrape::of(&app).await;
    for told in
        ["alice", "bob", "example.com", "203.0.113", "127.0.0.1", "brew", "BREW", "Wiki", &party.id]
    {
        assert!(!scrape.0.contains(told), "{told} in {}", scrape.0);
    }

    let table = routes(&app);
    for (name, value) in scrape.labels() {
        let is_bounded = match name {
            "route" => value == "none" || table.iter().any(|route| route.path == value),
            "le" => value == "+Inf" || value.parse::<f64>().is_ok(),
            "version" => value == env!("CARGO_PKG_VERSION"),
            "method" => value.chars().all(|letter| letter.is_ascii_alphabetic()),
            _ => {
                value.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter))
            }
        };
        assert!(is_bounded, "{name}={value}");
        let is_known = catalogue::ALL.iter().any(|metric| metric.labels.contains(&name));
        assert!(is_known || name == "le", "{name}");
    }
    for (name, _) in scrape.types() {
        assert!(catalogue::ALL.iter().any(|metric| metric.name == name), "{name}");
    }

    // Their own address has nothing else.
    for path in ["/", "/healthz", "/login", "/api/openapi.json"] {
        assert_eq!(get(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn the_address_of_the_metrics_is_checked_at_the_start() {
    for (address, mistake) in [
        ("metrics", "metrics_listen: must be an address and a port"),
        ("0.0.0.0:3000", "metrics_listen: must have a port of its own"),
    ] {
        let listed = mistakes(&[("VESTIBULE_METRICS_LISTEN", address)]);
        assert!(listed.contains(mistake), "{listed}");
    }
    assert!(mistakes(&[("VESTIBULE_ACCESS_LOG", "yes")]).contains("access_log: "));
}
