//! Compression of responses.

use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{Predicate, SizeAbove},
    },
};

/// Size from which a page is compressed, in bytes. Most pages are smaller, and compressing them
/// would only cost processor time.
const MIN_COMPRESSED_BYTES: u16 = 4608;
/// Level for Brotli and gzip: a page with the list of all countries must fit into 6 KB.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(7);

/// Compression layer for pages.
pub fn of_pages() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(COMPRESSION)
        .compress_when(SizeAbove::new(MIN_COMPRESSED_BYTES).and(is_not_download))
}

/// Downloads are not compressed: Chromium aborts one that is compressed while it is written.
fn is_not_download(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION)
}
