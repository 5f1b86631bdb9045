//! Mail servers and providers of SMS, asked without a message.

use super::{Installation, require};
use crate::tests::{
    messages::smtp::Authority,
    support::{
        harness::TestDatabase,
        peers::{HttpProvider, Reply, SmtpServer},
        ports::free_address,
    },
};

fn with_mail(url: &str) -> Installation {
    let settings = [
        ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
        ("VESTIBULE_SMTP_URL", url),
        ("VESTIBULE_EMAIL_FROM", "login@localhost"),
    ];
    Installation::new(TestDatabase::sqlite(), &settings)
}

#[tokio::test]
async fn a_login_to_the_mail_server_is_tried_without_a_mail() {
    let authority = Authority::new();
    let smtp = SmtpServer::start_guarded(&authority.starttls(), "login", "right").await;
    let at = |password: &str| {
        let port = smtp.address.port();
        let url = format!("smtp://login:{password}@localhost:{port}?tls=required");
        let mut installation = with_mail(&url);
        installation.set("VESTIBULE_SMTP_CA_FILE", &authority.file("ca"));
        installation
    };
    require(&at("right").look("mail").await, "passed", "smtp takes the login");
    require(&at("wrong").look("mail").await, "failed", "smtp_535");
    assert!(smtp.mails().is_empty());
    require(&at("right").look("mail-sender").await, "failed", "nobody has the domain localhost");

    let unknown = with_mail(&format!("smtp://localhost:{}?tls=required", smtp.address.port()));
    require(&unknown.look("mail").await, "failed", "tls");
    let plain = SmtpServer::start(&[]).await;
    let encrypted = with_mail(&format!("smtp://{}?tls=required", plain.address));
    require(&encrypted.look("mail").await, "failed", "client");
    let nowhere = with_mail(&format!("smtp://{}?tls=none", free_address()));
    require(&nowhere.look("mail").await, "failed", "unreachable");
}

#[tokio::test]
async fn messages_that_nobody_sees_are_found() {
    let mut installation = Installation::new(TestDatabase::sqlite(), &[]);
    require(&installation.look("mail").await, "failed", "nobody sees them");
    require(&installation.look("mail-sender").await, "skipped", "no mail leaves");
    require(&installation.look("sms").await, "advised", "no SMS leaves");
    installation.set("VESTIBULE_DEVELOPMENT_PAGES", "true");
    require(&installation.look("mail").await, "advised", "/dev/inbox");
}

#[tokio::test]
async fn twilio_is_asked_for_the_account_alone() {
    let active = Reply::Answer(200, "", r#"{"sid":"AC1","status":"active"}"#);
    let twilio = HttpProvider::start([active]).await;
    let url = format!("http://{}", twilio.address);
    let settings = [
        ("VESTIBULE_SMS_PROVIDER", "twilio"),
        ("VESTIBULE_SMS_TWILIO_BASE_URL", url.as_str()),
        ("VESTIBULE_SMS_TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
        ("VESTIBULE_SMS_TWILIO_AUTH_TOKEN", "token"),
        ("VESTIBULE_SMS_TWILIO_FROM", "+14155550100"),
    ];
    let installation = Installation::new(TestDatabase::sqlite(), &settings);
    require(&installation.look("sms").await, "passed", "twilio takes the login");
    let asked = twilio.seen().remove(0);
    let account = "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef.json";
    assert!(asked.head.starts_with(&format!("GET {account} ")), "{}", asked.head);
    assert!(asked.header("authorization").unwrap().starts_with("Basic "));

    for (reply, words) in [
        (Reply::Answer(401, "", r#"{"code":20003}"#), "twilio_20003"),
        (Reply::Answer(200, "", r#"{"status":"suspended"}"#), "twilio_account_not_active"),
        (Reply::Answer(200, "", "<html>"), "not_twilio"),
        (Reply::Reset, "broken_connection"),
    ] {
        twilio.reply_with(reply);
        require(&installation.look("sms").await, "failed", words);
    }
}

#[tokio::test]
async fn a_webhook_is_reached_without_a_message() {
    let hook = HttpProvider::start([Reply::Answer(405, "", "")]).await;
    let url = format!("http://{}/sms", hook.address);
    let mut installation = Installation::new(
        TestDatabase::sqlite(),
        &[("VESTIBULE_SMS_PROVIDER", "webhook"), ("VESTIBULE_SMS_WEBHOOK_URL", &url)],
    );
    require(&installation.look("sms").await, "passed", "can be reached");
    assert!(hook.seen().iter().all(|seen| seen.head.starts_with("OPTIONS /sms ")));

    let url = format!("http://{}/sms", free_address());
    installation.set("VESTIBULE_SMS_WEBHOOK_URL", &url);
    require(&installation.look("sms").await, "failed", "unreachable");
}
