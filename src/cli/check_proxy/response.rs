//! Responses, as far as they were read.

use url::Url;

use super::connection::ConnectionFailure;
use crate::cli::{back_end::printable, output};

/// Most headers of a response.
const MAX_HEADERS: usize = 128;

/// The longest address that is shown, in characters.
const SHOWN_CHARACTERS: usize = 100;

/// A response.
#[derive(Clone, Debug)]
pub(super) struct WireResponse {
    pub(super) status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// The length of a body (RFC 9112 §6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyLength {
    Bytes(usize),
    Chunked,
    /// Until the connection ends.
    UntilClosed,
}

impl WireResponse {
    /// Parses the head at the beginning of these bytes. Returns the response without its body, and
    /// the length of the head; `None` if it is not there yet.
    ///
    /// # Errors
    /// [`ConnectionFailure::Malformed`].
    pub(super) fn parse(bytes: &[u8]) -> Result<Option<(Self, usize)>, ConnectionFailure> {
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut head = httparse::Response::new(&mut headers);
        let length = match head.parse(bytes) {
            Ok(httparse::Status::Complete(length)) => length,
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(_) => return Err(ConnectionFailure::Malformed),
        };

        let headers = head.headers.iter().map(|header| {
            let value = String::from_utf8_lossy(header.value).into_owned();
            (header.name.to_ascii_lowercase(), value)
        });
        let headers = headers.collect();
        let status = head.code.ok_or(ConnectionFailure::Malformed)?;
        Ok(Some((Self { status, headers, body: Vec::new() }, length)))
    }

    /// The length of the body behind the head.
    pub(super) fn body_length(&self, answers_head: bool) -> BodyLength {
        let has_none = answers_head || matches!(self.status, 101 | 204 | 304);
        let is_chunked = self
            .header("transfer-encoding")
            .is_some_and(|coding| coding.to_ascii_lowercase().ends_with("chunked"));
        let length = self.header("content-length").and_then(|length| length.trim().parse().ok());

        match (has_none, is_chunked, length) {
            (true, _, _) => BodyLength::Bytes(0),
            (false, true, _) => BodyLength::Chunked,
            (false, false, Some(length)) => BodyLength::Bytes(length),
            (false, false, None) => BodyLength::UntilClosed,
        }
    }

    /// The first value of a header, whose name is in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every value of a header.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let found = self.headers.iter().filter(move |(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }

    /// True when the body has this text.
    pub(super) fn shows(&self, text: &str) -> bool {
        String::from_utf8_lossy(&self.body).contains(text)
    }

    /// The address in `Location`, relative to this one.
    pub(super) fn location(&self, base: &Url) -> Option<Url> {
        if !(300..400).contains(&self.status) {
            return None;
        }
        base.join(self.header("location")?).ok()
    }

    /// The code of a problem document (RFC 9457).
    pub(super) fn problem_code(&self) -> Option<String> {
        let is_problem = self.header("content-type")?.starts_with("application/problem+json");
        let body: serde_json::Value = serde_json::from_slice(&self.body).ok()?;
        let code = body.get("code")?.as_str()?;
        if is_problem { Some(printable(code)) } else { None }
    }

    /// The response in a few words, without what may be secret.
    pub(super) fn describe(&self) -> String {
        let status = self.status;
        if let Some(location) = self.header("location") {
            let location = location.split(['?', '#']).next().unwrap_or_default();
            let shown: String = location.chars().take(SHOWN_CHARACTERS).collect();
            return format!("{status} to {}", output::visible(&shown));
        }
        match self.problem_code() {
            Some(code) => format!("{status} {code}"),
            None => status.to_string(),
        }
    }
}
