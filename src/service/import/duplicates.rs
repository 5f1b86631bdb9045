//! What a dry run remembers of the rows that it has seen.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use super::{Batch, told};
use crate::store::accounts::{bulk_insert::InsertConflict, changes::NewAccount};

/// The login ids of a dry run, and whose passkeys it has seen, by their hashes: nothing is written that the next batch could collide
/// with.
#[derive(Default)]
pub(super) struct Seen {
    hashes: HashSet<u64>,
    passkeys: HashMap<u64, u64>,
    state: RandomState,
}

impl Seen {
    pub(super) fn sort_out(&mut self, batch: &mut Batch, update: bool) {
        let mut problems = Vec::new();
        batch.checked.retain(|checked| {
            let login_id = self.state.hash_one(checked.new.login_id.as_str());
            let taken = if !(self.hashes.insert(login_id) || update) {
                Some(InsertConflict::LoginId)
            } else if !self.owns_passkeys(login_id, &checked.new) {
                Some(InsertConflict::Credential)
            } else {
                None
            };
            problems.extend(taken.as_ref().map(|taken| told(checked.row, taken)));
            taken.is_none()
        });
        batch.problems.extend(problems);
    }

    /// Remembers the account's passkeys. False when another account before had one of them.
    fn owns_passkeys(&mut self, login_id: u64, new: &NewAccount) -> bool {
        let credentials = new.own_id_data.iter().flat_map(|record| record.credentials.iter().flatten());
        let mut owners = credentials
            .map(|credential| *self.passkeys.entry(self.state.hash_one(credential.as_str())).or_insert(login_id));
        owners.all(|owner| owner == login_id)
    }
}
