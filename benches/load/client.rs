//! The load generator: connections that each wait for a response before the next request.

use std::time::{Duration, Instant};

use futures::future::join_all;

use crate::{
    CONNECTIONS,
    cases::{Case, World},
    connection::Connection,
    processes::Running,
    turns::Turns,
};

/// A run: the latencies of its turns in microseconds, sorted; its duration; and the processor time
/// of the server under test per turn, which depends less on other load on the machine than the rate
/// does.
pub struct Run {
    pub micros: Vec<u32>,
    pub took: Duration,
    pub processor: Duration,
}

impl Run {
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn per_second(&self) -> f64 {
        self.micros.len() as f64 / self.took.as_secs_f64()
    }

    /// The latency of this quantile, in milliseconds.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index by a part"
    )]
    pub fn quantile(&self, part: f64) -> f64 {
        let index = (self.micros.len() as f64 * part) as usize;
        f64::from(self.micros[index.min(self.micros.len() - 1)]) / 1_000.0
    }
}

/// Takes turns for this long, after a second that is not counted.
pub async fn drive(world: &World, case: Case, server: &Running, seconds: Duration) -> Run {
    let used = server.processor_time();
    let counted_from = Instant::now() + Duration::from_secs(1);
    let until = counted_from + seconds;

    let tasks = (0..CONNECTIONS).map(|number| {
        let schedule = Schedule { counted_from, until };
        let turns = Turns::new(world.clone(), case, number);
        let address = server.address;
        tokio::spawn(async move {
            run_connection(turns, Connection::open(address).await, schedule).await
        })
    });
    let (micros, answered): (Vec<Vec<u32>>, Vec<u32>) =
        join_all(tasks).await.into_iter().map(Result::unwrap).unzip();

    let processor =
        server.processor_time().saturating_sub(used) / answered.iter().sum::<u32>().max(1);

    let mut micros = micros.concat();
    micros.sort_unstable();

    Run { micros, took: seconds, processor }
}

/// Times between which turns are counted.
#[derive(Clone, Copy)]
struct Schedule {
    counted_from: Instant,
    until: Instant,
}

async fn run_connection(
    mut turns: Turns,
    mut connection: Connection,
    schedule: Schedule,
) -> (Vec<u32>, u32) {
    let mut micros = Vec::with_capacity(1 << 16);
    let mut answered = 0;

    loop {
        turns.prepare();
        let began = Instant::now();
        if began >= schedule.until {
            return (micros, answered);
        }

        turns.take(&mut connection).await;
        answered += 1;
        if began >= schedule.counted_from {
            micros.push(u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
    }
}
