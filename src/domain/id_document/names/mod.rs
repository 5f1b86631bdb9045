//! Names of persons, compared across spellings and scripts.

pub mod person_name;
pub mod transliteration;
