//! Validation of all accounts against a new account schema.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use super::CHUNK_ACCOUNTS;
use crate::{
    domain::{AccountId, AccountSchema, Profile, schema::FieldProblem},
    server::Server,
    service::{Result, accounts::details::stored_profile},
    store::accounts::schemas::{self as store, IndexedAccount},
};

/// The result of validating all accounts against a new schema.
#[derive(Clone, Debug, Default)]
pub struct ConformanceReport {
    pub accounts: u64,
    pub failing: u64,
    /// Some of the failing accounts, at most [`ConformanceReport::SAMPLE`].
    pub sample: Vec<NonConformingAccount>,
}

impl ConformanceReport {
    pub const SAMPLE: usize = 20;
}

/// An account that does not conform to a schema.
#[derive(Clone, Debug)]
pub struct NonConformingAccount {
    pub account_id: AccountId,
    pub problems: Vec<FieldProblem>,
}

/// Validates every account against the schema.
pub(in crate::service) async fn check(
    server: &Server,
    schema: &AccountSchema,
) -> Result<ConformanceReport> {
    let mut report = ConformanceReport::default();
    let mut unique_values = UniqueValues::default();
    let mut after = None;
    loop {
        let accounts = store::accounts_after(&server.db, after, CHUNK_ACCOUNTS).await?;
        let Some(last) = accounts.last() else { return Ok(report) };
        after = Some(last.account.id);
        for IndexedAccount { account, .. } in accounts {
            report.accounts += 1;
            let profile = stored_profile(account.id, &account.profile)?;
            let profile = schema.with_defaults(&profile);
            let mut problems = schema.validate(&profile);
            problems.extend(unique_values.taken(schema, &profile));
            if !problems.is_empty() {
                report.failing += 1;
                if report.sample.len() < ConformanceReport::SAMPLE {
                    report.sample.push(NonConformingAccount { account_id: account.id, problems });
                }
            }
        }
        tokio::task::yield_now().await;
    }
}

/// The values of unique fields so far, by their hashes, so that a million of them need only a few
/// megabytes.
#[derive(Default)]
struct UniqueValues {
    hashes: HashSet<u64>,
    state: RandomState,
}

impl UniqueValues {
    fn taken(&mut self, schema: &AccountSchema, profile: &Profile) -> Vec<FieldProblem> {
        let unique = schema.fields().iter().filter(|field| field.unique);
        let keys =
            unique.filter_map(|field| Some((&field.name, field.key(profile.get(&field.name)?)?)));
        let taken = keys.filter(|key| !self.hashes.insert(self.state.hash_one(key)));
        taken
            .map(|(name, _)| FieldProblem::of(name, "taken", "is the value of another account"))
            .collect()
    }
}
