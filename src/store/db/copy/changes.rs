//! The copy of changes, and the switch.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use sqlx::QueryBuilder;

use super::{
    CopyError, CopyRun, CopyStep,
    catalog::CopiedTable,
    cells::{CellRow, CellValue, ColumnKind, TableSum},
    gate, state,
    statements::{OnConflict, delete_keys, fetch, insert, rows_of_keys, run},
    verify::begin_snapshot,
};
use crate::{on, store::db::RawConnection};

/// The time that a round may take so that the next one can be the last.
const SHORT_ROUND: Duration = Duration::from_secs(1);

/// The number of rounds after which the switch comes although rounds are long.
const MAX_ROUNDS: usize = 50;

/// The number of entries of the log that are read at once.
const LOG_PAGE: usize = 500;

/// The numbers of the entries of each table's log that a round has copied.
type CopiedEntries = Vec<Vec<i64>>;

impl CopyRun<'_> {
    /// Copies everything while the source is in use, and switches. Returns beside itself the time
    /// for which the source refused writes until the target was complete.
    pub(super) async fn follow(mut self, target: &str) -> Result<(Self, Duration), CopyError> {
        // A row whose unique value another row has given up since has changed, too.
        self.copy_rows(OnConflict::Skip).await?;
        self.catch_up().await?;
        // Now the target is the source as it was at one moment, which is compared. What changes
        // after it is compared row by row.
        let entries = self.copy_log().await?;
        self = self.compare().await?;
        self.end_round(entries).await?;
        self.catch_up().await?;

        (self.report)(CopyStep::Switching);
        let since = Instant::now();
        if !gate::is_closed(&mut self.from).await? {
            gate::close(&mut self.from, target).await?;
        }
        match self.finish().await {
            Ok(()) => Ok((self, since.elapsed())),
            Err(error) => {
                self.reopen_unless_complete().await?;
                Err(error)
            }
        }
    }

    async fn finish(&mut self) -> Result<(), CopyError> {
        let entries = self.copy_log().await?;
        self.end_round(entries).await?;
        state::finish(&mut self.to).await
    }

    /// Has the source accept writes again after a failure, if it is certain that the target is not
    /// complete.
    async fn reopen_unless_complete(&mut self) -> Result<(), CopyError> {
        run(&mut self.to, "rollback").await.ok();
        let state = state::read(&mut self.to).await?;
        if state.is_some_and(|state| !state.is_finished) {
            run(&mut self.from, "rollback").await.ok();
            gate::open(&mut self.from).await?;
        }
        Ok(())
    }

    /// Copies changes until there are so few that the rest takes no time.
    async fn catch_up(&mut self) -> Result<(), CopyError> {
        for _ in 0..MAX_ROUNDS {
            let since = Instant::now();
            let entries = self.copy_log().await?;
            self.end_round(entries).await?;
            if since.elapsed() < SHORT_ROUND {
                break;
            }
        }
        Ok(())
    }

    /// Brings the target to the state that the source has at one moment, by the rows that the log
    /// names at that moment. The source's transaction stays open.
    async fn copy_log(&mut self) -> Result<CopiedEntries, CopyError> {
        begin_snapshot(&mut self.from).await?;
        run(&mut self.to, "begin").await?;
        let mut entries = Vec::new();

        // All of them go before the first comes: a unique value may have moved between rows.
        for table in &self.tables {
            let mut of_table = Vec::new();
            while let Some(changed) =
                log_page(&mut self.from, table, of_table.last().copied()).await?
            {
                delete_keys(&mut self.to, table, &changed.keys).await?;
                of_table.extend(changed.sequences);
            }
            entries.push(of_table);
        }
        for (table, of_table) in self.tables.clone().iter().zip(&entries) {
            if !of_table.is_empty() {
                self.copy_changes(table).await?;
            }
        }

        run(&mut self.to, "commit").await?;
        Ok(entries)
    }

    /// Ends the source's transaction, and removes the entries from its log.
    async fn end_round(&mut self, entries: CopiedEntries) -> Result<(), CopyError> {
        run(&mut self.from, "commit").await?;
        let rows = entries.iter().map(Vec::len).sum();
        (self.report)(CopyStep::Changes { rows });
        for (table, of_table) in self.tables.iter().zip(&entries) {
            forget(&mut self.from, table, of_table).await?;
        }
        Ok(())
    }

    /// Copies the rows that the log of a table names, and compares them.
    async fn copy_changes(&mut self, table: &CopiedTable) -> Result<(), CopyError> {
        let mut last = None;
        while let Some(changed) = log_page(&mut self.from, table, last).await? {
            last = changed.sequences.last().copied();
            let rows = rows_of_keys(&mut self.from, table, &changed.keys).await?;
            // A row that two pages name is there already.
            delete_keys(&mut self.to, table, &changed.keys).await?;
            insert(&mut self.to, table, &rows, OnConflict::Fail).await?;

            let copied = rows_of_keys(&mut self.to, table, &changed.keys).await?;
            if TableSum::of(&copied) != TableSum::of(&rows) {
                return Err(CopyError::Different(table.name.clone()));
            }
        }
        Ok(())
    }
}

/// A part of a log.
struct ChangedRows {
    sequences: Vec<i64>,
    /// Each key once.
    keys: Vec<CellRow>,
}

/// Reads the entries behind this one; `None` at the end.
async fn log_page(
    source: &mut RawConnection,
    table: &CopiedTable,
    after: Option<i64>,
) -> Result<Option<ChangedRows>, CopyError> {
    let mut kinds = vec![ColumnKind::Integer];
    kinds.extend(table.key_kinds());
    let names = table.key.iter().map(|at| format!(", \"{}\"", table.columns[*at].name));
    let key: String = names.collect();
    let rows = fetch!(&mut *source, &kinds, query => {
        query.push(format_args!("select seq{key} from \"_copy_log_{}\" where seq > ", table.name));
        query.push_bind(after.unwrap_or_default());
        query.push(format_args!(" order by seq limit {LOG_PAGE}"));
    })?;
    if rows.is_empty() {
        return Ok(None);
    }

    let mut seen = HashSet::new();
    let mut changed = ChangedRows { sequences: Vec::new(), keys: Vec::new() };
    for row in rows {
        let mut cells = row.into_iter();
        if let Some(CellValue::Integer(sequence)) = cells.next() {
            changed.sequences.push(sequence);
        }
        let key: CellRow = cells.collect();
        if seen.insert(key.clone()) {
            changed.keys.push(key);
        }
    }
    Ok(Some(changed))
}

/// Removes entries from the log of a table, and no others: one with a lower number may have come
/// to light since.
async fn forget(
    source: &mut RawConnection,
    table: &CopiedTable,
    sequences: &[i64],
) -> Result<(), CopyError> {
    for sequences in sequences.chunks(LOG_PAGE) {
        let sql = format!("delete from \"_copy_log_{}\" where seq in (", table.name);
        on!(&mut *source, connection => {
            let mut query = QueryBuilder::new(sql);
            let mut places = query.separated(", ");
            for sequence in sequences {
                places.push_bind(*sequence);
            }
            query.push(")");
            query.build().execute(&mut *connection).await.map(drop)
        })?;
    }
    Ok(())
}
