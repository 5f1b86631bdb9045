//! The filter of the log.

use std::fmt;

use tracing_subscriber::filter::{LevelFilter, Targets};

/// The target of authentication events.
const AUDIT: &str = "audit";

/// The target of the access log.
const ACCESS: &str = "access";

/// The targets that are logged whatever the level is, unless the setting names them.
const ALWAYS_LOGGED: [&str; 2] = [AUDIT, ACCESS];

/// The levels, in ascending order of detail.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// The crates that log, and may be named in a filter.
const TARGETS: [&str; 18] = [
    AUDIT,
    ACCESS,
    "vestibule",
    "vestibule_app",
    "h2",
    "hyper",
    "hyper_util",
    "jsonschema",
    "lettre",
    "log",
    "reqwest",
    "rustls",
    "sqlx",
    "tokio",
    "tower",
    "tower_http",
    "tower_sessions",
    "webauthn_rs",
];

/// A filter in `tracing`'s syntax, such as `info` or `info,vestibule=debug`.
#[derive(Clone, Debug)]
pub struct LogFilter {
    text: String,
    targets: Targets,
}

impl LogFilter {
    /// Parses the setting. Authentication events and the access log are written regardless of it,
    /// unless it names `audit` or `access`.
    ///
    /// # Errors
    /// A word that is neither a level nor a known target. `tracing` would take it for a target, and
    /// so silence everything else.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut targets = Targets::new();
        let mut named = Vec::new();
        for directive in text.split(',').map(str::trim).filter(|directive| !directive.is_empty()) {
            let Some((target, level)) = directive.split_once('=') else {
                targets = targets.with_default(read_level(directive)?);
                continue;
            };
            let target = read_target(target.trim())?;
            named.push(target);
            targets = targets.with_target(target, read_level(level.trim())?);
        }
        for target in ALWAYS_LOGGED.into_iter().filter(|target| !named.contains(target)) {
            targets = targets.with_target(target, LevelFilter::INFO);
        }

        // The WebAuthn library logs malformed input as errors. What matters of that is in the audit
        // events.
        Ok(Self {
            text: text.to_owned(),
            targets: targets.with_target("webauthn_rs_core", LevelFilter::OFF),
        })
    }

    pub fn filter(&self) -> Targets {
        self.targets.clone()
    }
}

impl Default for LogFilter {
    fn default() -> Self {
        let targets = Targets::new()
            .with_default(LevelFilter::INFO)
            .with_target("webauthn_rs_core", LevelFilter::OFF);
        Self { text: "info".to_owned(), targets }
    }
}

impl fmt::Display for LogFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn read_level(word: &str) -> Result<LevelFilter, String> {
    let known = LEVELS.into_iter().find(|level| level.eq_ignore_ascii_case(word));
    let level = known.and_then(|level| level.parse().ok());
    level.ok_or_else(|| {
        format!("{word} is not a level; use {}, or a target and its level", LEVELS.join(", "))
    })
}

/// Parses a target: a known crate, or a module of one.
fn read_target(path: &str) -> Result<&str, String> {
    let library = path.split("::").next().unwrap_or_default();
    if TARGETS.contains(&library) {
        Ok(path)
    } else {
        Err(format!("there is no log target {library}; use one of {}", TARGETS.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    #[test]
    fn a24_words_that_would_silence_the_log_are_refused() {
        for text in [
            "warning",
            "verbose",
            "err",
            "5",
            "vestibule",
            "info,warning",
            "vestibule=verbose",
            "audit=",
            "=info",
            "vestibul=debug",
            "info vestibule=debug",
            "vestibule[span]=debug",
        ] {
            assert!(LogFilter::parse(text).is_err(), "{text}");
        }
        for text in [
            "info",
            "WARN",
            "off",
            "info,vestibule=debug",
            " debug , sqlx = warn",
            "vestibule::http=trace,error",
            "info,audit=off",
        ] {
            LogFilter::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }

    #[test]
    fn the_access_log_is_written_unless_the_setting_names_it() {
        let shows = |text: &str| {
            LogFilter::parse(text).unwrap().filter().would_enable(ACCESS, &Level::INFO)
        };
        assert!(shows("error") && shows("off") && shows("vestibule=debug"));
        assert!(!shows("info,access=off") && !shows("access=warn"));
    }

    #[test]
    fn a24_audit_events_are_written_unless_the_setting_names_them() {
        for text in ["error", "off", "vestibule=debug", "warn,sqlx=info"] {
            assert!(
                LogFilter::parse(text).unwrap().filter().would_enable(AUDIT, &Level::INFO),
                "{text}"
            );
        }
        for text in ["info,audit=off", "audit=warn"] {
            assert!(
                !LogFilter::parse(text).unwrap().filter().would_enable(AUDIT, &Level::INFO),
                "{text}"
            );
        }
        assert!(
            !LogFilter::parse("error").unwrap().filter().would_enable("vestibule", &Level::INFO)
        );
        assert!(
            !LogFilter::parse("trace")
                .unwrap()
                .filter()
                .would_enable("webauthn_rs_core", &Level::ERROR)
        );
        assert!(LogFilter::default().filter().would_enable(AUDIT, &Level::INFO));
    }
}
