//! TLS without a proxy: the address, and the source of the certificate.

use std::{fs, net::SocketAddr, path::PathBuf};

use rustls::pki_types::ServerName;
use url::{Host, Url};

use super::{DatabaseUrl, Source, Web, acme::AcmeSettings, web::parse_address};
use crate::{
    domain::{Timestamp, credentials::server_certificate::ServerCertificate},
    runtime::clock::Clock,
};

/// The settings of TLS.
#[derive(Clone, Debug)]
pub struct Tls {
    pub listen: SocketAddr,
    /// The host of the public URL, for which the certificate is.
    pub host: ServerName<'static>,
    pub source: CertificateSource,
}

/// The source of the certificate.
#[derive(Clone, Debug)]
pub enum CertificateSource {
    /// Files that something else renews.
    Files(CertificateFiles),
    /// An authority that issues certificates by ACME (RFC 8555).
    Acme(AcmeSettings),
}

/// The files of the certificate and of its key.
#[derive(Clone, Debug)]
pub struct CertificateFiles {
    pub certificate: PathBuf,
    pub key: PathBuf,
    /// The certificate in the files at the start.
    pub first: ServerCertificate,
}

/// A mistake in one of the files, and the setting that names it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {what}")]
pub struct CertificateMistake {
    setting: &'static str,
    what: String,
}

impl Tls {
    pub(super) fn read(source: &mut Source, web: &Web, database: &DatabaseUrl) -> Option<Self> {
        let listen = source.parsed("tls_listen", None, |text| parse_address(text).map(Some));
        let certificate = source.text("tls_certificate").map(PathBuf::from);
        let key = source.text("tls_key").map(PathBuf::from);
        let host = web.is_https().then(|| server_name(&web.public_url)).flatten();
        let acme = AcmeSettings::read(source, &web.public_url, database);

        let Some(listen) = listen else {
            if certificate.is_some() || key.is_some() {
                source.mistake("tls_certificate", "has no effect without tls_listen");
            }
            if acme.is_some() {
                source.mistake("acme_terms_agreed", "has no effect without tls_listen");
            }
            return None;
        };
        let taken = [Some(web.listen), web.metrics_listen];
        if listen.port() != 0 && taken.iter().flatten().any(|other| other.port() == listen.port()) {
            source.mistake("tls_listen", "must have a port of its own");
        }
        let Some(host) = host else {
            source.mistake("tls_listen", "needs a public_url with https, to which it belongs");
            return None;
        };
        let source = match (certificate, key, acme) {
            (Some(certificate), Some(key), None) => {
                CertificateSource::Files(first(source, certificate, key, &host)?)
            }
            (None, None, Some(acme)) => CertificateSource::Acme(acme),
            (Some(_), Some(_), Some(_)) => {
                let what = "cannot be used with tls_certificate: choose one of them";
                source.mistake("acme_terms_agreed", what);
                return None;
            }
            (Some(_), None, _) => {
                source.mistake("tls_key", "is needed with tls_certificate");
                return None;
            }
            (None, Some(_), _) => {
                source.mistake("tls_certificate", "is needed with tls_key");
                return None;
            }
            (None, None, None) => {
                let what = "needs a certificate: set tls_certificate and tls_key, or \
                            acme_terms_agreed";
                source.mistake("tls_listen", what);
                return None;
            }
        };
        Some(Self { listen, host, source })
    }
}

impl CertificateFiles {
    /// Reads the certificate that is in the files now.
    ///
    /// # Errors
    /// A file cannot be read, or the certificate cannot be presented.
    pub fn load(
        &self,
        host: &ServerName<'_>,
        now: Timestamp,
    ) -> Result<ServerCertificate, CertificateMistake> {
        load(&self.certificate, &self.key, host, now)
    }
}

/// Reads the files at the start, and lists the mistake if there is one.
fn first(
    source: &mut Source,
    certificate: PathBuf,
    key: PathBuf,
    host: &ServerName<'_>,
) -> Option<CertificateFiles> {
    match load(&certificate, &key, host, Clock::Real.now()) {
        Ok(first) => Some(CertificateFiles { certificate, key, first }),
        Err(CertificateMistake { setting, what }) => {
            source.mistake(setting, what);
            None
        }
    }
}

fn load(
    certificate: &PathBuf,
    key: &PathBuf,
    host: &ServerName<'_>,
    now: Timestamp,
) -> Result<ServerCertificate, CertificateMistake> {
    let read = |setting, path: &PathBuf| {
        fs::read(path).map_err(|error| CertificateMistake {
            setting,
            what: format!("{} cannot be read: {error}", path.display()),
        })
    };
    let (chain, secret) = (read("tls_certificate", certificate)?, read("tls_key", key)?);

    ServerCertificate::parse(&chain, &secret, host, now).map_err(|fault| {
        let (setting, path) =
            if fault.is_of_key() { ("tls_key", key) } else { ("tls_certificate", certificate) };
        CertificateMistake { setting, what: format!("{} {fault}", path.display()) }
    })
}

fn server_name(url: &Url) -> Option<ServerName<'static>> {
    match url.host()? {
        Host::Domain(name) => ServerName::try_from(name.to_owned()).ok(),
        Host::Ipv4(address) => Some(ServerName::from(std::net::IpAddr::V4(address))),
        Host::Ipv6(address) => Some(ServerName::from(std::net::IpAddr::V6(address))),
    }
}
