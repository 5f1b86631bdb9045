//! The table of results, and the use of memory.

use crate::{
    cases::Case,
    client::Run,
    processes::{Memory, Running},
};

/// Every run of every case.
#[derive(Default)]
pub struct Results(Vec<(Case, Run)>);

impl Results {
    pub fn add(&mut self, case: Case, run: Run) {
        self.0.push((case, run));
    }

    /// Prints medians over the rounds, and each case as a fraction of its floor.
    pub fn print(&self) {
        println!(
            "{:34} {:>9} {:>8} {:>8} {:>8} {:>8}   of its floor",
            "", "req/s", "p50 ms", "p90 ms", "p99 ms", "cpu µs"
        );

        for case in Case::ALL.into_iter().filter(|case| self.0.iter().any(|(of, _)| of == case)) {
            let [p50, p90, p99] = [0.5, 0.9, 0.99].map(|part| self.quantile(case, part));
            let rate = self.rate(case);
            let cpu = self.median(case, |run| run.processor.as_secs_f64() * 1e6);

            let held = case.goal().map_or_else(String::new, |goal| {
                let reached = rate / self.rate(goal.floor);
                let rate = goal.per_second.map_or_else(
                    || format!("{:.0} %", goal.part * 100.0),
                    |rate| format!("{rate}/s"),
                );
                let p99 = goal.p99.map_or_else(String::new, |p99| format!(", p99 {p99} ms"));
                format!("{:.0} % (goal {rate}{p99})", reached * 100.0)
            });

            println!(
                "{:34} {rate:>9.0} {p50:>8.2} {p90:>8.2} {p99:>8.2} {cpu:>8.1}   {held}",
                case.name()
            );
        }
        self.print_comparison();
    }

    /// Prints how much faster codes are exchanged here than by npm's `oidc-provider`.
    fn print_comparison(&self) {
        let [own, other] = [Case::ExchangeCode, Case::OidcProviderExchange];
        let has_run = |case| self.0.iter().any(|(of, _)| *of == case);
        if has_run(own) && has_run(other) {
            let ratio = self.rate(own) / self.rate(other);
            println!("\n{ratio:.1} times as many codes a second as oidc-provider, in memory");
        }
    }

    fn rate(&self, case: Case) -> f64 {
        self.median(case, Run::per_second)
    }

    fn quantile(&self, case: Case, part: f64) -> f64 {
        self.median(case, |run| run.quantile(part))
    }

    fn median(&self, case: Case, figure: impl Fn(&Run) -> f64) -> f64 {
        let mut figures: Vec<f64> =
            self.0.iter().filter(|(of, _)| *of == case).map(|(_, run)| figure(run)).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    }
}

/// Prints memory, start time and sizes.
pub fn machine(server: &Running, idle: Memory) {
    let busy = server.memory();
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_vestibule")).map_or(0, |file| file.len());

    println!();
    println!(
        "idle memory: {} MiB resident, {} MiB of it anonymous (goal 30)",
        idle.resident / 1024,
        idle.anonymous / 1024
    );
    println!(
        "memory after the load: {} MiB resident, {} MiB of it anonymous",
        busy.resident / 1024,
        busy.anonymous / 1024
    );
    println!("start to first answer: {} ms (goal 200)", server.first_answer.as_millis());
    println!("largest write-ahead log seen: {} MiB", server.largest_log >> 20);
    println!("binary: {} MiB (goal 30)", binary >> 20);
}
