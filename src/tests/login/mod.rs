//! Logins: sessions, codes, passwords, devices and recovery.

mod code_limits;
mod code_locks;
mod codes;
mod devices;
mod disowning;
mod exchange;
mod imported_hashes;
mod links;
mod passwords;
mod pending_accounts;
mod recovery;
mod recovery_by_code;
mod recovery_codes;
mod second_time;
mod session_list;
pub(super) mod sessions;
mod strengths;
mod timing;
mod typed_codes;
mod unfinished_flows;
mod unproved;
