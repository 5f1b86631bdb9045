//! The settings of the OpenID provider.

use std::{collections::BTreeSet, time::Duration};

use url::Url;

use super::{Source, hosts};

/// The settings of the OpenID provider.
#[derive(Clone, Debug)]
pub struct OpenId {
    /// The issuer identifier (OpenID Connect Core §1.2): an https URL without query and fragment,
    /// and without a slash at its end.
    pub issuer: String,
    pub code_lifetime: Duration,
    /// Time within which a person answers the request of a device (RFC 8628 §3.2).
    pub device_code_lifetime: Duration,
    pub access_token_lifetime: Duration,
    pub id_token_lifetime: Duration,
    /// Lifetime of a refresh token that is not used.
    pub refresh_token_idle_lifetime: Duration,
    /// Lifetime of a grant, however often its refresh tokens are used.
    pub refresh_token_absolute_lifetime: Duration,
    /// True to take applications that nobody registered, by their metadata documents.
    pub client_id_metadata_documents: bool,
    /// Hosts whose documents are taken, with the port if it is not that of the scheme. Without any,
    /// those of every host with public addresses are.
    pub client_id_metadata_hosts: BTreeSet<String>,
}

const DAY_SECONDS: u64 = 24 * 60 * 60;

impl OpenId {
    pub(super) fn read(source: &mut Source, public_url: &Url) -> Self {
        let default = without_slash(public_url.as_str());
        let issuer = source.parsed("issuer", default, parse_issuer);
        let mut seconds = |setting, default: u64, max: u64| {
            Duration::from_secs(source.number(setting, default, 10..=max))
        };

        let settings = Self {
            issuer,
            code_lifetime: seconds("authorization_code_seconds", 60, 600),
            device_code_lifetime: seconds("device_code_seconds", 10 * 60, 30 * 60),
            access_token_lifetime: seconds("access_token_seconds", 15 * 60, DAY_SECONDS),
            id_token_lifetime: seconds("id_token_seconds", 60 * 60, DAY_SECONDS),
            refresh_token_idle_lifetime: seconds(
                "refresh_token_idle_seconds",
                30 * DAY_SECONDS,
                10 * 365 * DAY_SECONDS,
            ),
            refresh_token_absolute_lifetime: seconds(
                "refresh_token_absolute_seconds",
                180 * DAY_SECONDS,
                10 * 365 * DAY_SECONDS,
            ),
            client_id_metadata_documents: source.flag("client_id_metadata_documents", false),
            client_id_metadata_hosts: hosts::read(source, "client_id_metadata_hosts"),
        };
        if settings.refresh_token_idle_lifetime > settings.refresh_token_absolute_lifetime {
            source.mistake(
                "refresh_token_idle_seconds",
                "must not be longer than refresh_token_absolute_seconds",
            );
        }
        settings
    }
}

fn without_slash(url: &str) -> String {
    url.strip_suffix('/').unwrap_or(url).to_owned()
}

fn parse_issuer(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "must be a URL, such as https://login.example.com")?;
    let is_plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let is_safe = url.scheme() == "https" || super::web::is_loopback(&url);

    if is_plain && is_safe && url.has_host() {
        Ok(without_slash(text))
    } else {
        Err("must be https, or http on this machine, without user, query and fragment")
    }
}
