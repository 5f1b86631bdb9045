//! A reader of CSV as spreadsheets write it: in UTF-8 or UTF-16, with commas, semicolons or tabs.
//! Quotation marks are checked strictly, because a surplus one would join many rows.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    io::{self, Chain, Cursor, Read},
    rc::Rc,
};

use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::{Error, rows::MAX_ROW_BYTES};

/// Maximum length of the first line in bytes.
const MAX_FIRST_LINE_BYTES: u64 = 64 * 1024;

/// The text of a file in UTF-8, without a byte order mark.
pub(super) type DecodedText<R> = DecodeReaderBytes<Chain<Cursor<Vec<u8>>, R>, Vec<u8>>;

type CsvRecords<R> = csv::Reader<QuoteChecker<RecordLimit<Chain<Cursor<Vec<u8>>, DecodedText<R>>>>>;

/// A record, or the code and the text of its problem.
type CsvRecord = Result<csv::StringRecord, (&'static str, String)>;

/// The records of a CSV file.
pub(super) struct CsvTable<R: Read> {
    records: CsvRecords<R>,
    left: Rc<Cell<u64>>,
    faults: Rc<RefCell<VecDeque<QuoteFault>>>,
}

/// A misplaced quotation mark.
#[derive(Clone, Copy, Debug)]
struct QuoteFault {
    /// Offset in bytes.
    at: u64,
    /// The line on which its cell begins.
    began: u64,
    /// The line on which it is.
    line: u64,
    what: &'static str,
}

/// Decodes a file's text, from UTF-16 if it begins with the byte order mark of that.
///
/// # Errors
/// [`Error::Header`] for a file that is not text, with advice.
pub(super) fn text<R: Read>(mut input: R) -> Result<DecodedText<R>, Error> {
    let mut beginning = Vec::new();
    input.by_ref().take(8).read_to_end(&mut beginning).map_err(Error::Input)?;
    let what = match beginning.as_slice() {
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            "This is a workbook, such as Excel's .xlsx. Save it there as “CSV UTF-8 (Comma \
             delimited)”, and import that file."
        }
        [0x1f, 0x8b, ..] => "This file is compressed. Unpack it first.",
        _ => {
            let input = Cursor::new(beginning).chain(input);
            return Ok(DecodeReaderBytesBuilder::new()
                .utf8_passthru(true)
                .strip_bom(true)
                .build(input));
        }
    };
    Err(Error::Header(what.to_owned()))
}

impl<R: Read> CsvTable<R> {
    pub(super) fn open(input: R) -> Result<Self, Error> {
        let mut input = text(input)?;
        let mut first = Vec::new();
        io::BufRead::read_until(
            &mut io::BufReader::with_capacity(1, input.by_ref().take(MAX_FIRST_LINE_BYTES)),
            b'\n',
            &mut first,
        )
        .map_err(Error::Input)?;
        let named = first.strip_prefix(b"sep=").and_then(|rest| rest.first().copied());
        let delimiter = named.unwrap_or_else(|| delimiter(&first));
        if named.is_some() {
            first.clear();
        }

        let (left, faults) = (Rc::new(Cell::new(MAX_ROW_BYTES)), Rc::default());
        let fuel = RecordLimit { input: Cursor::new(first).chain(input), left: Rc::clone(&left) };
        let quotes = QuoteChecker::new(fuel, delimiter, named.is_some(), Rc::clone(&faults));
        let records =
            csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(quotes);
        Ok(Self { records, left, faults })
    }

    /// Reads the names of the columns.
    ///
    /// # Errors
    /// [`Error::Header`].
    pub(super) fn header(&mut self) -> Result<csv::StringRecord, Error> {
        let header = self.records.headers().map_err(|error| Error::Header(words(error)))?.clone();
        match self.fault() {
            Some(fault) => Err(Error::Header(fault.words())),
            None => Ok(header),
        }
    }

    /// The next record, or `None` at the end of the file. A misplaced quotation mark is the
    /// record's problem.
    ///
    /// # Errors
    /// The file cannot be read, or a misplaced quotation mark makes a cell swallow other lines.
    pub(super) fn next(&mut self) -> io::Result<Option<CsvRecord>> {
        // Data that was read ahead counts for this record, so the limit is exceeded by up to one
        // buffer.
        self.left.set(MAX_ROW_BYTES);
        let mut record = csv::StringRecord::new();
        let read = self.records.read_record(&mut record);
        match self.fault() {
            Some(fault) if fault.line > fault.began => return Err(io::Error::other(fault.words())),
            Some(fault) => return Ok(Some(Err(("quotes", fault.words())))),
            None => {}
        }
        match read {
            Ok(more) => Ok(more.then_some(Ok(record))),
            Err(error) => match error.into_kind() {
                csv::ErrorKind::Utf8 { .. } => Ok(Some(Err((
                    "not_utf8",
                    "is not UTF-8: save the file as “CSV UTF-8”".to_owned(),
                )))),
                csv::ErrorKind::Io(error) => Err(error),
                other => Err(io::Error::other(format!("{other:?}"))),
            },
        }
    }

