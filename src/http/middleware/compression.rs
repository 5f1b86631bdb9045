//! What is compressed on its way out.

use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{Predicate, SizeAbove},
    },
};

/// From which size on a page is compressed, in bytes. Most pages are smaller, and light enough as they are: compressing them would
/// only cost the server time.
const COMPRESSED_FROM: u16 = 4608;
/// Of Brotli or gzip, whichever the browser takes: the list of the world's countries must fit into a visit of 6 KB.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(7);

/// The layer for pages.
pub fn of_pages() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(COMPRESSION).compress_when(SizeAbove::new(COMPRESSED_FROM).and(is_no_file))
}

/// Files that people take home go out as they are: Chromium calls off a download that is compressed while it is written.
fn is_no_file(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION)
}
