//! A reader of the rows of a file, one at a time.

use std::io::{self, BufRead, BufReader, Read};

use super::{
    Error, FileFormat, problem,
    table::{self, CsvTable, DecodedText},
};
use crate::domain::{
    AccountSchema,
    account::{
        csv_format::{self, CsvColumn},
        record::AccountRecord,
        row_problem::RowProblem,
    },
};

/// Maximum length of a row in bytes: enough for `ownIdData` and a profile of maximum length with
/// every character escaped.
pub(super) const MAX_ROW_BYTES: u64 = 1024 * 1024;

/// Number of rows in the preview of a column.
const SAMPLE_ROWS: usize = 3;
/// Maximum number of characters of a value in the preview.
const MAX_SAMPLE_CHARACTERS: usize = 60;

/// A row, or the problem with reading it.
pub(super) struct FileRow {
    pub number: u64,
    pub bytes: usize,
    pub account: Result<AccountRecord, RowProblem>,
}

pub(super) enum RowReader<R: Read> {
    Lines { input: Box<BufReader<DecodedText<R>>>, row: u64 },
    CsvRecords { table: Box<CsvTable<R>>, columns: Vec<CsvColumn>, row: u64 },
}

impl<R: Read> RowReader<R> {
    /// Opens a file.
    ///
    /// # Errors
    /// [`Error::Header`] for an unknown column in the first line of a CSV file.
    pub(super) fn open(
        input: R,
        format: FileFormat,
        mapping: &[(String, CsvColumn)],
    ) -> Result<Self, Error> {
        if format == FileFormat::Jsonl {
            let input = BufReader::with_capacity(1 << 16, table::text(input)?);
            return Ok(Self::Lines { input: Box::new(input), row: 0 });
        }
        let mut table = CsvTable::open(input)?;
        let columns = columns(&table.header()?, mapping)?;
        Ok(Self::CsvRecords { table: Box::new(table), columns, row: 0 })
    }

    /// The next row, or `None` at the end.
    ///
    /// # Errors
    /// The file cannot be read further.
    pub(super) fn next(&mut self, schema: &AccountSchema) -> io::Result<Option<FileRow>> {
        match self {
            Self::Lines { input, row } => loop {
                *row += 1;
                let Some(line) = line(input)? else { return Ok(None) };
                let (bytes, account) = match line {
                    None => {
                        let what = format!("must not be longer than {MAX_ROW_BYTES} bytes");
                        (0, Err(problem(*row, "", "too_long", what)))
                    }
                    Some(line) if line.trim_ascii().is_empty() => continue,
                    Some(line) => (line.len(), read_line(*row, &line)),
                };
                return Ok(Some(FileRow { number: *row, bytes, account }));
            },
            Self::CsvRecords { table, columns, row } => {
                *row += 1;
                let Some(record) = table.next()? else { return Ok(None) };
                let (bytes, account) = match record {
                    Ok(record) => {
                        (record.as_slice().len(), read_record(*row, &record, columns, schema))
                    }
                    Err((code, what)) => (0, Err(problem(*row, "", code, what))),
                };
                Ok(Some(FileRow { number: *row, bytes, account }))
            }
        }
    }
}

/// The columns of a CSV file with this beginning, each with its first values. Empty for JSON Lines.
///
/// # Errors
/// [`Error::Header`].
pub fn first_rows(
    beginning: &[u8],
    format: FileFormat,
) -> Result<Vec<(String, Vec<String>)>, Error> {
    if format == FileFormat::Jsonl {
        return table::text(beginning).map(|_| Vec::new());
    }
    let mut table = CsvTable::open(beginning)?;
    let header = table.header()?;
    let records = std::iter::from_fn(|| table.next().ok().flatten()).take(SAMPLE_ROWS);
    let records: Vec<_> = records.map_while(Result::ok).collect();
    let given = |at: usize| {
        records.iter().filter_map(move |record| record.get(at)).filter(|cell| !cell.is_empty())
    };
    let shortened = |cell: &str| cell.chars().take(MAX_SAMPLE_CHARACTERS).collect();
    Ok(header
        .iter()
        .enumerate()
        .map(|(at, name)| (strip_bom(name).to_owned(), given(at).map(shortened).collect()))
        .collect())
}

/// The field of each column, by the mapping or by the column's name.
fn columns(
    header: &csv::StringRecord,
    mapping: &[(String, CsvColumn)],
) -> Result<Vec<CsvColumn>, Error> {
    if let Some((name, _)) =
        mapping.iter().find(|(name, _)| !header.iter().any(|known| strip_bom(known) == name))
    {
        return Err(Error::Header(format!("The file has no column {name}.")));
    }
    let columns = header.iter().map(strip_bom).map(|name| {
        let mapped =
            mapping.iter().find(|(known, _)| known == name).map(|(_, column)| column.clone());
        mapped
            .or_else(|| CsvColumn::parse(name).filter(|column| *column != CsvColumn::Ignored))
            .ok_or_else(|| {
                Error::Header(format!(
                    "Unknown column {name}: map it to a field, or to - to ignore it."
                ))
            })
    });
    let columns: Vec<_> = columns.collect::<Result<_, _>>()?;
    let double = columns
        .iter()
        .enumerate()
        .find(|(at, column)| **column != CsvColumn::Ignored && columns[..*at].contains(column));
    match double {
        Some((at, _)) => Err(Error::Header(format!(
            "The column {} and another one map to the same field.",
            &header[at]
        ))),
        None if !columns.contains(&CsvColumn::LoginId) => {
            Err(Error::Header("There is no column for loginId: map one to it.".to_owned()))
        }
        None => Ok(columns),
    }
}

/// Removes a byte order mark, with which spreadsheets begin a file.
fn strip_bom(name: &str) -> &str {
    name.trim_start_matches('\u{feff}').trim()
}

/// Reads the next line. The outer `None` is the end of the file, the inner one is a line that is
/// too long.
#[expect(clippy::option_option, reason = "the end of the file, and a line that is not read")]
fn line(input: &mut impl BufRead) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut line = Vec::new();
    if input.by_ref().take(MAX_ROW_BYTES + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 <= MAX_ROW_BYTES || line.ends_with(b"\n") {
        return Ok(Some(Some(line)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(None))
}

fn read_line(row: u64, line: &[u8]) -> Result<AccountRecord, RowProblem> {
    let text =
        std::str::from_utf8(line).map_err(|_| problem(row, "", "not_utf8", "is not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let code = if error.is_data() { "unreadable" } else { "not_json" };
        problem(row, "", code, error.to_string())
    })
}

fn read_record(
    row: u64,
    record: &csv::StringRecord,
    columns: &[CsvColumn],
    schema: &AccountSchema,
) -> Result<AccountRecord, RowProblem> {
    if record.len() != columns.len() {
        let message = format!("has {} cells, but the header has {}", record.len(), columns.len());
        return Err(problem(row, "", "cells", message));
    }
    csv_format::parse_record(schema, columns.iter().zip(record.iter()))
        .map_err(|(pointer, message)| problem(row, &pointer, "unreadable", message))
}
