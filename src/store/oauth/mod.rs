//! The OpenID provider: grants with their codes and tokens, and the keys that sign.

pub mod client_assertions;
pub mod consents;
pub mod device_authorizations;
pub mod exchanges;
mod grant_locks;
pub mod grant_writes;
pub mod grants;
pub mod requests;
pub mod signing_keys;
pub mod tokens;
