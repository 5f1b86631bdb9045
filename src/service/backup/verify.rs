//! The verification of a backup: it is restored into a place of its own, and used.

use std::{
    fs::{File, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use age::x25519::Identity;
use tempfile::TempDir;

use super::{
    BackupError, BackupManifest, DatabaseKind,
    archive_reader::read_manifest,
    restore::{OpenedArchive, RestorePlace, Restored, restore},
};
use crate::{
    config::{DatabaseUrl, database::PostgresUrl},
    runtime::random::Random,
    server::Server,
    service::{
        self,
        admin::audit_check::{self, AuditExpectation, AuditVerdict},
        oauth::signing_keys,
    },
    store::backup::{check_file, drop_schema},
};

/// The place where a backup is restored to be looked at. Its folder goes with it.
#[derive(Debug)]
pub struct VerifiedPlace {
    pub restored: Restored,
    pub database: DatabaseUrl,
    folder: TempDir,
    /// The schema on PostgreSQL, with the database it is in.
    schema: Option<(PostgresUrl, String)>,
}

impl VerifiedPlace {
    /// The folder of the keys.
    pub fn data_dir(&self) -> &Path {
        self.folder.path()
    }

    /// Removes everything.
    ///
    /// # Errors
    /// The schema or the folder cannot be removed.
    pub async fn remove(self) -> Result<(), BackupError> {
        if let Some((url, name)) = &self.schema {
            drop_schema(url, name).await?;
        }
        let path = self.folder.path().to_owned();
        self.folder.close().map_err(BackupError::of_file(path))
    }
}

/// Restores a backup into a place of its own: a folder for temporary files and, if it is of
/// PostgreSQL, a schema in the database of the settings.
///
/// # Errors
/// The archive is not whole, or rows do not fit together.
pub async fn unpack(
    file: &Path,
    identities: Vec<Identity>,
    configured: &DatabaseUrl,
) -> Result<VerifiedPlace, BackupError> {
    let open = || File::open(file).map_err(BackupError::of_file(file));
    let manifest = read_manifest(open()?, &identities)?;
    let folder = tempfile::Builder::new()
        .prefix("vestibule-verify-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir()
        .map_err(BackupError::of_file(std::env::temp_dir()))?;

    let place = |database, schema| {
        let data_dir = folder.path().to_owned();
        RestorePlace { database, data_dir, replace: false, schema }
    };
    let archive = OpenedArchive { input: Box::new(open()?), identities };
    let (restored, database, schema) = match (manifest.database, configured) {
        (DatabaseKind::Sqlite, _) => {
            let path = folder.path().join("vestibule.db");
            let database = DatabaseUrl::Sqlite(path.clone());
            let restored = restore(archive, place(database.clone(), None)).await?;
            check_file_contents(&path, &restored.manifest).await?;
            (restored, database, None)
        }
        (DatabaseKind::Postgres, DatabaseUrl::Postgres(url)) => {
            let random = u64::from_be_bytes(Random::Real.bytes());
            let name = format!("vestibule_verify_{random:016x}");
            let database = configured.clone();
            let restored = restore(archive, place(database, Some(name.clone()))).await?;
            let database = DatabaseUrl::Postgres(url.within_schema(&name));
            (restored, database, Some((url.clone(), name)))
        }
        (backup @ DatabaseKind::Postgres, DatabaseUrl::Sqlite(_)) => {
            return Err(BackupError::OtherDatabase { backup, target: DatabaseKind::Sqlite });
        }
    };
    Ok(VerifiedPlace { restored, database, folder, schema })
}

/// Compares a restored file with what the manifest says. On PostgreSQL the import does that, and
/// the database refuses rows that refer to missing ones.
async fn check_file_contents(path: &Path, manifest: &BackupManifest) -> Result<(), BackupError> {
    let found = check_file(path).await.map_err(BackupError::Broken)?;
    if found == manifest.contents {
        Ok(())
    } else {
        Err(BackupError::Broken("its rows are not those that the manifest counts".to_owned()))
    }
}

/// The findings in a restored backup.
#[derive(Clone, Debug)]
pub struct BackupFindings {
    pub audit: AuditVerdict,
    /// Number of sealed signing keys that were opened.
    pub opened_keys: usize,
}

/// Walks the audit log, and opens what the database has sealed, with the keys of this server.
///
/// # Errors
/// A sealed value cannot be opened, or the database fails.
pub async fn inspect(server: &Server) -> service::Result<BackupFindings> {
    let accepted = AuditExpectation { without_key: true, ..AuditExpectation::default() };
    Ok(BackupFindings {
        audit: audit_check::verify(server, &accepted).await?,
        opened_keys: signing_keys::open_all(server).await?,
    })
}
