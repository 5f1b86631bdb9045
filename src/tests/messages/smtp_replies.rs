//! Mail servers with unusual replies: only the code of a reply counts.

use std::time::Duration;

use super::send_requests::{deliver, email, outbox};
use crate::{
    domain::message::MessageState,
    tests::support::{
        harness::App,
        scripted_mail_server::{Script, Scripted},
    },
};

/// The seven ways in which the text of a reply is omitted, broken or overlong, with this code.
fn kinds(code: &str) -> Vec<(&'static str, Vec<u8>)> {
    let code = code.as_bytes();
    let with = |parts: &[&[u8]]| parts.concat();
    vec![
        ("a bare code", with(&[code, b"\r\n"])),
        ("a code and a space", with(&[code, b" \r\n"])),
        ("Latin-1", with(&[code, b" Nachricht f\xfcr sp\xe4ter \xa7\r\n"])),
        ("bare lines", with(&[code, b"-\r\n", code, b"-\r\n", code, b"\r\n"])),
        ("broken UTF-8", with(&[code, b" \xe2\x82 \xff\xfe\xc0\x80\r\n"])),
        ("a very long line", with(&[code, b" ", &b"x".repeat(200_000), b"\r\n"])),
        ("control characters", with(&[code, b" a\x00b\x1b[2Jc\x07\x08\x7f\r\n"])),
    ]
}

/// Sends one mail, as often as the worker tries, and returns the outcome.
async fn send(app: &App) -> (MessageState, Option<String>) {
    app.call("sendEmail", &email("ada@example.com", "864209")).await;
    for _ in 0..3 {
        deliver(app).await;
        app.server.clock.advance(Duration::from_secs(20));
    }
    let row = outbox(app).await.remove(0);
    (row.state, row.reason)
}

#[tokio::test]
async fn a06_an_accepted_mail_is_not_sent_again_whatever_the_text_of_the_reply() {
    for (kind, reply) in kinds("250") {
        let server = Scripted::start(vec![Script { turn: "MAIL-END", reply }]).await;
        let app = server.app("", &[]).await;
        assert_eq!(send(&app).await, (MessageState::Sent, None), "{kind}");
        assert_eq!(server.heard("MAIL-END"), 1, "{kind}");
    }
}

#[tokio::test]
async fn a06_a_refusal_is_final_whatever_its_text() {
    for turn in ["MAIL", "RCPT", "DATA", "MAIL-END"] {
        for (kind, reply) in kinds("554") {
            let server = Scripted::start(vec![Script { turn, reply }]).await;
            let app = server.app("", &[]).await;
            assert_eq!(
                send(&app).await,
                (MessageState::Failed, Some("smtp_554".to_owned())),
                "{turn} {kind}"
            );
            assert_eq!(server.heard("MAIL FROM"), 1, "{turn} {kind}");
        }
    }
}

#[tokio::test]
async fn a06_every_reply_may_come_without_text() {
    for (at, _) in kinds("250").into_iter().enumerate() {
        let reply = |code| kinds(code).remove(at).1;
        let turns = ["GREETING", "EHLO", "MAIL", "RCPT", "DATA", "MAIL-END"].into_iter();
        let script = turns.zip(["220", "250", "250", "251", "354", "250"]);
        let script: Vec<_> =
            script.map(|(turn, code)| Script { turn, reply: reply(code) }).collect();
        let server = Scripted::start(script).await;
        let app = server.app("", &[]).await;
        assert_eq!(send(&app).await, (MessageState::Sent, None), "{at}");
    }
}

#[tokio::test]
async fn a06_a_malformed_reply_leads_to_a_retry() {
    for reply in [&b"hello\r\n"[..], b"999 what\r\n", b"25\r\n"] {
        let server = Scripted::start(vec![Script { turn: "RCPT", reply: reply.to_vec() }]).await;
        let app = server.app("", &[]).await;
        app.call("sendEmail", &email("ada@example.com", "864209")).await;
        deliver(&app).await;
        let row = outbox(&app).await.remove(0);
        assert_eq!(
            (row.state, row.reason.as_deref()),
            (MessageState::Queued, Some("garbled")),
            "{reply:?}"
        );
    }
    for code in ["421", "450", "452"] {
        let reply = format!("{code}\r\n").into_bytes();
        let server = Scripted::start(vec![Script { turn: "MAIL", reply }]).await;
        let (state, reason) = send(&server.app("", &[]).await).await;
        assert_eq!((state, reason), (MessageState::Queued, Some(format!("smtp_{code}"))));
        assert_eq!(server.heard("MAIL FROM"), 3, "{code}");
    }
}

