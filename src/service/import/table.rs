//! CSV as spreadsheets write it: in UTF-8 or UTF-16, with commas, semicolons or tabs. Quotation marks are taken strictly, since one too
//! many makes one row of many.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    io::{self, Chain, Cursor, Read},
    rc::Rc,
};

use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::{Error, rows::LONGEST};

/// How far into a file its first line is looked for, in bytes.
const FIRST_LINE: u64 = 64 * 1024;

/// The text of a file in UTF-8, without the mark at its beginning.
pub(super) type Text<R> = DecodeReaderBytes<Chain<Cursor<Vec<u8>>, R>, Vec<u8>>;

type Records<R> = csv::Reader<Quotes<Fuel<Chain<Cursor<Vec<u8>>, Text<R>>>>>;

/// A record, or the code and the words for what is wrong with it.
type Record = Result<csv::StringRecord, (&'static str, String)>;

/// The records of a CSV file.
pub(super) struct Table<R: Read> {
    records: Records<R>,
    left: Rc<Cell<u64>>,
    faults: Rc<RefCell<VecDeque<Fault>>>,
}

/// A quotation mark where none belongs.
#[derive(Clone, Copy, Debug)]
struct Fault {
    at: u64,
    /// The lines on which its cell begins, and on which it stands.
    began: u64,
    line: u64,
    what: &'static str,
}

/// The file's text, transcoded where it begins with the mark of UTF-16.
///
/// # Errors
/// [`Error::Header`] when it is no text at all, with words on what to do about it.
pub(super) fn text<R: Read>(mut input: R) -> Result<Text<R>, Error> {
    let mut beginning = Vec::new();
    input.by_ref().take(8).read_to_end(&mut beginning).map_err(Error::Input)?;
    let what = match beginning.as_slice() {
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            "This is a workbook, such as Excel's .xlsx. Save it there as “CSV UTF-8 (Comma delimited)”, and import that file."
        }
        [0x1f, 0x8b, ..] => "This file is compressed. Unpack it first.",
        _ => {
            let input = Cursor::new(beginning).chain(input);
            return Ok(DecodeReaderBytesBuilder::new().utf8_passthru(true).strip_bom(true).build(input));
        }
    };
    Err(Error::Header(what.to_owned()))
}

impl<R: Read> Table<R> {
    pub(super) fn open(input: R) -> Result<Self, Error> {
        let mut input = text(input)?;
        let mut first = Vec::new();
        io::BufRead::read_until(
            &mut io::BufReader::with_capacity(1, input.by_ref().take(FIRST_LINE)),
            b'\n',
            &mut first,
        )
        .map_err(Error::Input)?;
        let named = first.strip_prefix(b"sep=").and_then(|rest| rest.first().copied());
        let delimiter = named.unwrap_or_else(|| delimiter(&first));
        if named.is_some() {
            first.clear();
        }

        let (left, faults) = (Rc::new(Cell::new(LONGEST)), Rc::default());
        let fuel = Fuel { input: Cursor::new(first).chain(input), left: Rc::clone(&left) };
        let quotes = Quotes::new(fuel, delimiter, named.is_some(), Rc::clone(&faults));
        let records = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(quotes);
        Ok(Self { records, left, faults })
    }

    /// # Errors
    /// [`Error::Header`].
    pub(super) fn header(&mut self) -> Result<csv::StringRecord, Error> {
        let header = self.records.headers().map_err(|error| Error::Header(words(error)))?.clone();
        match self.fault() {
            Some(fault) => Err(Error::Header(fault.words())),
            None => Ok(header),
        }
    }

