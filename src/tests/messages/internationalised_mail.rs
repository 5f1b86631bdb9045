//! Mail to addresses that are not ASCII, through servers that accept them and servers that do not.

use reqwest::StatusCode;

use super::send_requests::{deliver, email, outbox};
use crate::{
    domain::message::MessageState,
    tests::support::{
        harness::{App, TestDatabase, id},
        peers::SmtpServer,
    },
};

async fn with_server(server: &SmtpServer) -> App {
    TestDatabase::sqlite()
        .start(&[
            ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
            ("VESTIBULE_SMTP_URL", &format!("smtp://{}", server.address)),
            ("VESTIBULE_EMAIL_FROM", "Anmeldung <login@münchen.example>"),
        ])
        .await
}

async fn send(app: &App, to: &str) -> (MessageState, Option<String>) {
    app.server.clock.advance(std::time::Duration::from_millis(1));
    assert_eq!(app.call("sendEmail", &email(to, "864209")).await.status, StatusCode::ACCEPTED);
    deliver(app).await;
    let row = outbox(app).await.remove(0);
    (row.state, row.reason)
}

#[tokio::test]
async fn a09_mail_to_an_internationalised_domain_needs_no_smtputf8() {
    let server = SmtpServer::start(&[]).await;
    let app = with_server(&server).await;
    assert_eq!(send(&app, "user@straße.example").await, (MessageState::Sent, None));
    let mail = server.mails().remove(0);
    let message_id = format!("Message-ID: <{}@xn--mnchen-3ya.example>", outbox(&app).await[0].id);
    for part in ["user@xn--strae-oqa.example", "<login@xn--mnchen-3ya.example>", &message_id] {
        assert!(mail.contains(part), "{part} in {mail}");
    }
}

#[tokio::test]
async fn u07_no_page_says_that_a_code_is_on_its_way_when_it_cannot_be() {
    let server = SmtpServer::start(&[]).await;
    let app = with_server(&server).await;
    assert_eq!(
        send(&app, "zoë@example.com").await,
        (MessageState::Failed, Some("not_ascii".to_owned()))
    );
    // Every caller gets this answer, whether or not the address has an account.
    app.account("renée@example.com", None, None).await;
    for login_id in ["zoë@example.com", "renée@example.com"] {
        for path in ["/login/code", "/recover", "/register"] {
            let form = [("loginId", login_id), ("password", "correct horse battery staple")];
            let answer = app.browser().post(path, &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {answer:?}");
            assert!(answer.body.contains("because of the letters before the @"), "{path}");
        }
    }
    let answer = app.browser().post("/login/code", &[("loginId", "zoe@example.com")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);

    // The server may have been upgraded since: the next mail tries again.
    app.server.clock.advance(std::time::Duration::from_mins(10));
    let renee = id("renée@example.com");
    let is_reached = || app.server.delivery.reaches(&renee, app.server.clock.monotonic());
    assert!(is_reached());
    let answer = app.browser().post("/login/code", &[("loginId", renee.as_str())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    for _ in 0..500 {
        deliver(&app).await;
        if !is_reached() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("nothing was learned from its refusal");
}

#[tokio::test]
async fn u07_a_server_with_smtputf8_accepts_every_local_part() {
    let server = SmtpServer::start(&["--smtputf8".to_owned()]).await;
    let app = with_server(&server).await;
    assert_eq!(send(&app, "zoë@bücher.example").await, (MessageState::Sent, None));
    let answer = app.browser().post("/login/code", &[("loginId", "zoë@example.com")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}
