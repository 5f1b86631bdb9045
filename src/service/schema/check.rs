//! How a new account schema fits the accounts there are.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use sqlx::types::Uuid;

use super::CHUNK;
use crate::{
    domain::{AccountSchema, Profile, schema::FieldProblem},
    server::Server,
    service::{Result, accounts::details::stored_profile},
    store::accounts::schemas as store,
};

/// How a new schema fits the accounts there are.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub accounts: u64,
    pub failing: u64,
    /// Some of them, at most [`Report::SAMPLE`].
    pub sample: Vec<Misfit>,
}

impl Report {
    pub const SAMPLE: usize = 20;
}

#[derive(Clone, Debug)]
pub struct Misfit {
    pub account_id: Uuid,
    pub problems: Vec<FieldProblem>,
}

/// Holds the schema against every account.
pub(in crate::service) async fn check(server: &Server, schema: &AccountSchema) -> Result<Report> {
    let mut report = Report::default();
    let mut seen = Seen::default();
    let mut after = None;
    loop {
        let accounts = store::accounts_after(&server.db, after, CHUNK).await?;
        let Some(last) = accounts.last() else { return Ok(report) };
        after = Some(last.id);
        for account in accounts {
            report.accounts += 1;
            let profile = stored_profile(account.id, &account.profile)?;
            let profile = schema.with_defaults(&profile);
            let mut problems = schema.validate(&profile);
            problems.extend(seen.taken(schema, &profile));
            if !problems.is_empty() {
                report.failing += 1;
                if report.sample.len() < Report::SAMPLE {
                    report.sample.push(Misfit { account_id: account.id, problems });
                }
            }
        }
        tokio::task::yield_now().await;
    }
}

/// The values of unique fields that a check has met, by their hashes, so that a million of them take few megabytes.
#[derive(Default)]
struct Seen {
    hashes: HashSet<u64>,
    state: RandomState,
}

impl Seen {
    fn taken(&mut self, schema: &AccountSchema, profile: &Profile) -> Vec<FieldProblem> {
        let unique = schema.fields().iter().filter(|field| field.unique);
        let keys = unique.filter_map(|field| Some((&field.name, field.key(profile.get(&field.name)?)?)));
        let taken = keys.filter(|key| !self.hashes.insert(self.state.hash_one(key)));
        taken.map(|(name, _)| FieldProblem::of(name, "taken", "is the value of another account")).collect()
    }
}
