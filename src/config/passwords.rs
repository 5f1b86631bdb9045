//! The settings of passwords.

use std::num::NonZeroU32;

use super::Source;
use crate::domain::Password;

/// The settings of passwords.
#[derive(Clone, Copy, Debug)]
pub struct Passwords {
    /// Minimum length of a new password in characters.
    pub min_length: usize,
    /// Maximum number of attempts per account in ten minutes, right or wrong.
    pub attempts_per_account: NonZeroU32,
    /// Maximum number of attempts per IPv4 address or IPv6 /64 network in ten minutes, right or
    /// wrong.
    pub attempts_per_address: NonZeroU32,
}

impl Passwords {
    pub(super) fn read(source: &mut Source) -> Self {
        Self {
            min_length: source.number("password_min_length", 8, 8..=Password::MAX_CHARACTERS),
            attempts_per_account: attempts(source, "password_attempts_per_account", 10),
            attempts_per_address: attempts(source, "password_attempts_per_address", 100),
        }
    }
}

fn attempts(source: &mut Source, setting: &str, default: u32) -> NonZeroU32 {
    let number = source.number(setting, default, 1..=1_000_000);
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}
