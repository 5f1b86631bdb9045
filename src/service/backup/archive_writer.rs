//! The writing of an archive: files in a `tar`, compressed, sealed, and perhaps encrypted.

use std::{
    fs::File,
    io::{self, Read, Write},
};

use age::{Encryptor, Recipient, stream::StreamWriter, x25519};
use flate2::{Compression, write::GzEncoder};
use tar::{Builder, Header};
use tokio::sync::mpsc;

use super::{BackupError, seal::SealWriter};
use crate::domain::Timestamp;

/// A part of an archive that is being written.
#[derive(Debug)]
pub(super) enum ArchivePart {
    Bytes {
        name: String,
        bytes: Vec<u8>,
    },
    File {
        name: String,
        file: File,
    },
    /// The end of the archive.
    End,
}

/// Writes the parts until the end. Returns the output, flushed.
///
/// # Errors
/// [`BackupError::Abandoned`] when the parts end without the end of the archive.
pub(super) fn write<W: Write>(
    output: W,
    recipients: &[x25519::Recipient],
    now: Timestamp,
    mut parts: mpsc::Receiver<ArchivePart>,
) -> Result<W, BackupError> {
    let encrypted = EncryptedWriter::begin(output, recipients)?;
    // Rows are mostly random, so more effort would save little.
    let compressed = GzEncoder::new(SealWriter::new(encrypted), Compression::fast());
    let mut tar = Builder::new(compressed);
    let mut header = Header::new_gnu();
    header.set_mode(0o600);
    header.set_mtime(now.as_millis().unsigned_abs() / 1_000);

    while let Some(part) = parts.blocking_recv() {
        match part {
            ArchivePart::Bytes { name, bytes } => {
                header.set_size(bytes.len() as u64);
                let appended = tar.append_data(&mut header, &name, bytes.as_slice());
                appended.map_err(BackupError::Output)?;
            }
            ArchivePart::File { name, file } => {
                header.set_size(file.metadata().map_err(BackupError::Output)?.len());
                let file = AwaitedFile { file, parts: &parts };
                tar.append_data(&mut header, &name, file).map_err(BackupError::Output)?;
            }
            ArchivePart::End => {
                let compressed = tar.into_inner().map_err(BackupError::Output)?;
                let sealed = compressed.finish().and_then(SealWriter::finish);
                let mut output =
                    sealed.and_then(EncryptedWriter::finish).map_err(BackupError::Output)?;
                output.flush().map_err(BackupError::Output)?;
                return Ok(output);
            }
        }
    }
    Err(BackupError::Abandoned)
}

/// A file whose reading fails when nobody waits for the archive any more.
struct AwaitedFile<'a> {
    file: File,
    parts: &'a mpsc::Receiver<ArchivePart>,
}

impl Read for AwaitedFile<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.parts.is_closed() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.file.read(to)
    }
}

/// A writer that encrypts if there is anybody to encrypt for.
enum EncryptedWriter<W: Write> {
    Plain(W),
    Age(StreamWriter<W>),
}

impl<W: Write> EncryptedWriter<W> {
    fn begin(output: W, recipients: &[x25519::Recipient]) -> Result<Self, BackupError> {
        if recipients.is_empty() {
            return Ok(Self::Plain(output));
        }
        let recipients = recipients.iter().map(|recipient| recipient as &dyn Recipient);
        let encryptor = Encryptor::with_recipients(recipients)
            .map_err(|error| BackupError::Encryption(error.to_string()))?;
        encryptor.wrap_output(output).map(Self::Age).map_err(BackupError::Output)
    }

    fn finish(self) -> io::Result<W> {
        match self {
            Self::Plain(output) => Ok(output),
            Self::Age(stream) => stream.finish(),
        }
    }
}

impl<W: Write> Write for EncryptedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(output) => output.write(bytes),
            Self::Age(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(output) => output.flush(),
            Self::Age(stream) => stream.flush(),
        }
    }
}
