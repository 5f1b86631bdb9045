//! The settings of the mail server.

use std::fmt;

use lettre::message::Mailbox;
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use secrecy::SecretString;
use url::{Host, Url};

use super::{Source, messages::required_text};

/// The settings of the mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    pub url: SmtpUrl,
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub login: Option<SmtpLogin>,
    /// The name in EHLO: a domain, or an address in brackets.
    pub hello_name: String,
    /// Certificate authorities that are trusted in addition to the public ones.
    pub authorities: Vec<CertificateDer<'static>>,
    pub from: Mailbox,
}

/// The credentials for the mail server.
#[derive(Clone, Debug)]
pub struct SmtpLogin {
    pub user: String,
    pub password: SecretString,
    /// The SASL mechanism. `None` chooses the best one that the server offers.
    pub mechanism: Option<SaslMechanism>,
}

/// A SASL mechanism (RFC 4954).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaslMechanism {
    /// `PLAIN` (RFC 4616).
    Plain,
    /// `LOGIN`, with separate prompts for user and password, as Exchange uses it.
    Login,
    /// `CRAM-MD5` (RFC 2195), which does not transmit the password.
    CramMd5,
    /// `XOAUTH2`, with an access token instead of a password, as Google and Microsoft use it.
    Xoauth2,
}

/// The URL of the mail server. It may hold a password, so it does not print.
#[derive(Clone)]
pub struct SmtpUrl(pub Url);

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(…)")
    }
}

/// The encryption of the connection. Only with [`Encryption::None`] is a password sent in clear
/// text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// No encryption (`?tls=none`).
    None,
    /// STARTTLS if the server offers it (`smtp://` without `tls`, or `?tls=opportunistic`).
    Opportunistic,
    /// STARTTLS, or no connection (`?tls=required`).
    Required,
    /// Implicit TLS (`smtps://`, RFC 8314).
    Implicit,
}

