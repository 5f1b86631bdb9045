//! The way back of a backup. Nothing of the target changes before the whole archive was read and
//! its seal checked.

use std::{
    ffi::OsString,
    fmt, fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use age::x25519::Identity;
use tempfile::{Builder, NamedTempFile};
use tokio::sync::mpsc;

use super::{
    BackupError, BackupManifest, DatabaseKind, SQLITE_FILE, UNFINISHED_PREFIX,
    archive_reader::{self, ArchiveSink, ArchivedKey},
    create::{folder_of, sync_folder},
    table_of,
};
use crate::{
    config::{DatabaseUrl, database::PostgresUrl, keys::place_key},
    store::{
        backup::{ImportPlace, PostgresImport, TableContents},
        db::lock::OnlyServer,
    },
};

/// An archive to be read, with the private keys for it.
pub struct OpenedArchive {
    pub input: Box<dyn Read + Send>,
    pub identities: Vec<Identity>,
}

impl fmt::Debug for OpenedArchive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an archive and {} private keys", self.identities.len())
    }
}

/// The place for the contents of a backup.
#[derive(Clone, Debug)]
pub struct RestorePlace {
    pub database: DatabaseUrl,
    /// The folder for the keys.
    pub data_dir: PathBuf,
    /// True if the database may have data. On SQLite its file is kept aside.
    pub replace: bool,
    /// The new schema for the tables on PostgreSQL, if they are not for the servers.
    pub schema: Option<String>,
}

/// A backup that was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    pub manifest: BackupManifest,
    /// Names of its keys.
    pub keys: Vec<&'static str>,
    /// The file of the database that was replaced.
    pub kept_aside: Option<PathBuf>,
}

/// Restores a backup.
///
/// # Errors
/// The archive is not whole, or the place is not free.
pub async fn restore(archive: OpenedArchive, place: RestorePlace) -> Result<Restored, BackupError> {
    match place.database.clone() {
        DatabaseUrl::Sqlite(path) => {
            let work = tokio::task::spawn_blocking(move || restore_file(archive, &place, &path));
            work.await.map_err(|error| BackupError::Input(io::Error::other(error)))?
        }
        DatabaseUrl::Postgres(url) => restore_rows(archive, &place, &url).await,
    }
}

fn restore_file(
    archive: OpenedArchive,
    place: &RestorePlace,
    path: &Path,
) -> Result<Restored, BackupError> {
    let _only = OnlyServer::of(&place.database)?;
    let has_data = fs::metadata(path).is_ok_and(|file| file.len() > 0);
    if has_data && !place.replace {
        return Err(BackupError::NotEmpty(path.display().to_string()));
    }

    let folder = folder_of(path);
    let file = Builder::new().prefix(UNFINISHED_PREFIX).tempfile_in(folder);
    let mut sink = FileSink { file: file.map_err(BackupError::of_file(folder))?, manifest: None };
    let keys = archive_reader::read(archive.input, &archive.identities, &mut sink)?;
    let manifest = sink.manifest.ok_or(BackupError::NoBackup)?;
    sink.file.as_file().sync_all().map_err(BackupError::of_file(path))?;

    place_keys(&keys, &place.data_dir)?;
    let kept_aside = set_aside(path)?;
    let placed = sink.file.persist(path);
    placed.map_err(|refused| BackupError::File { path: path.to_owned(), error: refused.error })?;
    sync_folder(folder)?;
    Ok(Restored { manifest, keys: names(&keys), kept_aside })
}

struct FileSink {
    file: NamedTempFile,
    manifest: Option<BackupManifest>,
}

impl ArchiveSink for FileSink {
    fn begin(&mut self, manifest: &BackupManifest) -> Result<(), BackupError> {
        require_kind(manifest, DatabaseKind::Sqlite)?;
        self.manifest = Some(manifest.clone());
        Ok(())
    }

    fn take(&mut self, name: &str, content: &mut dyn Read) -> Result<(), BackupError> {
        if name != SQLITE_FILE {
            return Err(BackupError::UnknownPart(name.to_owned()));
        }
        let mut content = InputReader { input: content, failure: None };
        let copied = io::copy(&mut content, self.file.as_file_mut());
        match (copied, content.failure) {
            (Ok(_), _) => Ok(()),
            (Err(_), Some(error)) => Err(BackupError::Input(error)),
            (Err(error), None) => Err(BackupError::of_file(self.file.path())(error)),
        }
    }
}

/// A reader that keeps its error apart from those of the writer it is copied to.
struct InputReader<'a> {
    input: &'a mut dyn Read,
    failure: Option<io::Error>,
}

impl Read for InputReader<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.input.read(to).map_err(|error| {
            let copied = io::Error::from(error.kind());
            self.failure = Some(error);
            copied
        })
    }
}

