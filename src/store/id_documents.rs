//! Decisions on identity documents: made once for each request, and kept.

use std::{collections::HashMap, sync::Arc};

use sqlx::{QueryBuilder, types::Uuid};

use super::{Database, Db, batch::Work};
use crate::{
    domain::{
        IdDocument, LoginId, Profile, Timestamp, TokenHash,
        document_policy::{Decision, Policy, Reason},
        id_document::DocumentType,
        signature::Verified,
    },
    on,
};

/// A document to be decided on.
#[derive(Clone, Debug)]
pub struct Question {
    /// The id of the record, if this makes one.
    pub id: Uuid,
    pub login_id: LoginId,
    pub document: IdDocument,
    /// What is kept of the number: its keyed hash and its end.
    pub number: (String, String),
    pub policy: Arc<Policy>,
    /// The callback's time and the hash of its signature: unique together, so a replay decides nothing.
    pub request: Verified,
    pub now: Timestamp,
}

impl Question {
    fn key(&self) -> (Timestamp, &str) {
        (self.request.timestamp, self.request.replay_key.as_str())
    }
}

/// The answer that stands in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Accepted { id: Uuid },
    Refused { id: Uuid, reason: Reason },
    UnknownUser,
}

/// One row of the record.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Record {
    pub id: Uuid,
    pub decided_at: Timestamp,
    pub login_id: String,
    pub account_id: Uuid,
    pub document_type: DocumentType,
    /// HMAC-SHA256 of the number.
    pub number_hash: String,
    pub number_end: String,
    /// None when the document was accepted.
    pub reason: Option<Reason>,
    /// Pairs of a check's name and its outcome, in JSON.
    pub checks: String,
}

/// Decides, or finds what was decided when the same request came before.
pub async fn decide(db: &Database, question: Question) -> sqlx::Result<Decided> {
    db.id_document_decide.ask(question).await
}

/// The latest records, of one login id or of all, newest first.
pub async fn list(db: &Database, login_id: Option<&LoginId>, most: i64) -> sqlx::Result<Vec<Record>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end, reason, checks
           from id_document_decision where $1 is null or login_id = $1
          order by signed_at desc, signature_hash limit $2",
    ).bind(login_id.map(LoginId::as_str)).bind(most).fetch_all(pool).await)
}

pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<Record>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end, reason, checks
           from id_document_decision where id = $1",
    ).bind(id).fetch_optional(pool).await)
}

/// Two statements for all who wait: one reads their accounts, one writes what was decided, unless the account has changed since.
#[derive(Debug)]
pub(super) struct Decide {
    pub read: Db,
    pub write: Db,
}

/// What a document is held against.
#[derive(sqlx::FromRow)]
struct Holder {
    login_id: String,
    id: Uuid,
    profile: String,
    disabled_at: Option<Timestamp>,
    updated_at: Timestamp,
}

/// What was decided for one of those who wait.
struct Draft<'a> {
    item: &'a Question,
    holder: &'a Holder,
    decision: Decision,
}

impl<'a> Draft<'a> {
    fn new(item: &'a Question, holder: &'a Holder) -> Self {
        let profile = Profile::parse(&holder.profile).unwrap_or_default();
        let decision = item.policy.decide(&item.document, &profile, holder.disabled_at.is_some(), item.now.day());
        Self { item, holder, decision }
    }
}

impl Work for Decide {
    type Item = Question;
    type Answer = Decided;

