//! Settings of TLS that cannot work.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::{
    config::tls::CertificateSource,
    service::certificates,
    tests::{
        operations::settings::{load, mistakes},
        support::{
            log::Log,
            tls::{CertificateFolder, HOST, SecureApp, TestCertificate},
        },
    },
};

const URL: (&str, &str) = ("VESTIBULE_PUBLIC_URL", "https://login.example.test");
const LISTEN: (&str, &str) = ("VESTIBULE_TLS_LISTEN", "127.0.0.1:3443");
const AGREED: (&str, &str) = ("VESTIBULE_ACME_TERMS_AGREED", "true");

fn assert_mistake(settings: &[(&str, &str)], expected: &str) {
    let listed = mistakes(settings);
    assert!(listed.contains(expected), "{expected} is not in {listed}");
}

#[test]
fn b68_a_certificate_that_cannot_be_presented_is_a_mistake() {
    let certificate = TestCertificate::new();
    let files = CertificateFolder::with(&certificate);
    let (chain, key) = (files.certificate(), files.key());
    let chain_setting = ("VESTIBULE_TLS_CERTIFICATE", chain.as_str());
    let key_setting = ("VESTIBULE_TLS_KEY", key.as_str());
    let both = [URL, LISTEN, chain_setting, key_setting];

    let tls = load(&both).unwrap().tls.unwrap();
    assert!(matches!(tls.source, CertificateSource::Files(_)));
    assert!(load(&[URL]).unwrap().tls.is_none());
    let wrong: [(&[(&str, &str)], &str); 6] = [
        (&both[..3], "tls_key: is needed with tls_certificate"),
        (&[URL, LISTEN, key_setting], "tls_certificate: is needed with tls_key"),
        (&[URL, LISTEN], "tls_listen: needs a certificate"),
        (&[URL, chain_setting, key_setting], "tls_certificate: has no effect without tls_listen"),
        (&[LISTEN, chain_setting, key_setting], "tls_listen: needs a public_url with https"),
        (&[URL, AGREED, LISTEN, chain_setting, key_setting], "acme_terms_agreed: cannot be used"),
    ];
    for (settings, expected) in wrong {
        assert_mistake(settings, expected);
    }
    let elsewhere = [("VESTIBULE_PUBLIC_URL", "https://example.test"), LISTEN];
    let elsewhere = [&elsewhere[..], &both[2..]].concat();
    assert_mistake(&elsewhere, "certificate.pem is not for the host of public_url, example.test");
    let same_port = [&both[..], &[("VESTIBULE_LISTEN", "127.0.0.1:3443")]].concat();
    assert_mistake(&same_port, "tls_listen: must have a port of its own");

    files.write(&certificate.chain, &TestCertificate::new().key.serialize_pem());
    assert_mistake(&both, "tls_key: ");
    assert_mistake(&both, "key.pem is not the key of the certificate");
    let mut params = rcgen::CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    params.not_after = rcgen::date_time_ymd(2024, 2, 29);
    let expired = params.self_signed(&certificate.key).unwrap().pem();
    files.write(&expired, &certificate.key.serialize_pem());
    assert_mistake(&both, "certificate.pem expired at 2024-02-29T00:00:00");
    fs::remove_file(&key).unwrap();
    assert_mistake(&both, "key.pem cannot be read: No such file");
}

#[test]
fn b68_acme_needs_an_agreement_a_domain_and_one_server() {
    let tls = load(&[URL, LISTEN, AGREED]).unwrap().tls.unwrap();
    let CertificateSource::Acme(acme) = tls.source else { panic!("no ACME") };
    assert_eq!(acme.domain, HOST);
    assert_eq!(acme.directory.as_str(), "https://acme-v02.api.letsencrypt.org/directory");

    let database = ("VESTIBULE_DATABASE_URL", "postgres://localhost/vestibule");
    for (setting, expected) in [
        (("VESTIBULE_PUBLIC_URL", "https://192.0.2.1"), "acme_terms_agreed: needs a public_url"),
        (("VESTIBULE_PUBLIC_URL", "https://login"), "acme_terms_agreed: needs a public_url"),
        (database, "acme_terms_agreed: is for one server on SQLite"),
        (("VESTIBULE_TLS_LISTEN", ""), "acme_terms_agreed: has no effect without tls_listen"),
        (("VESTIBULE_ACME_DIRECTORY", "http://ca.example"), "acme_directory: http://ca.example"),
        (("VESTIBULE_ACME_CONTACT", "nobody"), "acme_contact: nobody is no mail address"),
        (("VESTIBULE_ACME_CHALLENGE", "dns-01"), "acme_challenge: must be tls-alpn-01 or http-01"),
        (("VESTIBULE_ACME_CA_FILE", "/nowhere.pem"), "acme_ca_file: /nowhere.pem cannot be read"),
    ] {
        assert_mistake(&[URL, LISTEN, AGREED, setting], expected);
    }
    let contact = ("VESTIBULE_ACME_CONTACT", "admin@example.test");
    assert_mistake(&[URL, LISTEN, contact], "acme_contact: has no effect: set acme_terms_agreed");
}

#[tokio::test]
async fn b68_a_key_that_everybody_can_read_is_told_at_the_start() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let secure = SecureApp::start(&[]).await;
    let warnings = async |mode| {
        fs::set_permissions(secure.files.key(), fs::Permissions::from_mode(mode)).unwrap();
        certificates::begin(&secure.app.server).await;
        log.text().matches("can read the file of tls_key").count()
    };
    let before = warnings(0o640).await;
    assert_eq!(warnings(0o644).await, before + 1);
    assert_eq!(warnings(0o600).await, before + 1);
}
