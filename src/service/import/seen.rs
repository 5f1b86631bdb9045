//! What a dry run remembers of the rows that it has seen.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use super::{Batch, told};
use crate::store::account_import::Taken;

/// The login ids of a dry run, by their hashes: nothing is written that the next batch could collide with.
#[derive(Default)]
pub(super) struct Seen {
    hashes: HashSet<u64>,
    state: RandomState,
}

impl Seen {
    pub(super) fn sort_out(&mut self, batch: &mut Batch, update: bool) {
        let mut problems = Vec::new();
        batch.checked.retain(|checked| {
            let new = self.hashes.insert(self.state.hash_one(checked.new.login_id.as_str())) || update;
            if !new {
                problems.push(told(checked.row, &Taken::LoginId));
            }
            new
        });
        batch.problems.extend(problems);
    }
}
