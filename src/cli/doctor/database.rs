//! The database: its tables, its clock and its settings.

use std::time::Duration;

use super::{DoctorCheck, Examination, found};
use crate::{
    cli::findings::Finding,
    config::DatabaseUrl,
    domain::Timestamp,
    store::db::{
        By,
        inspection::{DatabaseFacts, PostgresFacts},
    },
};

pub(super) const CHECKS: &[DoctorCheck] = &[
    DoctorCheck {
        name: "database",
        mend: "start the database, or correct database_url; a new file is made by the first start",
        look: |all| found(look_at_database(all)),
    },
    DoctorCheck {
        name: "migrations",
        mend: "start this version of the server, which migrates the tables; for newer tables, \
               install the newer version",
        look: |all| found(look_at_migrations(all)),
    },
    DoctorCheck {
        name: "clock",
        mend: "let a time service (chrony, systemd-timesyncd) set the clocks of both machines",
        look: |all| found(look_at_clock(all)),
    },
    DoctorCheck {
        name: "database-server",
        mend: "use PostgreSQL 13 or later with UTF8 and pg_trgm, and let max_connections have room \
               for database_connections of each server",
        look: |all| found(look_at_engine(all)),
    },
];

/// The difference of the clocks from which codes and signatures are affected.
const NOTABLE_SKEW: Duration = Duration::from_secs(2);

/// The difference from which signatures are refused.
const MAX_SKEW: Duration = Duration::from_secs(30);

fn look_at_database(all: &Examination) -> Finding {
    let kind = match &all.config.database {
        DatabaseUrl::Sqlite(path) => format!("SQLite, {}", path.display()),
        DatabaseUrl::Postgres(_) => "PostgreSQL".to_owned(),
    };
    match &all.database {
        Ok(_) => Finding::passed(format!("{kind}, can be read")),
        Err(why) => Finding::failed(format!("{kind}: {why}")),
    }
}

fn look_at_migrations(all: &Examination) -> Finding {
    match &all.database {
        Err(_) => unread(),
        Ok(facts) if facts.is_newer => {
            Finding::failed("a newer version has changed the tables; this one may not know them")
        }
        Ok(facts) if facts.outstanding_migrations > 0 => {
            Finding::failed(format!("{} migrations are outstanding", facts.outstanding_migrations))
        }
        Ok(_) => Finding::passed("the tables are those of this version"),
    }
}

fn look_at_clock(all: &Examination) -> Finding {
    match &all.database {
        Ok(DatabaseFacts { engine: By::Postgres(facts), .. }) => {
            let [before, after] = all.database_asked;
            judge_skew(facts.clock.clamp(before, after), facts.clock)
        }
        Ok(_) => Finding::skipped("SQLite has no clock of its own"),
        Err(_) => unread(),
    }
}

/// Judges the difference between this machine's clock and the database's.
fn judge_skew(ours: Timestamp, theirs: Timestamp) -> Finding {
    let skew = ours.distance(theirs);
    let found = format!("the database's clock differs by {} ms", skew.as_millis());
    if skew >= MAX_SKEW {
        Finding::failed(found)
    } else if skew >= NOTABLE_SKEW {
        Finding::advised(found)
    } else {
        Finding::passed(found)
    }
}

fn look_at_engine(all: &Examination) -> Finding {
    match &all.database {
        Err(_) => unread(),
        Ok(DatabaseFacts { engine: By::Sqlite(facts), .. }) => {
            let is_wal = facts.journal_mode.eq_ignore_ascii_case("wal");
            Finding::when(is_wal, format!("the journal's mode is {}", facts.journal_mode))
        }
        Ok(DatabaseFacts { engine: By::Postgres(facts), .. }) => {
            let DatabaseUrl::Postgres(url) = &all.config.database else { return unread() };
            judge_postgres(facts, url.max_connections.into())
        }
    }
}

/// Judges the settings of a PostgreSQL server, for servers with pools of this size.
fn judge_postgres(facts: &PostgresFacts, pool: i64) -> Finding {
    let (major, encoding) = (facts.version / 10_000, &facts.encoding);
    let room = facts.max_connections - facts.reserved_connections;
    let found = format!(
        "PostgreSQL {major}, {encoding}, {room} connections for pools of {pool}: {} servers",
        room / pool.max(1)
    );
    if encoding != "UTF8" || !facts.has_trigrams || major < 13 || room < pool {
        let trigrams = if facts.has_trigrams { "" } else { ", without pg_trgm" };
        Finding::failed(format!("{found}{trigrams}"))
    } else if room < 2 * pool {
        // During an upgrade the old server and the new one run beside each other.
        Finding::advised(found)
    } else {
        Finding::passed(found)
    }
}

fn unread() -> Finding {
    Finding::skipped("not asked, because the database cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> PostgresFacts {
        PostgresFacts {
            version: 170_002,
            encoding: "UTF8".to_owned(),
            max_connections: 100,
            reserved_connections: 3,
            has_trigrams: true,
            clock: Timestamp::from_millis(0),
        }
    }

    #[test]
    fn a_clock_that_differs_is_found() {
        let at = Timestamp::from_millis;
        let word = |theirs| judge_skew(at(1_000_000), at(theirs)).verdict.word();
        assert_eq!(word(1_000_500), "ok");
        assert_eq!((word(997_000), word(1_003_000)), ("warning", "warning"));
        assert_eq!((word(900_000), word(1_100_000)), ("problem", "problem"));
    }

    #[test]
    fn settings_of_postgresql_that_do_not_fit_are_found() {
        let word = |facts: &PostgresFacts, pool| judge_postgres(facts, pool).verdict.word();
        assert_eq!((word(&facts(), 16), word(&facts(), 64)), ("ok", "warning"));
        assert_eq!(word(&facts(), 98), "problem");
        for wrong in [
            PostgresFacts { encoding: "SQL_ASCII".to_owned(), ..facts() },
            PostgresFacts { has_trigrams: false, ..facts() },
            PostgresFacts { version: 120_022, ..facts() },
        ] {
            assert_eq!(word(&wrong, 16), "problem", "{wrong:?}");
        }
    }
}
