//! The challenge of ACME that is answered by a certificate (RFC 8737).

use std::{io, sync::Arc};

use rustls::{
    crypto::ring::default_provider,
    pki_types::{CertificateDer, PrivateKeyDer},
    sign::CertifiedKey,
};
use tokio::{io::AsyncReadExt, net::TcpStream};
use tokio_rustls::client::TlsStream;

use crate::{
    runtime::served_certificate::ChallengeAnswer,
    tests::support::tls::{HOST, SecureApp, TestCertificate, negotiate},
};

const ACME: &[u8] = b"acme-tls/1";

/// A connection that offers these protocols, by a client that trusts either certificate.
async fn connect(
    secure: &SecureApp,
    answer: &TestCertificate,
    host: &'static str,
    protocols: &[&[u8]],
) -> io::Result<TlsStream<TcpStream>> {
    let stream = TcpStream::connect(secure.tls).await.unwrap();
    negotiate(stream, host, &[&secure.certificate, answer], protocols).await
}

fn presented(stream: &TlsStream<TcpStream>) -> &CertificateDer<'static> {
    &stream.get_ref().1.peer_certificates().unwrap()[0]
}

#[tokio::test]
async fn b68_only_the_authority_sees_the_certificate_of_a_challenge() {
    let secure = SecureApp::start(&[]).await;
    let answer = TestCertificate::new();
    assert!(connect(&secure, &answer, HOST, &[ACME]).await.is_err(), "there is no challenge");

    let key = PrivateKeyDer::Pkcs8(answer.key.serialize_der().into());
    let certified_key =
        CertifiedKey::from_der(vec![answer.der.clone()], key, &default_provider()).unwrap();
    let served = &secure.app.server.served_certificate;
    served.answer_challenge(Some(ChallengeAnswer::Certificate {
        domain: HOST.to_owned(),
        certified_key: Arc::new(certified_key),
    }));

    let mut stream = connect(&secure, &answer, HOST, &[ACME]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(ACME));
    assert_eq!(presented(&stream), &answer.der);
    let mut read = Vec::new();
    stream.read_to_end(&mut read).await.ok();
    assert!(read.is_empty(), "nothing is served there");
    assert!(connect(&secure, &answer, "other.example.test", &[ACME]).await.is_err());

    let offers: [&[&[u8]]; 4] = [&[], &[b"h2"], &[ACME, b"h2"], &[b"http/1.1"]];
    for protocols in offers {
        let stream = connect(&secure, &answer, HOST, protocols).await.unwrap();
        assert_eq!(presented(&stream), &secure.certificate.der, "{protocols:?}");
        assert_ne!(stream.get_ref().1.alpn_protocol(), Some(ACME));
    }

    served.answer_challenge(None);
    assert!(connect(&secure, &answer, HOST, &[ACME]).await.is_err(), "it is over");
}
