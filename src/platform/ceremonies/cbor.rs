//! A reader of CBOR (RFC 8949), limited to finding the authenticator data in an attestation object.

use std::ops::Range;

/// The range of the byte string with this key in a CBOR map with text keys (RFC 8949).
pub(super) fn find_byte_string(cbor: &[u8], key: &[u8]) -> Option<Range<usize>> {
    let mut reader = CborReader::new(cbor, 0);
    let (MAP, members) = reader.head()? else {
        return None;
    };
    for _ in 0..members {
        let (TEXT, length) = reader.head()? else {
            return None;
        };
        let name = reader.take(length)?;

        let start = reader.position;
        if cbor.get(name)? == key {
            let (BYTES, length) = reader.head()? else {
                return None;
            };
            return reader.take(length);
        }
        reader.position = start;
        reader.skip_item(0)?;
    }
    None
}

const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;

/// Maximum nesting depth of CBOR items. Attestation statements nest three levels deep.
const MAX_DEPTH: u8 = 16;

/// A reader of CBOR items (RFC 8949) that can skip them. Indefinite lengths are refused, as CTAP2
/// requires.
pub(super) struct CborReader<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> CborReader<'a> {
    pub(super) fn new(bytes: &'a [u8], position: usize) -> Self {
        Self { bytes, position }
    }

    /// The offset of the next item in bytes.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// Reads the head of the next item: its major type and its argument.
    fn head(&mut self) -> Option<(u8, u64)> {
        let first = *self.bytes.get(self.position)?;
        self.position += 1;
        let length = match first & 0x1f {
            small @ 0..=23 => return Some((first >> 5, u64::from(small))),
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            _ => return None,
        };
        let range = self.take(length)?;
        let argument =
            self.bytes.get(range)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        Some((first >> 5, argument))
    }

    /// Takes the next `length` bytes. Returns `None` when there are fewer.
    fn take(&mut self, length: u64) -> Option<Range<usize>> {
        let end = self.position.checked_add(usize::try_from(length).ok()?)?;
        if end > self.bytes.len() {
            return None;
        }
        let range = self.position..end;
        self.position = end;
        Some(range)
    }

    /// Skips one item with everything inside it.
    pub(super) fn skip_item(&mut self, depth: u8) -> Option<()> {
        let (kind, argument) = self.head()?;
        let items = match kind {
            BYTES | TEXT => return self.take(argument).map(drop),
            ARRAY => argument,
            MAP => argument.checked_mul(2)?,
            TAG => 1,
            _ => 0,
        };
        if depth >= MAX_DEPTH {
            return None;
        }
        (0..items).try_for_each(|_| self.skip_item(depth + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authenticator_data_is_found_wherever_it_stands() {
        let object = b"\xa3\x63fmt\x64none\x67attStmt\xa1\x63x5c\x82\x41a\xc1\x1a\0\0\0\0\
                       \x68authData\x43abc";
        assert_eq!(
            find_byte_string(object, b"authData").map(|range| &object[range]),
            Some(&b"abc"[..])
        );
        let object = b"\xa3\x68authData\x58\x03abc\x63fmt\x64none\x67attStmt\xa0";
        assert_eq!(
            find_byte_string(object, b"authData").map(|range| &object[range]),
            Some(&b"abc"[..])
        );
        for broken in [
            &b""[..],
            b"\xa1",
            b"\xa1\x68authData",
            b"\xa1\x68authData\x45abc",
            b"\xbf\x68authData\x41a\xff",
            b"\xa1\x68authData\x61a",
            b"\x80",
        ] {
            assert_eq!(find_byte_string(broken, b"authData"), None, "{broken:?}");
        }
        let deep = [b"\xa2\x61a".to_vec(), vec![0x81; 60_000]].concat();
        assert_eq!(find_byte_string(&deep, b"authData"), None);
        assert_eq!(
            find_byte_string(b"\xa1\x61a\x9b\xff\xff\xff\xff\xff\xff\xff\xff", b"authData"),
            None
        );
    }
}
