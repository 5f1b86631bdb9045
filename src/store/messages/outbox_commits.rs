//! Messages that are queued, and outcomes that are recorded, in group commits.

use sqlx::QueryBuilder;

use super::outbox::{DeliveryOutcome, NewMessage};
use crate::{
    domain::message::MessageState,
    on,
    store::{Db, db::group_commit::GroupCommitWork},
};

/// Inserts queued messages.
#[derive(Debug)]
pub(in crate::store) struct Queue(pub Db);

impl GroupCommitWork for Queue {
    const NAME: &'static str = "message";

    type Item = NewMessage;
    type Output = ();

    async fn run(&self, items: &[NewMessage]) -> sqlx::Result<Vec<()>> {
        on!(&self.0, pool => {
            let mut query = QueryBuilder::new(
                "insert into outbox (id, signed_at, signature_hash, kind, channel, state, recipient,
                                     recipient_hash, content, attempts, due_at, created_at,
                                     expires_at, request_id) ",
            );
            query.push_values(items, |mut row, new| {
                row.push_bind(new.id);
                row.push_bind(new.request.timestamp).push_bind(&new.request.replay_key);
                row.push_bind(new.kind).push_bind(new.channel).push_bind(MessageState::Queued);
                row.push_bind(&new.recipient).push_bind(&new.recipient_hash);
                row.push_bind(&new.content);
                row.push_bind(0_i64).push_bind(new.due_at);
                row.push_bind(new.created_at).push_bind(new.expires_at);
                row.push_bind(&new.request_id);
            });
            query.push(" on conflict (signed_at, signature_hash) do nothing");
            query.build().execute(pool).await.map(drop)
        })?;

        Ok(vec![(); items.len()])
    }
}

/// Records outcomes.
#[derive(Debug)]
pub(in crate::store) struct Record(pub Db);

impl GroupCommitWork for Record {
    const NAME: &'static str = "delivery";

    type Item = DeliveryOutcome;
    type Output = ();

    async fn run(&self, items: &[DeliveryOutcome]) -> sqlx::Result<Vec<()>> {
        on!(&self.0, pool => {
            let mut query = QueryBuilder::new(
                "with outcome (id, attempts, state, due_at, finished_at, provider, provider_id,
                               reason, erase) as (",
            );
            query.push_values(items, |mut row, outcome| {
                row.push_bind(outcome.id).push_bind(outcome.attempts).push_bind(outcome.state);
                row.push_bind(outcome.due_at);
                row.push_bind(outcome.due_at.is_none().then_some(outcome.at));
                row.push_bind(outcome.provider).push_bind(&outcome.provider_id);
                row.push_bind(&outcome.reason).push_bind(i64::from(outcome.erase));
            });
            query.push(
                ") update outbox
                      set state = outcome.state, due_at = outcome.due_at,
                          finished_at = outcome.finished_at, provider = outcome.provider,
                          provider_id = outcome.provider_id, reason = outcome.reason,
                          content = case when outcome.erase = 1 then null else content end
                     from outcome
                    where outbox.id = outcome.id and outbox.attempts = outcome.attempts
                      and outbox.state = 'sending'",
            );
            query.build().execute(pool).await.map(drop)
        })?;

        Ok(vec![(); items.len()])
    }
}
