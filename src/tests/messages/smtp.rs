//! Mail to a server of another project: in plain text, over TLS, and with a login.

use std::{fs, path::PathBuf, time::Duration};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde_json::json;

use super::send_requests::{deliver, email, outbox};
use crate::{
    domain::message::MessageState,
    tests::support::{
        harness::{App, TestDatabase, new_folder},
        peers::SmtpServer,
    },
};

const USER: &str = "login@example.com";
const PASSWORD: &str = "p@ss/w:rd %1 é";
/// User and password as a URL contains them.
const LOGIN: &str = "login%40example.com:p%40ss%2Fw%3Ard%20%251%20%C3%A9";

/// A certificate authority of the operator, and its certificate for `localhost`.
pub(crate) struct Authority {
    folder: PathBuf,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let authority = Self { folder: new_folder() };
        let mut params = CertificateParams::new([]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(["localhost".to_owned()])
            .unwrap()
            .signed_by(&key, &issuer)
            .unwrap();
        for (name, pem) in
            [("ca", issuer.pem()), ("certificate", certificate.pem()), ("key", key.serialize_pem())]
        {
            fs::write(authority.file(name), pem).unwrap();
        }
        authority
    }

    pub(crate) fn file(&self, name: &str) -> String {
        self.folder.join(format!("{name}.pem")).display().to_string()
    }

    /// aiosmtpd's options: STARTTLS is offered, and plain text is accepted too.
    pub(crate) fn starttls(&self) -> [String; 5] {
        let [certificate, key] = self.certificate();
        [
            "--tlscert".to_owned(),
            certificate,
            "--tlskey".to_owned(),
            key,
            "--no-requiretls".to_owned(),
        ]
    }

    /// aiosmtpd's options: TLS from the first byte.
    fn smtps(&self) -> [String; 4] {
        let [certificate, key] = self.certificate();
        ["--smtpscert".to_owned(), certificate, "--smtpskey".to_owned(), key]
    }

