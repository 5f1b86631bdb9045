//! JSON from other programs.

/// Removes a leading byte order mark, which some programs write. RFC 8259 (section 8.1) permits
/// readers to ignore it.
pub fn strip_bom(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}
