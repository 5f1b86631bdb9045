//! Files of a certificate that change while the server runs.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use rustls::pki_types::CertificateDer;
use tokio::{net::TcpStream, task::JoinHandle, time::sleep};

use crate::tests::support::{
    log::Log,
    tls::{HOST, SecureApp, TestCertificate, negotiate},
};

/// The certificate that a new connection is presented.
async fn presented(secure: &SecureApp, other: &TestCertificate) -> CertificateDer<'static> {
    let stream = TcpStream::connect(secure.tls).await.unwrap();
    let stream =
        negotiate(stream, HOST, &[&secure.certificate, other], &[b"http/1.1"]).await.unwrap();
    stream.get_ref().1.peer_certificates().unwrap()[0].clone()
}

/// Waits for a condition, for as long as the files may take to be read twice.
async fn wait_for(what: &str, mut is_true: impl AsyncFnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(40);
    while !is_true().await {
        assert!(Instant::now() < until, "{what}");
        sleep(Duration::from_millis(100)).await;
    }
}

/// Sends one request after the other, and counts them.
async fn ask_on(client: reqwest::Client, url: String, answered: Arc<AtomicUsize>) {
    loop {
        let answer = client.get(&url).send().await.expect("no request fails");
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.text().await.expect("no answer is cut off"), "ok");
        answered.fetch_add(1, Relaxed);
    }
}

/// Clients that send one request after the other, on connections that they keep and on new ones.
struct Traffic {
    clients: Vec<JoinHandle<()>>,
    answered: Arc<AtomicUsize>,
}

impl Traffic {
    fn begin(secure: &SecureApp, next: &TestCertificate) -> Self {
        let answered = Arc::<AtomicUsize>::default();
        let clients = (0..6).map(|number| {
            let kept = usize::from(number % 2 == 0);
            let client = secure.client(&[&secure.certificate, next]);
            let client = client.pool_max_idle_per_host(kept).build().unwrap();
            tokio::spawn(ask_on(client, secure.url("/healthz"), Arc::clone(&answered)))
        });
        Self { clients: clients.collect(), answered }
    }

    async fn end(self) -> usize {
        for client in self.clients {
            assert!(!client.is_finished(), "{:?}", client.await);
            client.abort();
        }
        self.answered.load(Relaxed)
    }
}

#[tokio::test]
async fn b68_a_new_certificate_takes_over_while_no_request_fails() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let secure = SecureApp::start(&[]).await;
    let next = TestCertificate::new();
    let (old_key, new_key) = (secure.certificate.key.serialize_pem(), next.key.serialize_pem());
    let (open, connection) = secure.connect_h2().await;
    let traffic = Traffic::begin(&secure, &next);
    assert_eq!(presented(&secure, &next).await, secure.certificate.der);

    let use_old = async || {
        let ask = axum::http::Request::get(secure.url("/healthz")).body(()).unwrap();
        let (answer, _) = open.clone().ready().await.unwrap().send_request(ask, true).unwrap();
        assert_eq!(answer.await.unwrap().status(), StatusCode::OK, "an old connection goes on");
    };

    // As they are found in the middle of a renewal.
    for (chain, key, cause) in [
        (&next.chain, &old_key, "is not the key of the certificate"),
        (&String::new(), &new_key, "holds no certificate in PEM"),
        (&next.chain, &new_key[..60].to_owned(), "holds no private key in PEM"),
    ] {
        secure.files.write(chain, key);
        wait_for(cause, async || log.text().contains(cause)).await;
        assert_eq!(presented(&secure, &next).await, secure.certificate.der, "{cause}");
        use_old().await;
    }
    secure.files.write(&next.chain, &new_key);
    wait_for("the new one", async || presented(&secure, &next).await == next.der).await;

    use_old().await;
    assert!(!connection.is_finished());
    let answered = traffic.end().await;
    assert!(answered > 100, "{answered}");

    let text = log.text();
    assert!(text.contains("the certificate in the files is a new one"), "{text}");
    for secret in [&old_key[60..90], &new_key[60..90]] {
        assert!(!text.contains(secret), "no key is logged");
    }
}