#[tokio::test]
async fn a08_the_greeting_names_our_public_host() {
    for (settings, path, name) in [
        (
            &[("VESTIBULE_PUBLIC_URL", "https://login.example.com:8443")][..],
            "",
            "login.example.com",
        ),
        (&in_cloud("https://192.0.2.7"), "", "[192.0.2.7]"),
        (&in_cloud("https://[2001:db8::7]"), "", "[IPv6:2001:db8::7]"),
        (
            &[("VESTIBULE_PUBLIC_URL", "https://login.example.com")],
            "/mx.example.org",
            "mx.example.org",
        ),
        (
            &[("VESTIBULE_SMTP_HELLO_NAME", "mail.example.net")],
            "/mx.example.org",
            "mail.example.net",
        ),
    ] {
        let server = Scripted::start(Vec::new()).await;
        let app = server.app(path, settings).await;
        assert_eq!(send(&app).await, (MessageState::Sent, None));
        assert_eq!(server.heard(&format!("EHLO {name}")), 1, "{:?}", server.heard.lock().unwrap());
    }
}

/// Our own passkeys need a domain.
fn in_cloud(public_url: &str) -> [(&str, &str); 4] {
    [
        ("VESTIBULE_PUBLIC_URL", public_url),
        ("VESTIBULE_OWNID_MODE", "cloud"),
        ("VESTIBULE_OWNID_APP_ID", "app"),
        ("VESTIBULE_OWNID_SHARED_SECRET", "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk="),
    ]
}

#[tokio::test]
async fn a08_a_server_without_ehlo_is_greeted_with_helo() {
    for reply in [&b"500 what?\r\n"[..], b"502\r\n", b"554 no\r\n"] {
        let server = Scripted::start(vec![Script { turn: "EHLO", reply: reply.to_vec() }]).await;
        assert_eq!(send(&server.app("", &[]).await).await, (MessageState::Sent, None));
        assert_eq!(server.heard("HELO"), 1);
    }
    // The reply says nothing about the mail.
    for (turn, reply) in [("GREETING", "554 go away\r\n"), ("HELO", "550 bad name\r\n")] {
        let ehlo = Script { turn: "EHLO", reply: b"550 bad name\r\n".to_vec() };
        let server = Scripted::start(vec![ehlo, Script { turn, reply: reply.into() }]).await;
        let (state, reason) = send(&server.app("", &[]).await).await;
        assert_eq!(
            (state, reason.as_deref()),
            (MessageState::Queued, Some(&*format!("smtp_{}", &reply[..3]))),
            "{turn}"
        );
    }
}

#[tokio::test]
async fn a07_a_password_is_never_sent_in_the_clear_unless_configured() {
    for offers in [
        "250-here\r\n250-AUTH PLAIN LOGIN CRAM-MD5\r\n250 8BITMIME\r\n",
        "250-here\r\n250 AUTH=LOGIN\r\n",
    ] {
        let script = || {
            vec![
                Script { turn: "EHLO", reply: offers.into() },
                Script { turn: "AUTH", reply: b"235\r\n".to_vec() },
            ]
        };
        for more in ["", "?tls=opportunistic", "?tls=required", "?auth=plain"] {
            let server = Scripted::start(script()).await;
            let app = with_password(&server, more).await;
            assert_eq!(
                send(&app).await,
                (MessageState::Queued, Some("client".to_owned())),
                "{more}"
            );
            assert_eq!((server.heard("AUTH"), server.heard("MAIL")), (0, 0), "{more}");
        }
        let server = Scripted::start(script()).await;
        let app = with_password(&server, "?tls=none&auth=plain").await;
        assert_eq!(send(&app).await, (MessageState::Sent, None));
        assert_eq!(server.heard("AUTH PLAIN AHVzZXIAc2VjcmV0"), 1);
    }
}

