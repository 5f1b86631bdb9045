//! JSON as other programs write it.

/// The text behind a byte order mark, which some programs begin a file or a body with. RFC 8259 (section 8.1) lets readers ignore it.
pub fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}
