//! A certificate from an authority, by ACME (RFC 8555), renewed when two thirds of its lifetime are
//! over.

use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::{
    RenewalOutcome,
    acme_order::{AcmeFailure, obtain},
    acme_state, count,
};
use crate::{
    config::{Tls, acme::AcmeSettings},
    domain::{Timestamp, credentials::server_certificate::ServerCertificate},
    runtime::random::Random,
    server::Server,
};

/// Time limit of one attempt.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(600);
/// Longest time without a look at the clock, which may be set, or stop while the machine sleeps.
const MAX_SLEEP: Duration = Duration::from_secs(600);
/// Time after the first failure. Each further one triples it: authorities allow few failures in an
/// hour.
const FIRST_PAUSE: Duration = Duration::from_secs(60);
/// Longest time between two attempts.
const MAX_PAUSE: Duration = Duration::from_hours(6);

/// Presents the certificate that was obtained before, if it is valid.
pub(super) async fn begin(server: &Server, tls: &Tls, settings: &AcmeSettings) {
    let state = acme_state::read(server, settings.directory.as_str()).await;
    let issued = match state {
        Ok(state) => state.and_then(|state| state.certificate),
        Err(error) => {
            tracing::error!(%error, "acme.json in data_dir cannot be read");
            None
        }
    };

    match issued.map(|issued| issued.parse(&tls.host, server.clock.now())) {
        Some(Ok(certificate)) => server.served_certificate.present(certificate),
        Some(Err(fault)) => {
            tracing::warn!(%fault, "the certificate of an earlier start cannot be used");
        }
        None => {}
    }
}

pub(super) async fn keep(server: &Server, tls: &Tls, settings: &AcmeSettings) {
    let mut failures = 0;

    loop {
        sleep_until_due(server).await;
        let attempt = timeout(ATTEMPT_TIMEOUT, renew(server, tls, settings)).await;
        server.served_certificate.answer_challenge(None);

        match attempt.unwrap_or(Err(AcmeFailure::TimedOut)) {
            Ok(expires) => {
                failures = 0;
                count("acme", RenewalOutcome::Renewed);
                tracing::info!(expires = %expires.to_rfc3339(), "a certificate was issued");
            }
            Err(error) => {
                let pause = pause_after(failures, &server.random);
                failures += 1;
                count("acme", RenewalOutcome::Failed);
                let again_seconds = pause.as_secs();
                tracing::warn!(%error, again_seconds, "no certificate was issued");
                sleep(pause).await;
            }
        }
    }
}

/// Waits until there is no certificate, or two thirds of its lifetime are over.
async fn sleep_until_due(server: &Server) {
    while let Some(certificate) = server.served_certificate.current() {
        let (now, due) = (server.clock.now(), certificate.renewal_at());
        if due <= now {
            return;
        }
        sleep(due.distance(now).min(MAX_SLEEP)).await;
    }
}

/// Obtains a certificate and presents it. Returns the time at which it expires.
async fn renew(
    server: &Server,
    tls: &Tls,
    settings: &AcmeSettings,
) -> Result<Timestamp, AcmeFailure> {
    let issued = obtain(server, settings).await?;
    let now = server.clock.now();
    let certificate = issued.parse(&tls.host, now).map_err(AcmeFailure::Unusable)?;
    let (expires, due) = (certificate.not_after(), ServerCertificate::renewal_at(&certificate));

    server.served_certificate.present(certificate);
    // Otherwise one would be asked for after the other.
    if due <= now { Err(AcmeFailure::ShortLived) } else { Ok(expires) }
}

/// The pause after so many failures before the one of now, and up to a tenth more, so that servers
/// that failed together do not come again together.
fn pause_after(failures: u32, random: &Random) -> Duration {
    let factor = 3_u32.saturating_pow(failures);
    let pause = FIRST_PAUSE.saturating_mul(factor).min(MAX_PAUSE);
    let [share] = random.bytes();
    pause + pause / 10 * u32::from(share) / 256
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b68_attempts_become_rare_while_the_authority_refuses() {
        let random = Random::test(1);
        let pauses: Vec<_> =
            (0..40).map(|failures| pause_after(failures, &random).as_secs()).collect();
        for (failures, least) in [60, 180, 540, 1_620, 4_860, 14_580, 21_600].iter().enumerate() {
            assert!((*least..=least * 11 / 10).contains(&pauses[failures]), "{pauses:?}");
        }
        assert!(pauses.iter().all(|pause| *pause <= 21_600 * 11 / 10), "{pauses:?}");
        let in_the_first_hour = pauses.iter().scan(0, |at, pause| {
            *at += pause;
            Some(*at)
        });
        assert!(in_the_first_hour.take_while(|at| *at < 3_600).count() <= 4, "{pauses:?}");
    }
}
