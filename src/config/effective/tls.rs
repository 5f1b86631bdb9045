//! The effective settings of TLS.

use std::path::PathBuf;

use super::{Config, Named, SettingValue, list, text};
use crate::config::{
    acme::AcmeChallenge,
    tls::{CertificateFiles, CertificateSource},
};

pub(super) fn list_all(config: &Config) -> Vec<Named> {
    let (files, acme) = match config.tls.as_ref().map(|tls| &tls.source) {
        Some(CertificateSource::Files(files)) => (Some(files), None),
        Some(CertificateSource::Acme(acme)) => (None, Some(acme)),
        None => (None, None),
    };
    let path = |of: fn(&CertificateFiles) -> &PathBuf| {
        files.map_or(SettingValue::None, |files| text(of(files).display()))
    };
    let challenge = AcmeChallenge::ALL
        .into_iter()
        .find(|(_, challenge)| acme.is_some_and(|acme| acme.challenge == *challenge));
    let contacts = acme.iter().flat_map(|acme| acme.contacts.iter());
    vec![
        ("tls_listen", config.tls.as_ref().map_or(SettingValue::None, |tls| text(tls.listen))),
        ("tls_certificate", path(|files| &files.certificate)),
        ("tls_key", path(|files| &files.key)),
        ("acme_terms_agreed", text(acme.is_some())),
        ("acme_directory", acme.map_or(SettingValue::None, |acme| text(&acme.directory))),
        ("acme_contact", list(contacts.map(|url| url.trim_start_matches("mailto:").to_owned()))),
        ("acme_challenge", challenge.map_or(SettingValue::None, |(name, _)| text(name))),
        (
            "acme_ca_file",
            list(
                acme.filter(|acme| !acme.authorities.is_empty())
                    .iter()
                    .map(|acme| format!("{} certificates", acme.authorities.len())),
            ),
        ),
    ]
}
