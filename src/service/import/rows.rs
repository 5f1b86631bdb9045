//! The rows of a file, one after the other, whatever its length.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read},
    rc::Rc,
};

use super::{Error, Format, problem};
use crate::domain::{
    AccountSchema,
    account_csv::{self, Column},
    account_row::{AccountRow, RowProblem},
};

/// The longest row, in bytes: `ownIdData` and a profile at their longest, with every character escaped, and room to spare.
const LONGEST: u64 = 1024 * 1024;

/// How many rows show what a column holds, and how many characters of each.
const FIRST: usize = 3;
const LONGEST_SAMPLE: usize = 60;

/// A row, or what keeps it from being read.
pub(super) struct Row {
    pub number: u64,
    pub bytes: usize,
    pub account: Result<AccountRow, RowProblem>,
}

pub(super) enum Rows<R: Read> {
    Lines { input: BufReader<R>, row: u64 },
    Records { input: Box<csv::Reader<Fuel<R>>>, columns: Vec<Column>, left: Rc<Cell<u64>>, row: u64 },
}

impl<R: Read> Rows<R> {
    /// # Errors
    /// [`Error::Header`] when the first line of a CSV file names a column that nobody knows.
    pub(super) fn open(input: R, format: Format, mapping: &[(String, Column)]) -> Result<Self, Error> {
        if format == Format::Jsonl {
            return Ok(Self::Lines { input: BufReader::with_capacity(1 << 16, input), row: 0 });
        }
        let left = Rc::new(Cell::new(LONGEST));
        let fuel = Fuel { input, left: Rc::clone(&left) };
        let mut input = csv::ReaderBuilder::new().flexible(true).from_reader(fuel);
        let header = input.headers().map_err(|error| Error::Header(error.to_string()))?;
        let columns = columns(header, mapping)?;
        Ok(Self::Records { input: Box::new(input), columns, left, row: 0 })
    }

    /// The next row. What cannot be read further ends with its problem.
    pub(super) fn next(&mut self, schema: &AccountSchema) -> io::Result<Option<Row>> {
        match self {
            Self::Lines { input, row } => loop {
                *row += 1;
                let Some(line) = line(input)? else { return Ok(None) };
                let (bytes, account) = match line {
                    None => {
                        let what = format!("must not be longer than {LONGEST} bytes");
                        (0, Err(problem(*row, "", "too_long", what)))
                    }
                    Some(line) if line.trim_ascii().is_empty() => continue,
                    Some(line) => (line.len(), read_line(*row, &line)),
                };
                return Ok(Some(Row { number: *row, bytes, account }));
            },
            Self::Records { input, columns, left, row } => {
                *row += 1;
                // What was read ahead of this record counts for it, so the bound is loose by one buffer.
                left.set(LONGEST);
                let mut record = csv::StringRecord::new();
                match input.read_record(&mut record) {
                    Ok(false) => Ok(None),
                    Ok(true) => {
                        let account = read_record(*row, &record, (columns, schema));
                        Ok(Some(Row { number: *row, bytes: record.as_slice().len(), account }))
                    }
                    Err(error) => match error.into_kind() {
                        csv::ErrorKind::Utf8 { .. } => {
                            let account = Err(problem(*row, "", "not_utf8", "is not UTF-8"));
                            Ok(Some(Row { number: *row, bytes: 0, account }))
                        }
                        csv::ErrorKind::Io(error) => Err(error),
                        other => Err(io::Error::other(format!("row {row}: {other:?}"))),
                    },
                }
            }
        }
    }
}

/// The columns of a CSV file that begins so, each with what its first rows say there.
///
/// # Errors
/// [`Error::Header`].
pub fn first_rows(beginning: &[u8]) -> Result<Vec<(String, Vec<String>)>, Error> {
    let mut input = csv::ReaderBuilder::new().flexible(true).from_reader(beginning);
    let header = input.headers().map_err(|error| Error::Header(error.to_string()))?.clone();
    let records: Vec<_> = input.records().take(FIRST).map_while(Result::ok).collect();
    let said = |at: usize| records.iter().filter_map(move |record| record.get(at)).filter(|cell| !cell.is_empty());
    let shortened = |cell: &str| cell.chars().take(LONGEST_SAMPLE).collect();
    Ok(header.iter().enumerate().map(|(at, name)| (bare(name).to_owned(), said(at).map(shortened).collect())).collect())
}

/// Each column by the mapping, or by its own name.
fn columns(header: &csv::StringRecord, mapping: &[(String, Column)]) -> Result<Vec<Column>, Error> {
    if let Some((name, _)) = mapping.iter().find(|(name, _)| !header.iter().any(|known| bare(known) == name)) {
        return Err(Error::Header(format!("The file has no column {name}.")));
    }
    let columns = header.iter().map(bare).map(|name| {
        let mapped = mapping.iter().find(|(known, _)| known == name).map(|(_, column)| column.clone());
        mapped.or_else(|| Column::parse(name).filter(|column| *column != Column::Ignored)).ok_or_else(|| {
            Error::Header(format!("Nobody knows the column {name}: map it to a field, or to - to leave it out."))
        })
    });
    let columns: Vec<_> = columns.collect::<Result<_, _>>()?;
    let double =
        columns.iter().enumerate().find(|(at, column)| **column != Column::Ignored && columns[..*at].contains(column));
    match double {
        Some((at, _)) => Err(Error::Header(format!("The column {} says what another says already.", &header[at]))),
        None if !columns.contains(&Column::LoginId) => {
            Err(Error::Header("No column is the loginId: map one to it.".to_owned()))
        }
        None => Ok(columns),
    }
}

/// Spreadsheets begin a file with a mark of its encoding.
fn bare(name: &str) -> &str {
    name.trim_start_matches('\u{feff}').trim()
}

/// The next line without its end; none inside when it is too long.
#[expect(clippy::option_option, reason = "the end of the file, and a line that is not read")]
fn line(input: &mut impl BufRead) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut line = Vec::new();
    if input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 <= LONGEST || line.ends_with(b"\n") {
        return Ok(Some(Some(line)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(None))
}

fn read_line(row: u64, line: &[u8]) -> Result<AccountRow, RowProblem> {
    let text = std::str::from_utf8(line).map_err(|_| problem(row, "", "not_utf8", "is not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let code = if error.is_data() { "unreadable" } else { "not_json" };
        problem(row, "", code, error.to_string())
    })
}

fn read_record(
    row: u64,
    record: &csv::StringRecord,
    (columns, schema): (&[Column], &AccountSchema),
) -> Result<AccountRow, RowProblem> {
    if record.len() != columns.len() {
        let message = format!("has {} cells, but the header has {}", record.len(), columns.len());
        return Err(problem(row, "", "cells", message));
    }
    account_csv::row(schema, columns.iter().zip(record.iter()))
        .map_err(|(pointer, message)| problem(row, &pointer, "unreadable", message))
}

/// Stops a reader that reads on and on for one record: a quotation mark that nobody closes would take the whole file.
pub(super) struct Fuel<R> {
    input: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Fuel<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other(format!(
                "A record is longer than {LONGEST} bytes: is a quotation mark not closed?"
            )));
        }
        let read = self.input.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        Ok(read)
    }
}