    /// The first fault of the record that was read last.
    fn fault(&self) -> Option<QuoteFault> {
        let end = self.records.position().byte();
        let mut faults = self.faults.borrow_mut();
        let mine = faults.iter().take_while(|fault| fault.at < end).count();
        faults.drain(..mine).next()
    }
}

impl QuoteFault {
    fn words(&self) -> String {
        let Self { began, line, what, .. } = self;
        if line > began {
            format!(
                "The cell that begins on line {began} {what} on line {line}: is a quotation mark \
                 missing, or one too many?"
            )
        } else {
            format!(
                "A cell on line {line} {what}: a cell with quotation marks must be quoted, with \
                 each of its own marks doubled"
            )
        }
    }
}

fn words(error: csv::Error) -> String {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::Utf8 { .. } => {
            "The first line is not UTF-8: save the file as “CSV UTF-8”.".to_owned()
        }
        other => format!("{other:?}"),
    }
}

/// The most frequent of comma, semicolon and tab in the first line, outside quotation marks.
fn delimiter(first: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in first {
        quoted ^= *byte == b'"';
        let known = counts.iter_mut().find(|(delimiter, _)| delimiter == byte && !quoted);
        if let Some((_, count)) = known {
            *count += 1;
        }
    }
    // On equal counts, the first one wins.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// The position of a byte in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellPosition {
    Start,
    Plain,
    Quoted,
    /// After a quotation mark, which ends the cell unless another one follows.
    AfterQuote,
}

/// Checks quotation marks on their way to a CSV reader that accepts misplaced ones.
struct QuoteChecker<R> {
    input: R,
    delimiter: u8,
    place: CellPosition,
    at: u64,
    line: u64,
    began: u64,
    faults: Rc<RefCell<VecDeque<QuoteFault>>>,
}

impl<R> QuoteChecker<R> {
    fn new(
        input: R,
        delimiter: u8,
        has_first_line_gone: bool,
        faults: Rc<RefCell<VecDeque<QuoteFault>>>,
    ) -> Self {
        let line = 1 + u64::from(has_first_line_gone);
        Self { input, delimiter, place: CellPosition::Start, at: 0, line, began: line, faults }
    }

    fn follow(&mut self, byte: u8) {
        let is_end = byte == self.delimiter || byte == b'\n' || byte == b'\r';
        if self.place == CellPosition::Start {
            self.began = self.line;
        }
        self.place = match (self.place, byte) {
            (CellPosition::Quoted, b'"') => CellPosition::AfterQuote,
            (CellPosition::Quoted, _) | (CellPosition::AfterQuote | CellPosition::Start, b'"') => {
                CellPosition::Quoted
            }
            _ if is_end => CellPosition::Start,
            (CellPosition::AfterQuote, _) => self.note("goes on after its last quotation mark"),
            (CellPosition::Plain, b'"') => self.note("has a quotation mark in the middle"),
            (CellPosition::Start | CellPosition::Plain, _) => CellPosition::Plain,
        };
        self.line += u64::from(byte == b'\n');
        self.at += 1;
    }

    fn note(&mut self, what: &'static str) -> CellPosition {
        self.faults.borrow_mut().push_back(QuoteFault {
            at: self.at,
            began: self.began,
            line: self.line,
            what,
        });
        CellPosition::Plain
    }

    fn unclosed(&self) -> io::Error {
        let began = self.began;
        io::Error::other(format!(
            "Line {began}: a quotation mark opens a cell there, and nothing closes it."
        ))
    }
}

impl<R: Read> Read for QuoteChecker<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.input.read(buffer) {
            Err(error)
                if error.kind() == io::ErrorKind::FileTooLarge
                    && self.place == CellPosition::Quoted =>
            {
                return Err(self.unclosed());
            }
            read => read?,
        };
        if read == 0 && !buffer.is_empty() && self.place == CellPosition::Quoted {
            return Err(self.unclosed());
        }
        for byte in &buffer[..read] {
            self.follow(*byte);
        }
        Ok(read)
    }
}

/// Limits the length of a record. Otherwise, an unclosed quotation mark would read the whole file.
struct RecordLimit<R> {
    input: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for RecordLimit<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            let words = format!("A record is longer than {MAX_ROW_BYTES} bytes.");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, words));
        }
        let read = self.input.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        Ok(read)
    }
}
