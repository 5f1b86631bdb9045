//! The certificate that the server presents where no proxy does TLS: read from files, or obtained
//! by ACME, and renewed without an interruption.

mod acme;
mod acme_client;
mod acme_order;
mod acme_state;
mod files;

use std::sync::Arc;

use crate::{
    config::tls::CertificateSource, runtime::metrics::catalogue::TLS_CERTIFICATES, server::Server,
};

/// Presents the certificate that is there at the start.
pub async fn begin(server: &Server) {
    let Some(tls) = &server.config.tls else { return };
    match &tls.source {
        CertificateSource::Files(files) => files::begin(server, files),
        CertificateSource::Acme(settings) => acme::begin(server, tls, settings).await,
    }
}

/// Renews the certificate until the server stops.
pub async fn keep(server: Arc<Server>) {
    let Some(tls) = &server.config.tls else { return };
    match &tls.source {
        CertificateSource::Files(files) => files::keep(&server, tls, files).await,
        CertificateSource::Acme(settings) => acme::keep(&server, tls, settings).await,
    }
}

/// Outcome of an attempt to put another certificate in the place of the one that is presented.
#[derive(Clone, Copy)]
enum RenewalOutcome {
    Renewed,
    Failed,
}

fn count(source: &'static str, outcome: RenewalOutcome) {
    let outcome = match outcome {
        RenewalOutcome::Renewed => "renewed",
        RenewalOutcome::Failed => "failed",
    };
    TLS_CERTIFICATES.increment([source, outcome]);
}
