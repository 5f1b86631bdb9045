//! Languages: the catalogues of texts, and the formats of numbers and dates.

pub(crate) mod catalogue;
pub(crate) mod language;
pub(crate) mod moment;
pub(crate) mod numbers;
pub mod speaking;
pub mod texts;
