//! A server that does TLS itself, and clients that trust its certificate.

use std::{fs, io, net::SocketAddr, path::PathBuf, sync::Arc};

use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::harness::{App, TestDatabase, new_folder};
use crate::{
    http,
    runtime::http_client::install_tls_provider,
    service::certificates,
    startup::{self, PublicSockets},
};

/// The host of the public URL.
pub(crate) const HOST: &str = "login.example.test";

/// A certificate that signs itself, for [`HOST`].
pub(crate) struct TestCertificate {
    pub(crate) der: CertificateDer<'static>,
    pub(crate) chain: String,
    pub(crate) key: KeyPair,
}

impl TestCertificate {
    pub(crate) fn new() -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed([HOST.to_owned()]).unwrap();
        Self { der: cert.der().clone(), chain: cert.pem(), key: signing_key }
    }
}

/// Files of a certificate and its key, removed after the test.
pub(crate) struct CertificateFolder(PathBuf);

impl CertificateFolder {
    pub(crate) fn with(certificate: &TestCertificate) -> Self {
        let folder = Self(new_folder());
        folder.write(&certificate.chain, &certificate.key.serialize_pem());
        folder
    }

    pub(crate) fn write(&self, chain: &str, key: &str) {
        fs::write(self.certificate(), chain).unwrap();
        fs::write(self.key(), key).unwrap();
    }

    pub(crate) fn certificate(&self) -> String {
        self.0.join("certificate.pem").display().to_string()
    }

    pub(crate) fn key(&self) -> String {
        self.0.join("key.pem").display().to_string()
    }
}

impl Drop for CertificateFolder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// A server with both of its addresses.
pub(crate) struct SecureApp {
    pub(crate) app: App,
    pub(crate) tls: SocketAddr,
    pub(crate) plain: SocketAddr,
    pub(crate) certificate: TestCertificate,
    pub(crate) files: CertificateFolder,
    pub(crate) serving: JoinHandle<()>,
    pub(crate) stop: oneshot::Sender<()>,
}

impl SecureApp {
    pub(crate) async fn start(settings: &[(&str, &str)]) -> Self {
        let certificate = TestCertificate::new();
        let files = CertificateFolder::with(&certificate);
        let tls = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let plain = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addresses = [&tls, &plain].map(|socket| socket.local_addr().unwrap());
        let public_url = format!("https://{HOST}:{}", addresses[0].port());
        let all: [(&str, &str); 4] = [
            ("VESTIBULE_PUBLIC_URL", public_url.as_str()),
            ("VESTIBULE_TLS_LISTEN", &addresses[0].to_string()),
            ("VESTIBULE_TLS_CERTIFICATE", &files.certificate()),
            ("VESTIBULE_TLS_KEY", &files.key()),
        ];
        let app = TestDatabase::sqlite().start(&[&all[..], settings].concat()).await;

        certificates::begin(&app.server).await;
        tokio::spawn(certificates::keep(Arc::clone(&app.server)));
        let router = startup::application(&app.server).unwrap().router;
        let sockets = PublicSockets { plain, tls: Some(tls) };
        let endpoints = startup::endpoints(&app.server, router, sockets);
        let (stop, asked) = oneshot::channel::<()>();
        let web = app.server.config.web.clone();
        let serving = tokio::spawn(async move {
            http::listener::serve(endpoints, &web, async { drop(asked.await) }).await;
        });
        Self { app, tls: addresses[0], plain: addresses[1], certificate, files, serving, stop }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("https://{HOST}:{}{path}", self.tls.port())
    }

    /// Begins a client that trusts these certificates, and speaks HTTP/1.1.
    pub(crate) fn client(&self, trusted: &[&TestCertificate]) -> reqwest::ClientBuilder {
        install_tls_provider();
        let trusted = trusted.iter().map(|one| reqwest::Certificate::from_der(&one.der).unwrap());
        reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .tls_certs_only(trusted)
            .resolve(HOST, self.tls)
    }

    /// Connects, and offers these protocols.
    pub(crate) async fn connect(&self, protocols: &[&[u8]]) -> TlsStream<TcpStream> {
        let stream = TcpStream::connect(self.tls).await.unwrap();
        negotiate(stream, HOST, &[&self.certificate], protocols).await.unwrap()
    }

    /// Connects by HTTP/2.
    pub(crate) async fn connect_h2(
        &self,
    ) -> (h2::client::SendRequest<axum::body::Bytes>, JoinHandle<Result<(), h2::Error>>) {
        let stream = self.connect(&[b"h2"]).await;
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
        let (client, connection) = h2::client::handshake(stream).await.unwrap();
        (client, tokio::spawn(connection))
    }
}

/// Negotiates TLS on a connection, as a client that trusts these certificates.
pub(crate) async fn negotiate(
    stream: TcpStream,
    host: &'static str,
    trusted: &[&TestCertificate],
    protocols: &[&[u8]],
) -> io::Result<TlsStream<TcpStream>> {
    install_tls_provider();
    let mut roots = RootCertStore::empty();
    for certificate in trusted {
        roots.add(certificate.der.clone()).unwrap();
    }
    let mut config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    let name = ServerName::try_from(host).unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}
