//! The rows of a file, one after the other, whatever its length.

use std::io::{self, BufRead, BufReader, Read};

use super::{
    Error, Format, problem,
    table::{self, Table, Text},
};
use crate::domain::{
    AccountSchema,
    account::{
        csv_format::{self, CsvColumn},
        import_row::{ImportRow, RowProblem},
    },
};

/// The longest row, in bytes: `ownIdData` and a profile at their longest, with every character escaped, and room to spare.
pub(super) const LONGEST: u64 = 1024 * 1024;

/// How many rows show what a column holds, and how many characters of each.
const FIRST: usize = 3;
const LONGEST_SAMPLE: usize = 60;

/// A row, or what keeps it from being read.
pub(super) struct Row {
    pub number: u64,
    pub bytes: usize,
    pub account: Result<ImportRow, RowProblem>,
}

pub(super) enum Rows<R: Read> {
    Lines { input: Box<BufReader<Text<R>>>, row: u64 },
    Records { table: Box<Table<R>>, columns: Vec<CsvColumn>, row: u64 },
}

impl<R: Read> Rows<R> {
    /// # Errors
    /// [`Error::Header`] when the first line of a CSV file names a column that nobody knows.
    pub(super) fn open(input: R, format: Format, mapping: &[(String, CsvColumn)]) -> Result<Self, Error> {
        if format == Format::Jsonl {
            let input = BufReader::with_capacity(1 << 16, table::text(input)?);
            return Ok(Self::Lines { input: Box::new(input), row: 0 });
        }
        let mut table = Table::open(input)?;
        let columns = columns(&table.header()?, mapping)?;
        Ok(Self::Records { table: Box::new(table), columns, row: 0 })
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
            Self::Records { table, columns, row } => {
                *row += 1;
                let Some(record) = table.next()? else { return Ok(None) };
                let (bytes, account) = match record {
                    Ok(record) => (record.as_slice().len(), read_record(*row, &record, (columns, schema))),
                    Err((code, what)) => (0, Err(problem(*row, "", code, what))),
                };
                Ok(Some(Row { number: *row, bytes, account }))
            }
        }
    }
}

/// The columns of a CSV file that begins so, each with what its first rows say there; none of JSON Lines.
///
/// # Errors
/// [`Error::Header`].
pub fn first_rows(beginning: &[u8], format: Format) -> Result<Vec<(String, Vec<String>)>, Error> {
    if format == Format::Jsonl {
        return table::text(beginning).map(|_| Vec::new());
    }
    let mut table = Table::open(beginning)?;
    let header = table.header()?;
    let records = std::iter::from_fn(|| table.next().ok().flatten()).take(FIRST);
    let records: Vec<_> = records.map_while(Result::ok).collect();
    let said = |at: usize| records.iter().filter_map(move |record| record.get(at)).filter(|cell| !cell.is_empty());
    let shortened = |cell: &str| cell.chars().take(LONGEST_SAMPLE).collect();
    Ok(header.iter().enumerate().map(|(at, name)| (bare(name).to_owned(), said(at).map(shortened).collect())).collect())
}

/// Each column by the mapping, or by its own name.
fn columns(header: &csv::StringRecord, mapping: &[(String, CsvColumn)]) -> Result<Vec<CsvColumn>, Error> {
    if let Some((name, _)) = mapping.iter().find(|(name, _)| !header.iter().any(|known| bare(known) == name)) {
        return Err(Error::Header(format!("The file has no column {name}.")));
    }
    let columns = header.iter().map(bare).map(|name| {
        let mapped = mapping.iter().find(|(known, _)| known == name).map(|(_, column)| column.clone());
        mapped.or_else(|| CsvColumn::parse(name).filter(|column| *column != CsvColumn::Ignored)).ok_or_else(|| {
            Error::Header(format!("Nobody knows the column {name}: map it to a field, or to - to leave it out."))
        })
    });
    let columns: Vec<_> = columns.collect::<Result<_, _>>()?;
    let double = columns
        .iter()
        .enumerate()
        .find(|(at, column)| **column != CsvColumn::Ignored && columns[..*at].contains(column));
    match double {
        Some((at, _)) => Err(Error::Header(format!("The column {} says what another says already.", &header[at]))),
        None if !columns.contains(&CsvColumn::LoginId) => {
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

fn read_line(row: u64, line: &[u8]) -> Result<ImportRow, RowProblem> {
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
    (columns, schema): (&[CsvColumn], &AccountSchema),
) -> Result<ImportRow, RowProblem> {
    if record.len() != columns.len() {
        let message = format!("has {} cells, but the header has {}", record.len(), columns.len());
        return Err(problem(row, "", "cells", message));
    }
    csv_format::parse_record(schema, columns.iter().zip(record.iter()))
        .map_err(|(pointer, message)| problem(row, &pointer, "unreadable", message))
}
