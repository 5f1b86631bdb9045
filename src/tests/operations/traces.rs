//! Traces: the spans that a collector gets, whose traces they continue, and what they never tell.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};

use super::settings::mistakes;
use crate::{
    domain::message::Channel,
    tests::{
        messages::send_requests::{NUMBER, deliver_of, sms},
        support::{
            collector::{ReceivedSpan, TraceCollector, one},
            harness::{App, TestDatabase, on_both},
            mailbox::newest_message,
            peers::{HttpProvider, Reply},
            sdk::{ALICE, BOB, person, sdk},
        },
    },
};

on_both!(
    a_request_is_a_span_with_its_work_below_it,
    b69_a_trace_has_nothing_of_a_person,
    b69_only_a_trusted_proxy_continues_a_trace,
    nothing_is_sent_of_what_is_not_sampled,
    only_the_back_end_of_the_operator_is_told_of_the_trace,
    a_message_is_a_trace_of_its_own_with_the_id_of_its_request,
);

const PASSWORD: &str = "a long password";

async fn start(
    database: TestDatabase,
    collector: &TraceCollector,
    settings: &[(&str, &str)],
) -> App {
    let endpoint = collector.endpoint();
    let otlp = [("VESTIBULE_OTLP_ENDPOINT", endpoint.as_str())];
    database.start(&[&otlp[..], settings].concat()).await
}

async fn log_in(app: &App, headers: &[(&str, &str)]) -> reqwest::Response {
    let form = "loginId=alice%40example.com&password=a+long+password";
    let request = app.client.request(Method::POST, app.url("/login?next=%2Fsecret-place"));
    let request =
        headers.iter().fold(request, |request, header| request.header(header.0, header.1));
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, app.origin());
    request.body(form).send().await.unwrap()
}

