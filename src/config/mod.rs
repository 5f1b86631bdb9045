//! The configuration (`docs/configuration.md`). It is parsed once, at the start. If any setting is
//! invalid, all of them are refused, with every mistake listed.

pub mod acme;
pub mod applications;
mod audit;
pub mod audit_export;
pub mod backups;
pub mod branding;
pub mod connections;
pub mod database;
pub mod effective;
mod headers;
mod hosts;
pub mod id_documents;
pub mod keys;
pub mod log;
pub mod mail_templates;
pub mod messages;
pub mod openid;
pub mod ownid;
pub mod passwords;
pub mod platform;
mod related_origins;
pub mod retention;
mod secret_files;
pub mod sessions;
pub mod setting_names;
pub mod smtp;
pub mod source;
pub mod tls;
mod traces;
pub mod web;
pub mod well_known;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

pub use applications::DeclaredApplication;
pub use audit_export::AuditExport;
pub use backups::Backups;
pub use branding::Branding;
pub use connections::ConnectionLimits;
pub use database::DatabaseUrl;
pub use effective::{EffectiveSetting, SettingValue};
pub use id_documents::IdDocuments;
pub use keys::MissingKeys;
pub use log::LogFilter;
pub use mail_templates::MailTemplates;
pub use messages::Messages;
pub use openid::OpenId;
pub use ownid::OwnId;
pub use passwords::Passwords;
pub use platform::PlatformConfig;
pub use retention::Retention;
pub use secret_files::SettingOrigin;
pub use sessions::Sessions;
pub use smtp::Smtp;
pub use source::{SettingMistake, SettingMistakes, Source};
pub use tls::Tls;
pub use traces::Otlp;
pub use web::Web;
pub use well_known::WellKnown;

use self::{ownid::OwnIdMode, web::is_loopback};
use crate::{domain::audit::chain::ChainKeys, geoip::GeoIp};

/// The validated configuration.
#[derive(Clone, Debug)]
pub struct Config {
    pub web: Web,
    /// TLS without a proxy; `None` behind one.
    pub tls: Option<Tls>,
    pub database: DatabaseUrl,
    pub data_dir: PathBuf,
    pub backups: Backups,
    /// The keys that chain the rows of the audit log.
    pub audit_keys: ChainKeys,
    /// The destination to which the audit log is exported, if any.
    pub audit_export: Option<AuditExport>,
    pub retention: Retention,
    pub ownid: OwnId,
    /// The embedded local platform; `None` with OwnID's cloud.
    pub platform: Option<PlatformConfig>,
    pub registration: Registration,
    /// True when a new account is pending until its login id is verified.
    pub verify_login_id: bool,
    /// Time after which a pending account is erased. `None` keeps it.
    pub pending_accounts: Option<Duration>,
    /// True when a recovery needs an identity document that was accepted after its code.
    pub recovery_requires_id_document: bool,
    pub sessions: Sessions,
    pub openid: OpenId,
    pub passwords: Passwords,
    pub messages: Messages,
    /// The database of places by IP address, if a file is configured.
    pub geoip: Option<Arc<GeoIp>>,
    pub id_documents: IdDocuments,
    pub branding: Branding,
    /// The applications that the settings file declares.
    pub applications: Vec<DeclaredApplication>,
    pub well_known: WellKnown,
    /// Hosts of webhooks that may have addresses that are not public, and http; with the port if it
    /// is not that of the scheme.
    pub webhook_private_hosts: BTreeSet<String>,
    pub log: LogFilter,
    /// The collector of traces, if there is one.
    pub otlp: Option<Otlp>,
    /// The settings that are given, and the places that they are from.
    origins: BTreeMap<String, SettingOrigin>,
}

/// The rule for visitors who want to create an account (`docs/security-behaviours.md` b39).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    Open,
    Closed,
}

impl Registration {
    fn read(source: &mut Source) -> Self {
        let words = [("open", Self::Open), ("closed", Self::Closed)];
        source.choice("registration", &words, Self::Open)
    }
}

