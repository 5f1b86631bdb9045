//! Load on the real server and on three floors, in one run: `cargo bench`. docs/performance.md
//! explains the output.
//!
//! `VESTIBULE_BENCH_ACCOUNTS` (1000000), `VESTIBULE_BENCH_SECONDS` (8) and `VESTIBULE_BENCH_ROUNDS`
//! (3) make it smaller;
//! `cargo bench -- getSession` runs the cases with that in their name, and their floors;
//! `cargo bench -- accounts` measures the management of accounts instead: files, lists, searches
//! and pages. With `VESTIBULE_TEST_FSYNC=on .ci/with-postgres cargo bench -- accounts` it does so
//! on PostgreSQL too.

#![expect(clippy::unwrap_used, reason = "a bench stops at the first error")]

mod accounts;
mod cases;
mod client;
mod floors;
mod processes;
mod report;
mod seed;

use std::{env, path::PathBuf, time::Duration};

use crate::{
    cases::{Case, World},
    processes::Running,
};

/// The server's allocator, so that the floors are comparable.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Connections of the load generator, each with one open request.
const CONNECTIONS: u64 = 64;

#[tokio::main]
async fn main() {
    if env::var_os(processes::FLOORS).is_some() {
        return floors::serve().await;
    }

    let accounts = setting("VESTIBULE_BENCH_ACCOUNTS", 1_000_000);
    let seconds = Duration::from_secs(setting("VESTIBULE_BENCH_SECONDS", 8));
    let rounds = setting("VESTIBULE_BENCH_ROUNDS", 3);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{accounts}"));
    if env::args().any(|argument| argument == accounts::NAME) {
        std::fs::create_dir_all(&folder).unwrap();
        return accounts::run(&folder, accounts).await;
    }

    seed::ensure(&folder, accounts).await;

    let mut server = Running::vestibule(&folder).await;
    seed::wait_until_indexed(&folder).await;
    let idle = server.memory();

    let mut few = None;
    if selected_cases().any(|case| case == Case::SetDataOfFew) {
        let folder = folder.with_file_name(format!("bench-{}", cases::FEW));
        seed::ensure(&folder, cases::FEW).await;
        few = Some(Running::vestibule(&folder).await);
        seed::wait_until_indexed(&folder).await;
    }

    let floors = Running::floors(&server.get("/login").await).await;
    let world = World { secret: processes::secret(), accounts };

    let mut results = report::Results::default();
    for round in 1..=rounds {
        for case in selected_cases() {
            seed::warm_page_cache(&folder);
            eprintln!("round {round} of {rounds}: {}", case.name());
            let under_load = match (case, &few) {
                (Case::SetDataOfFew, Some(few)) => few,
                _ if case.goal().is_some() => &server,
                _ => &floors,
            };
            results.add(case, client::drive(&world, case, under_load, seconds).await);
            server.note_log_size();
        }
    }

    results.print();
    report::machine(&server, idle);
}

/// The cases named on the command line, or all of them, and their floors.
fn selected_cases() -> impl Iterator<Item = Case> {
    let parts: Vec<String> =
        env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();

    let named = move |case: Case| {
        parts.is_empty() || parts.iter().any(|part| case.name().contains(part.as_str()))
    };

    Case::ALL.into_iter().filter(move |case| {
        named(*case)
            || Case::ALL
                .iter()
                .any(|above| named(*above) && above.goal().is_some_and(|goal| goal.floor == *case))
    })
}

fn setting(name: &str, default: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
