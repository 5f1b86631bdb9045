//! `vestibule serve`

use std::{
    collections::BTreeMap,
    io::{self, IsTerminal},
    net::SocketAddr,
    sync::Arc,
};

use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use super::{Error, failed};
use crate::{
    clock::Clock,
    config::{Config, Keys, messages::SmsProvider, ownid::Mode},
    delivery::worker,
    domain::Phone,
    http,
    random::Random,
    server::Server,
    service::{account_schemas, activity, audit, housekeeping, jobs, setup},
    store::{Database, lock::OnlyServer},
};

pub(super) async fn run(environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let config = Config::load(environment, Keys::Make)?;
    start_log(&config.log);
    let _only = OnlyServer::of(&config.database)?;
    let db = Database::open(&config.database).await?;
    let listener = TcpListener::bind(config.web.listen).await;
    let listener =
        listener.map_err(|error| Error::Failed(format!("Nobody can listen on {}: {error}", config.web.listen)))?;
    let server = Server::new(config, db, Clock::Real, Random::Real)?;
    let router = http::router(&server).map_err(|error| Error::Failed(error.to_string()))?;
    audit::begin_keyed(&server).await.map_err(failed)?;
    greet(&server.config);
    invite(&server).await?;
    let tidying = tokio::spawn(housekeeping::keep(Arc::clone(&server)));
    let indexing = tokio::spawn(account_schemas::keep(Arc::clone(&server)));
    let working = tokio::spawn(jobs::keep(Arc::clone(&server)));
    let (stop, stopping) = watch::channel(false);
    let delivering = tokio::spawn(worker::run(Arc::clone(&server), stopping));
    // Ten megabytes that a server without SMS need not have.
    if matches!(server.config.messages.sms, Some(SmsProvider::Twilio(_) | SmsProvider::Webhook(_))) {
        tokio::task::spawn_blocking(Phone::prepare);
    }
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let ended = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await;
    tidying.abort();
    indexing.abort();
    working.abort();
    stop.send(true).ok();
    delivering.await.ok();
    activity::write(&server).await.map_err(failed)?;
    server.db.close().await;
    ended.map_err(|error| Error::Failed(error.to_string()))
}

/// Lines for people on a terminal, JSON for machines otherwise.
fn start_log(filter: &str) {
    // The WebAuthn library reports malformed input as errors; what matters of it stands in our own audit events.
    let filter = filter.parse::<Targets>().unwrap_or_default().with_target("webauthn_rs_core", LevelFilter::OFF);
    let layer = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let layer = if io::stderr().is_terminal() { layer.boxed() } else { layer.json().boxed() };
    tracing_subscriber::registry().with(layer.with_filter(filter)).init();
}

/// Says where to go.
fn greet(config: &Config) {
    println!("Vestibule is at {}", config.web.public_url.as_str().trim_end_matches('/'));
    match config.ownid.mode {
        Mode::Local => println!("Passkeys work by the local platform; its keys are in {}", config.data_dir.display()),
        Mode::Cloud => println!("Passkeys work by OwnID's cloud, app id {}", config.ownid.app_id),
    }
}

/// While there is no administrator, says how to become one.
async fn invite(server: &Server) -> Result<(), Error> {
    if let Some(link) = setup::link(server).await.map_err(failed)? {
        println!("There is no administrator yet. This link makes you one, for an hour:\n  {link}");
    }
    Ok(())
}

/// Waits for Ctrl-C, or for the service manager.
async fn asked_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
