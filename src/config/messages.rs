//! Who carries our messages, and how many.

use std::num::NonZeroU32;

use secrecy::{SecretSlice, SecretString};
use url::Url;

use super::{Mistakes, Smtp, Source, keys, ownid::Mode, web::is_loopback};

#[derive(Clone, Debug)]
pub struct Messages {
    /// None with OwnID's cloud, unless one is chosen: there is no inbox to read on the web.
    pub sms: Option<SmsProvider>,
    pub email: Option<EmailProvider>,
    pub caps: Caps,
    pub countries: Countries,
    /// The key that messages are encrypted with until they are delivered, 32 bytes.
    pub key: SecretSlice<u8>,
}

#[derive(Clone, Debug)]
pub enum SmsProvider {
    /// Nothing leaves: the message shows on `/dev/inbox`.
    Inbox,
    Twilio(Twilio),
    Webhook(Webhook),
}

#[derive(Clone, Debug)]
pub struct Twilio {
    pub base_url: Url,
    pub account_sid: String,
    pub auth_token: SecretString,
    /// A number, a short code, an alphanumeric sender, or a messaging service (`MG…`).
    pub from: String,
}

#[derive(Clone, Debug)]
pub struct Webhook {
    pub url: Url,
    /// JSON in which `{to}`, `{text}`, `{code}` and `{id}` are replaced inside strings.
    pub body: serde_json::Value,
    /// Names and values; they may hold a key.
    pub headers: Vec<(String, SecretString)>,
}

#[derive(Clone, Debug)]
pub enum EmailProvider {
    Inbox,
    Smtp(Box<Smtp>),
}

/// Messages in an hour: beyond them somebody is spending our money.
#[derive(Clone, Copy, Debug)]
pub struct Caps {
    pub sms_to_one: NonZeroU32,
    pub sms: NonZeroU32,
    /// To however many numbers, asked for by one client: an IPv4 address, or a /64 of IPv6.
    pub sms_by_client: NonZeroU32,
    pub email_to_one: NonZeroU32,
    pub email: NonZeroU32,
}

/// Where an SMS may go, as ISO 3166-1 alpha-2 codes.
#[derive(Clone, Debug)]
pub struct Countries {
    /// Empty for all.
    pub(super) allowed: Vec<String>,
    pub(super) blocked: Vec<String>,
}

impl Countries {
    /// Takes every country that a number may be in: all must be allowed, and none blocked. Numbers of no country (satellites,
    /// international networks) are the dearest of all: only an open list lets them pass.
    pub fn allow(&self, possible: &[impl AsRef<str>]) -> bool {
        let is_in = |list: &[String], country: &str| list.iter().any(|listed| listed == country);
        let is_allowed =
            || !possible.is_empty() && possible.iter().all(|country| is_in(&self.allowed, country.as_ref()));
        let is_blocked = possible.iter().any(|country| is_in(&self.blocked, country.as_ref()));
        (self.allowed.is_empty() || is_allowed()) && !is_blocked
    }
}

/// [`Messages`] before the key of a first start is made.
#[derive(Debug)]
pub(super) struct Settings {
    sms: Option<SmsProvider>,
    email: Option<EmailProvider>,
    caps: Caps,
    countries: Countries,
    key: Option<SecretSlice<u8>>,
}

#[derive(Clone, Copy)]
enum Sms {
    Inbox,
    Twilio,
    Webhook,
}

#[derive(Clone, Copy)]
enum Email {
    Inbox,
    Smtp,
}

impl Settings {
    pub(super) fn read(source: &mut Source, mode: Mode, public_url: &Url) -> Self {
        let cloud = mode == Mode::Cloud;
        let words = [("inbox", Some(Sms::Inbox)), ("twilio", Some(Sms::Twilio)), ("webhook", Some(Sms::Webhook))];
        let sms = match source.choice("sms_provider", &words, (!cloud).then_some(Sms::Inbox)) {
            Some(Sms::Inbox) => inbox(source, "sms_provider", cloud).then_some(SmsProvider::Inbox),
            Some(Sms::Twilio) => twilio(source).map(SmsProvider::Twilio),
            Some(Sms::Webhook) => webhook(source).map(SmsProvider::Webhook),
            None => None,
        };
        let words = [("inbox", Some(Email::Inbox)), ("smtp", Some(Email::Smtp))];
        let email = match source.choice("email_provider", &words, (!cloud).then_some(Email::Inbox)) {
            Some(Email::Inbox) => inbox(source, "email_provider", cloud).then_some(EmailProvider::Inbox),
            Some(Email::Smtp) => Smtp::read(source, public_url).map(|smtp| EmailProvider::Smtp(Box::new(smtp))),
            None => None,
        };
        let caps = Caps {
            sms_to_one: cap(source, "sms_per_number_per_hour", 6),
            sms: cap(source, "sms_per_hour", 1_000),
            sms_by_client: cap(source, "sms_per_client_per_hour", 60),
            email_to_one: cap(source, "email_per_address_per_hour", 10),
            email: cap(source, "email_per_hour", 10_000),
        };
        let countries = Countries {
            allowed: countries(source, "sms_countries_allowed"),
            blocked: countries(source, "sms_countries_blocked"),
        };
        let key = source.parsed("message_key", None, |text| keys::parse_key(text).map(Some));
        Self { sms, email, caps, countries, key }
    }