async fn with_password(server: &Scripted, more: &str) -> App {
    let url = format!("smtp://user:secret@{}{more}", server.address);
    server.app("", &[("VESTIBULE_SMTP_URL", &url)]).await
}

#[tokio::test]
async fn a28_each_login_mechanism_sends_what_it_should() {
    // The response to CRAM-MD5 in capitals, because the script distinguishes its turns by them.
    const SECOND: &str = "DXNLCIA3MZNIYTG3ZTY0ZWQ3ZTQ0MWYWNJJJNGFJNMRIMDEWMW==";
    let question = b"334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n";
    let script = |turn, reply: &[u8]| Script { turn, reply: reply.to_vec() };
    // In the clear, the mechanism that does not reveal the password comes first.
    let ehlo = script("EHLO", b"250-here\r\n250 auth plain LOGIN cram-md5\r\n");
    let server =
        Scripted::start(vec![ehlo, script("AUTH", question), script(SECOND, b"235\r\n")]).await;
    let app = with_password(&server, "?tls=none").await;
    assert_eq!(send(&app).await, (MessageState::Sent, None), "{:?}", server.heard.lock().unwrap());
    assert_eq!((server.heard("AUTH CRAM-MD5"), server.heard("AUTH PLAIN")), (1, 0));

    let ehlo = script("EHLO", b"250-here\r\n250 AUTH=LOGIN\r\n");
    let server = Scripted::start(vec![
        ehlo,
        script("AUTH", b"334 VXNlcm5hbWU6\r\n"),
        script("DXNLCG==", b"334 UGFzc3dvcmQ6\r\n"),
        script("C2VJCMV0", b"235 in\r\n"),
    ])
    .await;
    let outcome = send(&with_password(&server, "?tls=none").await).await;
    assert_eq!(outcome, (MessageState::Sent, None), "{:?}", server.heard.lock().unwrap());
    assert_eq!((server.heard("dXNlcg=="), server.heard("c2VjcmV0")), (1, 1), "user, then password");

    let ehlo = script("EHLO", b"250-here\r\n250 AUTH XOAUTH2\r\n");
    let server = Scripted::start(vec![ehlo, script("AUTH", b"235\r\n")]).await;
    assert_eq!(
        send(&with_password(&server, "?tls=none&auth=xoauth2").await).await,
        (MessageState::Sent, None)
    );
    assert_eq!(server.heard("AUTH XOAUTH2 dXNlcj11c2VyAWF1dGg9QmVhcmVyIHNlY3JldAEB"), 1);

    // An operator can fix these.
    let ehlo = script("EHLO", b"250-here\r\n250 AUTH EXTERNAL GSSAPI\r\n");
    let server = Scripted::start(vec![ehlo]).await;
    let outcome = send(&with_password(&server, "?tls=none").await).await;
    assert_eq!(outcome, (MessageState::Queued, Some("client".to_owned())));
    let ehlo = script("EHLO", b"250-here\r\n250 AUTH PLAIN\r\n");
    let server = Scripted::start(vec![ehlo, script("AUTH", b"535\r\n")]).await;
    let outcome = send(&with_password(&server, "?tls=none").await).await;
    assert_eq!(outcome, (MessageState::Queued, Some("smtp_535".to_owned())));
}

#[tokio::test]
async fn a06_many_mails_share_few_connections() {
    let server = Scripted::start(Vec::new()).await;
    let app = server.app("", &[]).await;
    for n in 0..100 {
        app.call("sendEmail", &email(&format!("user{n}@example.com"), "1234")).await;
    }
    deliver(&app).await;
    assert!(outbox(&app).await.iter().all(|row| row.state == MessageState::Sent));
    assert_eq!(server.heard("MAIL-END"), 100);
    assert!(server.heard("EHLO") <= 10, "{}", server.heard("EHLO"));
}
