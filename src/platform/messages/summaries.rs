//! Summaries of the notices beyond an account's allowance. Those notices are counted and reported
//! in one message, so that an attacker with a stolen session cannot hide one change behind many
//! others.

use std::{collections::BTreeMap, time::Duration};

use vestibule_app::Language;

use super::{
    notifications::{NoticeKind, SendOutcome},
    templates,
};
use crate::{
    domain::{LoginId, Timestamp, message::kind::MessageKind},
    on,
    platform::{Error, Platform},
    store::{Database, db::values::from_row},
};

/// Time from the first notice of a summary to its sending.
const SUMMARY_DELAY: Duration = Duration::from_mins(10);
/// Time after which another process may send a summary that was leased.
const LEASE_DURATION: Duration = Duration::from_mins(2);

/// A row of `platform_untold`: the notices of one kind that an owner has not received.
#[derive(Clone, Debug)]
struct PendingNotice {
    login_id: String,
    kind: NoticeKind,
    count: i64,
    language: String,
}

from_row!(PendingNotice { login_id, kind = "event", count, language });

impl Platform {
    /// Counts a notice that the owner at this address has not received.
    pub(in crate::platform) async fn count_for_summary(
        &self,
        login_id: &LoginId,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let language = Language::spoken().tag();
        let due_at = self.clock.now().plus(SUMMARY_DELAY);
        count_pending(&self.db, login_id, kind, language, due_at).await?;
        Ok(())
    }

    /// Sends the summaries that are due. One that is not accepted is due again later, unless the
    /// refusal is final.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn send_summaries(&self) -> Result<(), Error> {
        let now = self.clock.now();
        let mut owners = BTreeMap::<String, Vec<PendingNotice>>::new();
        for notice in lease_due(&self.db, now, now.plus(LEASE_DURATION)).await? {
            owners.entry(notice.login_id.clone()).or_default().push(notice);
        }

        for (login_id, notices) in owners {
            if self.send_summary(login_id, &notices).await {
                for notice in &notices {
                    remove_sent(&self.db, notice).await?;
                }
            }
        }
        Ok(())
    }

    /// Sends one owner's summary. Returns true when it is done: accepted, or refused finally.
    async fn send_summary(&self, login_id: String, notices: &[PendingNotice]) -> bool {
        let counts: Vec<_> = notices.iter().map(|notice| (notice.kind, notice.count)).collect();
        let language = notices.first().and_then(|notice| Language::find(&notice.language));
        let language = language.unwrap_or_else(Language::spoken);
        let message = language.speak(|| templates::summary(&counts, &self.site));

        let login_id = LoginId::from_database(login_id);
        match self.post_message(&login_id, message, MessageKind::Summary, None).await {
            Ok(SendOutcome::Accepted) => true,
            Ok(SendOutcome::Refused(status)) if is_final(status) => {
                tracing::error!(
                    status,
                    "a summary of changes was refused by the back end; it will not be sent again"
                );
                true
            }
            outcome => {
                tracing::warn!(
                    ?outcome,
                    "a summary of changes could not be sent; it will be tried again"
                );
                false
            }
        }
    }
}

/// True for a status that would not change with another attempt: it concerns the message, and not
/// the signature (401, 407), the time or the load.
fn is_final(status: u16) -> bool {
    (400..500).contains(&status) && !matches!(status, 401 | 407 | 408 | 425 | 429)
}

async fn count_pending(
    db: &Database,
    login_id: &LoginId,
    kind: NoticeKind,
    language: &str,
    due_at: Timestamp,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_untold (login_id, event, count, language, due_at)
         values ($1, $2, 1, $3, $4)
             on conflict (login_id, event) do update set count = platform_untold.count + 1",
    ).bind(login_id.as_str()).bind(kind).bind(language).bind(due_at).execute(pool).await.map(drop))
}

/// Leases the summaries that are due, with all pending notices of their owners.
async fn lease_due(
    db: &Database,
    now: Timestamp,
    lease_ends_at: Timestamp,
) -> sqlx::Result<Vec<PendingNotice>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_untold set due_at = $2
          where login_id in (select login_id from platform_untold where due_at <= $1)
      returning login_id, event, count, language",
    ).bind(now).bind(lease_ends_at).fetch_all(pool).await)
}

/// Subtracts the notices that were sent. Those that were counted in the meantime remain.
async fn remove_sent(db: &Database, sent: &PendingNotice) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update platform_untold set count = count - $3 where login_id = $1 and event = $2",
    ).bind(&sent.login_id).bind(sent.kind).bind(sent.count).execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from platform_untold where login_id = $1 and event = $2 and count <= 0",
    ).bind(&sent.login_id).bind(sent.kind).execute(pool).await.map(drop))
}