    pub(super) fn with_keys(self, store: &keys::Store<'_>) -> Result<Messages, Mistakes> {
        let key = match self.key {
            Some(key) => key,
            None => store.message_key()?,
        };
        Ok(Messages { sms: self.sms, email: self.email, caps: self.caps, countries: self.countries, key })
    }
}

fn inbox(source: &mut Source, setting: &str, cloud: bool) -> bool {
    if cloud {
        source.mistake(
            setting,
            "the inbox is for trying out with the local platform; with OwnID's cloud nobody could read it",
        );
    }
    !cloud
}

fn twilio(source: &mut Source) -> Option<Twilio> {
    let base_url = source.parsed("sms_twilio_base_url", default_twilio(), parse_url);
    let account_sid = needed(source, "sms_twilio_account_sid", "twilio");
    let auth_token = needed(source, "sms_twilio_auth_token", "twilio");
    let from = needed(source, "sms_twilio_from", "twilio");
    let (base_url, account_sid, auth_token, from) = (base_url?, account_sid?, auth_token?, from?);
    if !account_sid.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        source.mistake("sms_twilio_account_sid", "must be letters and digits, as Twilio's console shows it");
    }
    Some(Twilio { base_url, account_sid, auth_token: auth_token.into(), from })
}

fn default_twilio() -> Option<Url> {
    Url::parse("https://api.twilio.com").ok()
}

fn webhook(source: &mut Source) -> Option<Webhook> {
    let url = source.parsed("sms_webhook_url", None, parse_url);
    if url.is_none() && source.text("sms_webhook_url").is_none() {
        source.mistake("sms_webhook_url", "is needed with the webhook provider");
    }
    let plain = serde_json::json!({ "to": "{to}", "text": "{text}", "id": "{id}" });
    let body = source.parsed("sms_webhook_body", plain, |text| {
        serde_json::from_str(text).map_err(|error| format!("is not JSON: {error}"))
    });
    let mut headers = Vec::new();
    for line in source.list("sms_webhook_headers") {
        match line.split_once(':').map(|(name, value)| (name.trim(), value.trim())) {
            Some((name, value)) if is_header(name, value) => headers.push((name.to_owned(), value.to_owned().into())),
            _ => source.mistake("sms_webhook_headers", "must be headers such as `authorization: Bearer KEY`"),
        }
    }
    Some(Webhook { url: url?, body, headers })
}

fn is_header(name: &str, value: &str) -> bool {
    reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_ok()
        && reqwest::header::HeaderValue::from_str(value).is_ok()
}

pub(super) fn needed(source: &mut Source, setting: &str, provider: &str) -> Option<String> {
    let text = source.text(setting);
    if text.is_none() {
        source.mistake(setting, format_args!("is needed with the {provider} provider"));
    }
    text
}

/// https, or http on this machine.
fn parse_url(text: &str) -> Result<Option<Url>, String> {
    let url = Url::parse(text).map_err(|error| format!("{text} is not a URL: {error}"))?;
    if url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url)) {
        Ok(Some(url))
    } else {
        Err(format!("{text} must begin with https:// (http:// only for localhost)"))
    }
}

fn cap(source: &mut Source, setting: &str, default: u32) -> NonZeroU32 {
    NonZeroU32::new(source.number(setting, default, (1, u32::MAX))).unwrap_or(NonZeroU32::MIN)
}

fn countries(source: &mut Source, setting: &str) -> Vec<String> {
    let mut countries = Vec::new();
    for text in source.list(setting) {
        let code = text.to_ascii_uppercase();
        if code.parse::<phonenumber::country::Id>().is_ok() {
            countries.push(code);
        } else {
            source.mistake(setting, format_args!("{text} is not a country of two letters (ISO 3166-1), such as DE"));
        }
    }
    countries
}
