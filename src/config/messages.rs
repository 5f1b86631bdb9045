//! The providers of messages, and limits for messages.

use std::num::NonZeroU32;

use secrecy::{SecretSlice, SecretString};
use url::Url;

use super::{
    MailTemplates, SettingMistakes, Smtp, Source, keys, ownid::OwnIdMode, web::is_loopback,
};

/// The settings of messages.
#[derive(Clone, Debug)]
pub struct Messages {
    /// The provider of SMS. `None` with OwnID's cloud if none is configured, because the inbox
    /// needs the local platform.
    pub sms: Option<SmsProvider>,
    pub email: Option<EmailProvider>,
    pub hourly_limits: HourlyLimits,
    pub countries: AllowedCountries,
    /// The operator's templates of mails.
    pub templates: MailTemplates,
    /// The key that encrypts messages until they are delivered, 32 bytes.
    pub key: SecretSlice<u8>,
}

/// A provider of SMS.
#[derive(Clone, Debug)]
pub enum SmsProvider {
    /// Sends nothing: `/dev/inbox` shows the messages.
    Inbox,
    Twilio(Twilio),
    Webhook(Webhook),
}

/// The settings of Twilio.
#[derive(Clone, Debug)]
pub struct Twilio {
    pub base_url: Url,
    pub account_sid: String,
    pub auth_token: SecretString,
    /// The sender: a number, a short code, an alphanumeric name, or a messaging service (`MG…`).
    pub from: String,
}

/// The settings of a webhook that sends SMS.
#[derive(Clone, Debug)]
pub struct Webhook {
    pub url: Url,
    /// JSON in which `{to}`, `{text}`, `{code}` and `{id}` are replaced inside strings.
    pub body: serde_json::Value,
    /// Names and values of headers. A value may be a key.
    pub headers: Vec<(String, SecretString)>,
}

/// A provider of mail.
#[derive(Clone, Debug)]
pub enum EmailProvider {
    Inbox,
    Smtp(Box<Smtp>),
}

/// Maximum numbers of messages per hour, as a protection against toll fraud.
#[derive(Clone, Copy, Debug)]
pub struct HourlyLimits {
    pub sms_to_one: NonZeroU32,
    pub sms: NonZeroU32,
    /// SMS to any number, requested by one client: an IPv4 address, or an IPv6 /64 network.
    pub sms_by_client: NonZeroU32,
    pub email_to_one: NonZeroU32,
    pub email: NonZeroU32,
}

/// The countries to which SMS may be sent, as ISO 3166-1 alpha-2 codes.
#[derive(Clone, Debug)]
pub struct AllowedCountries {
    /// The allowed countries. Empty allows all.
    pub(super) allowed: Vec<String>,
    pub(super) blocked: Vec<String>,
}

impl AllowedCountries {
    /// True when a number that may be in any of these countries may receive an SMS: all of them
    /// must be allowed, and none blocked. Numbers without a country (satellites, international
    /// networks) are the most expensive, so they are allowed only without a list of allowed
    /// countries.
    pub fn allow(&self, possible: &[impl AsRef<str>]) -> bool {
        let is_in = |list: &[String], country: &str| list.iter().any(|listed| listed == country);
        if possible.iter().any(|country| is_in(&self.blocked, country.as_ref())) {
            return false;
        }
        if self.allowed.is_empty() {
            return true;
        }
        !possible.is_empty()
            && possible.iter().all(|country| is_in(&self.allowed, country.as_ref()))
    }
}

/// [`Messages`] before a missing key is created.
#[derive(Debug)]
pub(super) struct MessagesDraft {
    sms: Option<SmsProvider>,
    email: Option<EmailProvider>,
    hourly_limits: HourlyLimits,
    countries: AllowedCountries,
    templates: MailTemplates,
    key: Option<SecretSlice<u8>>,
}

#[derive(Clone, Copy)]
enum SmsProviderName {
    Inbox,
    Twilio,
    Webhook,
}

#[derive(Clone, Copy)]
enum EmailProviderName {
    Inbox,
    Smtp,
}

