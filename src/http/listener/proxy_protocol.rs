//! The PROXY protocol header, versions 1 and 2: the client on whose behalf a TCP proxy connects.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use axum::body::Bytes;
use ppp::{HeaderResult, PartialResult, v1, v2};
use tokio::{io::AsyncReadExt, net::TcpStream};

/// Limit of a header, in bytes: version 2 may carry more than addresses.
const MAX_HEADER_BYTES: usize = 4 * 1024;
/// Limit of a version 1 header, in bytes, from the protocol's specification.
const MAX_V1_HEADER_BYTES: usize = 107;
const V1_PREFIX: &[u8] = b"PROXY ";

/// Reads the header. Returns the client's address, unless the connection is the proxy's own, and
/// the bytes that were read beyond the header.
///
/// # Errors
/// There is no header, or it is malformed.
pub(super) async fn read(stream: &mut TcpStream) -> io::Result<(Option<SocketAddr>, Bytes)> {
    let mut bytes = Vec::with_capacity(256);

    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }

        match parse(&bytes)? {
            Some((client, length)) => return Ok((client, Bytes::from(bytes).split_off(length))),
            None if bytes.len() >= MAX_HEADER_BYTES => return Err(malformed()),
            None => {}
        }
    }
}

/// Returns the client and the header's length in bytes, or `None` while the header is incomplete.
fn parse(bytes: &[u8]) -> io::Result<Option<(Option<SocketAddr>, usize)>> {
    // The parser rejects a truncated address of version 1 instead of waiting for the rest.
    let is_v1 = bytes.iter().zip(V1_PREFIX).all(|(read, expected)| read == expected);
    if is_v1 && bytes.len() < MAX_V1_HEADER_BYTES && !bytes.windows(2).any(|end| end == b"\r\n") {
        return Ok(None);
    }

    let header = HeaderResult::parse(bytes);
    if header.is_incomplete() {
        // This version 1 line is complete, so something is missing from it.
        return if bytes.starts_with(V1_PREFIX) { Err(malformed()) } else { Ok(None) };
    }

    match header {
        HeaderResult::V1(Ok(header)) => {
            Ok(Some((client_of_v1(header.addresses), header.header.len())))
        }
        HeaderResult::V2(Ok(header)) => {
            let client = if header.command == v2::Command::Local {
                None
            } else {
                client_of_v2(&header.addresses)
            };
            Ok(Some((client, header.len())))
        }
        HeaderResult::V1(Err(_)) | HeaderResult::V2(Err(_)) => Err(malformed()),
    }
}

fn client_of_v1(addresses: v1::Addresses) -> Option<SocketAddr> {
    match addresses {
        v1::Addresses::Tcp4(from) => Some((from.source_address, from.source_port).into()),
        v1::Addresses::Tcp6(from) => Some(canonical(from.source_address.into(), from.source_port)),
        v1::Addresses::Unknown => None,
    }
}

fn client_of_v2(addresses: &v2::Addresses) -> Option<SocketAddr> {
    match addresses {
        v2::Addresses::IPv4(from) => Some((from.source_address, from.source_port).into()),
        v2::Addresses::IPv6(from) => Some(canonical(from.source_address.into(), from.source_port)),
        v2::Addresses::Unspecified | v2::Addresses::Unix(_) => None,
    }
}

fn canonical(address: IpAddr, port: u16) -> SocketAddr {
    SocketAddr::new(address.to_canonical(), port)
}

fn malformed() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "a trusted proxy sent no header of the PROXY protocol",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v2(command: u8, family: u8, addresses: &[u8]) -> Vec<u8> {
        let length = u16::try_from(addresses.len()).unwrap().to_be_bytes();
        [b"\r\n\r\n\0\r\nQUIT\n", &[command, family][..], &length, addresses].concat()
    }

    fn headers() -> Vec<(Vec<u8>, Option<&'static str>)> {
        let v4 = [192, 0, 2, 7, 10, 0, 0, 1, 0x30, 0x39, 0x01, 0xbb];
        let v6 = ["2001:db8::7", "2001:db8::1"]
            .map(|address| address.parse::<std::net::Ipv6Addr>().unwrap().octets());
        let v6 = [&v6[0][..], &v6[1], &[0x30, 0x39, 0x01, 0xbb]].concat();
        let mapped = ["::ffff:192.0.2.7", "::ffff:10.0.0.1"]
            .map(|address| address.parse::<std::net::Ipv6Addr>().unwrap().octets());
        let mapped = [&mapped[0][..], &mapped[1], &[0x30, 0x39, 0x01, 0xbb]].concat();
        vec![
            (b"PROXY TCP4 192.0.2.7 10.0.0.1 12345 443\r\n".to_vec(), Some("192.0.2.7:12345")),
            (
                b"PROXY TCP6 2001:db8::7 2001:db8::1 12345 443\r\n".to_vec(),
                Some("[2001:db8::7]:12345"),
            ),
            (b"PROXY TCP6 ::ffff:192.0.2.7 ::1 12345 443\r\n".to_vec(), Some("192.0.2.7:12345")),
            (b"PROXY UNKNOWN\r\n".to_vec(), None),
            (v2(0x21, 0x11, &v4), Some("192.0.2.7:12345")),
            (v2(0x21, 0x11, &[&v4[..], &[0x04, 0, 2, 1, 2]].concat()), Some("192.0.2.7:12345")),
            (v2(0x21, 0x21, &v6), Some("[2001:db8::7]:12345")),
            (v2(0x21, 0x21, &mapped), Some("192.0.2.7:12345")),
            (v2(0x20, 0x00, &[]), None),
            (v2(0x20, 0x11, &v4), None),
            (v2(0x21, 0x31, &[0; 216]), None),
        ]
    }

    #[test]
    fn s03_headers_of_both_versions_are_parsed_wherever_they_are_split() {
        for (header, client) in headers() {
            let whole = [&header[..], b"GET / HTTP/1.1\r\n\r\n"].concat();
            for cut in 1..header.len() {
                assert!(parse(&whole[..cut]).unwrap().is_none(), "{cut} bytes of {header:?}");
            }
            for end in header.len()..=whole.len() {
                let (found, length) = parse(&whole[..end]).unwrap().unwrap();
                assert_eq!(found.map(|found| found.to_string()).as_deref(), client, "{header:?}");
                assert_eq!(length, header.len());
            }
        }
    }

    #[test]
    fn s03_malformed_headers_are_refused() {
        for bytes in [
            &b"GET / HTTP/1.1\r\n"[..],
            b"PROXY TCP4 192.0.2.7 10.0.0.1 12345 99999\r\n",
            b"PROXY TCP4 192.0.2.7\r\n",
            b"PROXYTCP4 192.0.2.7 10.0.0.1 12345 443\r\n",
            b"\x16\x03\x01\x02\x00",
            &[b'P'; 200],
            &[&b"PROXY "[..], &[b'x'; 200]].concat(),
            &v2(0x31, 0x11, &[0; 12]),
            &v2(0x21, 0x11, &[0; 4]),
        ] {
            assert!(parse(bytes).is_err(), "{bytes:?}");
        }
    }
}
