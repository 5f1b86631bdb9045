//! The settings of ACME (RFC 8555), by which an authority issues the server's certificate.

use lettre::Address as MailAddress;
use rustls::pki_types::CertificateDer;
use url::{Host, Url};

use super::{DatabaseUrl, Source, smtp::read_authorities};

/// The authority that is asked if no other is configured.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// The settings that have an effect only if the terms are agreed to.
const DEPENDENT_SETTINGS: [&str; 4] =
    ["acme_directory", "acme_contact", "acme_challenge", "acme_ca_file"];

/// The authority, and the way to prove to it that the domain is ours.
#[derive(Clone, Debug)]
pub struct AcmeSettings {
    /// The URL of the authority's directory, with https.
    pub directory: Url,
    /// URLs with `mailto:` by which the authority may reach the operator.
    pub contacts: Vec<String>,
    pub challenge: AcmeChallenge,
    /// The authorities that are trusted to vouch for the directory's server. Without any, the
    /// system's.
    pub authorities: Vec<CertificateDer<'static>>,
    /// The domain of the certificate.
    pub domain: String,
}

/// A way to prove that a domain is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcmeChallenge {
    /// A certificate at port 443 (RFC 8737).
    TlsAlpn01,
    /// A text at port 80 (RFC 8555 §8.3).
    Http01,
}

impl AcmeChallenge {
    pub const ALL: [(&str, Self); 2] =
        [("tls-alpn-01", Self::TlsAlpn01), ("http-01", Self::Http01)];
}

impl AcmeSettings {
    pub(super) fn read(
        source: &mut Source,
        public_url: &Url,
        database: &DatabaseUrl,
    ) -> Option<Self> {
        let is_agreed = source.flag("acme_terms_agreed", false);
        let default = Url::parse(LETS_ENCRYPT).ok();
        let directory = source.parsed("acme_directory", default, parse_directory);
        let challenge =
            source.choice("acme_challenge", &AcmeChallenge::ALL, AcmeChallenge::TlsAlpn01);
        let authorities = source.parsed("acme_ca_file", Vec::new(), read_authorities);
        let contacts = read_contacts(source);

        if !is_agreed {
            let origins = source.origins();
            if let Some(given) =
                DEPENDENT_SETTINGS.into_iter().find(|name| origins.contains_key(*name))
            {
                let what = "has no effect: set acme_terms_agreed to true if you agree to the \
                            authority's terms of service";
                source.mistake(given, what);
            }
            return None;
        }
        if matches!(database, DatabaseUrl::Postgres(_)) {
            let what = "is for one server on SQLite: with PostgreSQL, where several servers would \
                        need the same certificate, set tls_certificate and tls_key";
            source.mistake("acme_terms_agreed", what);
        }
        let domain = match public_url.host() {
            Some(Host::Domain(domain)) if domain.contains('.') => domain.to_owned(),
            _ => {
                let what = "needs a public_url with a domain, for which the certificate is issued";
                source.mistake("acme_terms_agreed", what);
                return None;
            }
        };
        Some(Self { directory: directory?, contacts, challenge, authorities, domain })
    }
}

fn parse_directory(text: &str) -> Result<Option<Url>, String> {
    match Url::parse(text) {
        Ok(url) if url.scheme() == "https" && url.has_host() => Ok(Some(url)),
        Ok(_) => Err(format!("{text} must begin with https://")),
        Err(error) => Err(format!("{text} is not a URL: {error}")),
    }
}

fn read_contacts(source: &mut Source) -> Vec<String> {
    let mut contacts = Vec::new();

    for text in source.list("acme_contact") {
        match text.parse::<MailAddress>() {
            Ok(address) => contacts.push(format!("mailto:{address}")),
            Err(_) => source.mistake("acme_contact", format_args!("{text} is no mail address")),
        }
    }
    contacts
}