impl MessagesDraft {
    pub(super) fn read(source: &mut Source, mode: OwnIdMode, public_url: &Url) -> Self {
        let cloud = mode == OwnIdMode::Cloud;
        let words = [
            ("inbox", Some(SmsProviderName::Inbox)),
            ("twilio", Some(SmsProviderName::Twilio)),
            ("webhook", Some(SmsProviderName::Webhook)),
        ];
        let sms =
            match source.choice("sms_provider", &words, (!cloud).then_some(SmsProviderName::Inbox))
            {
                Some(SmsProviderName::Inbox) => {
                    check_inbox(source, "sms_provider", cloud).then_some(SmsProvider::Inbox)
                }
                Some(SmsProviderName::Twilio) => read_twilio(source).map(SmsProvider::Twilio),
                Some(SmsProviderName::Webhook) => read_webhook(source).map(SmsProvider::Webhook),
                None => None,
            };
        let words =
            [("inbox", Some(EmailProviderName::Inbox)), ("smtp", Some(EmailProviderName::Smtp))];
        let email = match source.choice(
            "email_provider",
            &words,
            (!cloud).then_some(EmailProviderName::Inbox),
        ) {
            Some(EmailProviderName::Inbox) => {
                check_inbox(source, "email_provider", cloud).then_some(EmailProvider::Inbox)
            }
            Some(EmailProviderName::Smtp) => {
                Smtp::read(source, public_url).map(|smtp| EmailProvider::Smtp(Box::new(smtp)))
            }
            None => None,
        };
        let hourly_limits = HourlyLimits {
            sms_to_one: hourly_limit(source, "sms_per_number_per_hour", 6),
            sms: hourly_limit(source, "sms_per_hour", 1_000),
            sms_by_client: hourly_limit(source, "sms_per_client_per_hour", 60),
            email_to_one: hourly_limit(source, "email_per_address_per_hour", 10),
            email: hourly_limit(source, "email_per_hour", 10_000),
        };
        let countries = AllowedCountries {
            allowed: read_countries(source, "sms_countries_allowed"),
            blocked: read_countries(source, "sms_countries_blocked"),
        };
        let templates = MailTemplates::read(source);
        let key = source.parsed("message_key", None, |text| keys::parse_key(text).map(Some));
        Self { sms, email, hourly_limits, countries, templates, key }
    }

    pub(super) fn with_keys(self, store: &keys::KeyFiles<'_>) -> Result<Messages, SettingMistakes> {
        let key = match self.key {
            Some(key) => key,
            None => store.message_key()?,
        };
        Ok(Messages {
            sms: self.sms,
            email: self.email,
            hourly_limits: self.hourly_limits,
            countries: self.countries,
            templates: self.templates,
            key,
        })
    }
}

/// Returns true when the inbox can be used, and notes a mistake otherwise.
fn check_inbox(source: &mut Source, setting: &str, cloud: bool) -> bool {
    if cloud {
        source.mistake(
            setting,
            "inbox works with the local platform only; with OwnID's cloud there is no page to read \
             it",
        );
    }
    !cloud
}

fn read_twilio(source: &mut Source) -> Option<Twilio> {
    let base_url = source.parsed("sms_twilio_base_url", default_twilio(), parse_url);
    let account_sid = required_text(source, "sms_twilio_account_sid", "twilio");
    let auth_token = required_text(source, "sms_twilio_auth_token", "twilio");
    let from = required_text(source, "sms_twilio_from", "twilio");
    let (base_url, account_sid, auth_token, from) = (base_url?, account_sid?, auth_token?, from?);
    if !account_sid.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        source.mistake(
            "sms_twilio_account_sid",
            "must be letters and digits, as Twilio's console shows it",
        );
    }
    Some(Twilio { base_url, account_sid, auth_token: auth_token.into(), from })
}

fn default_twilio() -> Option<Url> {
    Url::parse("https://api.twilio.com").ok()
}

fn read_webhook(source: &mut Source) -> Option<Webhook> {
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
            Some((name, value)) if is_header(name, value) => {
                headers.push((name.to_owned(), value.to_owned().into()));
            }
            _ => source.mistake(
                "sms_webhook_headers",
                "must be headers such as `authorization: Bearer KEY`",
            ),
        }
    }
    Some(Webhook { url: url?, body, headers })
}

fn is_header(name: &str, value: &str) -> bool {
    reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_ok()
        && reqwest::header::HeaderValue::from_str(value).is_ok()
}

/// Reads a setting without which the provider cannot work.
pub(super) fn required_text(source: &mut Source, setting: &str, provider: &str) -> Option<String> {
    let text = source.text(setting);
    if text.is_none() {
        source.mistake(setting, format_args!("is needed with the {provider} provider"));
    }
    text
}

/// Parses a URL with https, or with http on this machine.
fn parse_url(text: &str) -> Result<Option<Url>, String> {
    let url = Url::parse(text).map_err(|error| format!("{text} is not a URL: {error}"))?;
    if url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url)) {
        Ok(Some(url))
    } else {
        Err(format!("{text} must begin with https:// (http:// only for localhost)"))
    }
}

fn hourly_limit(source: &mut Source, setting: &str, default: u32) -> NonZeroU32 {
    NonZeroU32::new(source.number(setting, default, 1..=u32::MAX)).unwrap_or(NonZeroU32::MIN)
}

fn read_countries(source: &mut Source, setting: &str) -> Vec<String> {
    let mut countries = Vec::new();
    for text in source.list(setting) {
        let code = text.to_ascii_uppercase();
        if code.parse::<phonenumber::country::Id>().is_ok() {
            countries.push(code);
        } else {
            source.mistake(
                setting,
                format_args!(
                    "{text} is not a country code of two letters (ISO 3166-1), such as DE"
                ),
            );
        }
    }
    countries
}
