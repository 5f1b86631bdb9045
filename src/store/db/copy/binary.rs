//! Rows in the binary format of PostgreSQL's COPY:
//! <https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS>.

use super::{
    CopyError,
    cells::{CellRow, CellValue, ColumnKind},
};

/// The bytes of a whole COPY.
#[derive(Debug)]
pub(super) struct BinaryRows(pub(super) Vec<u8>);

/// The signature, no flags, and no extension of the header.
const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";

/// The length of a null.
const NULL: i32 = -1;

/// The first byte of a `jsonb`, its version.
const JSONB_VERSION: &[u8] = &[1];

impl BinaryRows {
    pub(super) fn of(kinds: &[ColumnKind], rows: &[CellRow]) -> Result<Self, CopyError> {
        let mut bytes = Vec::from(HEADER);
        let too_large = || CopyError::Refused("a value is too large to be copied".to_owned());
        let columns = i16::try_from(kinds.len()).map_err(|_| too_large())?;

        for row in rows {
            bytes.extend(columns.to_be_bytes());
            for (kind, cell) in kinds.iter().zip(row) {
                let number;
                let value: &[u8] = match cell {
                    CellValue::Null => {
                        bytes.extend(NULL.to_be_bytes());
                        continue;
                    }
                    CellValue::Integer(integer) => {
                        number = integer.to_be_bytes();
                        &number
                    }
                    CellValue::Text(text) => text.as_bytes(),
                    CellValue::Bytes(value) => value,
                };
                let version = if *kind == ColumnKind::Json { JSONB_VERSION } else { &[] };
                let length = i32::try_from(version.len() + value.len()).map_err(|_| too_large())?;
                bytes.extend(length.to_be_bytes());
                bytes.extend(version);
                bytes.extend(value);
            }
        }

        bytes.extend((-1_i16).to_be_bytes());
        Ok(Self(bytes))
    }
}
