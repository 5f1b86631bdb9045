//! A slow mail server.

use std::time::Duration;

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    time::sleep,
};

use super::send_requests::{deliver, email, outbox};
use crate::{domain::message::MessageState, tests::support::harness::TestDatabase};

/// Accepts every mail, each after this delay.
async fn serve(stream: TcpStream, wait: Duration) {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 slow\r\n").await.ok();
    let (mut line, mut in_mail) = (String::new(), false);
    while stream.read_line(&mut line).await.is_ok_and(|length| length > 0) {
        let reply = match line.trim_end() {
            "." if in_mail => {
                in_mail = false;
                sleep(wait).await;
                "250 taken"
            }
            _ if in_mail => "",
            "DATA" => {
                in_mail = true;
                "354 go on"
            }
            _ => "250 ok",
        };
        if !reply.is_empty() {
            stream.write_all(format!("{reply}\r\n").as_bytes()).await.ok();
        }
        line.clear();
    }
}

#[tokio::test]
async fn a_mail_does_not_time_out_while_it_waits_for_a_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Duration::from_secs(8)));
        }
    });
    let settings = [
        ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
        ("VESTIBULE_SMTP_URL", url.as_str()),
        ("VESTIBULE_EMAIL_FROM", "a@example.com"),
    ];
    let app = TestDatabase::sqlite().start(&settings).await;
    // More than two rounds of all connections; the third begins when the second has nearly used up
    // the time of a mail.
    for n in 0..21 {
        app.call("sendEmail", &email(&format!("user{n}@example.com"), "1234")).await;
    }
    deliver(&app).await;
    for row in outbox(&app).await {
        assert_eq!((row.state, row.reason, row.attempts), (MessageState::Sent, None, 1));
    }
}
