//! Names of persons, and their comparison across spellings and scripts.

pub mod person_name;
pub mod transliteration;
