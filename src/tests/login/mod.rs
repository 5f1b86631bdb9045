//! Logins: sessions, codes, passwords, devices and recovery.

mod code_limits;
mod code_locks;
mod codes;
mod devices;
mod disowning;
mod disowning_links;
mod ended_sessions;
mod exchange;
mod flow_ends;
mod guarded_recoveries;
mod imported_hashes;
mod links;
mod password_attempts;
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
mod verified_addresses;
