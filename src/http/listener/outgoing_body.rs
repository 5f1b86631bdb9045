//! The body of a response as it is sent.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use axum::body::{Body, Bytes};
use hyper::body::{Frame, SizeHint};

use super::connection_state::OpenRequest;

/// Largest piece handed over at once, in bytes. Data that the client does not read stays countable
/// here, and is not copied into the connection's own buffer.
const MAX_PIECE_BYTES: usize = 16 * 1024;

/// A body that records when the client stops reading it.
#[derive(Debug)]
pub(super) struct OutgoingBody {
    body: Body,
    /// The rest of a frame that was larger than [`MAX_PIECE_BYTES`].
    rest: Bytes,
    open: OpenRequest,
}

impl OutgoingBody {
    pub(super) fn new(body: Body, open: OpenRequest) -> Self {
        open.has_more();
        Self { body, rest: Bytes::new(), open }
    }

    fn piece(&mut self) -> Frame<Bytes> {
        let piece = self.rest.split_to(self.rest.len().min(MAX_PIECE_BYTES));

        self.open.has_more();

        Frame::data(piece)
    }
}

impl hyper::body::Body for OutgoingBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.open.is_taken();
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(self.piece())));
        }

        let frame = match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
            Some(Ok(frame)) => frame,
            ended => return Poll::Ready(ended),
        };

        match frame.into_data() {
            Ok(data) => {
                self.rest = data;
                Poll::Ready(Some(Ok(self.piece())))
            }
            Err(trailers) => Poll::Ready(Some(Ok(trailers))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.len() as u64;
        let body = self.body.size_hint();

        let mut hint = SizeHint::new();
        hint.set_lower(body.lower() + rest);

        if let Some(upper) = body.upper() {
            hint.set_upper(upper + rest);
        }
        hint
    }
}