async fn a_request_is_a_span_with_its_work_below_it(database: TestDatabase) {
    let collector = TraceCollector::start().await;
    let headers = ("VESTIBULE_OTLP_HEADERS", "authorization: Bearer of-the-collector");
    let app = start(database, &collector, &[headers]).await;
    app.account(ALICE, Some(PASSWORD), None).await;

    let answer = log_in(&app, &[]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    app.browser().get("/no-such-page/secret-path").await;

    let spans = collector.spans_of(&app).await;
    let login = one(&spans, "POST /login");
    assert_eq!(login.attribute("http.request.method"), "POST");
    assert_eq!(login.attribute("http.route"), "/login");
    assert_eq!(login.attribute("http.response.status_code"), "303");
    assert_eq!(login.attribute("vestibule.request_id"), answer.headers()["x-request-id"]);
    assert_eq!((login.0.kind, login.0.parent_span_id.len()), (2, 0));
    let password = one(&spans, "password.hash");
    assert_eq!(password.0.parent_span_id, login.0.span_id);
    assert_eq!(password.0.trace_id, login.0.trace_id);
    assert!(password.0.start_time_unix_nano >= login.0.start_time_unix_nano);
    assert!(password.0.end_time_unix_nano <= login.0.end_time_unix_nano);
    let is_of_login = |span: &ReceivedSpan| span.0.trace_id == login.0.trace_id;
    let writes = spans.iter().filter(|span| span.0.name.starts_with("database."));
    assert!(writes.filter(|span| is_of_login(span)).count() > 0, "{spans:#?}");
    let missing = one(&spans, "GET");
    assert_eq!(missing.attribute("http.route"), "");
    assert_eq!(missing.attribute("http.response.status_code"), "404");
    let sent = &collector.headers()[0];
    assert_eq!(sent["authorization"], "Bearer of-the-collector");
    assert_eq!(sent["content-type"], "application/x-protobuf");
    let text = collector.text();
    assert!(text.contains("service.name") && text.contains("vestibule"), "{text}");
}

async fn b69_a_trace_has_nothing_of_a_person(database: TestDatabase) {
    let collector = TraceCollector::start().await;
    let proxies = ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1");
    let app = start(database, &collector, &[proxies]).await;
    let mut secrets = vec![ALICE.to_owned(), BOB.to_owned(), PASSWORD.to_owned()];

    let mut browser = app.browser();
    browser.register(&app, ALICE, PASSWORD).await;
    secrets.push(newest_message(&app, ALICE, 1).await.code());
    let answer =
        log_in(&app, &[("x-forwarded-for", "203.0.113.7"), ("user-agent", "a-named-browser")])
            .await;
    let cookies = answer.headers().get_all("set-cookie").iter();
    secrets.extend(cookies.map(|cookie| {
        let (_, value) = cookie.to_str().unwrap().split_once('=').unwrap();
        value.split(';').next().unwrap().to_owned()
    }));
    browser.get("/account?secret-query=1").await;
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    let code = newest_message(&app, ALICE, 2).await;
    secrets.extend([code.code(), code.link(), code.link().replace("/link/", "")]);
    browser.get(&code.link()).await;
    browser.type_code(&code).await;
    let mut device = person(&app, BOB).await;
    let session = sdk(&app).log_in(&mut device, Some(BOB)).await.json();
    let token = session["token"].as_str().unwrap().to_owned();
    app.browser().post("/session", &[("token", &token)]).await;
    secrets.push(token);
    deliver_of(&app, Channel::Email).await;

    let spans = collector.spans_of(&app).await;
    for name in ["POST /register", "POST /code", "GET /link/{token}", "message.send"] {
        assert!(spans.iter().any(|span| span.0.name == name), "{name} in {spans:#?}");
    }
    let text = collector.text();
    secrets.extend(
        ["alice", "bob", "203.0.113.7", "127.0.0.1", "secret-", "a-named-browser"]
            .map(str::to_owned),
    );
    for secret in secrets.iter().filter(|secret| secret.len() > 2) {
        assert!(!text.contains(secret.as_str()), "{secret} in {text}");
    }
    let names = ["vestibule.", "http."];
    for attribute in spans.iter().flat_map(|span| &span.0.attributes) {
        assert!(names.iter().any(|name| attribute.key.starts_with(name)), "{attribute:?}");
    }
}

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The id of the trace of a request with these headers.
async fn trace_of(proxies: &str, headers: &[(&str, &str)]) -> String {
    let collector = TraceCollector::start().await;
    let database = TestDatabase::sqlite();
    let app = start(database, &collector, &[("VESTIBULE_TRUSTED_PROXIES", proxies)]).await;
    let request = app.client.get(app.url("/healthz"));
    let request =
        headers.iter().fold(request, |request, header| request.header(header.0, header.1));
    assert_eq!(request.send().await.unwrap().status(), StatusCode::OK);

    let spans = collector.spans_of(&app).await;
    let span = one(&spans, "GET /healthz");
    assert!(!collector.text().contains("hostile"));
    let parent = hex(&span.0.parent_span_id);
    let trace = hex(&span.0.trace_id);
    assert_eq!(parent, if trace == TRACE { "b7ad6b7169203331" } else { "" });
    trace
}

async fn b69_only_a_trusted_proxy_continues_a_trace(_database: TestDatabase) {
    assert_eq!(trace_of("127.0.0.1", &[("traceparent", PARENT)]).await, TRACE);
    assert_ne!(trace_of("10.0.0.1", &[("traceparent", PARENT)]).await, TRACE, "not trusted");
    assert_ne!(trace_of("", &[("traceparent", PARENT), ("x-request-id", "hostile")]).await, TRACE);
    let huge = format!("00-{TRACE}-b7ad6b7169203331-01-{}", "hostile".repeat(1_000));
    for malformed in ["hostile", &PARENT.to_uppercase(), &huge] {
        assert_ne!(trace_of("127.0.0.1", &[("traceparent", malformed)]).await, TRACE);
    }
    let twice = [("traceparent", PARENT), ("traceparent", PARENT), ("tracestate", "hostile=1")];
    assert_ne!(trace_of("127.0.0.1", &twice).await, TRACE);
}

async fn nothing_is_sent_of_what_is_not_sampled(database: TestDatabase) {
    let collector = TraceCollector::start().await;
    let settings =
        [("VESTIBULE_OTLP_SAMPLE_RATIO", "0"), ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")];
    let app = start(database, &collector, &settings).await;
    app.account(ALICE, Some(PASSWORD), None).await;

    assert_eq!(log_in(&app, &[]).await.status(), StatusCode::SEE_OTHER);
    // The proxy decides for what it sends.
    app.client.get(app.url("/readyz")).header("traceparent", PARENT).send().await.unwrap();
    let unsampled = PARENT.replace("-01", "-00");
    app.client.get(app.url("/healthz")).header("traceparent", unsampled).send().await.unwrap();

    let spans = collector.spans_of(&app).await;
    let mut routes: Vec<_> = spans.iter().map(|span| span.attribute("http.route")).collect();
    routes.retain(|route| !route.is_empty());
    assert_eq!(routes, ["/readyz"], "{spans:#?}");
}

async fn only_the_back_end_of_the_operator_is_told_of_the_trace(database: TestDatabase) {
    let collector = TraceCollector::start().await;
    let back_end = HttpProvider::start([Reply::Answer(404, "", "")]).await;
    let url = format!("http://{}/users", back_end.address);
    let app = start(database, &collector, &[("VESTIBULE_PLATFORM_CALLBACK_URL", &url)]).await;

    sdk(&app).start("login", Some(ALICE)).await;

    let spans = collector.spans_of(&app).await;
    let asked = back_end.seen().remove(0);
    let callback = one(&spans, "getOwnIDDataByLoginId");
    let request = one(&spans, "POST /platform/login/start");
    assert_eq!((callback.0.kind, &callback.0.parent_span_id), (3, &request.0.span_id));
    let parent = format!("00-{}-{}-01", hex(&callback.0.trace_id), hex(&callback.0.span_id));
    assert_eq!(asked.header("traceparent"), Some(parent.as_str()));
    assert_eq!(asked.header("x-request-id").unwrap(), request.attribute("vestibule.request_id"));
}

async fn a_message_is_a_trace_of_its_own_with_the_id_of_its_request(database: TestDatabase) {
    let collector = TraceCollector::start().await;
    let provider = HttpProvider::start([Reply::Answer(500, "", ""), Reply::Answer(200, "", "")]);
    let provider = provider.await;
    let url = format!("http://{}/sms", provider.address);
    let settings =
        [("VESTIBULE_SMS_PROVIDER", "webhook"), ("VESTIBULE_SMS_WEBHOOK_URL", url.as_str())];
    let app = start(database, &collector, &settings).await;

    let answer = app.call("sendSms", &sms(NUMBER, "123456")).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
    deliver_of(&app, Channel::Sms).await;
    app.server.clock.advance(Duration::from_secs(60));
    deliver_of(&app, Channel::Sms).await;

    let spans = collector.spans_of(&app).await;
    let request = one(&spans, "POST /api/ownid/sendSms");
    let sent: Vec<_> = spans.iter().filter(|span| span.0.name == "message.send").collect();
    let [failed, sent] = sent[..] else { panic!("{spans:#?}") };
    assert_eq!(failed.attribute("vestibule.outcome"), "queued");
    assert_eq!(failed.0.status.as_ref().unwrap().code, 2, "an error");
    assert_eq!(sent.attribute("vestibule.outcome"), "sent");
    assert_eq!(sent.attribute("vestibule.attempt"), "2");
    assert_eq!(sent.attribute("vestibule.channel"), "sms");
    for span in [failed, sent] {
        assert_eq!(span.attribute("vestibule.request_id"), answer.header("x-request-id"));
        assert_ne!(span.0.trace_id, request.0.trace_id);
        let provider = spans.iter().find(|of| of.0.parent_span_id == span.0.span_id).unwrap();
        assert_eq!(provider.attribute("vestibule.provider"), "webhook");
    }
    for seen in provider.seen() {
        assert_eq!((seen.header("traceparent"), seen.header("x-request-id")), (None, None));
    }
    assert!(!collector.text().contains(NUMBER) && !collector.text().contains("123456"));
}

#[test]
fn impossible_settings_of_traces_are_refused() {
    for (name, value) in [
        ("VESTIBULE_OTLP_ENDPOINT", "collector:4318"),
        ("VESTIBULE_OTLP_ENDPOINT", "https://user:password@collector.example.com"),
        ("VESTIBULE_OTLP_SAMPLE_RATIO", "1.5"),
        ("VESTIBULE_OTLP_SAMPLE_RATIO", "-0.1"),
        ("VESTIBULE_OTLP_SAMPLE_RATIO", "NaN"),
        ("VESTIBULE_OTLP_SAMPLE_RATIO", "often"),
        ("VESTIBULE_OTLP_HEADERS", "no colon"),
    ] {
        let setting = name.replace("VESTIBULE_", "").to_ascii_lowercase();
        let listed = mistakes(&[(name, value)]);
        assert!(listed.contains(&format!("  - {setting}: ")), "{value}: {listed}");
    }
    let clear = [
        ("VESTIBULE_OTLP_ENDPOINT", "http://collector.example.com:4318"),
        ("VESTIBULE_OTLP_HEADERS", "authorization: Bearer KEY"),
    ];
    assert!(mistakes(&clear).contains("  - otlp_headers: would cross the network"));
}
