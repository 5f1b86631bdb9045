//! Keys that are made at the first start, when the settings give none: one file each, readable by its owner alone.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::SecretSlice;

use super::{Mistake, Mistakes};
use crate::{domain::SharedSecret, runtime::random::Random};

/// What to do about a key file that does not exist yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Make the key and keep it: a start of the server.
    Make,
    /// Leave no trace: a check of the settings. The key is made, and forgotten.
    Forget,
}

/// The file's name.
const SHARED_SECRET: &str = "ownid-shared-secret";

pub(super) struct Store<'a> {
    dir: &'a Path,
    keys: Keys,
}

impl<'a> Store<'a> {
    pub(super) fn new(dir: &'a Path, keys: Keys) -> Self {
        Self { dir, keys }
    }

    pub(super) fn app_id(&self) -> Result<String, Mistakes> {
        self.read_or_make(
            "ownid-app-id",
            || format!("{MADE_APP_ID}{:016x}", u64::from_be_bytes(Random::Real.bytes())),
            parse_app_id,
        )
    }

    pub(super) fn shared_secret(&self) -> Result<SharedSecret, Mistakes> {
        self.read_or_make(SHARED_SECRET, random_key, |text| {
            // What we made has 32 bytes; of a file that was cut off the rest may still be a secret.
            if text.len() < random_key().len() {
                return Err(CUT_OFF.to_owned());
            }
            SharedSecret::parse(text).map_err(|error| error.to_string())
        })
    }

    /// The shared secret, if there is one already.
    pub(super) fn known_shared_secret(&self) -> Result<Option<SharedSecret>, Mistakes> {
        if self.dir.join(SHARED_SECRET).exists() { self.shared_secret().map(Some) } else { Ok(None) }
    }

    pub(super) fn platform_key(&self) -> Result<SecretSlice<u8>, Mistakes> {
        self.read_or_make("platform-key", random_key, parse_key)
    }

    pub(super) fn message_key(&self) -> Result<SecretSlice<u8>, Mistakes> {
        self.read_or_make("message-key", random_key, parse_key)
    }

    pub(super) fn id_document_key(&self) -> Result<SecretSlice<u8>, Mistakes> {
        self.read_or_make("id-document-key", random_key, parse_key)
    }

    pub(super) fn audit_key(&self) -> Result<SecretSlice<u8>, Mistakes> {
        self.read_or_make("audit-key", random_key, parse_key)
    }

    fn read_or_make<T, E: std::fmt::Display>(
        &self,
        name: &str,
        make: impl FnOnce() -> String,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Mistakes> {
        let path = self.dir.join(name);
        let wrong = |what: String| Mistakes(vec![Mistake(format!("{}: {what}", path.display()))]);
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => match self.keys {
                Keys::Make => write_new(self.dir, &path, make),
                Keys::Forget => Ok(make()),
            },
            other => other,
        };
        let text = text.map_err(|error| wrong(error.to_string()))?;
        if text.trim().is_empty() {
            return Err(wrong(
                "is empty; take it from a backup, or delete it if nothing was made with it yet".to_owned(),
            ));
        }
        parse(text.trim()).map_err(|error| wrong(error.to_string()))
    }
}

const CUT_OFF: &str = "is cut off; take it from a backup";

/// The app id as we make it, or one that somebody put there.
fn parse_app_id(text: &str) -> Result<String, &'static str> {
    let made = MADE_APP_ID.starts_with(text) || text.strip_prefix(MADE_APP_ID).is_some_and(|id| id.len() < 16);
    if made { Err(CUT_OFF) } else { super::ownid::parse_app_id(text) }
}

/// What the app ids begin with that we make.
const MADE_APP_ID: &str = "local-";

/// A key of 32 bytes, in base64.
pub(super) fn parse_key(text: &str) -> Result<SecretSlice<u8>, &'static str> {
    let bytes = BASE64_STANDARD.decode(text).map_err(|_| "is not base64")?;
    if bytes.len() == 32 {
        Ok(bytes.into())
    } else {
        Err("must be 32 bytes in base64; make one with: openssl rand -base64 32")
    }
}

fn random_key() -> String {
    BASE64_STANDARD.encode(Random::Real.bytes::<32>())
}

/// Never writes over a key: without the old one, everything made with it is lost. The file has its name only when all of it is on
/// the disk. Of several processes one makes the key, and the others read it.
fn write_new(dir: &Path, path: &Path, make: impl FnOnce() -> String) -> io::Result<String> {
    fs::create_dir_all(dir)?;
    let alone = private().truncate(false).open(dir.join(".keys.lock"))?;
    match alone.lock() {
        Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
        _ => {}
    }
    if path.exists() {
        return fs::read_to_string(path);
    }
    let (text, unfinished) = (make(), path.with_added_extension("new"));
    let mut file = private().truncate(true).open(&unfinished)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    // The name as well, before anything is made with the key.
    fs::File::open(dir)?.sync_all()?;
    Ok(text)
}

fn private() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
