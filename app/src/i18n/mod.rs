//! Languages: the catalogues of texts, and numbers and dates as each language writes them.

pub(crate) mod catalogue;
pub(crate) mod language;
pub(crate) mod moment;
mod numbers;
pub mod speaking;
pub mod texts;
