//! Keys that are made at the first start, when the settings give none: one file each, readable by its owner alone.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::SecretSlice;

use super::{Mistake, Mistakes};
use crate::{domain::SharedSecret, random::Random};

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
            || format!("local-{:016x}", u64::from_be_bytes(Random::Real.bytes())),
            |text| Ok::<_, &str>(text.to_owned()),
        )
    }

    pub(super) fn shared_secret(&self) -> Result<SharedSecret, Mistakes> {
        self.read_or_make(SHARED_SECRET, random_key, SharedSecret::parse)
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

    fn read_or_make<T, E: std::fmt::Display>(
        &self,
        name: &str,
        make: impl FnOnce() -> String,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Mistakes> {
        let path = self.dir.join(name);
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let text = make();
                if self.keys == Keys::Make { write_new(self.dir, &path, &text).map(|()| text) } else { Ok(text) }
            }
            other => other,
        };
        let wrong = |what: String| Mistakes(vec![Mistake(format!("{}: {what}", path.display()))]);
        text.map_err(|error| wrong(error.to_string()))
            .and_then(|text| parse(text.trim()).map_err(|error| wrong(error.to_string())))
    }
}

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

/// Never writes over a key: without the old one, everything made with it is lost.
fn write_new(dir: &Path, path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}
