//! Load on the real server and on three floors, in one run: `cargo bench`. docs/performance.md
//! explains the output.
//!
//! `VESTIBULE_BENCH_ACCOUNTS` (1000000), `VESTIBULE_BENCH_SECONDS` (8) and `VESTIBULE_BENCH_ROUNDS`
//! (3) make it smaller;
//! `cargo bench -- getSession` runs the cases with that in their name, and their floors;
//! `cargo bench -- accounts` measures the management of accounts instead: files, lists, searches
//! and pages. With `VESTIBULE_TEST_FSYNC=on .ci/with-postgres cargo bench -- accounts` it does so
//! on PostgreSQL too.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a bench stops at the first error")]

mod accounts;
mod authenticator;
mod cases;
mod client;
mod codes;
mod connection;
mod floors;
mod oidc_provider;
mod processes;
mod provider;
mod report;
mod seed;
mod turns;

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use crate::{
    cases::{Case, World},
    oidc_provider::OidcProvider,
    processes::Running,
    provider::Provider,
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

    let repetition = Repetition { seconds, rounds };
    measure_cases(&folder, accounts, repetition).await;
}

/// The duration of each run, and the number of runs of each case.
#[derive(Clone, Copy)]
struct Repetition {
    seconds: Duration,
    rounds: u64,
}

impl Repetition {
    /// The seconds of all runs of a case.
    fn all_seconds(self) -> u64 {
        (self.seconds.as_secs() + 1) * self.rounds
    }
}

async fn measure_cases(folder: &Path, accounts: u64, repetition: Repetition) {
    seed::ensure(folder, accounts).await;
    let needs_provider = selected_cases().any(Case::needs_provider);
    let credentials =
        if needs_provider { Some(provider::create_applications(folder)) } else { None };

    let mut servers = Servers::start(folder, repetition).await;
    let idle = servers.vestibule.memory();
    let provider = match credentials {
        Some(credentials) => Some(Provider::prepare(&servers.vestibule, credentials).await),
        None => None,
    };
    let oidc_provider = servers.oidc_provider.as_ref().map(|other| Arc::clone(&other.codes));
    let world = World { secret: processes::secret(), accounts, provider, oidc_provider };

    let mut results = report::Results::default();
    for round in 1..=repetition.rounds {
        for case in selected_cases() {
            let Some(under_load) = servers.of(case) else { continue };
            if let (Case::ExchangeCode, Some(provider)) = (case, &world.provider) {
                let count = (repetition.seconds.as_secs() + 1) * codes::CODES_PER_SECOND;
                codes::replace(provider, folder, count).await;
            }

            seed::warm_page_cache(folder);
            eprintln!("round {round} of {}: {}", repetition.rounds, case.name());
            results.add(case, client::drive(&world, case, under_load, repetition.seconds).await);
            servers.vestibule.note_log_size();
        }
    }

    results.print();
    report::machine(&servers.vestibule, idle);
}

/// The servers under test.
struct Servers {
    vestibule: Running,
    /// The one with fewer accounts, if its case runs.
    few: Option<Running>,
    floors: Running,
    oidc_provider: Option<OidcProvider>,
}

impl Servers {
    async fn start(folder: &Path, repetition: Repetition) -> Self {
        let vestibule = Running::vestibule(folder).await;
        seed::wait_until_indexed(folder).await;

        let mut few = None;
        if selected_cases().any(|case| case == Case::SetDataOfFew) {
            let folder = folder.with_file_name(format!("bench-{}", cases::FEW));
            seed::ensure(&folder, cases::FEW).await;
            few = Some(Running::vestibule(&folder).await);
            seed::wait_until_indexed(&folder).await;
        }

        let mut oidc_provider = None;
        if selected_cases().any(|case| case == Case::OidcProviderExchange) {
            oidc_provider = OidcProvider::start(folder, repetition.all_seconds()).await;
        }

        let page = vestibule.get("/login").await;
        let document = vestibule.get(Case::Metadata.path()).await;
        let floors = Running::floors(&page, &document).await;
        Self { vestibule, few, floors, oidc_provider }
    }

    /// The server of a case; `None` for one that is not installed.
    fn of(&self, case: Case) -> Option<&Running> {
        match case {
            Case::SetDataOfFew => self.few.as_ref(),
            Case::OidcProviderExchange => self.oidc_provider.as_ref().map(|other| &other.server),
            case if case.goal().is_some() => Some(&self.vestibule),
            _ => Some(&self.floors),
        }
    }
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