    fn certificate(&self) -> [String; 2] {
        ["certificate", "key"].map(|name| self.file(name))
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

async fn with_smtp(url: &str, authority: Option<&Authority>) -> App {
    let file = authority.map(|authority| authority.file("ca")).unwrap_or_default();
    TestDatabase::sqlite()
        .start(&[
            ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
            ("VESTIBULE_SMTP_URL", url),
            ("VESTIBULE_SMTP_CA_FILE", &file),
            ("VESTIBULE_EMAIL_FROM", "Login <login@example.com>"),
        ])
        .await
}

/// Sends one mail through the server at this URL, and returns the outcome and its reason.
async fn send(url: &str, authority: Option<&Authority>) -> (MessageState, Option<String>) {
    let app = with_smtp(url, authority).await;
    app.call("sendEmail", &email("ada@example.com", "864209")).await;
    deliver(&app).await;
    let row = outbox(&app).await.remove(0);
    (row.state, row.reason)
}

fn waits(reason: &str) -> (MessageState, Option<String>) {
    (MessageState::Queued, Some(reason.to_owned()))
}

const SENT: (MessageState, Option<String>) = (MessageState::Sent, None);

#[tokio::test]
async fn mail_goes_out_over_smtp() {
    let server = SmtpServer::start(&["--size", "20000"].map(str::to_owned)).await;
    let app = with_smtp(&format!("smtp://{}", server.address), None).await;
    app.call("sendEmail", &email("Zoe.O'Neil+x@example.com", "864209")).await;
    deliver(&app).await;
    let row = outbox(&app).await.remove(0);
    assert_eq!((row.state, row.reason, row.content), (MessageState::Sent, None, None));
    let mail = server.mails().remove(0);
    for part in [
        "From: Login <login@example.com>",
        "Zoe.O'Neil+x@example.com",
        "Subject: Your code",
        "864209",
        "text/plain",
        "text/html",
    ] {
        assert!(mail.contains(part), "{part} in {mail}");
    }
    assert!(mail.contains(&format!("Message-ID: <{}@example.com>", row.id)), "{mail}");

    let mut large = email("a@example.com", "1234");
    large["body"] = json!(format!("<p>{}</p>", "x".repeat(30_000)));
    app.call("sendEmail", &large).await;
    deliver(&app).await;
    let row = outbox(&app).await.remove(0);
    assert_eq!((row.state, row.reason.as_deref()), (MessageState::Failed, Some("smtp_552")));
}

#[tokio::test]
async fn mail_waits_for_a_server_that_is_down() {
    let server = SmtpServer::start(&["--size", "20000"].map(str::to_owned)).await;
    let app = with_smtp(&format!("smtp://{}", server.address), None).await;
    let address = server.address;
    drop(server);
    app.call("sendEmail", &email("a@example.com", "1234")).await;
    deliver(&app).await;
    assert_eq!(outbox(&app).await.remove(0).state, MessageState::Queued);
    let server = SmtpServer::start_at(address, &[]).await;
    app.server.clock.advance(Duration::from_secs(3));
    deliver(&app).await;
    assert_eq!(outbox(&app).await.remove(0).state, MessageState::Sent);
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn mail_is_sent_over_starttls_and_over_implicit_tls() {
    let authority = Authority::new();
    let server = SmtpServer::start(&authority.starttls()).await;
    for mode in ["required", "opportunistic"] {
        let url = format!("smtp://localhost:{}?tls={mode}", server.address.port());
        assert_eq!(send(&url, Some(&authority)).await, SENT, "{mode}");
    }
    assert_eq!(server.mails().len(), 2);
    let server = SmtpServer::start(&authority.smtps()).await;
    let url = format!("smtps://localhost:{}", server.address.port());
    assert_eq!(send(&url, Some(&authority)).await, SENT);
    assert!(server.mails()[0].contains("864209"));
}

#[tokio::test]
async fn a_server_with_an_untrusted_certificate_gets_no_mail() {
    let (authority, other) = (Authority::new(), Authority::new());
    let server = SmtpServer::start(&authority.starttls()).await;
    let port = server.address.port();
    for trusted in [None, Some(&other)] {
        for mode in ["required", "opportunistic"] {
            let url = format!("smtp://localhost:{port}?tls={mode}");
            assert_eq!(send(&url, trusted).await, waits("tls"), "{mode}");
        }
    }
    let other_host = format!("smtp://127.0.0.1:{port}?tls=required");
    assert_eq!(send(&other_host, Some(&authority)).await, waits("tls"));
    assert!(server.mails().is_empty(), "it would have taken plain text");
    let server = SmtpServer::start(&authority.smtps()).await;
    assert_eq!(
        send(&format!("smtps://localhost:{}", server.address.port()), None).await,
        waits("tls")
    );
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn a07_starttls_is_used_where_it_is_offered_even_if_not_configured() {
    let authority = Authority::new();
    let server = SmtpServer::start_guarded(&authority.starttls(), USER, PASSWORD).await;
    let port = server.address.port();
    // This server asks for its password after STARTTLS only.
    for more in ["", "?tls=opportunistic", "?tls=required", "/mail.example.org?auth=plain"] {
        assert_eq!(
            send(&format!("smtp://{LOGIN}@localhost:{port}{more}"), Some(&authority)).await,
            SENT,
            "{more}"
        );
    }
    assert_eq!(send(&format!("smtp://{LOGIN}@localhost:{port}"), None).await, waits("tls"));
    assert_eq!(server.mails().len(), 4);

    let server = SmtpServer::start(&[]).await;
    let port = server.address.port();
    assert_eq!(
        send(&format!("smtp://localhost:{port}"), None).await,
        SENT,
        "there is no secret in it"
    );
    for more in ["", "?tls=opportunistic", "?tls=required"] {
        assert_eq!(
            send(&format!("smtp://{LOGIN}@localhost:{port}{more}"), None).await,
            waits("client"),
            "{more}"
        );
    }
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn a28_mails_declare_that_they_are_automatic() {
    let server = SmtpServer::start(&[]).await;
    assert_eq!(send(&format!("smtp://{}", server.address), None).await, SENT);
    let mail = server.mails().remove(0);
    assert!(mail.contains("Auto-Submitted: auto-generated"), "{mail}");
    assert!(mail.contains("X-Auto-Response-Suppress: All"), "{mail}");
}

#[tokio::test]
async fn a_server_without_starttls_gets_no_mail_where_it_is_required() {
    let server = SmtpServer::start(&[]).await;
    let port = server.address.port();
    assert_eq!(send(&format!("smtp://localhost:{port}?tls=required"), None).await, waits("client"));
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn mail_is_sent_after_a_login_and_waits_for_the_right_credentials() {
    let authority = Authority::new();
    let server = SmtpServer::start_guarded(&authority.starttls(), USER, PASSWORD).await;
    let host = format!("localhost:{}?tls=required", server.address.port());
    assert_eq!(send(&format!("smtp://{LOGIN}@{host}"), Some(&authority)).await, SENT);
    assert_eq!(server.mails().len(), 1);
    assert_eq!(send(&format!("smtp://{LOGIN}x@{host}"), Some(&authority)).await, waits("smtp_535"));
    assert_eq!(send(&format!("smtp://{host}"), Some(&authority)).await, waits("smtp_530"));
    assert_eq!(server.mails().len(), 1);
}
