//! Text as people and programs write it: digits, folding, and invisible characters.

pub(in crate::domain) mod decimal_digit;
pub mod folding;
pub mod json_text;
pub mod storable;
pub mod typed_text;