impl Config {
    /// Reads the settings from these environment variables and the file they name.
    ///
    /// # Errors
    /// [`SettingMistakes`], with all of them. With [`MissingKeys::Create`], missing key files are
    /// written, but only if there is no mistake.
    pub fn load(
        environment: &BTreeMap<String, String>,
        keys: MissingKeys,
    ) -> Result<Self, SettingMistakes> {
        let mut source = Source::new(environment);
        let data_dir = source.text("data_dir").map_or_else(|| PathBuf::from("data"), PathBuf::from);
        let mode = ownid::read_mode(&mut source);
        let web = Web::read(&mut source, mode);
        let database = DatabaseUrl::read(&mut source, &data_dir);
        let tls = Tls::read(&mut source, &web, &database);
        let backups = Backups::read(&mut source);
        let audit = audit::AuditKeysDraft::read(&mut source);
        let audit_export = AuditExport::read(&mut source);
        let retention = Retention::read(&mut source);
        let ownid = ownid::OwnIdDraft::read(&mut source, mode);
        let platform = platform::PlatformDraft::read(&mut source, mode, &web.public_url);
        let registration = Registration::read(&mut source);
        let verify_login_id = source.flag("verify_login_id", true);
        let pending_accounts = read_pending_accounts(&mut source);
        let recovery_requires_id_document = source.flag("recovery_requires_id_document", false);
        let sessions = Sessions::read(&mut source);
        let openid = OpenId::read(&mut source, &web.public_url);
        let passwords = Passwords::read(&mut source);
        let geoip = read_geoip(&mut source);
        let messages = messages::MessagesDraft::read(&mut source, mode, &web.public_url);
        let id_documents = id_documents::IdDocumentsDraft::read(&mut source);
        let branding = Branding::read(&mut source);
        let applications = applications::read(&mut source);
        let well_known = WellKnown::read(&mut source);
        let webhook_private_hosts = hosts::read(&mut source, "webhook_private_hosts");
        let log = source.parsed("log", LogFilter::default(), LogFilter::parse);
        let otlp = Otlp::read(&mut source);
        let origins = source.origins();
        source.finish()?;

        let store = keys::KeyFiles::new(&data_dir, keys);
        Ok(Self {
            ownid: ownid.with_keys(&store)?,
            platform: platform.map(|settings| settings.with_keys(&store)).transpose()?,
            messages: messages.with_keys(&store)?,
            id_documents: id_documents.with_keys(&store)?,
            audit_keys: audit.with_keys(&store)?,
            audit_export,
            retention,
            web,
            tls,
            database,
            data_dir,
            backups,
            registration,
            verify_login_id,
            pending_accounts,
            recovery_requires_id_document,
            sessions,
            openid,
            passwords,
            branding,
            applications,
            well_known,
            webhook_private_hosts,
            geoip,
            log,
            otlp,
            origins,
        })
    }

    /// True when the pages for developers are enabled. They need the local platform and a public
    /// URL on this machine.
    pub fn has_development_pages(&self) -> bool {
        self.web.development_pages
            && self.ownid.mode == OwnIdMode::Local
            && is_loopback(&self.web.public_url)
    }

    /// All settings with their effective values, without secrets.
    pub fn effective_settings(&self) -> Vec<EffectiveSetting> {
        effective::list_all(self, &self.origins)
    }

    /// The place that a setting's value is from. `None` if it is not given.
    pub fn origin(&self, setting: &str) -> Option<&SettingOrigin> {
        self.origins.get(setting)
    }

    /// The secrets that are given, and the places that they are from.
    pub fn secret_origins(&self) -> impl Iterator<Item = (&'static str, &SettingOrigin)> {
        let secrets = setting_names::SECRET_SETTINGS.iter();
        secrets.filter_map(|setting| Some((*setting, self.origins.get(*setting)?)))
    }
}

/// Reads the time that an account may stay unproven. `None` stands for any time.
fn read_pending_accounts(source: &mut Source) -> Option<Duration> {
    let days = source.number("pending_account_days", 7, 0..=3_650);
    (days > 0).then(|| Duration::from_hours(days * 24))
}

fn read_geoip(source: &mut Source) -> Option<Arc<GeoIp>> {
    source.parsed("geoip_file", None, |path| {
        GeoIp::open(Path::new(path)).map(|geoip| Some(Arc::new(geoip)))
    })
}
