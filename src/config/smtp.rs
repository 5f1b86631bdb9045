//! The mail server that carries our emails.

use std::fmt;

use lettre::message::Mailbox;
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use secrecy::SecretString;
use url::{Host, Url};

use super::{Source, messages::needed};

#[derive(Clone, Debug)]
pub struct Smtp {
    pub url: SmtpUrl,
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub login: Option<Login>,
    /// What we call ourselves in EHLO: a domain, or an address in brackets.
    pub hello_name: String,
    /// Trusted to sign the server's certificate, besides the public authorities.
    pub authorities: Vec<CertificateDer<'static>>,
    pub from: Mailbox,
}

#[derive(Clone, Debug)]
pub struct Login {
    pub user: String,
    pub password: SecretString,
    /// None for the best of those that the server offers.
    pub mechanism: Option<Mechanism>,
}

/// A way to log in to a mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// RFC 4616.
    Plain,
    /// Two questions, as Exchange asks them.
    Login,
    /// RFC 2195: the password itself does not travel.
    CramMd5,
    /// An access token in place of the password, as Google and Microsoft take it.
    Xoauth2,
}

/// A URL with a password in it, so it does not print.
#[derive(Clone)]
pub struct SmtpUrl(pub Url);

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(…)")
    }
}

/// How the connection is encrypted. A password travels in clear with [`Encryption::None`] alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// `?tls=none`
    None,
    /// `smtp://`, or `?tls=opportunistic`: STARTTLS where the server offers it.
    Opportunistic,
    /// `?tls=required`
    Required,
    /// `smtps://`
    FromTheFirstByte,
}

impl Smtp {
    pub(super) fn read(source: &mut Source, public_url: &Url) -> Option<Self> {
        let url = needed(source, "smtp_url", "smtp");
        let from = needed(source, "email_from", "smtp");
        let authorities = source.parsed("smtp_ca_file", None, |path| authorities(path).map(Some));
        let url = url.and_then(|text| parse_url(&text).map_err(|error| source.mistake("smtp_url", error)).ok());
        let from = from.and_then(|text| text.parse().map_err(|_| not_an_address(source)).ok());
        let hello_name = source.parsed("smtp_hello_name", None, |name| parse_hello_name(name).map(Some));
        let (url, from) = (url?, from?);
        if url.encryption == Encryption::None && authorities.is_some() {
            // Whoever names an authority believes that there is a certificate to check.
            source
                .mistake("smtp_ca_file", "is of no use, because smtp_url asks for no encryption: take ?tls=none away");
        }
        Some(Self {
            hello_name: hello_name.or(url.hello_name).unwrap_or_else(|| name_of(public_url)),
            url: SmtpUrl(url.url),
            host: url.host,
            port: url.port,
            encryption: url.encryption,
            login: url.login,
            authorities: authorities.unwrap_or_default(),
            from,
        })
    }
}

/// What stands in a URL.
#[derive(Debug)]
struct Parsed {
    url: Url,
    host: String,
    port: u16,
    encryption: Encryption,
    login: Option<Login>,
    hello_name: Option<String>,
}

