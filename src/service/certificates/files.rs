//! The certificate in files, which are read again and again, so that whatever renews them need not
//! tell the server.

use std::{os::unix::fs::PermissionsExt, time::Duration};

use tokio::time::{MissedTickBehavior, interval};

use super::{RenewalOutcome, count};
use crate::{
    config::tls::{CertificateFiles, Tls},
    server::Server,
};

/// Interval at which the files are read. They are small, and reading them also finds what no time
/// of a change tells, such as another target of a symbolic link.
const INTERVAL: Duration = Duration::from_secs(5);

/// Permission of others than the owner and the group to read a file.
const READABLE_BY_OTHERS: u32 = 0o004;

pub(super) fn begin(server: &Server, files: &CertificateFiles) {
    let mode = files.key.metadata().map(|file| file.permissions().mode());
    if mode.is_ok_and(|mode| mode & READABLE_BY_OTHERS != 0) {
        let path = files.key.display();
        tracing::warn!(%path, "every user of this machine can read the file of tls_key");
    }
    server.served_certificate.present(files.first.clone());
}

pub(super) async fn keep(server: &Server, tls: &Tls, files: &CertificateFiles) {
    let mut interval = interval(INTERVAL);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last_mistake = None;

    loop {
        interval.tick().await;
        let found = files.load(&tls.host, server.clock.now());

        match found {
            Ok(found) if server.served_certificate.current().as_ref() == Some(&found) => {
                last_mistake = None;
            }
            Ok(found) => {
                last_mistake = None;
                let expires = found.not_after().to_rfc3339();
                server.served_certificate.present(found);
                count("files", RenewalOutcome::Renewed);
                tracing::info!(%expires, "the certificate in the files is a new one");
            }
            // Each mistake is told once. Two files are not replaced at one moment, so one of them
            // may be told in the middle of a renewal.
            Err(mistake) if last_mistake.as_ref() == Some(&mistake) => {}
            Err(mistake) => {
                count("files", RenewalOutcome::Failed);
                tracing::warn!(
                    error = %mistake,
                    "the certificate in the files cannot be used; the previous one stays"
                );
                last_mistake = Some(mistake);
            }
        }
    }
}
