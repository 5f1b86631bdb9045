//! A connection of the load generator, which is kept alive and has one open request.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// A response, with its head and its body.
pub struct ReceivedResponse<'a> {
    pub status: u16,
    head: &'a str,
    pub body: &'a [u8],
}

impl ReceivedResponse<'_> {
    /// The value of a header, whose name is given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(": ")?;
            if known.eq_ignore_ascii_case(name) { Some(value) } else { None }
        })
    }

    /// The name and the value of a cookie that is set.
    pub fn cookie(&self, name: &str) -> String {
        let set = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut pairs = set
            .filter(|(header, _)| header.eq_ignore_ascii_case("set-cookie"))
            .filter_map(|(_, cookie)| cookie.split_once(';'))
            .map(|(pair, _)| pair);
        let pair = pairs.find(|pair| pair.split_once('=').is_some_and(|(known, _)| known == name));
        pair.unwrap_or_else(|| panic!("no cookie {name}: {}", self.head)).to_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(self.body).unwrap()
    }
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, buffer: vec![0; 64 * 1024] }
    }

    /// Sends a request, and reads the response to its end. The servers under test always send a
    /// length.
    pub async fn send(&mut self, request: &[u8]) -> ReceivedResponse<'_> {
        self.stream.write_all(request).await.unwrap();
        let mut filled = 0;
        let mut end = None;

        let (head, body) = loop {
            let read = self.stream.read(&mut self.buffer[filled..]).await.unwrap();
            assert_ne!(read, 0, "the server closed the connection");
            filled += read;

            if end.is_none() {
                end = parse_head(&self.buffer[..filled]);
            }
            if let Some((head, body)) = end
                && filled >= head + body
            {
                break (head, body);
            }
        };

        let (head, rest) = self.buffer.split_at(head);
        let head = std::str::from_utf8(head).unwrap();
        ReceivedResponse { status: head[9..12].parse().unwrap(), head, body: &rest[..body] }
    }
}

/// The lengths of the head and the body, once the head is complete.
fn parse_head(bytes: &[u8]) -> Option<(usize, usize)> {
    let head_length = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..head_length]).unwrap();
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned)
    });
    Some((head_length, length.map_or(0, |length| length.parse().unwrap())))
}
