//! Problems in the rows of an import.

/// The reason why a row was not imported.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RowProblem {
    /// The number of the row, from 1; the header of a CSV file is not counted.
    pub row: u64,
    /// The member of the row, as a JSON Pointer; empty for the whole row.
    pub pointer: String,
    /// A stable code; docs/import-export.md lists them.
    pub code: &'static str,
    pub message: String,
}
