//! Backups on schedule, by one server of those that share a database.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::{
    BackupError,
    create::{BackupPlan, BackupTarget, create},
};
use crate::{
    config::Backups,
    domain::Timestamp,
    runtime::metrics::catalogue::BACKUPS,
    server::Server,
    service,
    store::backup::schedule::{self as store, DueTimes},
};

/// Time between two looks whether a backup is due.
const CHECK_INTERVAL: Duration = Duration::from_secs(30);

/// Duration of the lease, from its last renewal.
const LEASE_DURATION: Duration = Duration::from_secs(180);

/// Time after which the lease is renewed.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(60);

/// Longest time between a failure and the next attempt.
const RETRY_INTERVAL: Duration = Duration::from_secs(15 * 60);

/// Makes backups as they are due, for as long as the server runs.
pub async fn keep(server: Arc<Server>) {
    if server.config.backups.directory.is_none() {
        return;
    }
    let mut interval = tokio::time::interval(CHECK_INTERVAL);
    loop {
        interval.tick().await;
        if let Err(error) = work(&server).await {
            tracing::warn!(%error, "the schedule of backups cannot be read; it is tried again");
        }
    }
}

/// Makes a backup if one is due here. A failure of the backup itself is logged and counted.
pub async fn work(server: &Server) -> service::Result<()> {
    let Some(directory) = &server.config.backups.directory else { return Ok(()) };
    let interval = server.config.backups.interval;
    let now = server.clock.now();
    store::declare(&server.db, now).await?;
    let due = DueTimes {
        now,
        last_success: now.minus(interval),
        last_attempt: now.minus(interval.min(RETRY_INTERVAL)),
        lease_until: now.plus(LEASE_DURATION),
    };
    let runner = server.random.uuid(now);
    if !store::claim(&server.db, runner, due).await? {
        return Ok(());
    }

    let made = tokio::select! {
        made = make(server, directory, now) => made,
        () = keep_lease(server, runner) => Err(BackupError::Abandoned),
    };
    match &made {
        Ok(path) => tracing::info!(file = %path.display(), "a backup was made"),
        Err(error) => {
            tracing::error!(%error, folder = %directory.display(), "a scheduled backup has failed");
        }
    }
    BACKUPS.increment([if made.is_ok() { "done" } else { "failed" }]);
    Ok(store::finish(&server.db, runner, made.is_ok()).await?)
}

/// Renews the lease. Ends when another server has taken it over.
async fn keep_lease(server: &Server, runner: uuid::Uuid) {
    loop {
        tokio::time::sleep(RENEWAL_INTERVAL).await;
        let until = server.clock.now().plus(LEASE_DURATION);
        // A database that is away for a moment does not end the backup.
        if matches!(store::renew(&server.db, runner, until).await, Ok(false)) {
            return;
        }
    }
}

async fn make(server: &Server, directory: &Path, now: Timestamp) -> Result<PathBuf, BackupError> {
    let Backups { recipients, keep, .. } = &server.config.backups;
    let path = directory.join(file_name(now, !recipients.is_empty()));
    let plan = BackupPlan { config: &server.config, now, recipients };
    create(&plan, BackupTarget::File(path.clone())).await?;
    remove_old(directory, *keep).map_err(BackupError::of_file(directory))?;
    Ok(path)
}

/// The name of a scheduled backup, such as `vestibule-20261127T120000Z.tar.gz`.
fn file_name(now: Timestamp, is_encrypted: bool) -> String {
    let ending = if is_encrypted { ".age" } else { "" };
    format!("{NAME_START}{}{NAME_END}{ending}", now.civil().strftime("%Y%m%dT%H%M%SZ"))
}

const NAME_START: &str = "vestibule-";
const NAME_END: &str = ".tar.gz";

/// True for the names of scheduled backups, and no others.
fn is_scheduled(name: &str) -> bool {
    let name = name.strip_suffix(".age").unwrap_or(name);
    let time = name.strip_prefix(NAME_START).and_then(|name| name.strip_suffix(NAME_END));
    time.is_some_and(|time| {
        time.len() == 16
            && time.bytes().enumerate().all(|(at, byte)| match at {
                8 => byte == b'T',
                15 => byte == b'Z',
                _ => byte.is_ascii_digit(),
            })
    })
}

/// Removes the oldest scheduled backups of a folder beyond this number.
fn remove_old(directory: &Path, keep: usize) -> io::Result<()> {
    let mut names = Vec::new();
    for file in fs::read_dir(directory)? {
        let name = file?.file_name();
        if name.to_str().is_some_and(is_scheduled) {
            names.push(name);
        }
    }
    // The names begin with the time.
    names.sort();
    names.reverse();
    names.iter().skip(keep).try_for_each(|name| fs::remove_file(directory.join(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_scheduled_backups_are_known_from_others() {
        let at = Timestamp::parse_rfc3339("2026-11-27T21:05:09.123Z").unwrap();
        assert_eq!(file_name(at, false), "vestibule-20261127T210509Z.tar.gz");
        assert_eq!(file_name(at, true), "vestibule-20261127T210509Z.tar.gz.age");
        assert!(is_scheduled(&file_name(at, false)) && is_scheduled(&file_name(at, true)));
        for other in [
            "vestibule-before-upgrade.tar.gz",
            "vestibule-20261127T210509Z.tar",
            "vestibule-20261127T210509.tar.gz",
            "my-vestibule-20261127T210509Z.tar.gz",
            "vestibule.db",
        ] {
            assert!(!is_scheduled(other), "{other}");
        }
    }
}