/// Reads `smtp://` and `smtps://`. A parameter that is not known, in any case of its letters, is refused: it would ask for something
/// that is then not done.
fn parse_url(text: &str) -> Result<Parsed, String> {
    let url = Url::parse(text).map_err(|error| format!("is not understood: {error}"))?;
    let (mut tls, mut auth) = (None, None);
    for (name, value) in url.query_pairs() {
        let place = match &*name {
            "tls" => &mut tls,
            "auth" => &mut auth,
            _ => return Err(format!("has no parameter {name:?}; there are tls and auth, in small letters")),
        };
        if place.replace(value.into_owned()).is_some() {
            return Err(format!("says {name} twice"));
        }
    }
    if url.fragment().is_some() {
        return Err("has a #, which must be written %23 in a user name or password".to_owned());
    }

    let (encryption, port) = match (url.scheme(), tls.as_deref()) {
        ("smtps", None | Some("required")) => (Encryption::FromTheFirstByte, 465),
        ("smtps", Some(_)) => return Err("begins with smtps://, which is always encrypted: take tls away".to_owned()),
        ("smtp", None) => (Encryption::Opportunistic, 25),
        ("smtp", Some("none")) => (Encryption::None, 25),
        ("smtp", Some("opportunistic")) => (Encryption::Opportunistic, 587),
        ("smtp", Some("required")) => (Encryption::Required, 587),
        ("smtp", Some(_)) => return Err("must say tls=required, tls=opportunistic or tls=none".to_owned()),
        _ => return Err("must begin with smtps:// or smtp://".to_owned()),
    };
    let host = match Host::parse(&unescaped(url.host_str().unwrap_or_default())?) {
        Ok(Host::Ipv6(address)) => address.to_string(),
        Ok(host) => host.to_string(),
        Err(error) => return Err(format!("has no host: {error}")),
    };
    let name = url.path().trim_matches('/');
    let hello_name = if name.is_empty() { None } else { Some(parse_hello_name(name)?) };
    let (login, port) = (login(&url, auth.as_deref())?, url.port().unwrap_or(port));
    Ok(Parsed { url, host, port, encryption, login, hello_name })
}

fn login(url: &Url, auth: Option<&str>) -> Result<Option<Login>, String> {
    let mechanism = match auth {
        None => None,
        Some("plain") => Some(Mechanism::Plain),
        Some("login") => Some(Mechanism::Login),
        Some("cram-md5") => Some(Mechanism::CramMd5),
        Some("xoauth2") => Some(Mechanism::Xoauth2),
        Some(_) => return Err("must say auth=plain, auth=login, auth=cram-md5 or auth=xoauth2".to_owned()),
    };
    match (url.username(), url.password()) {
        ("", None) if mechanism.is_some() => Err("says auth, but has no user and no password".to_owned()),
        ("", None) => Ok(None),
        (_, None) => Err("has a user, but no password".to_owned()),
        (user, Some(password)) => {
            Ok(Some(Login { user: unescaped(user)?, password: unescaped(password)?.into(), mechanism }))
        }
    }
}

fn unescaped(text: &str) -> Result<String, String> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map(String::from).map_err(|_| "has a part that is not UTF-8".to_owned())
}

/// A domain of letters, digits, hyphens and dots, or an address in brackets (RFC 5321, §4.1.3).
fn parse_hello_name(name: &str) -> Result<String, &'static str> {
    let is_literal = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|address| address.strip_prefix("IPv6:").unwrap_or(address).parse::<std::net::IpAddr>().is_ok());
    let is_domain = name.len() <= 255
        && name.split('.').all(|label| {
            !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        });
    if is_literal || is_domain { Ok(name.to_owned()) } else { Err("must be a domain, or an address as in [192.0.2.1]") }
}

/// The host that people reach us at.
fn name_of(public_url: &Url) -> String {
    match public_url.host() {
        Some(Host::Ipv4(address)) => format!("[{address}]"),
        Some(Host::Ipv6(address)) => format!("[IPv6:{address}]"),
        Some(Host::Domain(name)) => name.to_owned(),
        None => "localhost".to_owned(),
    }
}

fn not_an_address(source: &mut Source) {
    source.mistake("email_from", "must be an address, such as Login <login@example.com>");
}

/// The certificates in this PEM file, at least one.
fn authorities(path: &str) -> Result<Vec<CertificateDer<'static>>, String> {
    let pem = std::fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let mut roots = RootCertStore::empty();
    let mut authorities = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| format!("{path} is not PEM: {error}"))?;
        roots.add(certificate.clone()).map_err(|error| format!("{path} holds a broken certificate: {error}"))?;
        authorities.push(certificate);
    }
    if authorities.is_empty() { Err(format!("{path} holds no certificate in PEM")) } else { Ok(authorities) }
}
