//! The check that the time of a response does not reveal which users exist.

use std::time::{Duration, Instant};

use super::{ANSWERED, CheckEntry, Finding, Kind, NoAnswer, Subject, Test, finding, source};

pub(super) const CHECKS: &[CheckEntry] = &[CheckEntry {
    name: "unknown-timing",
    kind: Kind::Advice,
    source: source::HARDENING,
    says: "An unknown user takes as long to answer as a known one, give or take half, or 5 ms.",
    test: Test::Steps(|subject| Box::pin(timing(subject))),
}];

/// Smaller differences are the network's and the scheduler's.
const NOISE: Duration = Duration::from_millis(5);

/// Number of consecutive measurements that must show a difference. One that is caused by the code
/// shows every time, one that is caused by a busy machine does not.
const ROUNDS: usize = 3;

async fn timing(subject: &Subject) -> Result<Finding, NoAnswer> {
    let known = subject.send(subject.get(subject.known())).await?;
    if !ANSWERED.contains(&known.status.as_u16()) {
        return Ok(Finding::failed(format!(
            "the known user is refused: {}",
            finding::describe(&known)
        )));
    }
    let mut finding = measure(subject).await?;
    for _ in 1..ROUNDS {
        if finding.has_passed() {
            break;
        }
        finding = measure(subject).await?;
    }
    Ok(finding)
}

/// The two are asked in turns, so that a machine that grows slow or fast is so for both; the median
/// forgets the stray ones.
async fn measure(subject: &Subject) -> Result<Finding, NoAnswer> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for _ in 0..subject.samples {
        known.push(time(subject, subject.known()).await?);
        unknown.push(time(subject, subject.stranger()).await?);
    }
    let [known, unknown] = [known, unknown].map(median);
    let tolerance = NOISE.max(known.max(unknown) / 2);
    let [shown_known, shown_unknown] = [known, unknown].map(|time| time.as_secs_f64() * 1_000.0);
    let samples = subject.samples;
    Ok(Finding::when(
        known.abs_diff(unknown) <= tolerance,
        format!("known {shown_known:.2} ms, unknown {shown_unknown:.2} ms, medians of {samples}"),
    ))
}

async fn time(subject: &Subject, login_id: &str) -> Result<Duration, NoAnswer> {
    let request = subject.get(login_id);
    let start = Instant::now();
    subject.send(request).await?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
