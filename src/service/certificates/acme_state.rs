//! The file of ACME in the data directory: the key of the account, and the certificate with its
//! key. It is for the server's user alone, and replaced as a whole.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use rustls::pki_types::ServerName;
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

use crate::{
    domain::{
        Timestamp,
        credentials::server_certificate::{CertificateFault, ServerCertificate},
    },
    server::Server,
};

/// Name of the file.
const FILE: &str = "acme.json";

/// The content of the file. It holds keys, so it does not print.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct AcmeState {
    /// URL of the directory that everything here is from.
    pub(super) directory: String,
    /// The private key of the account, in PEM.
    pub(super) account_key: String,
    pub(super) certificate: Option<IssuedCertificate>,
}

/// A certificate as it was issued, in PEM.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct IssuedCertificate {
    pub(super) chain: String,
    pub(super) key: String,
}

impl IssuedCertificate {
    pub(super) fn parse(
        &self,
        host: &ServerName<'_>,
        now: Timestamp,
    ) -> Result<ServerCertificate, CertificateFault> {
        ServerCertificate::parse(self.chain.as_bytes(), self.key.as_bytes(), host, now)
    }
}

/// Reads the file. Returns `None` if there is none from this directory.
///
/// # Errors
/// It cannot be read. One that is not what was written counts as none.
pub(super) async fn read(server: &Server, directory: &str) -> io::Result<Option<AcmeState>> {
    let text = match tokio::fs::read(path(server)).await {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let state = serde_json::from_slice(&text).inspect_err(|error| {
        tracing::warn!(%error, "acme.json in data_dir is broken, and begun anew");
    });
    Ok(state.ok().filter(|state: &AcmeState| state.directory == directory))
}

/// Replaces the file. When this returns, the new one is on the disk.
pub(super) async fn write(server: &Server, state: &AcmeState) -> io::Result<()> {
    let (path, text) = (path(server), serde_json::to_vec_pretty(state)?);
    spawn_blocking(move || replace(&path, &text)).await.map_err(io::Error::other)?
}

fn path(server: &Server) -> PathBuf {
    server.config.data_dir.join(FILE)
}

fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let unfinished = path.with_added_extension("new");
    // One that an interrupted write left may have other permissions.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }

    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished)?;
    file.write_all(text)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    // The directory as well, so that the file's name is on the disk.
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn b68_the_file_of_acme_is_replaced_as_a_whole_and_private() {
        let name = format!("vestibule-acme-state-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(FILE);
        fs::write(folder.join("acme.json.new"), "left by an interrupted write").unwrap();

        for text in ["first", "second"] {
            replace(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
