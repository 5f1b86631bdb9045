//! The reading of an archive. Nothing that was read counts before its seal is checked.

use std::io::{self, BufReader, Read};

use age::{DecryptError, Decryptor, Identity, x25519};
use flate2::bufread::GzDecoder;
use tar::{Archive, EntryType};

use super::{BackupError, BackupManifest, FORMAT, KEYS_FOLDER, MANIFEST, seal::SealReader};
use crate::config::keys::KEY_FILES;

/// The receiver of an archive's parts.
pub(super) trait ArchiveSink {
    /// Takes the manifest, which comes first. An error ends the reading.
    fn begin(&mut self, manifest: &BackupManifest) -> Result<(), BackupError>;

    /// Takes a part of the database.
    fn take(&mut self, name: &str, content: &mut dyn Read) -> Result<(), BackupError>;
}

/// A key file in an archive.
#[derive(Clone, Debug)]
pub(super) struct ArchivedKey {
    pub name: &'static str,
    pub text: String,
}

/// The beginning of files that age has encrypted.
const AGE_MAGIC: &[u8] = b"age-encryption.org/";

/// The most that the manifest and a key may have, in bytes.
const MAX_MANIFEST_BYTES: u64 = 16 << 20;
const MAX_KEY_BYTES: u64 = 64 << 10;

/// Size of the buffer of the input, in bytes.
const BUFFER_BYTES: usize = 256 << 10;

/// Reads an archive to its end, and checks its seal. Returns the keys.
///
/// # Errors
/// [`BackupError::Damaged`] when it is not as it was written, whatever else was wrong then.
pub(super) fn read(
    input: impl Read,
    identities: &[x25519::Identity],
    sink: &mut dyn ArchiveSink,
) -> Result<Vec<ArchivedKey>, BackupError> {
    let mut sealed = SealReader::new(decrypted(input, identities)?);
    let keys = read_parts(&mut sealed, sink);
    match keys {
        Ok(keys) if sealed.check() => Ok(keys),
        Ok(_) => Err(BackupError::Damaged),
        Err(error) if error.may_be_damage() && !sealed.check() => Err(BackupError::Damaged),
        Err(error) => Err(error),
    }
}

/// Reads the manifest alone, whose seal is not checked.
///
/// # Errors
/// As [`read`].
pub fn read_manifest(
    input: impl Read,
    identities: &[x25519::Identity],
) -> Result<BackupManifest, BackupError> {
    let mut found = ManifestSink(None);
    let read = read(input, identities, &mut found);
    match found.0 {
        Some(manifest) => Ok(manifest),
        None => read.and(Err(BackupError::NoBackup)),
    }
}

struct ManifestSink(Option<BackupManifest>);

impl ArchiveSink for ManifestSink {
    fn begin(&mut self, manifest: &BackupManifest) -> Result<(), BackupError> {
        self.0 = Some(manifest.clone());
        // No more is needed. The caller does not see this error.
        Err(BackupError::NoTables)
    }

    fn take(&mut self, _: &str, _: &mut dyn Read) -> Result<(), BackupError> {
        Ok(())
    }
}

/// The input, without the encryption if it has one.
fn decrypted<'a>(
    input: impl Read + 'a,
    identities: &[x25519::Identity],
) -> Result<Box<dyn Read + 'a>, BackupError> {
    let mut input = BufReader::with_capacity(BUFFER_BYTES, input);
    let mut start = Vec::new();
    let length = AGE_MAGIC.len() as u64;
    input.by_ref().take(length).read_to_end(&mut start).map_err(BackupError::Input)?;
    let is_encrypted = start == AGE_MAGIC;
    let is_compressed = start.starts_with(&[0x1f, 0x8b]);
    let input = BufReader::new(io::Cursor::new(start).chain(input));
    if !is_encrypted {
        let no_backup = Err(BackupError::NoBackup);
        return if is_compressed { Ok(Box::new(input)) } else { no_backup };
    }
    if identities.is_empty() {
        return Err(BackupError::IdentityNeeded);
    }

    let decryptor = Decryptor::new_buffered(input).map_err(decryption_error)?;
    let identities = identities.iter().map(|identity| identity as &dyn Identity);
    Ok(Box::new(decryptor.decrypt(identities).map_err(decryption_error)?))
}

fn decryption_error(error: DecryptError) -> BackupError {
    match error {
        DecryptError::NoMatchingKeys => BackupError::WrongIdentity,
        DecryptError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            BackupError::Input(error)
        }
        _ => BackupError::Damaged,
    }
}

fn read_parts(
    input: impl Read,
    sink: &mut dyn ArchiveSink,
) -> Result<Vec<ArchivedKey>, BackupError> {
    let compressed = GzDecoder::new(BufReader::with_capacity(BUFFER_BYTES, input));
    let mut archive = Archive::new(compressed);
    let mut manifest = None;
    let mut keys = Vec::new();

    for entry in archive.entries().map_err(BackupError::Input)? {
        let mut entry = entry.map_err(BackupError::Input)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type() != EntryType::Regular {
            return Err(BackupError::UnknownPart(name));
        }
        if manifest.is_none() {
            let read = parse_manifest(&name, &mut entry)?;
            sink.begin(&read)?;
            manifest = Some(read);
        } else if let Some(key) = name.strip_prefix(KEYS_FOLDER) {
            let known = KEY_FILES.iter().find(|known| known.name == key);
            let Some(known) = known else { return Err(BackupError::UnknownPart(name)) };
            keys.push(ArchivedKey {
                name: known.name,
                text: read_text(&mut entry, MAX_KEY_BYTES)?,
            });
        } else {
            sink.take(&name, &mut entry)?;
        }
    }

    // The checksum of gzip comes after the end of the tar.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(BackupError::Input)?;
    if manifest.is_some() { Ok(keys) } else { Err(BackupError::NoBackup) }
}

fn parse_manifest(name: &str, content: &mut impl Read) -> Result<BackupManifest, BackupError> {
    if name != MANIFEST {
        return Err(BackupError::NoBackup);
    }
    let text = read_text(content, MAX_MANIFEST_BYTES)?;
    let format =
        serde_json::from_str::<ManifestFormat>(&text).map_err(|_| BackupError::NoBackup)?;
    if format.format != FORMAT {
        return Err(BackupError::UnknownPart(format!("the format {}", format.format)));
    }
    let manifest: BackupManifest =
        serde_json::from_str(&text).map_err(|_| BackupError::NoBackup)?;
    match manifest.contents.unknown_migration() {
        Some(version) => Err(BackupError::NewerBackup(version)),
        None => Ok(manifest),
    }
}

/// The member that every version of the format has.
#[derive(serde::Deserialize)]
struct ManifestFormat {
    format: u32,
}

fn read_text(content: &mut impl Read, max_bytes: u64) -> Result<String, BackupError> {
    let mut text = String::new();
    content.take(max_bytes).read_to_string(&mut text).map_err(BackupError::Input)?;
    Ok(text)
}
