//! Requests to applications behind a proxy, which asks this server about each of them, and the
//! identity that it passes on.

pub mod forwarded_request;
pub mod header_text;
pub mod identity;
pub mod target;

pub use forwarded_request::{ForwardedRequest, ForwardedValues, InvalidForwardedRequest};
pub use identity::ForwardedIdentity;
pub use target::ApplicationTarget;
