//! `vestibule import`

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Read, Write},
    sync::Arc,
};

use clap::Args;
use indicatif::ProgressBar;

use super::{
    Error,
    export::{create_private, format_of, progress},
    failed, output,
};
use crate::{
    domain::account::{csv_format::CsvColumn, row_problem::RowProblem},
    server::Server,
    service::{
        self, Refusal,
        caller::Caller,
        import::{self, FileFormat, ImportRequest, Summary},
    },
};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file to read; - is standard input.
    file: String,
    /// The format. By default that of the file name's extension, otherwise jsonl.
    #[arg(long)]
    format: Option<FileFormat>,
    /// The field of a CSV column: 'E-mail=loginId', 'Given name=profile.firstName', or 'Notes=-' to
    /// ignore it.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapping)]
    map: Vec<(String, CsvColumn)>,
    /// Check every row and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write the problems of rows to this file, as JSON Lines.
    #[arg(long, value_name = "FILE")]
    problems: Option<String>,
    /// Skip this number of rows at the beginning: an import that ended early prints it.
    #[arg(long, value_name = "ROWS", default_value_t = 0)]
    skip: u64,
    /// Update accounts whose login id exists already. Fields that a row omits stay unchanged.
    #[arg(long)]
    update: bool,
}

fn mapping(text: &str) -> Result<(String, CsvColumn), String> {
    let (column, field) = text.rsplit_once('=').ok_or("write COLUMN=FIELD")?;
    let field = CsvColumn::parse(field).ok_or_else(|| format!("there is no field {field}"))?;
    Ok((column.to_owned(), field))
}

pub(super) async fn run(
    import: Import,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let format = format_of(import.format, &import.file);
    if format == FileFormat::Jsonl && !import.map.is_empty() {
        return Err(Error::Usage("--map is for CSV.".to_owned()));
    }
    let server = super::open(environment).await?;
    let done = import.run(&server, format).await;
    server.db.close().await;
    done
}

impl Import {
    async fn run(self, server: &Arc<Server>, format: FileFormat) -> Result<(), Error> {
        let bar = progress("{wide_bar} {bytes}/{total_bytes} {msg} {eta}");
        let mut problems = ProblemOutput::open(self.problems.as_deref())?;
        let mut order = ImportRequest {
            name: self.file.clone(),
            format,
            mapping: self.map.clone(),
            update: self.update,
            dry_run: self.dry_run,
            skip: self.skip,
            job: None,
        };
        let (mut reached, mut fruitless_attempts, caller) =
            (Summary::default(), 0, Caller::command_line());
        let done = loop {
            let (input, before) = (self.input(&bar)?, reached);
            let done = import::run(server, &caller, &order, input, |summary, found| {
                reached = before.plus(summary);
                bar.set_message(format!("{} accounts", reached.created + reached.updated));
                bar.suspend(|| problems.write(found))
            });
            let done = done.await;
            let again = matches!(
                &done,
                Err(import::Error::Service(
                    service::Error::Refused(Refusal::Stale) | service::Error::SchemaChanged
                ))
            );
            // After a concurrent change of the schema, the imported rows stay and the rest is
            // checked against the new schema. A dry run keeps its rows in memory, and standard
            // input cannot be read again.
            fruitless_attempts =
                if reached.rows > before.rows { 0 } else { fruitless_attempts + 1 };
            if !again
                || fruitless_attempts > MAX_FRUITLESS_ATTEMPTS
                || self.dry_run
                || self.file == "-"
            {
                break done;
            }
            order.skip = self.skip + reached.rows;
        };
        bar.finish_and_clear();
        problems.close().map_err(failed)?;
        let said = output::print_line(&format_summary(&reached, self.dry_run));
        if let Err(error) = done {
            let place = if self.dry_run { String::new() } else { self.place(reached.rows) };
            return Err(Error::Failed(format!("{}{place}", output::visible(&error.to_string()))));
        }
        if reached.refused == 0 {
            return said;
        }
        let problems = self.problems.map_or_else(
            || "Write what is wrong with them to a file with --problems FILE.".to_owned(),
            |file| format!("What is wrong with them stands in {file}."),
        );
        Err(Error::Failed(format!("{} rows were not imported. {problems}", reached.refused)))
    }

    fn input(&self, bar: &ProgressBar) -> Result<Box<dyn Read + Send>, Error> {
        if self.file == "-" {
            return Ok(Box::new(bar.wrap_read(io::stdin())));
        }
        let file = File::open(&self.file)
            .map_err(|error| Error::Failed(format!("{}: {error}", self.file)))?;
        bar.set_length(file.metadata().map_or(0, |found| found.len()));
        bar.set_position(0);
        Ok(Box::new(bar.wrap_read(file)))
    }

    /// The row at which an import that ended early goes on.
    fn place(&self, rows: u64) -> String {
        match self.skip + rows {
            0 => String::new(),
            skip => format!(
                "\nThe first {skip} rows are dealt with. To go on with the others, add --skip \
                 {skip}."
            ),
        }
    }
}

/// Most restarts of an import because the schema changed, without a row imported in between.
const MAX_FRUITLESS_ATTEMPTS: u32 = 5;

fn format_summary(summary: &Summary, dry_run: bool) -> String {
    let would = if dry_run { "would be " } else { "" };
    let Summary { rows, created, updated, refused } = summary;
    format!(
        "{rows} rows read: {created} accounts {would}created, {updated} {would}changed; {refused} \
         rows refused."
    )
}

/// The output of problems: all of them to a file, or the first ones to the terminal.
struct ProblemOutput {
    file: Option<BufWriter<File>>,
    shown: usize,
}

impl ProblemOutput {
    /// Maximum number of problems on the terminal.
    const MAX_SHOWN: usize = 20;

    fn open(file: Option<&str>) -> Result<Self, Error> {
        let open = |name: &str| {
            create_private(name).map_err(|error| Error::Failed(format!("{name}: {error}")))
        };
        Ok(Self { file: file.map(open).transpose()?.map(BufWriter::new), shown: 0 })
    }

    fn write(&mut self, problems: &[RowProblem]) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            for problem in problems {
                serde_json::to_writer(&mut *file, problem)?;
                file.write_all(b"\n")?;
            }
            return Ok(());
        }
        for problem in problems.iter().take(Self::MAX_SHOWN - self.shown) {
            self.shown += 1;
            let RowProblem { row, pointer, code, message } = problem;
            output::print_error(&format_args!(
                "row {row}: {} {} ({code})",
                output::visible(pointer),
                output::visible(message)
            ));
        }
        Ok(())
    }

    fn close(self) -> io::Result<()> {
        self.file.map_or(Ok(()), |mut file| file.flush())
    }
}
