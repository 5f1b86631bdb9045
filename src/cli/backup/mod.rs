//! `vestibule backup` and `vestibule restore`

mod report;

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use age::x25519::{Identity, Recipient};
use clap::{Args, Subcommand};
use serde_json::json;

use self::report::{audit_line, summary, told};
use super::{Error, failed, output};
use crate::{
    config::{Config, MissingKeys, keys::KEY_FILES},
    runtime::{clock::Clock, random::Random},
    server::Server,
    service::{
        admin::audit_check::AuditVerdict,
        backup::{
            self, BackupError, BackupFindings, BackupPlan, BackupTarget, OpenedArchive,
            RestorePlace, Restored, VerifiedPlace,
        },
    },
    store::Database,
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Backup {
    #[command(subcommand)]
    command: Option<BackupCommand>,
    /// The file to make; - is standard output. A file that exists is not replaced.
    #[arg(required = true)]
    file: Option<String>,
    /// Encrypt for this public key of age, which begins with age1. Can be repeated. By default
    /// those of the setting `backup_recipients`.
    #[arg(long, value_name = "KEY", value_parser = backup::parse_recipient)]
    recipient: Vec<Recipient>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum BackupCommand {
    /// Restore a backup into a place of its own, and look at what is there.
    Verify(VerifyBackup),
}

#[derive(Debug, Args)]
struct VerifyBackup {
    /// The backup.
    file: PathBuf,
    /// A file with the private key of age, if the backup is encrypted.
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup; - is standard input.
    file: String,
    /// A file with the private key of age, if the backup is encrypted.
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Restore over a database that has data. An SQLite file is kept aside.
    #[arg(long)]
    replace: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(
    backup: Backup,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    match (backup.command, backup.file) {
        (Some(BackupCommand::Verify(verify)), _) => self::verify(verify, environment).await,
        (None, Some(file)) => create(&file, &backup.recipient, backup.json, environment).await,
        (None, None) => Err(Error::Usage("A file is needed.".to_owned())),
    }
}

async fn create(
    file: &str,
    recipients: &[Recipient],
    as_json: bool,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let config = Config::load(environment, MissingKeys::Discard)?;
    let is_stream = file == "-";
    let target = if is_stream {
        BackupTarget::Stream(Box::new(io::stdout()))
    } else {
        BackupTarget::File(file.into())
    };
    let recipients = if recipients.is_empty() { &config.backups.recipients } else { recipients };
    let plan = BackupPlan { config: &config, now: Clock::Real.now(), recipients };
    let manifest = backup::create(&plan, target).await.map_err(failure)?;

    let keys = keys_in(&config.data_dir);
    let bytes = std::fs::metadata(file).ok().map(|file| file.len());
    let text = if as_json {
        let mut told = told(&manifest, &keys);
        told["encrypted"] = json!(!recipients.is_empty());
        told["bytes"] = json!(bytes);
        told.to_string()
    } else {
        let encrypted = if recipients.is_empty() { "not encrypted" } else { "encrypted" };
        let size = bytes.map(|bytes| format!(", {bytes} bytes")).unwrap_or_default();
        format!("{file} is complete, {encrypted}{size}\n{}", summary(&manifest, &keys))
    };
    // Standard output has the archive.
    if is_stream {
        output::print_error(&text);
        return Ok(());
    }
    output::print_line(&text)
}

async fn verify(verify: VerifyBackup, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let config = Config::load(environment, MissingKeys::Discard)?;
    let identities = read_identities(verify.identity.as_deref())?;
    let place = backup::unpack(&verify.file, identities, &config.database);
    let place = place.await.map_err(failure)?;

    let found = look(&place, environment).await;
    let restored = place.restored.clone();
    place.remove().await.map_err(failure)?;
    let (findings, unknown_keys) = found?;
    let audit = audit_line(&findings.audit);
    if verify.json {
        let mut told = told(&restored.manifest, &restored.keys);
        let is_whole = matches!(findings.audit, AuditVerdict::Whole { .. });
        told["audit"] = json!({ "whole": is_whole, "text": audit });
        told["openedSigningKeys"] = json!(findings.opened_keys);
        told["keysFromNowhere"] = json!(unknown_keys);
        output::print_line(&told)?;
    } else {
        let summary = summary(&restored.manifest, &restored.keys);
        let opened = findings.opened_keys;
        output::print_line(&format_args!(
            "{} was restored into a place of its own\n{summary}\n  {audit}\n  {opened} sealed \
             signing keys were opened",
            verify.file.display()
        ))?;
    }
    match findings.audit {
        AuditVerdict::Whole { .. } => Ok(()),
        _ => Err(Error::Failed("The audit log is not whole.".to_owned())),
    }
}

/// Opens the restored database with the keys of the backup, and those of the settings.
async fn look(
    place: &VerifiedPlace,
    environment: &BTreeMap<String, String>,
) -> Result<(BackupFindings, Vec<&'static str>), Error> {
    let mut environment = environment.clone();
    let folder = place.data_dir().display().to_string();
    environment.insert("VESTIBULE_DATA_DIR".to_owned(), folder);
    let mut config = Config::load(&environment, MissingKeys::Discard)?;
    config.database = place.database.clone();
    let unknown: Vec<_> = KEY_FILES
        .into_iter()
        .filter(|key| {
            !place.restored.keys.contains(&key.name) && config.origin(key.setting).is_none()
        })
        .map(|key| key.name)
        .collect();
    for needed in ["audit-key", "message-key"] {
        if unknown.contains(&needed) {
            let setting = needed.replace('-', "_");
            return Err(Error::Failed(format!(
                "The backup is undamaged, but has no {needed}, because a setting gave it: verify \
                 it with {setting} set."
            )));
        }
    }

    let db = Database::open(&config.database).await?;
    let server = Server::new(config, db, Clock::Real, Random::Real)?;
    let found = backup::inspect(&server).await.map_err(failed);
    server.db.close().await;
    Ok((found?, unknown))
}

pub(super) async fn restore(
    restore: Restore,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let config = Config::load(environment, MissingKeys::Discard)?;
    let input: Box<dyn Read + Send> = if restore.file == "-" {
        Box::new(io::stdin())
    } else {
        let opened = File::open(&restore.file);
        Box::new(opened.map_err(|error| Error::Failed(format!("{}: {error}", restore.file)))?)
    };
    let identities = read_identities(restore.identity.as_deref())?;
    let place = RestorePlace {
        database: config.database.clone(),
        data_dir: config.data_dir.clone(),
        replace: restore.replace,
        schema: None,
    };
    let archive = OpenedArchive { input, identities };
    let restored = backup::restore(archive, place).await.map_err(failure)?;
    let Restored { manifest, keys, kept_aside } = &restored;
    if restore.json {
        let mut told = told(manifest, keys);
        told["keptAside"] = json!(kept_aside);
        return output::print_line(&told);
    }
    let kept = kept_aside
        .as_ref()
        .map(|path| format!("\n  the database that was there is kept as {}", path.display()));
    output::print_line(&format_args!(
        "{} was restored\n{}{}",
        restore.file,
        summary(manifest, keys),
        kept.unwrap_or_default()
    ))
}

fn read_identities(file: Option<&Path>) -> Result<Vec<Identity>, Error> {
    let Some(path) = file else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::Usage(format!("{}: {error}", path.display())))?;
    let identities = backup::parse_identities(&text);
    if identities.is_empty() {
        return Err(failure(BackupError::NoIdentity(path.to_owned())));
    }
    Ok(identities)
}

/// The names of the keys in a data directory.
fn keys_in(folder: &Path) -> Vec<&'static str> {
    let names = KEY_FILES.into_iter().map(|key| key.name);
    names.filter(|name| folder.join(name).exists()).collect()
}

/// The error as a sentence.
#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
fn failure(error: BackupError) -> Error {
    let text = error.to_string();
    let mut letters = text.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    Error::Failed(format!("{first}{}.", letters.as_str()))
}
