//! The effective settings of messages.

use super::{Named, SettingValue, list, masked, text};
use crate::config::{
    Config,
    messages::{EmailProvider, SmsProvider},
};

/// The settings of messages in the order of the manual.
pub(super) fn list_all(config: &Config) -> Vec<Named> {
    let messages = &config.messages;
    let (mut provider, mut twilio, mut webhook) = (SettingValue::None, None, None);
    match &messages.sms {
        None => {}
        Some(SmsProvider::Inbox) => provider = text("inbox"),
        Some(SmsProvider::Twilio(settings)) => {
            (provider, twilio) = (text("twilio"), Some(settings));
        }
        Some(SmsProvider::Webhook(settings)) => {
            (provider, webhook) = (text("webhook"), Some(settings));
        }
    }
    let (email, smtp) = match &messages.email {
        None => (SettingValue::None, None),
        Some(EmailProvider::Inbox) => (text("inbox"), None),
        Some(EmailProvider::Smtp(smtp)) => (text("smtp"), Some(smtp)),
    };
    let headers = webhook.iter().flat_map(|webhook| webhook.headers.iter());

    vec![
        ("sms_provider", provider),
        (
            "sms_twilio_base_url",
            twilio.map_or(SettingValue::None, |twilio| masked(&twilio.base_url)),
        ),
        (
            "sms_twilio_account_sid",
            twilio.map_or(SettingValue::None, |twilio| text(&twilio.account_sid)),
        ),
        ("sms_twilio_auth_token", twilio.map_or(SettingValue::None, |_| SettingValue::Secret)),
        ("sms_twilio_from", twilio.map_or(SettingValue::None, |twilio| text(&twilio.from))),
        // Such services have keys in the path as well.
        (
            "sms_webhook_url",
            webhook.map_or(SettingValue::None, |webhook| {
                text(webhook.url.origin().ascii_serialization() + "/…")
            }),
        ),
        ("sms_webhook_body", webhook.map_or(SettingValue::None, |_| SettingValue::Secret)),
        ("sms_webhook_headers", list(headers.map(|(name, _)| format!("{name}: …")))),
        ("sms_countries_allowed", list(messages.countries.allowed.iter().cloned())),
        ("sms_countries_blocked", list(messages.countries.blocked.iter().cloned())),
        ("sms_per_number_per_hour", text(messages.hourly_limits.sms_to_one)),
        ("sms_per_hour", text(messages.hourly_limits.sms)),
        ("sms_per_client_per_hour", text(messages.hourly_limits.sms_by_client)),
        ("email_provider", email),
        ("smtp_url", smtp.map_or(SettingValue::None, |smtp| masked(&smtp.url.0))),
        (
            "smtp_ca_file",
            list(smtp.iter().map(|smtp| format!("{} certificates", smtp.authorities.len()))),
        ),
        ("smtp_hello_name", smtp.map_or(SettingValue::None, |smtp| text(&smtp.hello_name))),
        ("email_from", smtp.map_or(SettingValue::None, |smtp| text(&smtp.from))),
        ("email_per_address_per_hour", text(messages.hourly_limits.email_to_one)),
        ("email_per_hour", text(messages.hourly_limits.email)),
        (
            "mail_templates",
            config.messages.templates.folder.as_ref().map_or(SettingValue::None, text),
        ),
        ("message_key", SettingValue::Secret),
    ]
}
