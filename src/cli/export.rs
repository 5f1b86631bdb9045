//! `vestibule export`

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions, Permissions},
    io::{self, BufWriter, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use clap::{Args, ValueEnum, builder::PossibleValue};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::mpsc;

use super::{Error, failed, output};
use crate::{
    domain::{AccountSchema, account::record::AccountRecord},
    service::{
        accounts::export::{self, AccountSelection},
        caller::Caller,
        import::FileFormat,
        schema,
    },
};

/// The formats as the command line names and explains them.
impl ValueEnum for FileFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Jsonl, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Jsonl => "One JSON object per line, with password hashes and ownIdData",
            Self::Csv => "A table, without secrets",
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}

/// The requested format, or the one of the file name's extension.
pub(super) fn format_of(requested: Option<FileFormat>, file: &str) -> FileFormat {
    let ending = Path::new(file).extension();
    let is_table = ["csv", "tsv"]
        .iter()
        .any(|known| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known)));
    requested.unwrap_or(if is_table { FileFormat::Csv } else { FileFormat::Jsonl })
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The file to write; - is standard output.
    #[arg(default_value = "-")]
    file: String,
    /// The format. By default that of the file name's extension, otherwise jsonl.
    #[arg(long)]
    format: Option<FileFormat>,
    /// Begin a CSV file with a byte order mark, by which Excel recognises UTF-8.
    #[arg(long)]
    excel: bool,
    /// Only accounts that match this SCIM filter, such as 'status eq "active"'.
    #[arg(long, value_name = "SCIM")]
    filter: Option<String>,
    /// Only accounts that contain this text in a searchable field.
    #[arg(long, value_name = "TEXT")]
    q: Option<String>,
}

pub(super) async fn run(
    export: Export,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let format = format_of(export.format, &export.file);
    if export.excel && format == FileFormat::Jsonl {
        return Err(Error::Usage("--excel is for CSV.".to_owned()));
    }
    let server = super::open(environment).await?;
    let wanted = AccountSelection {
        filter: export.filter,
        search: export.q,
        secrets: format == FileFormat::Jsonl,
    };
    let done = async {
        let schema = schema::current(&server).await.map_err(failed)?.in_force;
        let output = destination(&export.file)
            .map_err(|error| Error::Failed(format!("{}: {error}", export.file)))?;
        let (queue, accounts) = mpsc::channel(2);
        let writing = tokio::task::spawn_blocking(move || {
            let mark = if export.excel { export::EXCEL_MARK } else { &[] };
            write(output, mark, format, &schema.schema, accounts)
        });
        let read = export::run(&server, &Caller::command_line(), &wanted, queue).await;
        let written = writing.await.map_err(failed)?;
        // A reader that has gone away ends both.
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

/// Creates a file that only its owner can access, because it holds credentials. The permissions of
/// an existing file are changed.
pub(super) fn create_private(file: &str) -> io::Result<File> {
    let opened =
        OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(file)?;
    if opened.metadata()?.is_file() {
        opened.set_permissions(Permissions::from_mode(0o600))?;
    }
    Ok(opened)
}

fn write(
    output: impl Write,
    mark: &[u8],
    format: FileFormat,
    schema: &AccountSchema,
    mut accounts: mpsc::Receiver<Vec<AccountRecord>>,
) -> io::Result<()> {
    let bar = progress("{spinner} {human_pos} accounts, {per_sec}");
    let mut output = BufWriter::with_capacity(1 << 18, output);
    output.write_all(mark)?;
    output.write_all(&export::head(format, schema)?)?;
    while let Some(chunk) = accounts.blocking_recv() {
        output.write_all(&export::lines(format, schema, &chunk)?)?;
        bar.inc(chunk.len() as u64);
    }
    bar.finish();
    output.flush()
}

/// A progress bar, which is hidden unless the output is a terminal.
pub(super) fn progress(template: &str) -> ProgressBar {
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::no_length().with_style(style)
}
