//! The settings of the embedded local platform.

use std::{fs, num::NonZeroU32};

use reqwest::header::HeaderMap;
use secrecy::SecretSlice;
use url::{Host, Url};

use super::{SettingMistakes, Source, headers, keys, ownid::OwnIdMode, related_origins, web};
use crate::domain::credentials::auth_token::AuthTokenKey;

/// The settings of the local platform.
#[derive(Clone, Debug)]
pub struct PlatformConfig {
    /// The base URL of another back end. `None` calls this server in-process.
    pub callback_url: Option<Url>,
    /// The URL of `sendSms`, if it is not below the base URL.
    pub send_sms_url: Option<Url>,
    /// The URL of `sendEmail`, if it is not below the base URL.
    pub send_email_url: Option<Url>,
    /// Headers of every callback to another back end, in addition to those of the protocol.
    pub callback_headers: HeaderMap,
    /// Other origins under the relying party's domain whose pages may use the SDK.
    pub origins: Vec<Url>,
    /// Origins of other domains whose pages may use the SDK, with the same passkeys.
    pub related_origins: Vec<Url>,
    /// The WebAuthn relying party id: a domain that is equal to the host of every origin, but for
    /// the related ones, or a parent of it.
    pub rp_id: String,
    /// The key of the MAC in `ownIdData`, 32 bytes.
    pub key: SecretSlice<u8>,
    /// The key that verifies the tokens of a site for its logged-in users (`enrollCredential`).
    pub auth_token_key: Option<AuthTokenKey>,
    /// Maximum number of ceremonies that one address may begin in ten minutes.
    pub ceremonies_per_address: NonZeroU32,
}

impl PlatformConfig {
    pub const CEREMONIES_PER_ADDRESS: NonZeroU32 = NonZeroU32::new(600).unwrap();

    /// Every origin whose pages may use the SDK and the passkeys, besides that of the public URL.
    pub fn page_origins(&self) -> impl Iterator<Item = &Url> {
        self.origins.iter().chain(&self.related_origins)
    }

    /// True when callbacks go to another back end instead of this server.
    pub fn has_back_end_elsewhere(&self, public_url: &Url) -> bool {
        let Some(url) = &self.callback_url else { return false };
        let same_machine = web::is_loopback(url) && web::is_loopback(public_url);
        let is_here =
            same_machine && url.port_or_known_default() == public_url.port_or_known_default();
        !is_here && url.origin() != public_url.origin()
    }
}

/// [`PlatformConfig`] before a missing key is created.
#[derive(Debug)]
pub(super) struct PlatformDraft {
    callback_url: Option<Url>,
    send_sms_url: Option<Url>,
    send_email_url: Option<Url>,
    callback_headers: HeaderMap,
    origins: Vec<Url>,
    related_origins: Vec<Url>,
    rp_id: String,
    key: Option<SecretSlice<u8>>,
    auth_token_key: Option<AuthTokenKey>,
    ceremonies_per_address: NonZeroU32,
}

impl PlatformDraft {
    pub(super) fn read(source: &mut Source, mode: OwnIdMode, public_url: &Url) -> Option<Self> {
        let mut url =
            |setting| source.parsed(setting, None, |text| parse_callback_url(text).map(Some));
        let callback_url = url("platform_callback_url");
        let [send_sms_url, send_email_url] =
            ["platform_send_sms_url", "platform_send_email_url"].map(url);
        let callback_headers =
            headers::read(source, "platform_callback_headers", &RESERVED_HEADERS);
        let auth_token_key = source.parsed("platform_auth_token_key_file", None, |path| {
            read_auth_token_key(path).map(Some)
        });
        let origins = read_origins(source);
        let host = public_url.host_str().unwrap_or_default();
        let rp_id =
            source.text("platform_rp_id").unwrap_or_else(|| host.to_owned()).to_ascii_lowercase();
        let key = source.parsed("platform_key", None, |text| keys::parse_key(text).map(Some));
        let ceremonies_per_address = source.parsed(
            "platform_ceremonies_per_address",
            PlatformConfig::CEREMONIES_PER_ADDRESS,
            |text| text.parse::<NonZeroU32>().map_err(|_| "is not a number above zero"),
        );
        if mode == OwnIdMode::Cloud {
            return None;
        }

        check_rp_id(source, &rp_id, std::iter::once(public_url).chain(&origins));
        let related_origins = related_origins::read(source, &rp_id);

        Some(Self {
            callback_url,
            send_sms_url,
            send_email_url,
            callback_headers,
            origins,
            related_origins,
            rp_id,
            key,
            auth_token_key,
            ceremonies_per_address,
        })
    }

    pub(super) fn with_keys(
        self,
        store: &keys::KeyFiles<'_>,
    ) -> Result<PlatformConfig, SettingMistakes> {
        let key = match self.key {
            Some(key) => key,
            None => store.platform_key()?,
        };
        Ok(PlatformConfig {
            callback_url: self.callback_url,
            send_sms_url: self.send_sms_url,
            send_email_url: self.send_email_url,
            callback_headers: self.callback_headers,
            origins: self.origins,
            related_origins: self.related_origins,
            rp_id: self.rp_id,
            key,
            auth_token_key: self.auth_token_key,
            ceremonies_per_address: self.ceremonies_per_address,
        })
    }
}

fn read_origins(source: &mut Source) -> Vec<Url> {
    let mut origins = Vec::new();
    for text in source.list("platform_origins") {
        match web::parse_origin(&text) {
            Ok(origin) => origins.push(origin),
            Err(error) => source.mistake("platform_origins", error),
        }
    }
    origins
}

/// Checks that the relying party id is a domain, and that every one of these origins is within it.
fn check_rp_id<'a>(source: &mut Source, rp_id: &str, origins: impl Iterator<Item = &'a Url>) {
    if !matches!(Host::parse(rp_id), Ok(Host::Domain(_))) {
        source.mistake(
            "platform_rp_id",
            "must be a domain name and not an address; use localhost during development",
        );
    }
    for origin in origins {
        if !is_within(origin.host_str().unwrap_or_default(), rp_id) {
            source.mistake(
                "platform_rp_id",
                format_args!("{rp_id} is neither the domain of {origin} nor a parent of it"),
            );
        }
    }
}

/// True for the domain itself and for one below it.
pub(super) fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Parses the URL of a back end. Callbacks carry passkeys, so they need https, or stay on this
/// machine.
fn parse_callback_url(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not a URL")?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if web::is_loopback(&url) => Ok(url),
        _ => Err("must begin with https:// (http:// only for localhost)"),
    }
}

/// Headers that the protocol or HTTP sets.
const RESERVED_HEADERS: [&str; 8] = [
    "ownid-signature",
    "ownid-timestamp",
    "content-type",
    "content-length",
    "transfer-encoding",
    "connection",
    "host",
    "expect",
];

fn read_auth_token_key(path: &str) -> Result<AuthTokenKey, String> {
    let pem = fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    AuthTokenKey::from_pem(&pem).map_err(|error| format!("{path} {error}"))
}
