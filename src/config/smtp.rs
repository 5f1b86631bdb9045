//! The mail server that carries our emails.

use std::fmt;

use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox, transport::smtp::client::Certificate};
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use url::Url;

use super::{Source, messages::needed};

#[derive(Clone, Debug)]
pub struct Smtp {
    pub url: SmtpUrl,
    pub encryption: Encryption,
    /// Trusted to sign the server's certificate, besides the public authorities.
    pub authorities: Vec<Certificate>,
    pub from: Mailbox,
}

/// A URL with a password in it, so it does not print.
#[derive(Clone)]
pub struct SmtpUrl(pub Url);

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(…)")
    }
}

/// What the URL says about TLS, in the words of lettre's `from_url`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// `smtp://`
    None,
    /// `?tls=opportunistic`
    Opportunistic,
    /// `?tls=required`
    Required,
    /// `smtps://`
    FromTheFirstByte,
}

impl Encryption {
    fn of(url: &Url) -> Self {
        let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value);
        match (url.scheme(), asked.as_deref()) {
            ("smtps", _) => Self::FromTheFirstByte,
            (_, Some("required")) => Self::Required,
            (_, Some("opportunistic")) => Self::Opportunistic,
            _ => Self::None,
        }
    }
}

impl Smtp {
    pub(super) fn read(source: &mut Source) -> Option<Self> {
        let url = needed(source, "smtp_url", "smtp");
        let from = needed(source, "email_from", "smtp");
        let authorities = source.parsed("smtp_ca_file", None, |path| authorities(path).map(Some));
        let url = url.and_then(|text| parse_url(source, &text));
        let from = from.and_then(|text| text.parse().map_err(|_| not_an_address(source)).ok());
        let (url, from) = (url?, from?);
        let encryption = Encryption::of(&url);
        if encryption == Encryption::None && authorities.is_some() {
            // Whoever names an authority believes that there is a certificate to check.
            let what =
                "is of no use, because smtp_url asks for no encryption: begin it with smtps://, or add ?tls=required";
            source.mistake("smtp_ca_file", what);
        }
        Some(Self { url: SmtpUrl(url), encryption, authorities: authorities.unwrap_or_default(), from })
    }
}

fn parse_url(source: &mut Source, text: &str) -> Option<Url> {
    if let Err(error) = AsyncSmtpTransport::<Tokio1Executor>::from_url(text) {
        source.mistake("smtp_url", format_args!("is not understood: {error}"));
        return None;
    }
    Url::parse(text).ok()
}

fn not_an_address(source: &mut Source) {
    source.mistake("email_from", "must be an address, such as Login <login@example.com>");
}

/// The certificates in this PEM file, at least one.
fn authorities(path: &str) -> Result<Vec<Certificate>, String> {
    let pem = std::fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let mut roots = RootCertStore::empty();
    let mut authorities = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| format!("{path} is not PEM: {error}"))?;
        roots.add(certificate.clone()).map_err(|error| format!("{path} holds a broken certificate: {error}"))?;
        let usable = Certificate::from_der(certificate.to_vec());
        authorities.push(usable.map_err(|error| format!("{path} holds a broken certificate: {error}"))?);
    }
    if authorities.is_empty() { Err(format!("{path} holds no certificate in PEM")) } else { Ok(authorities) }
}
