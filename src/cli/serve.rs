//! `vestibule serve`

use std::{
    collections::BTreeMap,
    io::{self, IsTerminal},
    net::SocketAddr,
    pin::pin,
    sync::Arc,
};

use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
    time::{sleep, timeout},
};
use tracing_subscriber::{Layer, layer::SubscriberExt, util::SubscriberInitExt};

use super::{Error, failed, output};
use crate::{
    config::{
        Config, MissingKeys, SettingMistake, SettingMistakes, ownid::OwnIdMode, web::check_reach,
    },
    http::{self, operations::metrics::MetricsListener},
    runtime::{
        clock::Clock,
        random::Random,
        security_events,
        service_manager::{self, InheritedSockets},
    },
    server::Server,
    service::{admin::audit, applications::declared, certificates, login::setup},
    startup::{self, BackgroundTasks, PublicSockets, WebApplication},
    store::{Database, db::lock::OnlyServer},
};

/// Serves until it is asked to stop, and then until the requests under way are answered. Asked
/// again, it ends at once.
pub(super) async fn run(environment: &BTreeMap<String, String>) -> Result<(), Error> {
    // Before anything else, so that no signal ends the process halfway through its start.
    let mut signals = StopSignals::listen().map_err(failed)?;
    let (stop, stopping) = watch::channel(false);
    let mut serving = pin!(serve(environment, stopping));
    tokio::select! {
        done = &mut serving => return done,
        () = signals.next() => {}
    }
    stop.send(true).ok();
    tokio::select! {
        done = serving => done,
        () = signals.next() => Err(Error::Failed("Asked to stop again: requests under way were cut \
                                                  off.".to_owned())),
    }
}

async fn serve(
    environment: &BTreeMap<String, String>,
    mut stopping: watch::Receiver<bool>,
) -> Result<(), Error> {
    let config = Config::load(environment, MissingKeys::Create)?;
    start_log(&config);
    let inherited = inherited_sockets(&config)?;
    let _only = OnlyServer::of(&config.database)?;
    let (server, listeners) = tokio::select! {
        opened = open(config, inherited) => opened?,
        _ = stopping.wait_for(|asked| *asked) => return Ok(()),
    };
    let WebApplication { state, router } = startup::application(&server).map_err(failed)?;
    audit::begin_keyed(&server).await.map_err(failed)?;
    declare_applications(&server).await?;
    certificates::begin(&server).await;
    greet(&server.config, server.delivery.has_inbox());
    invite(&server).await?;

    let background_tasks = BackgroundTasks::start(&state);
    service_manager::notify_ready();
    tokio::spawn(service_manager::feed_watchdog());
    let mut also_stopping = stopping.clone();
    let asked = async {
        drop(stopping.wait_for(|asked| *asked).await);
        service_manager::notify_stopping();
        server.readiness.begin_draining();
        sleep(server.config.web.connections.drain_delay).await;
    };
    let metrics = async {
        if let Some(listener) = listeners.metrics {
            let asked = async { drop(also_stopping.wait_for(|asked| *asked).await) };
            listener.serve(Arc::clone(&server), asked).await;
        }
    };
    let endpoints = startup::endpoints(&server, router, listeners.public);
    tokio::join!(http::listener::serve(endpoints, &server.config.web, asked), metrics);

    server.background_tasks.close();
    if timeout(server.config.web.connections.drain_timeout, server.background_tasks.wait())
        .await
        .is_err()
    {
        tracing::warn!("work after responses was cut off: drain_seconds are over");
    }
    background_tasks.stop(&server).await.map_err(failed)?;
    server.traces.stop(server.config.web.connections.drain_timeout).await;
    server.db.close().await;
    Ok(())
}

/// Makes the applications of the settings file so in the database.
async fn declare_applications(server: &Server) -> Result<(), Error> {
    let conflicts = declared::apply(server, &server.config.applications).await.map_err(failed)?;
    if conflicts.is_empty() {
        return Ok(());
    }
    let mistakes = conflicts.iter().map(|conflict| SettingMistake(conflict.to_string()));
    Err(SettingMistakes(mistakes.collect()).into())
}

