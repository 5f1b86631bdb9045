//! The embedded local platform.

use std::{fs, num::NonZeroU32};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use secrecy::SecretSlice;
use url::{Host, Url};

use super::{Mistakes, Source, keys, ownid::Mode, web};
use crate::domain::credentials::auth_token::AuthTokenKey;

#[derive(Clone, Debug)]
pub struct Platform {
    /// The callback base URL of another back end; `None` calls this server in-process.
    pub callback_url: Option<Url>,
    /// The addresses of `sendSms` and `sendEmail`, if they are not below that.
    pub send_sms_url: Option<Url>,
    pub send_email_url: Option<Url>,
    /// Headers of every callback to another back end, besides the documented ones.
    pub callback_headers: HeaderMap,
    /// Origins besides our own whose pages may use the SDK.
    pub origins: Vec<Url>,
    /// The WebAuthn relying party id: a domain that every origin is, or is under.
    pub rp_id: String,
    /// The key that authenticates what the platform writes into `ownIdData`, 32 bytes.
    pub key: SecretSlice<u8>,
    /// Verifies the tokens by which a site vouches for its people (`enrollCredential`).
    pub auth_token_key: Option<AuthTokenKey>,
    /// The number of ceremonies that one address may begin in ten minutes.
    pub ceremonies_per_address: NonZeroU32,
}

impl Platform {
    pub const CEREMONIES_PER_ADDRESS: NonZeroU32 = NonZeroU32::new(600).unwrap();

    /// Whether the callbacks go to somebody else's back end, not to this server.
    pub fn has_back_end_elsewhere(&self, public_url: &Url) -> bool {
        let Some(url) = &self.callback_url else { return false };
        let same_machine = web::is_loopback(url) && web::is_loopback(public_url);
        let is_here = same_machine && url.port_or_known_default() == public_url.port_or_known_default();
        !is_here && url.origin() != public_url.origin()
    }
}

/// [`Platform`] before the keys of a first start are made.
#[derive(Debug)]
pub(super) struct Settings {
    callback_url: Option<Url>,
    send_sms_url: Option<Url>,
    send_email_url: Option<Url>,
    callback_headers: HeaderMap,
    origins: Vec<Url>,
    rp_id: String,
    key: Option<SecretSlice<u8>>,
    auth_token_key: Option<AuthTokenKey>,
    ceremonies_per_address: NonZeroU32,
}

impl Settings {
    pub(super) fn read(source: &mut Source, mode: Mode, public_url: &Url) -> Option<Self> {
        let mut url = |setting| source.parsed(setting, None, |text| parse_callback_url(text).map(Some));
        let callback_url = url("platform_callback_url");
        let [send_sms_url, send_email_url] = ["platform_send_sms_url", "platform_send_email_url"].map(url);
        let callback_headers = callback_headers(source);
        let auth_token_key = source.parsed("platform_auth_token_key_file", None, |path| read_key(path).map(Some));
        let mut origins = Vec::new();
        for text in source.list("platform_origins") {
            match web::parse_origin(&text) {
                Ok(origin) => origins.push(origin),
                Err(error) => source.mistake("platform_origins", error),
            }
        }
        let host = public_url.host_str().unwrap_or_default();
        let rp_id = source.text("platform_rp_id").unwrap_or_else(|| host.to_owned()).to_ascii_lowercase();
        let key = source.parsed("platform_key", None, |text| keys::parse_key(text).map(Some));
        let ceremonies_per_address =
            source.parsed("platform_ceremonies_per_address", Platform::CEREMONIES_PER_ADDRESS, |text| {
                text.parse::<NonZeroU32>().map_err(|_| "is not a number above zero")
            });
        if mode == Mode::Cloud {
            return None;
        }
        if !matches!(Host::parse(&rp_id), Ok(Host::Domain(_))) {
            source.mistake(
                "platform_rp_id",
                "passkeys belong to a domain name, not an address; use localhost for trying out",
            );
        }
        for origin in std::iter::once(public_url).chain(&origins) {
            let host = origin.host_str().unwrap_or_default();
            if host != rp_id && !host.ends_with(&format!(".{rp_id}")) {
                source.mistake("platform_rp_id", format_args!("{rp_id} is not the domain of {origin}, nor above it"));
            }
        }
        Some(Self {
            callback_url,
            send_sms_url,
            send_email_url,
            callback_headers,
            origins,
            rp_id,
            key,
            auth_token_key,
            ceremonies_per_address,
        })
    }

    pub(super) fn with_keys(self, store: &keys::Store<'_>) -> Result<Platform, Mistakes> {
        let key = match self.key {
            Some(key) => key,
            None => store.platform_key()?,
        };
        Ok(Platform {
            callback_url: self.callback_url,
            send_sms_url: self.send_sms_url,
            send_email_url: self.send_email_url,
            callback_headers: self.callback_headers,
            origins: self.origins,
            rp_id: self.rp_id,
            key,
            auth_token_key: self.auth_token_key,
            ceremonies_per_address: self.ceremonies_per_address,
        })
    }
}

/// The callbacks carry a person's keys, so they go over https, or stay on this machine.
fn parse_callback_url(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not a URL")?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if web::is_loopback(&url) => Ok(url),
        _ => Err("must begin with https:// (http:// only for localhost)"),
    }
}

/// Headers that the protocol and HTTP set themselves.
const TAKEN: [&str; 8] = [
    "ownid-signature",
    "ownid-timestamp",
    "content-type",
    "content-length",
    "transfer-encoding",
    "connection",
    "host",
    "expect",
];

fn callback_headers(source: &mut Source) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in source.list("platform_callback_headers") {
        let (name, value) = line.split_once(':').unwrap_or_default();
        let read = (HeaderName::from_bytes(name.trim().as_bytes()), HeaderValue::from_str(value.trim()));
        let (Ok(name), Ok(mut value)) = read else {
            source.mistake("platform_callback_headers", "must be headers such as `authorization: Bearer KEY`");
            continue;
        };
        if TAKEN.contains(&name.as_str()) {
            source.mistake("platform_callback_headers", format_args!("{name} is set by the protocol"));
        }
        // It may be a key of a gateway, and does not print.
        value.set_sensitive(true);
        headers.append(name, value);
    }
    headers
}

fn read_key(path: &str) -> Result<AuthTokenKey, String> {
    let pem = fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    AuthTokenKey::from_pem(&pem).map_err(|error| format!("{path} {error}"))
}
