//! What a mail server answers (RFC 5321, §4.2). Only the code counts, so only the code has to be right: servers, and the filters before
//! them, leave the text away, write it in other encodings, or at any length.

use tokio::io::{AsyncBufRead, AsyncBufReadExt};

use super::conversation::Trouble;

/// The longest reply that is read, in bytes.
const MAX_REPLY: usize = 1024 * 1024;
/// As much of a line is kept, in bytes: keywords are short.
const MAX_KEPT: usize = 2_048;

#[derive(Debug)]
pub(super) struct Reply {
    pub code: u16,
    /// The text of each line, without what is not UTF-8.
    pub lines: Vec<String>,
}

impl Reply {
    pub fn is_positive(&self) -> bool {
        (200..300).contains(&self.code)
    }
}

/// Reads a reply of any number of lines. The last one is the first whose code no hyphen follows.
pub(super) async fn read(stream: &mut (impl AsyncBufRead + Unpin)) -> Result<Reply, Trouble> {
    let (mut lines, mut left) = (Vec::new(), MAX_REPLY);
    loop {
        let line = read_line(stream, &mut left).await?;
        let (code, rest) = match code_of(&line) {
            Some(code) => (Some(code), &line[3..]),
            None => (None, &line[..]),
        };
        // A line without a code inside of a longer reply belongs to the one before it.
        if code.is_none() && lines.is_empty() {
            return Err(Trouble::Garbled);
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

/// The three digits at the beginning of a line.
fn code_of(line: &[u8]) -> Option<u16> {
    match line {
        [first @ b'2'..=b'5', second, third, ..] if second.is_ascii_digit() && third.is_ascii_digit() => {
            let digit = |digit: &u8| u16::from(digit - b'0');
            Some(100 * digit(first) + 10 * digit(second) + digit(third))
        }
        _ => None,
    }
}

/// The beginning of the next line, without its end. The last line of a connection may have none.
async fn read_line(stream: &mut (impl AsyncBufRead + Unpin), left: &mut usize) -> Result<Vec<u8>, Trouble> {
    let mut line = Vec::new();
    loop {
        let read = stream.fill_buf().await?;
        if read.is_empty() {
            return if line.is_empty() { Err(Trouble::Closed) } else { Ok(line) };
        }
        let end = read.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(read.len(), |end| end + 1);
        let kept = MAX_KEPT.saturating_sub(line.len()).min(end.unwrap_or(read.len()));
        line.extend_from_slice(&read[..kept]);
        stream.consume(taken);
        *left = left.checked_sub(taken).ok_or(Trouble::Garbled)?;
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
        assert_eq!(of(b"250-one\r\nno code\r\n250 two\r\n").await.unwrap().1, ["one", "no code", "two"]);
        assert_eq!(of(&[b"250 ".to_vec(), vec![b'x'; 500_000], b"\r\n".to_vec()].concat()).await.unwrap().0, 250);
        assert_eq!(of(b"550 \x00\x1b[31m\x07\r\n").await.unwrap().0, 550);
        for wrong in [&b""[..], b"hello\r\n", b"25\r\n", b"650 x\r\n", b"250-more", b"250-more\r\n"] {
            assert!(of(wrong).await.is_err(), "{wrong:?}");
        }
        assert!(of(&b"250-x\r\n".repeat(200_000)).await.is_err(), "it never ends");
    }
}
