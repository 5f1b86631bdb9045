//! The making of a backup, beside servers that write.

use std::{
    fmt,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use age::x25519::Recipient;
use futures::StreamExt;
use tempfile::{Builder, NamedTempFile};
use tokio::sync::mpsc;

use super::{
    BackupError, BackupManifest, DatabaseKind, KEYS_FOLDER, MANIFEST, SQLITE_FILE,
    UNFINISHED_PREFIX,
    archive_writer::{self, ArchivePart},
    rows_name,
};
use crate::{
    config::{Config, DatabaseUrl, database::PostgresUrl, keys::existing_keys},
    domain::Timestamp,
    store::backup::{DatabaseContents, PostgresSnapshot, copy_file},
};

/// The request for a backup.
#[derive(Debug)]
pub struct BackupPlan<'a> {
    pub config: &'a Config,
    pub now: Timestamp,
    pub recipients: &'a [Recipient],
}

/// The destination of an archive.
pub enum BackupTarget {
    /// A new file, which gets its name when it is complete on the disk.
    File(PathBuf),
    /// A stream, such as standard output.
    Stream(Box<dyn Write + Send>),
}

impl fmt::Debug for BackupTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Stream(_) => f.write_str("a stream"),
        }
    }
}

/// Number of bytes of rows in one part, about.
const PART_BYTES: usize = 4 << 20;

/// Number of parts that wait to be compressed.
const WAITING_PARTS: usize = 2;

/// Age of a file that is not complete, from which nobody is writing it.
const STALE_AFTER: Duration = Duration::from_hours(24);

/// Size of the buffer of the output, in bytes.
const BUFFER_BYTES: usize = 256 << 10;

/// Makes a backup. When the caller gives up, no file is left.
///
/// # Errors
/// The file exists, or the database or the disk fails.
pub async fn create(
    plan: &BackupPlan<'_>,
    target: BackupTarget,
) -> Result<BackupManifest, BackupError> {
    let output = ArchiveOutput::open(target)?;
    let (parts, received) = mpsc::channel(WAITING_PARTS);
    let (recipients, now) = (plan.recipients.to_vec(), plan.now);
    let writing = tokio::task::spawn_blocking(move || {
        archive_writer::write(output, &recipients, now, received)?.keep()
    });

    // The writer gives up when `parts` is dropped before the end.
    let read = read_all(plan, &parts).await;
    if read.is_err() {
        drop(parts);
        let written =
            writing.await.map_err(|error| BackupError::Output(io::Error::other(error)))?;
        return match (read, written) {
            (Err(BackupError::Abandoned), Err(error)) => Err(error),
            (read, _) => read,
        };
    }
    let written = writing.await.map_err(|error| BackupError::Output(io::Error::other(error)))?;
    drop(parts);
    written.and(read)
}

/// Sends all parts of the archive.
async fn read_all(
    plan: &BackupPlan<'_>,
    parts: &mpsc::Sender<ArchivePart>,
) -> Result<BackupManifest, BackupError> {
    let kind = DatabaseKind::of(&plan.config.database);
    let manifest = |contents| manifest_of(kind, plan.now, contents);
    let manifest = match &plan.config.database {
        DatabaseUrl::Sqlite(path) => {
            let folder = folder_of(path);
            remove_stale(folder);
            let copy = Builder::new().prefix(UNFINISHED_PREFIX).tempfile_in(folder);
            let copy = copy.map_err(BackupError::of_file(folder))?;
            let manifest = manifest(copy_file(path, copy.path()).await?)?;
            send_head(plan, &manifest, parts).await?;
            let file = copy.reopen().map_err(BackupError::of_file(copy.path()))?;
            send(parts, ArchivePart::File { name: SQLITE_FILE.to_owned(), file }).await?;
            manifest
        }
        DatabaseUrl::Postgres(url) => send_rows(plan, url, parts).await?,
    };
    send(parts, ArchivePart::End).await?;
    Ok(manifest)
}

fn manifest_of(
    kind: DatabaseKind,
    now: Timestamp,
    contents: DatabaseContents,
) -> Result<BackupManifest, BackupError> {
    if contents.migrations.is_empty() {
        return Err(BackupError::NoTables);
    }
    match contents.unknown_migration() {
        Some(version) => Err(BackupError::NewerDatabase(version)),
        None => Ok(BackupManifest::new(kind, now, contents)),
    }
}

