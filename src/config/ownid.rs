//! The settings of the OwnID protocol, for either platform.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use ipnet::IpNet;

use super::{MissingKeys, SettingMistakes, Source, keys, web};
use crate::domain::{SharedSecret, SharedSecrets};

/// The platform that is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnIdMode {
    /// The platform embedded in this binary.
    Local,
    /// OwnID's cloud.
    Cloud,
}

/// OwnID's two cloud environments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    Prod,
    Uat,
}

impl Environment {
    /// The origin that serves the SDK.
    pub fn cdn(self) -> &'static str {
        match self {
            Self::Prod => "https://cdn.ownid.com",
            Self::Uat => "https://cdn.uat.ownid.com",
        }
    }
}

/// The settings of the OwnID protocol.
#[derive(Clone, Debug)]
pub struct OwnId {
    pub mode: OwnIdMode,
    pub environment: Environment,
    pub app_id: String,
    pub secrets: SharedSecrets,
    /// Maximum difference between a callback's timestamp and this server's clock.
    pub window: Duration,
    /// The addresses from which callbacks are accepted. Empty accepts any.
    pub allowed_addresses: Vec<IpNet>,
}

/// [`OwnId`] before missing keys are created.
#[derive(Debug)]
pub(super) struct OwnIdDraft {
    mode: OwnIdMode,
    environment: Environment,
    app_id: Option<String>,
    secrets: Vec<SharedSecret>,
    window: Duration,
    allowed_addresses: Vec<IpNet>,
}

pub(super) fn read_mode(source: &mut Source) -> OwnIdMode {
    source.choice(
        "ownid_mode",
        &[("local", OwnIdMode::Local), ("cloud", OwnIdMode::Cloud)],
        OwnIdMode::Local,
    )
}

/// The secret with which a server with these settings signs. Returns `None` if its first start has
/// not generated one yet. A command must not generate one, because no server would accept its
/// signatures.
///
/// # Errors
/// [`SettingMistakes`] in the settings of the protocol, or in the key file.
pub fn signing_secret(
    environment: &BTreeMap<String, String>,
) -> Result<Option<SharedSecret>, SettingMistakes> {
    let mut source = Source::new(environment);
    let data_dir = source.text("data_dir").map_or_else(|| PathBuf::from("data"), PathBuf::from);
    let mode = read_mode(&mut source);
    let settings = OwnIdDraft::read(&mut source, mode);
    source.finish()?;
    match settings.secrets.into_iter().next() {
        Some(secret) => Ok(Some(secret)),
        None => keys::KeyFiles::new(&data_dir, MissingKeys::Discard).existing_shared_secret(),
    }
}

impl OwnIdDraft {
    pub(super) fn read(source: &mut Source, mode: OwnIdMode) -> Self {
        let environment = source.choice(
            "ownid_env",
            &[("prod", Environment::Prod), ("uat", Environment::Uat)],
            Environment::Prod,
        );
        let app_id = source.parsed("ownid_app_id", None, |text| parse_app_id(text).map(Some));
        let mut secrets = Vec::new();
        for text in source.list("ownid_shared_secret") {
            match SharedSecret::parse(&text) {
                Ok(secret) => secrets.push(secret),
                Err(error) => source.mistake("ownid_shared_secret", error),
            }
        }
        if mode == OwnIdMode::Cloud {
            for setting in ["ownid_app_id", "ownid_shared_secret"] {
                if source.text(setting).is_none() {
                    source.mistake(setting, "is needed with OwnID's cloud; see the OwnID console");
                }
            }
        }
        let window =
            Duration::from_secs(source.number("ownid_signature_window_seconds", 60, 1..=3_600));
        let addresses = source.list("ownid_allowed_addresses");
        let allowed_addresses = addresses
            .iter()
            .filter_map(|text| web::network(source, "ownid_allowed_addresses", text))
            .collect();
        Self { mode, environment, app_id, secrets, window, allowed_addresses }
    }

    pub(super) fn with_keys(self, store: &keys::KeyFiles<'_>) -> Result<OwnId, SettingMistakes> {
        let app_id = match self.app_id {
            Some(app_id) => app_id,
            None => store.app_id()?,
        };
        let mut secrets = self.secrets.into_iter();
        let first = match secrets.next() {
            Some(secret) => secret,
            None => store.shared_secret()?,
        };
        Ok(OwnId {
            mode: self.mode,
            environment: self.environment,
            app_id,
            secrets: SharedSecrets::new(first, secrets.collect()),
            window: self.window,
            allowed_addresses: self.allowed_addresses,
        })
    }
}

/// Parses an app id. It appears in URLs and in a script on pages, so its characters are limited.
pub(super) fn parse_app_id(text: &str) -> Result<String, &'static str> {
    let plain = text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if plain {
        Ok(text.to_owned())
    } else {
        Err("must be at most 64 letters, digits, hyphens or underscores")
    }
}