    async fn run(&self, items: &[Question]) -> sqlx::Result<Vec<Decided>> {
        let holders = self.holders(items).await?;
        let drafts: Vec<_> = items
            .iter()
            .filter_map(|item| holders.get(item.login_id.as_str()).map(|holder| Draft::new(item, holder)))
            .collect();
        if drafts.is_empty() {
            return Ok(vec![Decided::UnknownUser; items.len()]);
        }
        if usize::try_from(self.write(&drafts).await?) == Ok(drafts.len()) {
            let answers = drafts.iter().map(|draft| {
                let Draft { item, decision, .. } = draft;
                (item.key(), Decided::of(item.id, decision.reason()))
            });
            return Ok(in_order(items, &answers.collect()));
        }
        // Some were answered before: what stands in the record counts.
        let recorded = self.recorded(&drafts).await?;
        let answers: Answers<'_> =
            recorded.iter().map(|(at, hash, id, reason)| ((*at, hash.as_str()), Decided::of(*id, *reason))).collect();
        if drafts.iter().all(|draft| answers.contains_key(&draft.item.key())) {
            Ok(in_order(items, &answers))
        } else {
            // An account changed in between. The batch then tries each alone.
            Err(sqlx::Error::RowNotFound)
        }
    }
}

impl Decide {
    async fn holders(&self, items: &[Question]) -> sqlx::Result<HashMap<String, Holder>> {
        let holders: Vec<Holder> = on!(&self.read, pool => {
            let mut query = QueryBuilder::new("with item (login_id) as (");
            query.push_values(items, |mut row, item| {
                row.push_bind(item.login_id.as_str());
            });
            query.push(
                ") select a.login_id, a.id, a.profile, a.disabled_at, a.updated_at
                     from account a where a.login_id in (select login_id from item)",
            );
            query.build_query_as().fetch_all(pool).await
        })?;
        Ok(holders.into_iter().map(|holder| (holder.login_id.clone(), holder)).collect())
    }

    /// Returns how many rows are new.
    async fn write(&self, drafts: &[Draft<'_>]) -> sqlx::Result<u64> {
        on!(&self.write, pool => {
            let mut query = QueryBuilder::new(
                "with item (signed_at, signature_hash, id, account_id, updated_at, document_type, number_hash, number_end,
                            reason, checks, decided_at) as (",
            );
            query.push_values(drafts, |mut row, Draft { item, holder, decision }| {
                row.push_bind(item.request.timestamp).push_bind(&item.request.replay_key).push_bind(item.id);
                row.push_bind(holder.id).push_bind(holder.updated_at).push_bind(item.document.kind);
                row.push_bind(&item.number.0).push_bind(&item.number.1).push_bind(decision.reason());
                row.push_bind(decision.checks()).push_bind(item.now);
            });
            query.push(
                ") insert into id_document_decision (signed_at, signature_hash, id, account_id, login_id, document_type,
                                                     number_hash, number_end, reason, checks, decided_at)
                 select i.signed_at, i.signature_hash, i.id, a.id, a.login_id, i.document_type,
                        i.number_hash, i.number_end, i.reason, i.checks, i.decided_at
                   from item i join account a on a.id = i.account_id and a.updated_at = i.updated_at where true
                     on conflict (signed_at, signature_hash) do nothing",
            );
            query.build().execute(pool).await.map(|done| done.rows_affected())
        })
    }

    async fn recorded(&self, drafts: &[Draft<'_>]) -> sqlx::Result<Vec<(Timestamp, TokenHash, Uuid, Option<Reason>)>> {
        on!(&self.write, pool => {
            let mut query = QueryBuilder::new("with item (signed_at, signature_hash) as (");
            query.push_values(drafts, |mut row, Draft { item, .. }| {
                row.push_bind(item.request.timestamp).push_bind(&item.request.replay_key);
            });
            query.push(
                ") select d.signed_at, d.signature_hash, d.id, d.reason
                     from item
                     join id_document_decision d
                       on d.signed_at = item.signed_at and d.signature_hash = item.signature_hash",
            );
            query.build_query_as().fetch_all(pool).await
        })
    }
}

impl Decided {
    fn of(id: Uuid, reason: Option<Reason>) -> Self {
        reason.map_or(Self::Accepted { id }, |reason| Self::Refused { id, reason })
    }
}

type Answers<'a> = HashMap<(Timestamp, &'a str), Decided>;

fn in_order(items: &[Question], answers: &Answers<'_>) -> Vec<Decided> {
    items.iter().map(|item| answers.get(&item.key()).copied().unwrap_or(Decided::UnknownUser)).collect()
}
