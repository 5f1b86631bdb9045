//! Settings: parsed once, refused whole with every mistake listed, described in `docs/configuration.md`.

mod audit;
pub mod branding;
pub mod connections;
pub mod database;
pub mod id_documents;
pub mod in_force;
pub mod keys;
pub mod log;
pub mod messages;
pub mod ownid;
pub mod passwords;
pub mod platform;
pub mod sessions;
pub mod smtp;
pub mod source;
pub mod web;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

pub use branding::Branding;
pub use connections::Connections;
pub use database::DatabaseUrl;
pub use id_documents::IdDocuments;
pub use in_force::{InForce, Shown};
pub use keys::Keys;
pub use log::LogFilter;
pub use messages::Messages;
pub use ownid::OwnId;
pub use passwords::Passwords;
pub use platform::Platform;
pub use sessions::Sessions;
pub use smtp::Smtp;
pub use source::{Mistake, Mistakes, Source};
pub use web::Web;

use self::{ownid::Mode, web::is_loopback};
use crate::{domain::audit::chain::ChainKeys, geoip::GeoIp};

/// Everything the server was told, already valid.
#[derive(Clone, Debug)]
pub struct Config {
    pub web: Web,
    pub database: DatabaseUrl,
    pub data_dir: PathBuf,
    /// What the rows of the audit log are written with.
    pub audit_keys: ChainKeys,
    pub ownid: OwnId,
    /// The embedded local platform; `None` with OwnID's cloud.
    pub platform: Option<Platform>,
    pub registration: Registration,
    /// Whether a new account is pending until its login id is proved.
    pub verify_login_id: bool,
    /// How long an account that somebody registered may wait for that; none for ever.
    pub pending_accounts: Option<Duration>,
    /// Whether a recovery needs an identity document that was accepted since its code was right.
    pub recovery_requires_id_document: bool,
    pub sessions: Sessions,
    pub passwords: Passwords,
    pub messages: Messages,
    /// Where addresses are; none without a file.
    pub geoip: Option<Arc<GeoIp>>,
    pub id_documents: IdDocuments,
    pub branding: Branding,
    pub log: LogFilter,
    /// The names of the settings that the environment or the file gives.
    given: BTreeSet<String>,
}

/// Whether people may create accounts themselves (behaviour b39).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    Open,
    Closed,
}

impl Config {
    /// Reads the settings from these environment variables and the file they name.
    ///
    /// # Errors
    /// [`Mistakes`], all of them. With [`Keys::Make`] the key files of a first start are written, but only if nothing is wrong.
    pub fn load(environment: &BTreeMap<String, String>, keys: Keys) -> Result<Self, Mistakes> {
        let mut source = Source::new(environment);
        let data_dir = source.text("data_dir").map_or_else(|| PathBuf::from("data"), PathBuf::from);
        let mode = ownid::read_mode(&mut source);
        let web = Web::read(&mut source, mode);
        let database = DatabaseUrl::read(&mut source, &data_dir);
        let audit = audit::Settings::read(&mut source);
        let ownid = ownid::Settings::read(&mut source, mode);
        let platform = platform::Settings::read(&mut source, mode, &web.public_url);
        let registration = source.choice(
            "registration",
            &[("open", Registration::Open), ("closed", Registration::Closed)],
            Registration::Open,
        );
        let verify_login_id = source.choice("verify_login_id", &[("true", true), ("false", false)], true);
        let pending_days = source.number("pending_account_days", 7, (0, 3_650));
        let recovery_requires_id_document =
            source.choice("recovery_requires_id_document", &[("true", true), ("false", false)], false);
        let sessions = Sessions::read(&mut source);
        let passwords = Passwords::read(&mut source);
        let geoip =
            source.parsed("geoip_file", None, |path| GeoIp::open(Path::new(path)).map(|geoip| Some(Arc::new(geoip))));
        let messages = messages::Settings::read(&mut source, mode, &web.public_url);
        let id_documents = id_documents::Settings::read(&mut source);
        let branding = Branding::read(&mut source);
        let log = source.parsed("log", LogFilter::default(), LogFilter::parse);
        let given = source.given();
        source.finish()?;
        let store = keys::Store::new(&data_dir, keys);
        Ok(Self {
            ownid: ownid.with_keys(&store)?,
            platform: platform.map(|settings| settings.with_keys(&store)).transpose()?,
            messages: messages.with_keys(&store)?,
            id_documents: id_documents.with_keys(&store)?,
            audit_keys: audit.with_keys(&store)?,
            web,
            database,
            data_dir,
            registration,
            verify_login_id,
            pending_accounts: (pending_days > 0).then(|| Duration::from_secs(pending_days * 24 * 60 * 60)),
            recovery_requires_id_document,
            sessions,
            passwords,
            branding,
            geoip,
            log,
            given,
        })
    }

    /// Whether pages for developers answer this machine: where they are asked for, on a server that is for this machine.
    pub fn has_development_pages(&self) -> bool {
        self.web.development_pages && self.ownid.mode == Mode::Local && is_loopback(&self.web.public_url)
    }

    /// Every setting as it is in force, without secrets.
    pub fn in_force(&self) -> Vec<InForce> {
        in_force::settings(self, &self.given)
    }
}
