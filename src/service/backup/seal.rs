//! The seal at the end of an archive: the SHA-256 of everything before it. No byte can change, and
//! none be missing, without notice; gzip itself ignores some bytes of its header.
//!
//! The seal is a gzip member of its own (RFC 1952 §2.2), and its content comes after the end of the
//! `tar`: other programs read the archive without noticing it.

use std::{
    fmt::Write as _,
    io::{self, Read, Write},
};

use flate2::Crc;
use sha2::{Digest, Sha256};

/// Length of the seal, in bytes.
const SEAL_BYTES: usize = 10 + 5 + TEXT_BYTES + 8;

/// Length of its text, in bytes: a name, a hash in hexadecimal digits, a line end.
const TEXT_BYTES: usize = 7 + 64 + 1;

/// The number of bytes that are read at once.
const BUFFER_BYTES: usize = 64 << 10;

/// The seal of what has this hash.
fn seal(hash: Sha256) -> Vec<u8> {
    let mut text = String::from("sha256 ");
    for byte in hash.finalize() {
        // Writing to a text does not fail.
        write!(text, "{byte:02x}").ok();
    }
    text.push('\n');
    let mut crc = Crc::new();
    crc.update(text.as_bytes());
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);

    let mut seal = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    // One stored block (RFC 1951 §3.2.4).
    seal.push(1);
    seal.extend(length.to_le_bytes());
    seal.extend((!length).to_le_bytes());
    seal.extend(text.as_bytes());
    seal.extend(crc.sum().to_le_bytes());
    seal.extend(u32::from(length).to_le_bytes());
    seal
}

/// A writer that seals what is written.
pub(super) struct SealWriter<W> {
    output: W,
    hash: Sha256,
}

impl<W: Write> SealWriter<W> {
    pub(super) fn new(output: W) -> Self {
        Self { output, hash: Sha256::new() }
    }

    /// Writes the seal.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.output.write_all(&seal(self.hash))?;
        Ok(self.output)
    }
}

impl<W: Write> Write for SealWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

/// A reader of everything before the seal.
pub(super) struct SealReader<R> {
    input: R,
    /// Bytes that were read and not handed out; its last bytes may be the seal.
    buffer: Vec<u8>,
    handed_out: usize,
    is_at_end: bool,
    hash: Sha256,
}

impl<R: Read> SealReader<R> {
    pub(super) fn new(input: R) -> Self {
        let buffer = Vec::with_capacity(BUFFER_BYTES + SEAL_BYTES);
        Self { input, buffer, handed_out: 0, is_at_end: false, hash: Sha256::new() }
    }

    /// Reads to the end. Returns true if the seal is that of what was read.
    pub(super) fn check(&mut self) -> bool {
        let is_read = io::copy(self, &mut io::sink()).is_ok();
        is_read && self.buffer[self.handed_out..] == seal(self.hash.clone())
    }

    /// Reads more. What is handed out stays away from the last bytes by the length of a seal.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.handed_out);
        self.handed_out = 0;
        while !self.is_at_end && self.buffer.len() <= SEAL_BYTES {
            let before = self.buffer.len();
            let wanted = BUFFER_BYTES as u64;
            self.is_at_end = self.input.by_ref().take(wanted).read_to_end(&mut self.buffer)? == 0;
            debug_assert!(self.is_at_end || self.buffer.len() > before);
        }
        Ok(())
    }
}

impl<R: Read> Read for SealReader<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.buffer.len() - self.handed_out <= SEAL_BYTES {
            self.fill()?;
        }
        let available = self.buffer.len().saturating_sub(SEAL_BYTES + self.handed_out);
        let count = available.min(to.len());
        let bytes = &self.buffer[self.handed_out..self.handed_out + count];
        to[..count].copy_from_slice(bytes);
        self.hash.update(bytes);
        self.handed_out += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(content: &[u8]) -> Vec<u8> {
        let mut writer = SealWriter::new(Vec::new());
        writer.write_all(content).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn what_was_sealed_is_read_again() {
        for length in [0, 1, SEAL_BYTES, BUFFER_BYTES - 1, BUFFER_BYTES + 1, 3 * BUFFER_BYTES] {
            let content = vec![7; length];
            let sealed = sealed(&content);
            assert_eq!(sealed.len(), length + SEAL_BYTES);
            let mut reader = SealReader::new(sealed.as_slice());
            let mut read = Vec::new();
            reader.read_to_end(&mut read).unwrap();
            assert_eq!(read, content);
            assert!(reader.check());
        }
    }

    #[test]
    fn b61_no_byte_is_changed_or_missing_without_notice() {
        let whole = sealed(b"some content");
        assert!(SealReader::new(whole.as_slice()).check());
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                assert!(!SealReader::new(changed.as_slice()).check(), "bit {bit} of byte {at}");
            }
            assert!(!SealReader::new(&whole[..at]).check(), "{at} bytes");
            assert!(!SealReader::new(&whole[at + 1..]).check(), "without the first {at}");
        }
        assert!(!SealReader::new([&whole[..], b"x"].concat().as_slice()).check());
    }

    #[test]
    fn the_seal_is_a_member_of_gzip() {
        let mut text = String::new();
        let empty = sealed(b"");
        flate2::read::GzDecoder::new(empty.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text.len(), TEXT_BYTES);
        assert!(text.starts_with("sha256 e3b0c44298fc1c14"), "{text}");
    }
}