/// The sockets that the service manager passed on. They are held to the rules for `listen` and
/// `tls_listen`.
fn inherited_sockets(config: &Config) -> Result<InheritedSockets, Error> {
    let inherited = service_manager::inherited_sockets().map_err(failed)?;
    let mistake = |what| {
        let text = format!("the socket of the service manager: {what}");
        SettingMistakes(vec![SettingMistake(text)])
    };

    if let Some(plain) = &inherited.plain {
        let address = plain.local_addr().map_err(failed)?;
        check_reach(config.ownid.mode, &config.web.public_url, address).map_err(mistake)?;
    }
    if inherited.tls.is_some() && config.tls.is_none() {
        return Err(mistake("it is named https, but tls_listen is not set").into());
    }
    Ok(inherited)
}

/// The opened addresses.
struct Listeners {
    public: PublicSockets,
    metrics: Option<MetricsListener>,
}

/// Opens the database, then the ports, but for those that the service manager opened.
async fn open(
    config: Config,
    inherited: InheritedSockets,
) -> Result<(Arc<Server>, Listeners), Error> {
    let db = Database::open(&config.database).await?;
    let plain = bind(inherited.plain, config.web.listen).await?;
    let tls = match &config.tls {
        Some(tls) => Some(bind(inherited.tls, tls.listen).await?),
        None => None,
    };
    let public = PublicSockets { plain, tls };
    let metrics = MetricsListener::open(&config)
        .await
        .map_err(|error| Error::Failed(format!("Cannot listen as metrics_listen says: {error}")))?;
    let server = Server::new(config, db, Clock::Real, Random::Real)?;
    if let Some(otlp) = &server.config.otlp {
        let unusable = |error| Error::Failed(format!("Traces cannot be sent: {error}"));
        server.traces.start(otlp).map_err(unusable)?;
    }
    Ok((server, Listeners { public, metrics }))
}

/// Opens an address, or takes the socket that takes its place.
async fn bind(
    inherited: Option<std::net::TcpListener>,
    address: SocketAddr,
) -> Result<TcpListener, Error> {
    let opened = match inherited {
        Some(socket) => TcpListener::from_std(socket),
        None => TcpListener::bind(address).await,
    };
    opened.map_err(|error| Error::Failed(format!("Cannot listen on {address}: {error}")))
}

/// Lines for people on a terminal, JSON for machines otherwise.
fn start_log(config: &Config) {
    // A closed standard error must not end anything: the layer would say so on standard error, and
    // panic.
    let layer = tracing_subscriber::fmt::layer().with_writer(io::stderr).log_internal_errors(false);
    let layer = if io::stderr().is_terminal() {
        layer.boxed()
    } else {
        layer.json().with_span_list(false).boxed()
    };
    let exported = config.audit_export.as_ref().map(|_| security_events::layer());
    tracing_subscriber::registry()
        .with(layer.with_filter(config.log.filter()))
        .with(exported)
        .init();
}

/// Says where to go.
fn greet(config: &Config, has_inbox: bool) {
    let passkeys = match config.ownid.mode {
        OwnIdMode::Local => {
            format!("the local platform; its keys are in {}", config.data_dir.display())
        }
        OwnIdMode::Cloud => format!("OwnID's cloud, app id {}", config.ownid.app_id),
    };
    let url = config.web.public_url.as_str().trim_end_matches('/');
    let messages = match (has_inbox, config.has_development_pages()) {
        (false, _) => String::new(),
        (true, true) => format!("\nMessages do not leave; they show at {url}/dev/inbox"),
        (true, false) => {
            let advice = "name providers, or, to develop on this machine, set development_pages";
            format!(
                "\nMessages do not leave, and nobody sees them: {advice} (docs/configuration.md)"
            )
        }
    };
    let build = if env!("OPT_LEVEL") == "0" {
        "\nThis build is for trying: `cargo build --profile dist` makes the one for production"
    } else {
        ""
    };
    // The server serves even if its output is closed.
    output::print_line(&format_args!(
        "Vestibule is at {url}\nPasskeys work by {passkeys}{messages}{build}"
    ))
    .ok();
}

/// While there is no administrator, says how to become one.
async fn invite(server: &Server) -> Result<(), Error> {
    if let Some(link) = setup::link(server).await.map_err(failed)? {
        let words = "There is no administrator yet. This link makes you one, for an hour:";
        output::print_line(&format_args!("{words}\n  {link}")).ok();
    }
    Ok(())
}

/// The signals that ask for an end: SIGTERM of service managers, SIGINT of Ctrl-C.
struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
