//! Every metric: its name, its labels and its meaning. `docs/metrics.md` says which values the
//! labels have.

use super::{CounterMetric, GaugeMetric, HistogramMetric, MetricDescription, MetricKind};

/// Upper bounds of durations, in seconds.
const SECONDS: &[f64] = &[
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5,
    5.0, 10.0,
];
/// Upper bounds of the durations of requests, in seconds.
const REQUEST_SECONDS: &[f64] =
    &[0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// Upper bounds of the numbers of writes that share a commit.
const BATCH_ITEMS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

/// Declares the metrics, each as a static of its type, and lists them in `ALL`.
macro_rules! catalogue {
    (
        counters {
            $($counter:ident = $counter_name:literal [$($counter_label:literal),*]
                $counter_meaning:literal;)*
        }
        gauges {
            $($gauge:ident = $gauge_name:literal [$($gauge_label:literal),*]
                $gauge_meaning:literal;)*
        }
        histograms {
            $($histogram:ident = $histogram_name:literal [$($histogram_label:literal),*]
                in $buckets:ident, $histogram_meaning:literal;)*
        }
    ) => {
        $(pub static $counter: CounterMetric<{ count(&[$($counter_label),*]) }> =
            CounterMetric(MetricDescription {
                kind: MetricKind::Counter,
                name: $counter_name,
                labels: &[$($counter_label),*],
                meaning: $counter_meaning,
            });)*
        $(pub static $gauge: GaugeMetric<{ count(&[$($gauge_label),*]) }> =
            GaugeMetric(MetricDescription {
                kind: MetricKind::Gauge,
                name: $gauge_name,
                labels: &[$($gauge_label),*],
                meaning: $gauge_meaning,
            });)*
        $(pub static $histogram: HistogramMetric<{ count(&[$($histogram_label),*]) }> =
            HistogramMetric(MetricDescription {
                kind: MetricKind::Histogram { buckets: $buckets },
                name: $histogram_name,
                labels: &[$($histogram_label),*],
                meaning: $histogram_meaning,
            });)*

        /// All metrics.
        pub static ALL: &[&MetricDescription] =
            &[$(&$counter.0,)* $(&$gauge.0,)* $(&$histogram.0,)*];
    };
}

const fn count(labels: &[&str]) -> usize {
    labels.len()
}

catalogue! {
    counters {
        HTTP_REQUESTS = "vestibule_http_requests_total" ["method", "route", "status"]
            "Requests that were answered, by route template and status.";
        LOGINS = "vestibule_logins_total" ["method", "outcome"]
            "Logins that succeeded or were refused.";
        CEREMONIES_BEGUN = "vestibule_ceremonies_begun_total" ["kind"]
            "WebAuthn ceremonies that were begun.";
        CEREMONIES_FINISHED = "vestibule_ceremonies_finished_total" ["kind", "outcome"]
            "WebAuthn ceremonies whose credential came, by what became of it.";
        CODES = "vestibule_codes_total" ["outcome"]
            "One-time codes and magic links that were sent, accepted or refused.";
        LIMITS_HIT = "vestibule_limits_hit_total" ["limit"]
            "Requests that were refused because a limit was reached.";
        MESSAGES = "vestibule_messages_total" ["channel", "outcome"]
            "Messages and back-channel logouts, by what became of them.";
        WEBHOOK_DELIVERIES = "vestibule_webhook_deliveries_total" ["outcome"]
            "Attempts to deliver an event to a webhook, by what became of it.";
        JOBS = "vestibule_jobs_total" ["kind", "outcome"]
            "Jobs that ended.";
        RETENTION_DELETED = "vestibule_retention_deleted_total" ["kind"]
            "Rows that were deleted because their retention was over.";
        AUDIT_EXPORT = "vestibule_audit_export_total" ["outcome"]
            "Events that were exported or dropped, and attempts that failed.";
        BACKUPS = "vestibule_backups_total" ["outcome"]
            "Scheduled backups that this server has made.";
        OPENID_CODES = "vestibule_openid_codes_total" []
            "Authorization codes that were issued.";
        OPENID_TOKENS = "vestibule_openid_tokens_total" ["grant"]
            "Answers of the token endpoint with tokens.";
        OPENID_ERRORS = "vestibule_openid_errors_total" ["error"]
            "Errors that applications or people were answered, by their name in OAuth.";
        FORWARD_AUTH = "vestibule_forward_auth_total" ["outcome"]
            "Decisions about requests to applications behind a proxy.";
        TLS_HANDSHAKES = "vestibule_tls_handshakes_total" ["outcome"]
            "Connections by TLS, by what became of their handshake.";
        TLS_CERTIFICATES = "vestibule_tls_certificates_total" ["source", "outcome"]
            "Certificates that took the place of others, and attempts at it that failed.";
        PROCESS_CPU = "process_cpu_seconds_total" []
            "Time of the processor that the server has used, in whole seconds.";
    }
    gauges {
        BUILD = "vestibule_build_info" ["version"]
            "Always 1; the label is the version.";
        DATABASE_UP = "vestibule_database_up" []
            "1 if the database answered when the metrics were read, else 0.";
        DATABASE_CONNECTIONS = "vestibule_database_connections" ["pool", "state"]
            "Connections to the database.";
        DATABASE_MAX_CONNECTIONS = "vestibule_database_max_connections" ["pool"]
            "The most connections that a pool opens.";
        WAL = "vestibule_wal_bytes" []
            "Length of SQLite's write-ahead log.";
        OUTBOX = "vestibule_outbox_messages" ["channel"]
            "Messages in the outbox that are still to be sent.";
        OUTBOX_AGE = "vestibule_outbox_oldest_age_seconds" ["channel"]
            "Age of the oldest message that is still to be sent, 0 without one.";
        AUDIT_EXPORT_WAITING = "vestibule_audit_export_waiting" []
            "Events that are still to be exported.";
        AUDIT_EXPORT_AGE = "vestibule_audit_export_oldest_age_seconds" []
            "Age of the oldest of those, 0 without one.";
        WEBHOOKS_WAITING = "vestibule_webhook_deliveries_waiting" []
            "Events that are still to be delivered to enabled webhooks.";
        WEBHOOKS_AGE = "vestibule_webhook_oldest_age_seconds" []
            "Age of the oldest event that is still to be delivered, 0 without one.";
        PASSWORD_HASHES = "vestibule_password_hashes" ["state"]
            "Passwords that wait to be hashed, and those that are being hashed.";
        JOBS_RUNNING = "vestibule_jobs_running" ["kind"]
            "Jobs that this server is carrying out.";
        TLS_EXPIRY = "vestibule_tls_certificate_expiry_time_seconds" []
            "Time at which the server's certificate expires, in seconds since 1970.";
        BACKUP_AGE = "vestibule_backup_age_seconds" []
            "Age of the last scheduled backup that succeeded; before the first, of the schedule.";
        BACKUP_INTERVAL = "vestibule_backup_interval_seconds" []
            "Time from one scheduled backup to the next.";
        PROCESS_MEMORY = "process_resident_memory_bytes" []
            "Resident memory.";
        PROCESS_DESCRIPTORS = "process_open_fds" []
            "Open file descriptors.";
        PROCESS_MAX_DESCRIPTORS = "process_max_fds" []
            "Limit of open file descriptors.";
        PROCESS_THREADS = "process_threads" []
            "Threads.";
        PROCESS_STARTED = "process_start_time_seconds" []
            "Time of the start, in seconds since 1970.";
    }
    histograms {
        HTTP_DURATION = "vestibule_http_request_duration_seconds" ["method", "route"]
            in REQUEST_SECONDS, "Time until the response to a request began.";
        DATABASE_DURATION = "vestibule_database_duration_seconds" ["operation"]
            in SECONDS, "Time that operations of the database took.";
        GROUP_COMMIT_ITEMS = "vestibule_group_commit_items" ["write"]
            in BATCH_ITEMS, "Writes that shared one commit.";
        PASSWORD_HASH_DURATION = "vestibule_password_hash_duration_seconds" []
            in SECONDS, "Time that one hash of a password took, without the wait for it.";
    }
}
