//! `vestibule import`

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Read, Write},
    sync::Arc,
};

use clap::Args;

use super::{
    Error,
    export::{Format, create_private, progress},
    failed,
};
use crate::{
    domain::{account_csv::Column, account_row::RowProblem},
    server::Server,
    service::{
        caller::Caller,
        import::{self, Order, Summary},
    },
};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// What to read; - is standard input.
    file: String,
    /// How it is written; by the file's ending when left out, else jsonl.
    #[arg(long)]
    format: Option<Format>,
    /// What a column of a CSV file holds: 'E-mail=loginId', 'Given name=profile.firstName', 'Notes=-' to leave it out.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapping)]
    map: Vec<(String, Column)>,
    /// Check every row and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write what is wrong with rows to this file, as JSON Lines.
    #[arg(long, value_name = "FILE")]
    problems: Option<String>,
    /// Change the accounts whose login id is there already: what a row leaves out stays.
    #[arg(long)]
    update: bool,
}

fn mapping(text: &str) -> Result<(String, Column), String> {
    let (column, field) = text.rsplit_once('=').ok_or("write COLUMN=FIELD")?;
    let field = Column::parse(field).ok_or_else(|| format!("there is no field {field}"))?;
    Ok((column.to_owned(), field))
}

pub(super) async fn run(import: Import, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let format = Format::of(import.format, &import.file);
    if format == Format::Jsonl && !import.map.is_empty() {
        return Err(Error::Usage("--map is for CSV.".to_owned()));
    }
    let server = super::open(environment).await?;
    let done = import.run(&server, format).await;
    server.db.close().await;
    done
}

impl Import {
    async fn run(self, server: &Arc<Server>, format: Format) -> Result<(), Error> {
        let bar = progress("{wide_bar} {bytes}/{total_bytes} {msg} {eta}");
        let input: Box<dyn Read + Send> = if self.file == "-" {
            Box::new(bar.wrap_read(io::stdin()))
        } else {
            let file = File::open(&self.file).map_err(|error| Error::Failed(format!("{}: {error}", self.file)))?;
            bar.set_length(file.metadata().map_or(0, |found| found.len()));
            Box::new(bar.wrap_read(file))
        };
        let mut problems = Problems::open(self.problems.as_deref())?;
        let order = Order {
            name: self.file,
            format: format.into(),
            mapping: self.map,
            update: self.update,
            dry_run: self.dry_run,
            skip: 0,
            job: None,
        };
        let (mut reached, caller) = (Summary::default(), Caller::command_line());
        let done = import::run(server, &caller, &order, input, |summary, found| {
            reached = *summary;
            bar.set_message(format!("{} accounts", summary.created + summary.updated));
            bar.suspend(|| problems.write(found))
        });
        let done = done.await;
        bar.finish_and_clear();
        problems.close().map_err(failed)?;
        println!("{}", words(&reached, self.dry_run));
        let summary = done.map_err(failed)?;
        if summary.refused == 0 {
            return Ok(());
        }
        let problems = self.problems.map_or_else(
            || "Write what is wrong with them to a file with --problems FILE.".to_owned(),
            |file| format!("What is wrong with them stands in {file}."),
        );
        Err(Error::Failed(format!("{} rows were not imported. {problems}", summary.refused)))
    }
}

fn words(summary: &Summary, dry_run: bool) -> String {
    let would = if dry_run { "would be " } else { "" };
    let Summary { rows, created, updated, refused } = summary;
    format!("{rows} rows read: {created} accounts {would}created, {updated} {would}changed; {refused} rows refused.")
}

/// Where problems go: all of them to a file, or the first to the terminal.
struct Problems {
    file: Option<BufWriter<File>>,
    shown: usize,
}

impl Problems {
    /// How many are shown without a file.
    const SHOWN: usize = 20;

    fn open(file: Option<&str>) -> Result<Self, Error> {
        let open = |name: &str| create_private(name).map_err(|error| Error::Failed(format!("{name}: {error}")));
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
        for problem in problems.iter().take(Self::SHOWN - self.shown) {
            self.shown += 1;
            eprintln!("row {}: {} {} ({})", problem.row, problem.pointer, problem.message, problem.code);
        }
        Ok(())
    }

    fn close(self) -> io::Result<()> {
        self.file.map_or(Ok(()), |mut file| file.flush())
    }
}
