//! The settings of backups.

use std::{path::PathBuf, time::Duration};

use age::x25519::Recipient;

use super::Source;

/// The settings of backups, by hand and on schedule.
#[derive(Clone, Debug)]
pub struct Backups {
    /// The folder of scheduled backups. `None` makes none.
    pub directory: Option<PathBuf>,
    /// Time from one scheduled backup to the next.
    pub interval: Duration,
    /// Number of scheduled backups that are kept.
    pub keep: usize,
    /// The public keys of those who can read a backup. Without any, it is not encrypted.
    pub recipients: Vec<Recipient>,
}

impl Backups {
    pub(super) fn read(source: &mut Source) -> Self {
        let directory = source.text("backup_directory").map(PathBuf::from);
        let hours = source.number("backup_every_hours", 24, 1..=8_760);
        let keep = source.number("backup_keep", 7, 1..=10_000);
        let mut recipients = Vec::new();
        for text in source.list("backup_recipients") {
            match parse_recipient(&text) {
                Ok(recipient) => recipients.push(recipient),
                Err(error) => source.mistake("backup_recipients", format_args!("{text} {error}")),
            }
        }
        Self { directory, interval: Duration::from_hours(hours), keep, recipients }
    }
}

/// Parses a public key of age.
///
/// # Errors
/// A description of what it must be.
pub fn parse_recipient(text: &str) -> Result<Recipient, &'static str> {
    text.parse().map_err(|_| "must be a public key of age, which begins with age1")
}
