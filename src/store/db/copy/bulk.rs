//! The copy of whole tables, in the order of their keys.

use futures::future::join;

use super::{
    CopyError, CopyRun, CopyStep,
    catalog::CopiedTable,
    cells::{CellRow, CellValue},
    state::{self, TableState},
    statements::{OnConflict, delete_keys, insert, number, page, run},
};

/// The size at which a page ends, in bytes of memory, about.
const PAGE_BYTES: usize = 4 << 20;

/// The maximum number of rows in a page.
const MAX_PAGE_ROWS: usize = 5_000;

/// The number of rows in the first page of a table, when their size is unknown.
const FIRST_PAGE_ROWS: usize = 100;

/// The size at which a transaction ends, in bytes of rows.
const TRANSACTION_BYTES: usize = 32 << 20;

impl CopyRun<'_> {
    /// Copies the rows of every table that are not copied yet.
    pub(super) async fn copy_rows(&mut self, on_conflict: OnConflict) -> Result<(), CopyError> {
        let (mut copied, mut total) = (0, 0);
        for table in &self.tables {
            let count = format!("select count(*) from \"{}\"", table.name);
            total += u64::try_from(number(&mut self.from, &count).await?).unwrap_or_default();
            copied += state::of_table(&mut self.to, table).await?.rows;
        }

        (self.report)(CopyStep::Rows { copied, total });
        for table in self.tables.clone() {
            let reached = state::of_table(&mut self.to, &table).await?;
            if !reached.is_done {
                let mut copy =
                    TableCopy { run: self, table: &table, on_conflict, reached, copied, total };
                copied = copy.copy().await?;
            }
        }
        Ok(())
    }
}

struct TableCopy<'c, 'r> {
    run: &'c mut CopyRun<'r>,
    table: &'c CopiedTable,
    on_conflict: OnConflict,
    reached: TableState,
    /// The rows of all tables so far, and those that there were at the beginning.
    copied: u64,
    total: u64,
}

impl TableCopy<'_, '_> {
    /// Copies the rest of the table. While one page is written, the next is read.
    async fn copy(&mut self) -> Result<u64, CopyError> {
        let mut limit = FIRST_PAGE_ROWS;
        let mut bytes = 0;
        let after = self.reached.position.clone();
        let mut rows = page(&mut self.run.from, self.table, after.as_ref(), limit).await?;

        run(&mut self.run.to, "begin").await?;
        if self.table.key.is_empty() {
            delete_keys(&mut self.run.to, self.table, &[vec![]]).await?;
        }
        while let Some(last) = rows.last() {
            let key: CellRow = self.table.key.iter().map(|at| last[*at].clone()).collect();
            let size: usize = rows.iter().flatten().map(CellValue::size).sum();
            limit = (PAGE_BYTES * rows.len() / size.max(1)).clamp(1, MAX_PAGE_ROWS);
            bytes += size;

            let CopyRun { from, to, .. } = &mut *self.run;
            let written = insert(to, self.table, &rows, self.on_conflict);
            let next = async {
                if self.table.key.is_empty() {
                    return Ok(Vec::new());
                }
                page(from, self.table, Some(&key), limit).await
            };
            let (written, next) = join(written, next).await;
            written?;
            self.advance(rows.len(), key);
            rows = next?;

            if bytes >= TRANSACTION_BYTES {
                self.commit().await?;
                run(&mut self.run.to, "begin").await?;
                bytes = 0;
            }
        }

        self.reached.is_done = true;
        self.commit().await?;
        Ok(self.copied)
    }

    fn advance(&mut self, rows: usize, key: CellRow) {
        let rows = u64::try_from(rows).unwrap_or_default();
        self.reached.rows += rows;
        self.reached.position = Some(key);
        self.copied += rows;
        let (copied, total) = (self.copied, self.total);
        (self.run.report)(CopyStep::Rows { copied, total });
    }

    async fn commit(&mut self) -> Result<(), CopyError> {
        state::record(&mut self.run.to, self.table, &self.reached).await?;
        Ok(run(&mut self.run.to, "commit").await?)
    }
}
