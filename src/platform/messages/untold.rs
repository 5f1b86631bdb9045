//! What happened to an account beyond the allowances of its notices. It is counted, and told in one message: whoever has somebody
//! else's session cannot hide an act behind many others.

use std::{collections::BTreeMap, time::Duration};

use vestibule_app::Language;

use super::{
    notifications::{Event, Posted},
    templates,
};
use crate::{
    domain::{LoginId, Timestamp, message::kind::MessageKind},
    on,
    platform::{Error, Platform},
    store::Database,
};

/// How long the first that is not told waits for more to come.
const WAIT: Duration = Duration::from_mins(10);
/// After this long another process may send a summary that was begun.
const LEASE: Duration = Duration::from_mins(2);

/// What one owner was not told of yet.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Untold {
    login_id: String,
    event: Event,
    count: i64,
    language: String,
}

impl Platform {
    /// Counts what the owner at this address could not be told of.
    pub(in crate::platform) async fn leave_untold(&self, login_id: &LoginId, event: Event) -> Result<(), Error> {
        let language = Language::spoken().tag();
        count(&self.db, (login_id, event, language), self.clock.now().plus(WAIT)).await?;
        Ok(())
    }

    /// Sends the summaries that are due. What is not taken is due again later, unless it is refused for good.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn send_summaries(&self) -> Result<(), Error> {
        let now = self.clock.now();
        let mut owners = BTreeMap::<String, Vec<Untold>>::new();
        for untold in claim(&self.db, now, now.plus(LEASE)).await? {
            owners.entry(untold.login_id.clone()).or_default().push(untold);
        }
        for (login_id, events) in owners {
            let counts: Vec<_> = events.iter().map(|untold| (untold.event, untold.count)).collect();
            let language = events.first().and_then(|untold| Language::find(&untold.language));
            let letter = language.unwrap_or_else(Language::spoken).speak(|| templates::summary(&counts, &self.site));
            let posted = self
                .callbacks
                .post_letter(&LoginId::from_database(login_id), letter, (MessageKind::Summary, None))
                .await;
            match posted {
                Ok(Posted::Taken) => {}
                Ok(Posted::Refused(status)) if is_final(status) => {
                    tracing::error!(status, "the owner of an account cannot be told what happened; it is given up");
                }
                posted => {
                    tracing::warn!(
                        ?posted,
                        "the owner of an account could not be told what happened; tried again later"
                    );
                    continue;
                }
            }
            for untold in events {
                told(&self.db, &untold).await?;
            }
        }
        Ok(())
    }
}

/// True when the back end will say the same again: it answers about the message, and not about our signature (401, 407) or the moment.
fn is_final(status: u16) -> bool {
    (400..500).contains(&status) && !matches!(status, 401 | 407 | 408 | 425 | 429)
}

async fn count(
    db: &Database,
    (login_id, event, language): (&LoginId, Event, &str),
    due_at: Timestamp,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_untold (login_id, event, count, language, due_at) values ($1, $2, 1, $3, $4)
             on conflict (login_id, event) do update set count = platform_untold.count + 1",
    ).bind(login_id.as_str()).bind(event).bind(language).bind(due_at).execute(pool).await.map(drop))
}

/// What is due, with what else its owners were not told of; nobody else gets it until the lease ends.
async fn claim(db: &Database, now: Timestamp, lease: Timestamp) -> sqlx::Result<Vec<Untold>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_untold set due_at = $2
          where login_id in (select login_id from platform_untold where due_at <= $1)
      returning login_id, event, count, language",
    ).bind(now).bind(lease).fetch_all(pool).await)
}

/// Takes off what was told; what came meanwhile stays.
async fn told(db: &Database, untold: &Untold) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update platform_untold set count = count - $3 where login_id = $1 and event = $2",
    ).bind(&untold.login_id).bind(untold.event).bind(untold.count).execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from platform_untold where login_id = $1 and event = $2 and count <= 0",
    ).bind(&untold.login_id).bind(untold.event).execute(pool).await.map(drop))
}
