//! Passwords, for those who use one.

use std::num::NonZeroU32;

use super::Source;
use crate::domain::Password;

#[derive(Clone, Copy, Debug)]
pub struct Passwords {
    /// The shortest password that may be chosen, in characters.
    pub min_length: usize,
    /// Attempts in ten minutes on one account, right or wrong.
    pub attempts_per_account: NonZeroU32,
    /// Attempts in ten minutes from one address (an IPv6 address counts by its /64), right or wrong.
    pub attempts_per_address: NonZeroU32,
}

impl Passwords {
    pub(super) fn read(source: &mut Source) -> Self {
        Self {
            min_length: source.number("password_min_length", 8, (8, Password::MAX_CHARACTERS)),
            attempts_per_account: attempts(source, "password_attempts_per_account", 10),
            attempts_per_address: attempts(source, "password_attempts_per_address", 100),
        }
    }
}

fn attempts(source: &mut Source, setting: &str, default: u32) -> NonZeroU32 {
    let number = source.number(setting, default, (1, 1_000_000));
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}
