//! The headers that join traces and requests of several servers: `traceparent` (W3C Trace Context,
//! <https://www.w3.org/TR/trace-context/>) and `x-request-id`.

use opentelemetry::trace::{SpanContext, SpanId, TraceContextExt, TraceFlags, TraceId, TraceState};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::request_context::RequestContext;

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Reads `traceparent` of version 0. Returns `None` if it is missing, repeated or malformed: the
/// specification asks for a new trace then.
pub fn read(headers: &HeaderMap) -> Option<SpanContext> {
    let mut values = headers.get_all(TRACEPARENT).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let mut parts = value.to_str().ok()?.split('-');
    let mut part = |length: usize| {
        let is_hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        parts.next().filter(|part| part.len() == length && part.bytes().all(is_hexadecimal))
    };
    let [version, trace, span, flags] = [part(2)?, part(32)?, part(16)?, part(2)?];
    if version != "00" || parts.next().is_some() {
        return None;
    }

    let flags = TraceFlags::new(u8::from_str_radix(flags, 16).ok()?) & TraceFlags::SAMPLED;
    let (trace, span) = (TraceId::from_hex(trace).ok()?, SpanId::from_hex(span).ok()?);
    let context = SpanContext::new(trace, span, flags, true, TraceState::default());
    Some(context).filter(SpanContext::is_valid)
}

/// Headers for the operator's own back end, by which it finds the request and the trace that a
/// callback belongs to. Nobody else gets them.
pub fn outgoing_headers() -> HeaderMap {
    let RequestContext { id, span } = RequestContext::current();
    let span = span.map(|span| {
        let span = span.context.span().span_context().clone();
        let flags = span.trace_flags() & TraceFlags::SAMPLED;
        format!("00-{}-{}-{flags:02x}", span.trace_id(), span.span_id())
    });

    let named = [(X_REQUEST_ID, id.map(|id| id.to_string())), (TRACEPARENT, span)];
    let values = named
        .into_iter()
        .filter_map(|(name, value)| Some((name, HeaderValue::from_str(&value?).ok()?)));
    values.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";

    fn read_all(values: &[&str]) -> Option<SpanContext> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(TRACEPARENT, HeaderValue::from_str(value).unwrap());
        }
        read(&headers)
    }

    #[test]
    fn b69_a_parent_is_read_strictly() {
        let parent = read_all(&[&format!("00-{TRACE}-b7ad6b7169203331-ff")]).unwrap();
        assert_eq!(parent.trace_id().to_string(), TRACE);
        assert_eq!(parent.span_id().to_string(), "b7ad6b7169203331");
        assert!(parent.is_sampled() && parent.is_remote());
        assert_eq!(parent.trace_flags(), TraceFlags::SAMPLED);
        assert!(!read_all(&[&format!("00-{TRACE}-b7ad6b7169203331-00")]).unwrap().is_sampled());

        let whole = format!("00-{TRACE}-b7ad6b7169203331-01");
        for malformed in [
            String::new(),
            "-".repeat(10_000),
            format!("{whole}-"),
            format!("{whole}-extra"),
            format!(" {whole}"),
            whole.to_uppercase(),
            whole.replace("00-", "ff-"),
            whole.replace("00-", "01-"),
            whole.replace(TRACE, &"0".repeat(32)),
            whole.replace(TRACE, &TRACE[1..]),
            whole.replace(TRACE, &format!("+{}", &TRACE[1..])),
            whole.replace("b7ad6b7169203331", &"0".repeat(16)),
            whole.replace("b7ad6b7169203331", "1"),
            format!("00-{}-b7ad6b7169203331-01", "a".repeat(60_000)),
        ] {
            assert_eq!(read_all(&[&malformed]), None, "{malformed:.80}");
        }
        assert_eq!(read_all(&[&whole, &whole]), None, "repeated");
        assert_eq!(read_all(&[]), None);
    }
}
