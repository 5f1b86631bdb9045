//! Keys that are generated at the first start if none is configured. Each is in a file of its own,
//! which only its owner can read.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::SecretSlice;

use super::{SettingMistake, SettingMistakes};
use crate::{domain::SharedSecret, runtime::random::Random};

/// The treatment of keys whose file does not exist yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingKeys {
    /// Generate the key and store it, as for a start of the server.
    Create,
    /// Generate the key without storing it, as for a check of the settings.
    Discard,
}

/// Name of the file with the shared secret.
const SHARED_SECRET_FILE: &str = "ownid-shared-secret";

/// A file of the data directory that has a key, and the setting that can be given instead.
#[derive(Clone, Copy, Debug)]
pub struct KeyFile {
    pub name: &'static str,
    pub setting: &'static str,
}

/// The key files that a server makes at its first start.
pub const KEY_FILES: [KeyFile; 6] = [
    KeyFile { name: "ownid-app-id", setting: "ownid_app_id" },
    KeyFile { name: SHARED_SECRET_FILE, setting: "ownid_shared_secret" },
    KeyFile { name: "platform-key", setting: "platform_key" },
    KeyFile { name: "message-key", setting: "message_key" },
    KeyFile { name: "id-document-key", setting: "id_document_key" },
    KeyFile { name: "audit-key", setting: "audit_key" },
];

/// The key files that exist, with their text.
///
/// # Errors
/// A file cannot be read.
pub fn existing_keys(dir: &Path) -> io::Result<Vec<(&'static str, String)>> {
    let mut keys = Vec::new();
    for KeyFile { name, .. } in KEY_FILES {
        match fs::read_to_string(dir.join(name)) {
            Ok(text) => keys.push((name, text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(keys)
}

/// Stores the text of a key file that does not exist yet. Returns the text of the file, which is
/// another one if it exists.
///
/// # Errors
/// The file cannot be written or read.
pub fn place_key(dir: &Path, name: &str, text: &str) -> io::Result<String> {
    let path = dir.join(name);
    if path.exists() {
        return fs::read_to_string(path);
    }
    write_new(dir, &path, || text.trim().to_owned())
}

/// The key files of a data directory.
pub(super) struct KeyFiles<'a> {
    dir: &'a Path,
    keys: MissingKeys,
}

impl<'a> KeyFiles<'a> {
    pub(super) fn new(dir: &'a Path, keys: MissingKeys) -> Self {
        Self { dir, keys }
    }

    pub(super) fn app_id(&self) -> Result<String, SettingMistakes> {
        self.read_or_create(
            "ownid-app-id",
            || format!("{GENERATED_PREFIX}{:016x}", u64::from_be_bytes(Random::Real.bytes())),
            parse_app_id,
        )
    }

    pub(super) fn shared_secret(&self) -> Result<SharedSecret, SettingMistakes> {
        self.read_or_create(SHARED_SECRET_FILE, random_key, |text| {
            // Generated secrets have 32 bytes. The rest of a truncated file could be a valid,
            // shorter one.
            if text.len() < random_key().len() {
                return Err(TRUNCATED.to_owned());
            }
            SharedSecret::parse(text).map_err(|error| error.to_string())
        })
    }

    /// The shared secret, if its file exists.
    pub(super) fn existing_shared_secret(&self) -> Result<Option<SharedSecret>, SettingMistakes> {
        if self.dir.join(SHARED_SECRET_FILE).exists() {
            self.shared_secret().map(Some)
        } else {
            Ok(None)
        }
    }

    pub(super) fn platform_key(&self) -> Result<SecretSlice<u8>, SettingMistakes> {
        self.read_or_create("platform-key", random_key, parse_key)
    }

    pub(super) fn message_key(&self) -> Result<SecretSlice<u8>, SettingMistakes> {
        self.read_or_create("message-key", random_key, parse_key)
    }

    pub(super) fn id_document_key(&self) -> Result<SecretSlice<u8>, SettingMistakes> {
        self.read_or_create("id-document-key", random_key, parse_key)
    }

    pub(super) fn audit_key(&self) -> Result<SecretSlice<u8>, SettingMistakes> {
        self.read_or_create("audit-key", random_key, parse_key)
    }

    fn read_or_create<T, E: std::fmt::Display>(
        &self,
        name: &str,
        make: impl FnOnce() -> String,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, SettingMistakes> {
        let path = self.dir.join(name);
        let mistake = |what: String| {
            SettingMistakes(vec![SettingMistake(format!("{}: {what}", path.display()))])
        };
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => match self.keys {
                MissingKeys::Create => write_new(self.dir, &path, make),
                MissingKeys::Discard => Ok(make()),
            },
            other => other,
        };
        let text = text.map_err(|error| mistake(error.to_string()))?;
        if text.trim().is_empty() {
            return Err(mistake(
                "is empty; restore it from a backup, or delete it if it was never used".to_owned(),
            ));
        }
        parse(text.trim()).map_err(|error| mistake(error.to_string()))
    }
}

const TRUNCATED: &str = "is truncated; restore it from a backup";

/// Parses an app id: a complete generated one, or any other.
fn parse_app_id(text: &str) -> Result<String, &'static str> {
    let is_truncated = GENERATED_PREFIX.starts_with(text)
        || text.strip_prefix(GENERATED_PREFIX).is_some_and(|id| id.len() < 16);
    if is_truncated { Err(TRUNCATED) } else { super::ownid::parse_app_id(text) }
}

/// Prefix of generated app ids.
const GENERATED_PREFIX: &str = "local-";

/// Parses a key of 32 bytes in base64.
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

/// Writes a new key file and returns its content. Never overwrites a key, because everything that
/// was encrypted or signed with it would be lost. The file gets its name once it is complete on the
/// disk. Of several processes one generates the key, and the others read it.
fn write_new(dir: &Path, path: &Path, make: impl FnOnce() -> String) -> io::Result<String> {
    fs::create_dir_all(dir)?;
    let lock = private_file().truncate(false).open(dir.join(".keys.lock"))?;
    match lock.lock() {
        Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
        _ => {}
    }
    if path.exists() {
        return fs::read_to_string(path);
    }

    let text = make();
    let unfinished = path.with_added_extension("new");
    let mut file = private_file().truncate(true).open(&unfinished)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    // The directory as well, so that the file's name is on the disk before the key is used.
    fs::File::open(dir)?.sync_all()?;
    Ok(text)
}

/// Options for a file that only its owner can access.
fn private_file() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