/// Moves the files of an existing database aside. Returns the new name of the database.
fn set_aside(path: &Path) -> Result<Option<PathBuf>, BackupError> {
    // The log belongs to its database alone: beside another one it would destroy it.
    let moves = ["", "-wal", "-shm"].map(|ending| {
        (with_ending(path, ending), with_ending(path, &format!(".before-restore{ending}")))
    });
    let exists = |path: &Path| fs::symlink_metadata(path).is_ok();
    for (from, to) in &moves {
        if exists(from) && exists(to) {
            return Err(BackupError::InTheWay(to.clone()));
        }
    }

    let mut kept = None;
    for (from, to) in moves {
        if exists(&from) {
            fs::rename(&from, &to).map_err(BackupError::of_file(from))?;
            kept.get_or_insert(to);
        }
    }
    Ok(kept)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

async fn restore_rows(
    archive: OpenedArchive,
    place: &RestorePlace,
    url: &PostgresUrl,
) -> Result<Restored, BackupError> {
    let (parts, mut received) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking(move || {
        let mut sink = RowSink { parts, tables: Vec::new() };
        archive_reader::read(archive.input, &archive.identities, &mut sink)
    });
    let imported = import(&mut received, place, url).await;
    // The reader learns that nobody takes its parts any more, if the import has failed.
    drop(received);
    let read = reading.await.map_err(|error| BackupError::Input(io::Error::other(error)))?;
    match (imported, read) {
        (Ok((import, manifest)), Ok(keys)) => {
            place_keys(&keys, &place.data_dir)?;
            import.commit(&manifest.contents).await?;
            Ok(Restored { manifest, keys: names(&keys), kept_aside: None })
        }
        (Err(error), Ok(_) | Err(BackupError::Abandoned)) | (_, Err(error)) => Err(error),
    }
}

/// A part on its way into PostgreSQL.
enum RowPart {
    Manifest(Box<BackupManifest>),
    Rows { table: TableContents, rows: Vec<u8> },
}

async fn import(
    parts: &mut mpsc::Receiver<RowPart>,
    place: &RestorePlace,
    url: &PostgresUrl,
) -> Result<(PostgresImport, BackupManifest), BackupError> {
    let Some(RowPart::Manifest(manifest)) = parts.recv().await else {
        return Err(BackupError::NoBackup);
    };
    let import_place = match (&place.schema, place.replace) {
        (Some(name), _) => ImportPlace::Schema(name.clone()),
        (None, true) => ImportPlace::Replaced,
        (None, false) => ImportPlace::Empty,
    };
    let mut import = PostgresImport::begin(url, &import_place, &manifest.contents).await?;
    while let Some(RowPart::Rows { table, rows }) = parts.recv().await {
        import.write(&table, &rows).await?;
    }
    Ok((import, *manifest))
}

struct RowSink {
    parts: mpsc::Sender<RowPart>,
    tables: Vec<TableContents>,
}

impl RowSink {
    fn send(&self, part: RowPart) -> Result<(), BackupError> {
        self.parts.blocking_send(part).map_err(|_| BackupError::Abandoned)
    }
}

impl ArchiveSink for RowSink {
    fn begin(&mut self, manifest: &BackupManifest) -> Result<(), BackupError> {
        require_kind(manifest, DatabaseKind::Postgres)?;
        self.tables.clone_from(&manifest.contents.tables);
        self.send(RowPart::Manifest(Box::new(manifest.clone())))
    }

    fn take(&mut self, name: &str, content: &mut dyn Read) -> Result<(), BackupError> {
        let table = table_of(name);
        let table = self.tables.iter().find(|known| Some(known.name.as_str()) == table).cloned();
        let Some(table) = table else { return Err(BackupError::UnknownPart(name.to_owned())) };
        let mut rows = Vec::new();
        content.read_to_end(&mut rows).map_err(BackupError::Input)?;
        self.send(RowPart::Rows { table, rows })
    }
}

fn require_kind(manifest: &BackupManifest, target: DatabaseKind) -> Result<(), BackupError> {
    if manifest.database == target {
        Ok(())
    } else {
        Err(BackupError::OtherDatabase { backup: manifest.database, target })
    }
}

/// Stores the keys that do not exist yet.
fn place_keys(keys: &[ArchivedKey], folder: &Path) -> Result<(), BackupError> {
    for ArchivedKey { name, text } in keys {
        let path = folder.join(name);
        let there = fs::read_to_string(&path).ok();
        if there.is_some_and(|there| there.trim() != text.trim()) {
            return Err(BackupError::OtherKey(path));
        }
    }
    for ArchivedKey { name, text } in keys {
        let path = folder.join(name);
        let placed = place_key(folder, name, text).map_err(BackupError::of_file(&path))?;
        if placed.trim() != text.trim() {
            return Err(BackupError::OtherKey(path));
        }
    }
    Ok(())
}

fn names(keys: &[ArchivedKey]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}
