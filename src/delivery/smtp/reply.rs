//! Replies of a mail server (RFC 5321, §4.2). Only the code is used, so only the code must be
//! valid: servers and the filters in front of them omit the text, use other encodings, or exceed
//! the length.

use tokio::io::{AsyncBufRead, AsyncBufReadExt};

use super::conversation::SmtpError;

/// Maximum length of a reply in bytes.
const MAX_REPLY_BYTES: usize = 1024 * 1024;
/// Maximum length of a line in bytes; the rest is discarded.
const MAX_LINE_BYTES: usize = 2_048;

/// A reply of one or more lines.
#[derive(Debug)]
pub(super) struct Reply {
    pub code: u16,
    /// The text of each line. Bytes that are not UTF-8 are replaced.
    pub lines: Vec<String>,
}

impl Reply {
    pub fn is_positive(&self) -> bool {
        (200..300).contains(&self.code)
    }
}

/// Reads a reply of any number of lines. The last line is the first one without a hyphen after the
/// code.
pub(super) async fn read(stream: &mut (impl AsyncBufRead + Unpin)) -> Result<Reply, SmtpError> {
    let mut lines = Vec::new();
    let mut left = MAX_REPLY_BYTES;
    loop {
        let line = read_line(stream, &mut left).await?;
        let (code, rest) = match parse_code(&line) {
            Some(code) => (Some(code), &line[3..]),
            None => (None, &line[..]),
        };

        // A line without a code inside a reply continues the previous line.
        if code.is_none() && lines.is_empty() {
            return Err(SmtpError::MalformedReply);
        }
        let (goes_on, text) = match rest.split_first() {
            Some((b'-', text)) => (true, text),
            Some((b' ' | b'\t', text)) => (code.is_none(), text),
            _ => (code.is_none(), rest),
        };
        lines.push(String::from_utf8_lossy(text).trim().to_owned());
        if let (Some(code), false) = (code, goes_on) {
            return Ok(Reply { code, lines });
        }
    }
}

/// Parses the three digits at the beginning of a line.
fn parse_code(line: &[u8]) -> Option<u16> {
    match line {
        [first @ b'2'..=b'5', second, third, ..]
            if second.is_ascii_digit() && third.is_ascii_digit() =>
        {
            let digit = |digit: &u8| u16::from(digit - b'0');
            Some(100 * digit(first) + 10 * digit(second) + digit(third))
        }
        _ => None,
    }
}

/// Reads the beginning of the next line, without its line break, which the last line of a
/// connection may lack. `left` is the number of bytes that the reply may still have.
async fn read_line(
    stream: &mut (impl AsyncBufRead + Unpin),
    left: &mut usize,
) -> Result<Vec<u8>, SmtpError> {
    let mut line = Vec::new();
    loop {
        let read = stream.fill_buf().await?;
        if read.is_empty() {
            return if line.is_empty() { Err(SmtpError::Closed) } else { Ok(line) };
        }
        let end = read.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(read.len(), |end| end + 1);
        let kept = MAX_LINE_BYTES.saturating_sub(line.len()).min(end.unwrap_or(read.len()));
        line.extend_from_slice(&read[..kept]);
        stream.consume(taken);
        *left = left.checked_sub(taken).ok_or(SmtpError::MalformedReply)?;
        if end.is_some() {
            line.truncate(line.trim_ascii_end().len());
            return Ok(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn of(bytes: &[u8]) -> Result<(u16, Vec<String>), ()> {
        let mut bytes = bytes;
        read(&mut bytes).await.map(|reply| (reply.code, reply.lines)).map_err(|_| ())
    }

    #[tokio::test]
    async fn only_the_code_has_to_be_right() {
        let one = |code, text: &str| Ok((code, vec![text.to_owned()]));
        assert_eq!(of(b"250\r\n").await, one(250, ""));
        assert_eq!(of(b"250 \r\n").await, one(250, ""));
        assert_eq!(of(b"250").await, one(250, ""));
        assert_eq!(of(b"250 ok\n").await, one(250, "ok"));
        assert_eq!(of(b"250\tok\r\n").await, one(250, "ok"));
        assert_eq!(of(b"250ok\r\n").await, one(250, "ok"));
        assert_eq!(of(b"554 bo\xeete pleine\r\n").await, one(554, "bo\u{fffd}te pleine"));
        assert_eq!(
            of(b"250-\r\n250-SIZE\r\n250\r\n").await,
            Ok((250, vec![String::new(), "SIZE".into(), String::new()]))
        );
        assert_eq!(
            of(b"250-one\r\nno code\r\n250 two\r\n").await.unwrap().1,
            ["one", "no code", "two"]
        );
        assert_eq!(
            of(&[b"250 ".to_vec(), vec![b'x'; 500_000], b"\r\n".to_vec()].concat())
                .await
                .unwrap()
                .0,
            250
        );
        assert_eq!(of(b"550 \x00\x1b[31m\x07\r\n").await.unwrap().0, 550);
        for wrong in [&b""[..], b"hello\r\n", b"25\r\n", b"650 x\r\n", b"250-more", b"250-more\r\n"]
        {
            assert!(of(wrong).await.is_err(), "{wrong:?}");
        }
        assert!(of(&b"250-x\r\n".repeat(200_000)).await.is_err(), "it never ends");
    }
}
