//! `vestibule export`

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions, Permissions},
    io::{self, BufWriter, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::mpsc;

use super::{Error, failed, output};
use crate::{
    domain::{AccountSchema, account::record::AccountRecord},
    service::{
        accounts::export::{self, Wanted},
        caller::Caller,
        import, schema,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A JSON object a line, with password hashes and ownIdData.
    Jsonl,
    /// A table for people, without secrets.
    Csv,
}

impl Format {
    /// As it was told, or by the ending of the file's name.
    pub(super) fn of(told: Option<Self>, file: &str) -> Self {
        let ending = Path::new(file).extension();
        let is_table =
            ["csv", "tsv"].iter().any(|known| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known)));
        told.unwrap_or(if is_table { Self::Csv } else { Self::Jsonl })
    }
}

impl From<Format> for import::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Jsonl => Self::Jsonl,
            Format::Csv => Self::Csv,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Where to write; - is standard output.
    #[arg(default_value = "-")]
    file: String,
    /// How to write; by the file's ending when left out, else jsonl.
    #[arg(long)]
    format: Option<Format>,
    /// Begin a CSV file with the mark by which Excel knows UTF-8.
    #[arg(long)]
    excel: bool,
    /// Only accounts that this SCIM filter fits, such as 'status eq "active"'.
    #[arg(long, value_name = "SCIM")]
    filter: Option<String>,
    /// Only accounts with this part of a text in a searchable field.
    #[arg(long, value_name = "TEXT")]
    q: Option<String>,
}

pub(super) async fn run(export: Export, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let format = Format::of(export.format, &export.file);
    if export.excel && format == Format::Jsonl {
        return Err(Error::Usage("--excel is for CSV.".to_owned()));
    }
    let server = super::open(environment).await?;
    let wanted = Wanted { filter: export.filter, search: export.q, secrets: format == Format::Jsonl };
    let done = async {
        let schema = schema::current(&server).await.map_err(failed)?.in_force;
        let output = destination(&export.file).map_err(|error| Error::Failed(format!("{}: {error}", export.file)))?;
        let (queue, accounts) = mpsc::channel(2);
        let writing = tokio::task::spawn_blocking(move || {
            let mark = if export.excel { export::EXCEL_MARK } else { &[] };
            write((output, mark), format, &schema.schema, accounts)
        });
        let read = export::run(&server, &Caller::command_line(), &wanted, queue).await;
        let written = writing.await.map_err(failed)?;
        // A reader that went away ends both.
        if written.is_ok() {
            read.map_err(failed)?;
        }
        written.map_err(|error| match export.file.as_str() {
            "-" => output::failed(error),
            file => Error::Failed(format!("{file}: {error}")),
        })
    };
    let done = done.await;
    server.db.close().await;
    done
}

fn destination(file: &str) -> io::Result<Box<dyn Write + Send>> {
    Ok(if file == "-" { Box::new(io::stdout()) } else { Box::new(create_private(file)?) })
}

/// A file that holds what logs people in is its owner's alone, also when it was there before.
pub(super) fn create_private(file: &str) -> io::Result<File> {
    let opened = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(file)?;
    if opened.metadata()?.is_file() {
        opened.set_permissions(Permissions::from_mode(0o600))?;
    }
    Ok(opened)
}

fn write(
    (output, mark): (impl Write, &[u8]),
    format: Format,
    schema: &AccountSchema,
    mut accounts: mpsc::Receiver<Vec<AccountRecord>>,
) -> io::Result<()> {
    let bar = progress("{spinner} {human_pos} accounts, {per_sec}");
    let mut output = BufWriter::with_capacity(1 << 18, output);
    let format = format.into();
    output.write_all(mark)?;
    output.write_all(&export::head(format, schema)?)?;
    while let Some(chunk) = accounts.blocking_recv() {
        output.write_all(&export::lines(format, schema, &chunk)?)?;
        bar.inc(chunk.len() as u64);
    }
    bar.finish();
    output.flush()
}

/// On a terminal only: it hides itself elsewhere.
pub(super) fn progress(template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::no_length().with_style(style)
}
