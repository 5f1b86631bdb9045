//! The effective settings, for the page of administrators. Secrets are left out.

mod messages;
mod records;
mod tls;

use std::collections::BTreeMap;

use ipnet::IpNet;
use url::Url;

use super::{
    Branding, Config, DatabaseUrl, Otlp, PlatformConfig, Registration, SettingOrigin, WellKnown,
    branding::BrandingFile,
    ownid::{Environment, OwnIdMode},
    web::ForwardedHeader,
};
use crate::domain::{Accent, Accents, AndroidApp, id_document::policy::MissingData};

/// A setting with its effective value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectiveSetting {
    /// The name in `vestibule.toml`.
    pub name: &'static str,
    pub value: SettingValue,
    /// True when it is given. Otherwise it is the default, or a key that was generated at the first
    /// start.
    pub given: bool,
}

/// The value of a setting, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingValue {
    Text(String),
    /// A secret, which is not shown.
    Secret,
    None,
}

/// All settings in the order of the manual. `origins` has those that are given.
pub(super) fn list_all(
    config: &Config,
    origins: &BTreeMap<String, SettingOrigin>,
) -> Vec<EffectiveSetting> {
    let all = [
        server(config),
        traces(config),
        tls::list_all(config),
        records::backups(config),
        ownid(config),
        logins(config),
        openid(config),
        platform(config),
        messages::list_all(config),
        documents(config),
        records::list_all(config),
        branding(config),
        well_known(config),
        applications(config),
    ];
    all.into_iter()
        .flatten()
        .map(|(name, value)| EffectiveSetting { name, value, given: origins.contains_key(name) })
        .collect()
}

