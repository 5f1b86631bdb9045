//! Credentials: passwords, codes, tokens, signatures and keys. None of them prints its secret.

pub mod api_token;
pub mod auth_token;
pub mod encryption;
pub mod inspection_ticket;
pub mod jws;
pub(in crate::domain) mod one_time_code;
pub mod own_id_data;
pub mod password;
pub mod password_hash;
pub mod recovery_code;
pub mod server_certificate;
pub mod signature;
pub mod token;
pub mod typed_code;
pub mod used_credential;