    /// The next record, with what is wrong with its quotation marks; none at the end of the file.
    ///
    /// # Errors
    /// The file cannot be read, or a cell reaches over lines in a way that swallows others.
    pub(super) fn next(&mut self) -> io::Result<Option<Record>> {
        // What was read ahead of this record counts for it, so the bound is loose by one buffer.
        self.left.set(LONGEST);
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
                csv::ErrorKind::Utf8 { .. } => {
                    Ok(Some(Err(("not_utf8", "is not UTF-8: save the file as “CSV UTF-8”".to_owned()))))
                }
                csv::ErrorKind::Io(error) => Err(error),
                other => Err(io::Error::other(format!("{other:?}"))),
            },
        }
    }

    /// The first fault of the record that was read last.
    fn fault(&self) -> Option<Fault> {
        let end = self.records.position().byte();
        let mut faults = self.faults.borrow_mut();
        let mine = faults.iter().take_while(|fault| fault.at < end).count();
        faults.drain(..mine).next()
    }
}

impl Fault {
    fn words(&self) -> String {
        let Self { began, line, what, .. } = self;
        if line > began {
            format!(
                "The cell that begins on line {began} {what} on line {line}: is a quotation mark missing, or one too many?"
            )
        } else {
            format!(
                "A cell on line {line} {what}: a cell with quotation marks stands in quotation marks, and has each of its own twice"
            )
        }
    }
}

fn words(error: csv::Error) -> String {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::Utf8 { .. } => "The first line is not UTF-8: save the file as “CSV UTF-8”.".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Whichever of a comma, a semicolon and a tab stands in the first line most often, quoted names apart.
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
    // Of as many, the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// Where in a cell a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Beginning,
    Plain,
    Quoted,
    /// After a quotation mark that ends the cell, unless another follows.
    Behind,
}

/// Watches the quotation marks on their way to a reader that takes all of them somehow.
struct Quotes<R> {
    input: R,
    delimiter: u8,
    place: Place,
    at: u64,
    line: u64,
    began: u64,
    faults: Rc<RefCell<VecDeque<Fault>>>,
}

impl<R> Quotes<R> {
    fn new(input: R, delimiter: u8, has_first_line_gone: bool, faults: Rc<RefCell<VecDeque<Fault>>>) -> Self {
        let line = 1 + u64::from(has_first_line_gone);
        Self { input, delimiter, place: Place::Beginning, at: 0, line, began: line, faults }
    }

    fn follow(&mut self, byte: u8) {
        let is_end = byte == self.delimiter || byte == b'\n' || byte == b'\r';
        if self.place == Place::Beginning {
            self.began = self.line;
        }
        self.place = match (self.place, byte) {
            (Place::Quoted, b'"') => Place::Behind,
            (Place::Quoted, _) | (Place::Behind | Place::Beginning, b'"') => Place::Quoted,
            _ if is_end => Place::Beginning,
            (Place::Behind, _) => self.note("goes on after its last quotation mark"),
            (Place::Plain, b'"') => self.note("has a quotation mark in the middle"),
            (Place::Beginning | Place::Plain, _) => Place::Plain,
        };
        self.line += u64::from(byte == b'\n');
        self.at += 1;
    }

    fn note(&mut self, what: &'static str) -> Place {
        self.faults.borrow_mut().push_back(Fault { at: self.at, began: self.began, line: self.line, what });
        Place::Plain
    }

    fn unclosed(&self) -> io::Error {
        let began = self.began;
        io::Error::other(format!("Line {began}: a quotation mark opens a cell there, and nothing closes it."))
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.input.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge && self.place == Place::Quoted => {
                return Err(self.unclosed());
            }
            read => read?,
        };
        if read == 0 && !buffer.is_empty() && self.place == Place::Quoted {
            return Err(self.unclosed());
        }
        for byte in &buffer[..read] {
            self.follow(*byte);
        }
        Ok(read)
    }
}

/// Stops a reader that reads on and on for one record: a quotation mark that nobody closes would take the whole file.
struct Fuel<R> {
    input: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Fuel<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            let words = format!("A record is longer than {LONGEST} bytes.");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, words));
        }
        let read = self.input.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        Ok(read)
    }
}