impl Smtp {
    pub(super) fn read(source: &mut Source, public_url: &Url) -> Option<Self> {
        let url = required_text(source, "smtp_url", "smtp");
        let from = required_text(source, "email_from", "smtp");
        let authorities =
            source.parsed("smtp_ca_file", None, |path| read_authorities(path).map(Some));
        let url = url.and_then(|text| {
            parse_url(&text).map_err(|error| source.mistake("smtp_url", error)).ok()
        });
        let from = from.and_then(|text| text.parse().map_err(|_| not_an_address(source)).ok());
        let hello_name =
            source.parsed("smtp_hello_name", None, |name| parse_hello_name(name).map(Some));
        let (url, from) = (url?, from?);
        if url.encryption == Encryption::None && authorities.is_some() {
            // The operator seems to expect a certificate check.
            source.mistake(
                "smtp_ca_file",
                "has no effect, because smtp_url disables encryption: remove ?tls=none",
            );
        }
        Some(Self {
            hello_name: hello_name
                .or(url.hello_name)
                .unwrap_or_else(|| default_hello_name(public_url)),
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

/// The parts of an SMTP URL.
#[derive(Debug)]
struct ParsedSmtpUrl {
    url: Url,
    host: String,
    port: u16,
    encryption: Encryption,
    login: Option<SmtpLogin>,
    hello_name: Option<String>,
}

/// Parses a URL with `smtp://` or `smtps://`. An unknown parameter is refused, because ignoring it
/// could mean less security than intended.
fn parse_url(text: &str) -> Result<ParsedSmtpUrl, String> {
    let url = Url::parse(text).map_err(|error| format!("is not a URL: {error}"))?;
    let (mut tls, mut auth) = (None, None);
    for (name, value) in url.query_pairs() {
        let place = match &*name {
            "tls" => &mut tls,
            "auth" => &mut auth,
            _ => {
                return Err(format!(
                    "has the unknown parameter {name:?}; use tls or auth, in lower case"
                ));
            }
        };
        if place.replace(value.into_owned()).is_some() {
            return Err(format!("has {name} twice"));
        }
    }
    if url.fragment().is_some() {
        return Err("has a #, which must be written %23 in a user name or password".to_owned());
    }

    let (encryption, port) = match (url.scheme(), tls.as_deref()) {
        ("smtps", None | Some("required")) => (Encryption::Implicit, 465),
        ("smtps", Some(_)) => {
            return Err("begins with smtps://, which is always encrypted: remove tls".to_owned());
        }
        ("smtp", None) => (Encryption::Opportunistic, 25),
        ("smtp", Some("none")) => (Encryption::None, 25),
        ("smtp", Some("opportunistic")) => (Encryption::Opportunistic, 587),
        ("smtp", Some("required")) => (Encryption::Required, 587),
        ("smtp", Some(_)) => {
            return Err("must have tls=required, tls=opportunistic or tls=none".to_owned());
        }
        _ => return Err("must begin with smtps:// or smtp://".to_owned()),
    };
    let host = match Host::parse(&percent_decode(url.host_str().unwrap_or_default())?) {
        Ok(Host::Ipv6(address)) => address.to_string(),
        Ok(host) => host.to_string(),
        Err(error) => return Err(format!("has no host: {error}")),
    };
    let name = url.path().trim_matches('/');
    let hello_name = if name.is_empty() { None } else { Some(parse_hello_name(name)?) };
    let (login, port) = (read_login(&url, auth.as_deref())?, url.port().unwrap_or(port));
    Ok(ParsedSmtpUrl { url, host, port, encryption, login, hello_name })
}

fn read_login(url: &Url, auth: Option<&str>) -> Result<Option<SmtpLogin>, String> {
    let mechanism = match auth {
        None => None,
        Some("plain") => Some(SaslMechanism::Plain),
        Some("login") => Some(SaslMechanism::Login),
        Some("cram-md5") => Some(SaslMechanism::CramMd5),
        Some("xoauth2") => Some(SaslMechanism::Xoauth2),
        Some(_) => {
            let names = "auth=plain, auth=login, auth=cram-md5 or auth=xoauth2";
            return Err(format!("must have {names}"));
        }
    };
    match (url.username(), url.password()) {
        ("", None) if mechanism.is_some() => {
            Err("has auth, but no user and no password".to_owned())
        }
        ("", None) => Ok(None),
        (_, None) => Err("has a user, but no password".to_owned()),
        (user, Some(password)) => Ok(Some(SmtpLogin {
            user: percent_decode(user)?,
            password: percent_decode(password)?.into(),
            mechanism,
        })),
    }
}

fn percent_decode(text: &str) -> Result<String, String> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map(String::from).map_err(|_| "has a part that is not UTF-8".to_owned())
}

/// Parses a domain, or an address in brackets (RFC 5321, §4.1.3).
fn parse_hello_name(name: &str) -> Result<String, &'static str> {
    let is_literal =
        name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|address| {
            address.strip_prefix("IPv6:").unwrap_or(address).parse::<std::net::IpAddr>().is_ok()
        });
    let is_domain = name.len() <= 255
        && name.split('.').all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        });
    if is_literal || is_domain {
        Ok(name.to_owned())
    } else {
        Err("must be a domain, or an address as in [192.0.2.1]")
    }
}

/// The host of the public URL, in the form for EHLO.
fn default_hello_name(public_url: &Url) -> String {
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

/// Reads the certificates of a PEM file, at least one.
pub(crate) fn read_authorities(path: &str) -> Result<Vec<CertificateDer<'static>>, String> {
    let pem = std::fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let mut roots = RootCertStore::empty();
    let mut authorities = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| format!("{path} is not PEM: {error}"))?;
        roots
            .add(certificate.clone())
            .map_err(|error| format!("{path} holds a broken certificate: {error}"))?;
        authorities.push(certificate);
    }
    if authorities.is_empty() {
        Err(format!("{path} holds no certificate in PEM"))
    } else {
        Ok(authorities)
    }
}
