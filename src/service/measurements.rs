//! Measurements that are taken when the metrics are read, rather than counted as things happen.

use std::time::Duration;

use tokio::time::timeout;

use crate::{
    config::Backups,
    domain::{Timestamp, job::JobKind, message::Channel, session::AuthMethod},
    runtime::metrics::{
        catalogue::{
            AUDIT_EXPORT, BACKUP_AGE, BACKUP_INTERVAL, BACKUPS, BUILD, DATABASE_CONNECTIONS,
            DATABASE_MAX_CONNECTIONS, DATABASE_UP, JOBS, LIMITS_HIT, LOGINS, MESSAGES, OUTBOX,
            OUTBOX_AGE, PASSWORD_HASHES, TLS_CERTIFICATES, TLS_EXPIRY, WEBHOOK_DELIVERIES,
        },
        number,
    },
    server::Server,
    service::{Result, admin::audit_export, webhooks::upkeep},
    store::{backup::schedule, messages::outbox},
};

/// Time that the database may take. A scraper waits ten seconds by default, and what does not need
/// the database must reach it.
const DATABASE_TIMEOUT: Duration = Duration::from_secs(3);

/// Measures what can be measured now.
pub async fn sample(server: &Server) {
    BUILD.set(1.0, [env!("CARGO_PKG_VERSION")]);
    declare_alarming_counts();
    sample_password_queue(server);
    sample_pools(server);
    sample_certificate(server);

    let outbox = timeout(DATABASE_TIMEOUT, sample_outbox(server)).await;
    // A failure here is one of the outbox, too, and told by `DATABASE_UP`.
    timeout(DATABASE_TIMEOUT, audit_export::sample(server)).await.ok();
    DATABASE_UP.set(if matches!(outbox, Ok(Ok(()))) { 1.0 } else { 0.0 }, []);
    // The age is left as it was while the database is away.
    timeout(DATABASE_TIMEOUT, sample_backups(server)).await.ok();
}

async fn sample_backups(server: &Server) -> Result<()> {
    let Backups { directory: Some(_), interval, .. } = &server.config.backups else {
        return Ok(());
    };
    BACKUPS.declare(["failed"]);
    BACKUP_INTERVAL.set(interval.as_secs_f64(), []);
    if let Some(schedule) = schedule::find(&server.db).await? {
        let since = schedule.succeeded_at.unwrap_or(schedule.since);
        BACKUP_AGE.set(server.clock.now().distance(since).as_secs_f64(), []);
    }
    Ok(())
}

/// Shows the counts on which `deploy/alerts.yaml` waits while they are zero.
fn declare_alarming_counts() {
    for channel in Channel::ALL {
        MESSAGES.declare([channel.as_str(), "failed"]);
        MESSAGES.declare([channel.as_str(), "expired"]);
    }
    for kind in JobKind::ALL {
        JOBS.declare([kind.as_str(), "failed"]);
    }
    for method in [AuthMethod::Passkey, AuthMethod::Password, AuthMethod::Code] {
        LOGINS.declare([method.as_str(), "refused"]);
    }
    LIMITS_HIT.declare(["password_queue"]);
    AUDIT_EXPORT.declare(["failed"]);
    AUDIT_EXPORT.declare(["dropped"]);
    WEBHOOK_DELIVERIES.declare(["dead"]);
    for source in ["files", "acme"] {
        TLS_CERTIFICATES.declare([source, "failed"]);
    }
}

fn sample_certificate(server: &Server) {
    if let Some(certificate) = server.served_certificate.current() {
        let since_1970 = certificate.not_after().distance(Timestamp::from_millis(0));
        TLS_EXPIRY.set(since_1970.as_secs_f64(), []);
    }
}

fn sample_password_queue(server: &Server) {
    let queue = server.password_hasher.queue();
    PASSWORD_HASHES.set(number(queue.waiting), ["waiting"]);
    PASSWORD_HASHES.set(number(queue.running), ["running"]);
}

fn sample_pools(server: &Server) {
    for pool in server.db.pools() {
        let idle = number(pool.idle);
        let in_use = (f64::from(pool.open) - idle).max(0.0);
        DATABASE_CONNECTIONS.set(idle, [pool.name, "idle"]);
        DATABASE_CONNECTIONS.set(in_use, [pool.name, "in_use"]);
        DATABASE_MAX_CONNECTIONS.set(f64::from(pool.max), [pool.name]);
    }
}

async fn sample_outbox(server: &Server) -> Result<()> {
    let waiting = outbox::waiting(&server.db).await?;
    let now = server.clock.now();

    for channel in Channel::ALL {
        let of_channel = waiting.iter().find(|waiting| waiting.channel == channel);
        let count = of_channel.map_or(0, |waiting| waiting.count.unsigned_abs());
        let age = of_channel.map_or(Duration::ZERO, |waiting| now.distance(waiting.oldest_at));
        OUTBOX.set(number(usize::try_from(count).unwrap_or(usize::MAX)), [channel.as_str()]);
        OUTBOX_AGE.set(age.as_secs_f64(), [channel.as_str()]);
    }
    upkeep::sample(server).await
}
