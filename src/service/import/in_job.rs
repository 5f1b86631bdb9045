//! Rows imported by a job: what they become and how far the job has come are written together, so that no server's death makes a row
//! be imported, or told, twice.

use sqlx::types::Uuid;

use super::{Checked, Writer, told};
use crate::{
    domain::account_row::RowProblem,
    service::{self, Refusal},
    store::{account_import as store, imports, jobs},
};

impl Writer<'_> {
    /// Makes the accounts of these rows, and returns how many.
    ///
    /// # Errors
    /// [`Refusal::Stale`] when another server has taken the job over.
    pub(super) async fn create_in_job(
        &self,
        (job, runner): (Uuid, Uuid),
        (checked, rows): (Vec<Checked>, u64),
        problems: &mut Vec<RowProblem>,
    ) -> service::Result<u64> {
        let accounts: Vec<_> = checked.iter().map(|checked| &checked.new).collect();
        let mut tx = self.server.db.begin().await?;
        let answers = if accounts.is_empty() {
            Vec::new()
        } else {
            store::create_all(&mut tx, &accounts, self.schema.number).await?
        };
        let taken =
            checked.iter().zip(&answers).filter_map(|(checked, taken)| Some(told(checked.row, taken.as_ref()?)));
        problems.extend(taken);
        problems.sort_by_key(|problem| problem.row);
        let created = answers.iter().filter(|taken| taken.is_none()).count() as u64;
        imports::add_problems(&mut tx, job, problems).await?;
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        if !jobs::advance(&mut tx, (job, runner), (count(created), count(rows - created))).await? {
            return Err(Refusal::Stale.into());
        }
        tx.commit().await?;
        Ok(created)
    }
}
