//! Extractors: values that handlers take out of a request.

pub mod client_address;
pub mod form_or_json;
pub mod forwarded;
pub mod language;
pub mod local_platform;
pub mod loopback_only;
pub mod verified_callback;
