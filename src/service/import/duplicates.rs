//! Detection of duplicates among the rows of a dry run.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use super::{RowBatch, to_problem};
use crate::store::accounts::{changes::NewAccountRecord, insert_conflicts::InsertConflict};

/// The login ids and passkeys of the rows so far, by their hashes. A dry run writes nothing, so the
/// database cannot detect duplicates across batches.
#[derive(Default)]
pub(super) struct Duplicates {
    hashes: HashSet<u64>,
    passkeys: HashMap<u64, u64>,
    state: RandomState,
}

impl Duplicates {
    /// Removes rows whose login id or passkey belongs to an earlier row, and adds their problems.
    pub(super) fn split(&mut self, batch: &mut RowBatch, update: bool) {
        let mut problems = Vec::new();
        batch.checked.retain(|checked| {
            let login_id = self.state.hash_one(checked.new.account.login_id.as_str());
            let taken = if !(self.hashes.insert(login_id) || update) {
                Some(InsertConflict::LoginId)
            } else if !self.owns_passkeys(login_id, &checked.new) {
                Some(InsertConflict::Credential)
            } else {
                None
            };
            problems.extend(taken.as_ref().map(|taken| to_problem(checked.row, taken)));
            taken.is_none()
        });
        batch.problems.extend(problems);
    }

    /// Adds the account's passkeys. Returns false when an earlier account has one of them.
    fn owns_passkeys(&mut self, login_id: u64, new: &NewAccountRecord) -> bool {
        let credentials =
            new.own_id_data.iter().flat_map(|record| record.credentials.iter().flatten());
        let mut owners = credentials.map(|credential| {
            *self.passkeys.entry(self.state.hash_one(credential.as_str())).or_insert(login_id)
        });
        owners.all(|owner| owner == login_id)
    }
}