async fn send_rows(
    plan: &BackupPlan<'_>,
    url: &PostgresUrl,
    parts: &mpsc::Sender<ArchivePart>,
) -> Result<BackupManifest, BackupError> {
    let mut snapshot = PostgresSnapshot::begin(url).await?;
    let manifest = manifest_of(DatabaseKind::Postgres, plan.now, snapshot.contents.clone())?;
    send_head(plan, &manifest, parts).await?;

    for table in &manifest.contents.tables {
        let mut rows = snapshot.rows(table).await?;
        let (mut number, mut bytes) = (0, Vec::new());
        loop {
            let next = rows.next().await.transpose()?;
            let is_end = next.is_none();
            if let Some(row) = next {
                bytes.extend_from_slice(row.as_ref());
            }
            if bytes.len() >= PART_BYTES || (is_end && !bytes.is_empty()) {
                let name = rows_name(&table.name, number);
                let bytes = std::mem::take(&mut bytes);
                send(parts, ArchivePart::Bytes { name, bytes }).await?;
                number += 1;
            }
            if is_end {
                break;
            }
        }
    }
    Ok(manifest)
}

/// Sends the manifest and the keys.
async fn send_head(
    plan: &BackupPlan<'_>,
    manifest: &BackupManifest,
    parts: &mpsc::Sender<ArchivePart>,
) -> Result<(), BackupError> {
    let text = serde_json::to_vec_pretty(manifest);
    let bytes = text.map_err(|error| BackupError::Output(error.into()))?;
    send(parts, ArchivePart::Bytes { name: MANIFEST.to_owned(), bytes }).await?;

    let folder = &plan.config.data_dir;
    for (name, text) in existing_keys(folder).map_err(BackupError::of_file(folder))? {
        let (name, bytes) = (format!("{KEYS_FOLDER}{name}"), text.into_bytes());
        send(parts, ArchivePart::Bytes { name, bytes }).await?;
    }
    Ok(())
}

async fn send(parts: &mpsc::Sender<ArchivePart>, part: ArchivePart) -> Result<(), BackupError> {
    parts.send(part).await.map_err(|_| BackupError::Abandoned)
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes what processes have left that were killed at least a day ago.
fn remove_stale(folder: &Path) {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_unfinished =
        |file: &fs::DirEntry| file.file_name().to_string_lossy().starts_with(UNFINISHED_PREFIX);
    for file in files.filter(is_unfinished) {
        let age = file.metadata().and_then(|data| data.modified()).map(|at| at.elapsed());
        if matches!(age, Ok(Ok(age)) if age > STALE_AFTER) {
            fs::remove_file(file.path()).ok();
        }
    }
}

/// Makes the entries of a folder durable.
pub(super) fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(BackupError::of_file(folder))
}

/// The output of an archive.
enum ArchiveOutput {
    File { unfinished: BufWriter<NamedTempFile>, path: PathBuf },
    Stream(BufWriter<Box<dyn Write + Send>>),
}

impl ArchiveOutput {
    fn open(target: BackupTarget) -> Result<Self, BackupError> {
        let path = match target {
            BackupTarget::Stream(stream) => {
                return Ok(Self::Stream(BufWriter::with_capacity(BUFFER_BYTES, stream)));
            }
            BackupTarget::File(path) => path,
        };
        if fs::symlink_metadata(&path).is_ok() {
            return Err(BackupError::Exists(path));
        }
        remove_stale(folder_of(&path));
        // Readable by its owner alone, as all files of this library.
        let unfinished = Builder::new()
            .prefix(UNFINISHED_PREFIX)
            .suffix(".partial")
            .tempfile_in(folder_of(&path))
            .map_err(BackupError::of_file(folder_of(&path)))?;
        let unfinished = BufWriter::with_capacity(BUFFER_BYTES, unfinished);
        Ok(Self::File { unfinished, path })
    }

    /// Makes the file durable, then gives it its name.
    fn keep(self) -> Result<(), BackupError> {
        let Self::File { unfinished, path } = self else { return Ok(()) };
        let file_error = |error| BackupError::File { path: path.clone(), error };
        let unfinished = unfinished.into_inner().map_err(|error| file_error(error.into_error()))?;
        unfinished.as_file().sync_all().map_err(file_error)?;
        unfinished.persist_noclobber(&path).map_err(|refused| match refused.error.kind() {
            io::ErrorKind::AlreadyExists => BackupError::Exists(path.clone()),
            _ => file_error(refused.error),
        })?;
        sync_folder(folder_of(&path))
    }
}

impl Write for ArchiveOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File { unfinished, .. } => unfinished.write(bytes),
            Self::Stream(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File { unfinished, .. } => unfinished.flush(),
            Self::Stream(stream) => stream.flush(),
        }
    }
}