type Named = (&'static str, SettingValue);

fn server(config: &Config) -> Vec<Named> {
    let connections = &config.web.connections;
    let forwarded_header = match config.web.forwarded_header {
        ForwardedHeader::XForwardedFor => "x-forwarded-for",
        ForwardedHeader::Forwarded => "forwarded",
    };
    let database = match &config.database {
        DatabaseUrl::Sqlite(path) => SettingValue::Text(format!("sqlite:{}", path.display())),
        DatabaseUrl::Postgres(url) => {
            let server =
                |server: &str| server.parse().map_or(SettingValue::Secret, |url| masked(&url));
            match url.servers.as_slice() {
                [one] => server(one),
                servers => list(servers.iter().filter_map(|one| match server(one) {
                    SettingValue::Text(text) => Some(text),
                    SettingValue::Secret | SettingValue::None => None,
                })),
            }
        }
    };
    let database_connections = match &config.database {
        DatabaseUrl::Sqlite(_) => SettingValue::None,
        DatabaseUrl::Postgres(url) => text(url.max_connections),
    };
    vec![
        ("listen", text(config.web.listen)),
        ("public_url", text(&config.web.public_url)),
        ("trusted_proxies", list(config.web.trusted_proxies.iter().map(IpNet::to_string))),
        ("forwarded_header", text(forwarded_header)),
        ("proxy_protocol", text(connections.proxy_protocol)),
        ("connections_max", text(connections.max_connections)),
        ("connections_per_address", text(connections.max_per_address)),
        ("header_timeout_seconds", text(connections.header_timeout.as_secs())),
        ("idle_timeout_seconds", text(connections.idle_timeout.as_secs())),
        ("drain_seconds", text(connections.drain_timeout.as_secs())),
        ("drain_delay_seconds", text(connections.drain_delay.as_secs())),
        ("development_pages", text(config.web.development_pages)),
        ("database_url", database),
        ("database_connections", database_connections),
        ("data_dir", text(config.data_dir.display())),
        ("audit_key", SettingValue::Secret),
        ("log", text(&config.log)),
        ("access_log", text(config.web.access_log)),
        ("metrics_listen", config.web.metrics_listen.map_or(SettingValue::None, text)),
    ]
}

fn traces(config: &Config) -> Vec<Named> {
    let otlp = config.otlp.as_ref();
    let shown = |value: fn(&Otlp) -> SettingValue| otlp.map_or(SettingValue::None, value);
    vec![
        ("otlp_endpoint", shown(|otlp| masked(&otlp.endpoint))),
        ("otlp_headers", shown(|otlp| list(otlp.headers.keys().map(|name| format!("{name}: …"))))),
        ("otlp_sample_ratio", shown(|otlp| text(otlp.sample_ratio))),
        ("otlp_service_name", shown(|otlp| text(&otlp.service_name))),
    ]
}

fn ownid(config: &Config) -> Vec<Named> {
    let ownid = &config.ownid;
    let mode = match ownid.mode {
        OwnIdMode::Local => "local",
        OwnIdMode::Cloud => "cloud",
    };
    let environment = match ownid.environment {
        Environment::Prod => "prod",
        Environment::Uat => "uat",
    };
    vec![
        ("ownid_mode", text(mode)),
        ("ownid_app_id", text(&ownid.app_id)),
        ("ownid_shared_secret", SettingValue::Secret),
        ("ownid_env", text(environment)),
        ("ownid_signature_window_seconds", text(ownid.window.as_secs())),
        ("ownid_allowed_addresses", list(ownid.allowed_addresses.iter().map(IpNet::to_string))),
    ]
}

fn logins(config: &Config) -> Vec<Named> {
    let registration = match config.registration {
        Registration::Open => "open",
        Registration::Closed => "closed",
    };
    let (browser, mobile) = (config.sessions.browser, config.sessions.mobile);
    vec![
        ("registration", text(registration)),
        ("verify_login_id", text(config.verify_login_id)),
        (
            "pending_account_days",
            text(config.pending_accounts.map_or(0, |time| time.as_secs() / 86_400)),
        ),
        ("recovery_requires_id_document", text(config.recovery_requires_id_document)),
        ("session_browser_idle_seconds", text(browser.idle.as_secs())),
        ("session_browser_absolute_seconds", text(browser.absolute.as_secs())),
        ("session_mobile_idle_seconds", text(mobile.idle.as_secs())),
        ("session_mobile_absolute_seconds", text(mobile.absolute.as_secs())),
        (
            "geoip_file",
            config.geoip.as_ref().map_or(SettingValue::None, |geoip| text(geoip.kind())),
        ),
        ("password_min_length", text(config.passwords.min_length)),
        ("password_attempts_per_account", text(config.passwords.attempts_per_account)),
        ("password_attempts_per_address", text(config.passwords.attempts_per_address)),
    ]
}

fn openid(config: &Config) -> Vec<Named> {
    let openid = &config.openid;
    vec![
        ("issuer", text(&openid.issuer)),
        ("authorization_code_seconds", text(openid.code_lifetime.as_secs())),
        ("device_code_seconds", text(openid.device_code_lifetime.as_secs())),
        ("access_token_seconds", text(openid.access_token_lifetime.as_secs())),
        ("id_token_seconds", text(openid.id_token_lifetime.as_secs())),
        ("refresh_token_idle_seconds", text(openid.refresh_token_idle_lifetime.as_secs())),
        ("refresh_token_absolute_seconds", text(openid.refresh_token_absolute_lifetime.as_secs())),
        ("client_id_metadata_documents", text(openid.client_id_metadata_documents)),
        ("client_id_metadata_hosts", list(openid.client_id_metadata_hosts.iter().cloned())),
        ("webhook_private_hosts", list(config.webhook_private_hosts.iter().cloned())),
    ]
}

fn platform(config: &Config) -> Vec<Named> {
    let platform = config.platform.as_ref();
    let url = |url: fn(&PlatformConfig) -> &Option<Url>| {
        platform.and_then(|platform| url(platform).as_ref()).map_or(SettingValue::None, masked)
    };
    let headers = platform.iter().flat_map(|platform| platform.callback_headers.keys());
    let auth_token_key = platform.and_then(|platform| platform.auth_token_key.as_ref());
    vec![
        ("platform_callback_url", url(|platform| &platform.callback_url)),
        ("platform_callback_headers", list(headers.map(|name| format!("{name}: …")))),
        ("platform_send_sms_url", url(|platform| &platform.send_sms_url)),
        ("platform_send_email_url", url(|platform| &platform.send_email_url)),
        (
            "platform_auth_token_key_file",
            auth_token_key.map_or(SettingValue::None, |_| text("a public key")),
        ),
        (
            "platform_origins",
            list(platform.iter().flat_map(|platform| platform.origins.iter().map(Url::to_string))),
        ),
        (
            "platform_related_origins",
            list(
                platform
                    .iter()
                    .flat_map(|platform| platform.related_origins.iter().map(Url::to_string)),
            ),
        ),
        ("platform_rp_id", platform.map_or(SettingValue::None, |platform| text(&platform.rp_id))),
        ("platform_key", platform.map_or(SettingValue::None, |_| SettingValue::Secret)),
        (
            "platform_ceremonies_per_address",
            platform.map_or(SettingValue::None, |platform| text(platform.ceremonies_per_address)),
        ),
    ]
}

fn documents(config: &Config) -> Vec<Named> {
    let policy = &config.id_documents.policy;
    let missing = match policy.missing_data {
        MissingData::Refuse => "refuse",
        MissingData::Accept => "accept",
    };
    vec![
        ("id_document_missing_data", text(missing)),
        ("id_document_grace_days", text(policy.grace_days)),
        ("id_document_types", list(policy.types.iter().map(|kind| kind.as_str().to_owned()))),
        ("id_document_minimum_age", policy.minimum_age.map_or(SettingValue::None, text)),
        ("id_document_key", SettingValue::Secret),
    ]
}

fn branding(config: &Config) -> Vec<Named> {
    let Branding { logo, logo_dark, accents, css, terms_url, privacy_url, .. } = &config.branding;
    let file = |file: &Option<BrandingFile>| {
        file.as_ref().map_or(SettingValue::None, |file| text(&file.path))
    };
    let accent = |of: fn(&Accents) -> Accent| {
        accents.as_ref().map_or(SettingValue::None, |accents| text(of(accents).colour))
    };
    vec![
        ("brand_name", text(config.branding.name())),
        ("brand_logo", file(logo)),
        ("brand_logo_dark", file(logo_dark)),
        ("brand_accent", accent(|accents| accents.light)),
        ("brand_accent_dark", accent(|accents| accents.dark)),
        ("brand_css", file(css)),
        ("brand_terms_url", terms_url.as_ref().map_or(SettingValue::None, text)),
        ("brand_privacy_url", privacy_url.as_ref().map_or(SettingValue::None, text)),
    ]
}

fn well_known(config: &Config) -> Vec<Named> {
    let WellKnown { security_contacts, android_apps, apple_apps } = &config.well_known;
    vec![
        ("security_contact", list(security_contacts.iter().map(Url::to_string))),
        ("android_apps", list(android_apps.iter().map(AndroidApp::to_string))),
        ("apple_apps", list(apple_apps.iter().map(|app| app.as_str().to_owned()))),
    ]
}

fn applications(config: &Config) -> Vec<Named> {
    let ids = config.applications.iter().map(|application| application.id.to_string());
    vec![("application", list(ids))]
}

#[expect(clippy::needless_pass_by_value, reason = "numbers, words and references alike")]
fn text(value: impl ToString) -> SettingValue {
    SettingValue::Text(value.to_string())
}

fn list(values: impl Iterator<Item = String>) -> SettingValue {
    let values: Vec<_> = values.collect();
    if values.is_empty() { SettingValue::None } else { SettingValue::Text(values.join(", ")) }
}

/// The URL without user name, password and query.
fn masked(url: &Url) -> SettingValue {
    let mut shown = url.clone();
    // Fails only for a URL that cannot have a user.
    shown.set_password(None).and_then(|()| shown.set_username("")).ok();
    shown.set_query(None);
    SettingValue::Text(shown.to_string())
}
