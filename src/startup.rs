//! Startup: from a server to its routes and its background tasks.

use std::{sync::Arc, time::Duration};

use axum::Router;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use url::Url;
use uuid::Uuid;

use crate::{
    config::{self, messages::SmsProvider},
    domain::{Phone, message::Channel},
    http::{self, https_redirect, listener::Endpoint, platform::in_process, state::AppState},
    journeys::canonical_login_ids,
    platform::{
        self, CallbackTransport, CallbackTransports, Dependencies, Platform, PlatformSettings,
        callbacks::transport::CallbackAddress,
    },
    server::Server,
    service::{
        self,
        admin::{audit_export, login_counters, security_events},
        backup, certificates, housekeeping, jobs,
        login::credential_claims,
        outbox, schema, webhooks,
    },
};

/// Interval at which the platform deletes expired ceremonies and sends summaries of notifications.
const PLATFORM_UPKEEP_INTERVAL: Duration = Duration::from_secs(30);

/// The server with its local platform, and every route.
#[derive(Debug)]
pub struct WebApplication {
    pub state: AppState,
    pub router: Router,
}

/// Builds the local platform, unless OwnID's cloud plays its part, and the routes.
///
/// # Errors
/// The settings of the platform are refused.
pub fn application(server: &Arc<Server>) -> Result<WebApplication, platform::Error> {
    // Leptos renders on tokio; a second application in one process finds it set already.
    any_spawner::Executor::init_tokio().ok();

    let callbacks = http::callback_routes(server);
    let platform = local_platform(server, callbacks.clone().into())?.map(Arc::new);
    let state = AppState { server: Arc::clone(server), platform };
    let router = http::router(&state, callbacks).into();
    Ok(WebApplication { state, router })
}

/// The opened addresses of the public.
#[derive(Debug)]
pub struct PublicSockets {
    /// The one of `listen`.
    pub plain: TcpListener,
    /// The one of `tls_listen`, where no proxy does TLS.
    pub tls: Option<TcpListener>,
}

/// The addresses with their routes: with TLS, the plain one only leads there.
pub fn endpoints(server: &Arc<Server>, router: Router, sockets: PublicSockets) -> Vec<Endpoint> {
    let PublicSockets { plain, tls } = sockets;
    let Some(socket) = tls else { return vec![Endpoint { socket: plain, router, tls: None }] };

    let redirects = https_redirect::router(server);
    vec![
        Endpoint { socket, router, tls: Some(server.served_certificate.server_config()) },
        Endpoint { socket: plain, router: redirects, tls: None },
    ]
}

/// The local platform, unless OwnID's cloud plays its part. `callbacks` are this server's own
/// routes, by which it reaches the server's users.
///
/// # Errors
/// The settings of the platform are refused.
pub fn local_platform(
    server: &Server,
    callbacks: Router,
) -> Result<Option<Platform>, platform::Error> {
    let Some(config) = &server.config.platform else { return Ok(None) };

    let settings = PlatformSettings {
        config,
        public_url: &server.config.web.public_url,
        android_apps: &server.config.well_known.android_apps,
        branding: &server.config.branding,
        mail_templates: &server.config.messages.templates,
        app_id: &server.config.ownid.app_id,
        secrets: &server.config.ownid.secrets,
    };
    let dependencies = Dependencies {
        db: server.db.clone(),
        clock: server.clock.clone(),
        random: server.random.clone(),
    };
    Platform::new(settings, dependencies, transports(config, callbacks)?).map(Some)
}

/// The transports of callbacks: to another back end where the settings name one, else to our own
/// routes.
fn transports(
    config: &config::PlatformConfig,
    callbacks: Router,
) -> Result<CallbackTransports, platform::Error> {
    let message_transport = |url: &Option<Url>| {
        let url = url.clone().map(CallbackAddress::Endpoint);
        url.map(|to| CallbackTransport::http(to, config.callback_headers.clone())).transpose()
    };
    let users = match &config.callback_url {
        Some(url) => CallbackTransport::http(
            CallbackAddress::Base(url.clone()),
            config.callback_headers.clone(),
        )?,
        None => in_process::transport(callbacks),
    };
    Ok(CallbackTransports {
        users,
        send_sms: message_transport(&config.send_sms_url)?,
        send_email: message_transport(&config.send_email_url)?,
    })
}

/// Tasks that run beside the requests until the server stops.
#[derive(Debug)]
pub struct BackgroundTasks {
    /// Tasks that may be cut off anywhere.
    upkeep: Vec<JoinHandle<()>>,
    /// The tasks that send messages and webhooks, which finish those that they have begun to send.
    outbox: Vec<JoinHandle<()>>,
    stop_outbox: watch::Sender<bool>,
    /// The name of this server among those that share the database.
    runner: Uuid,
}

impl BackgroundTasks {
    pub fn start(state: &AppState) -> Self {
        let server = || Arc::clone(&state.server);
        let mut upkeep = vec![
            tokio::spawn(housekeeping::keep(server())),
            tokio::spawn(schema::keep(server())),
            tokio::spawn(canonical_login_ids::keep(server())),
            tokio::spawn(credential_claims::keep(server())),
            tokio::spawn(jobs::keep(server())),
            tokio::spawn(certificates::keep(server())),
            tokio::spawn(backup::keep(server())),
        ];
        let runner = state.server.random.uuid(state.server.clock.now());
        if state.server.config.audit_export.is_some() {
            upkeep.push(tokio::spawn(security_events::keep(server(), runner)));
            upkeep.push(tokio::spawn(audit_export::keep(server(), runner)));
        }
        if let Some(platform) = &state.platform {
            upkeep.push(tokio::spawn(keep_platform(Arc::clone(platform), server())));
        }

        // Phone numbers take ten megabytes, which a server without SMS need not have.
        let sends_sms = matches!(
            state.server.config.messages.sms,
            Some(SmsProvider::Twilio(_) | SmsProvider::Webhook(_))
        );
        if sends_sms {
            tokio::task::spawn_blocking(Phone::load_numbering_plans);
        }

        let (stop_outbox, outbox_stopping) = watch::channel(false);
        let mut outbox: Vec<_> = Channel::ALL
            .map(|channel| tokio::spawn(outbox::run(server(), channel, outbox_stopping.clone())))
            .into();
        outbox.push(tokio::spawn(webhooks::sending::run(server(), outbox_stopping)));
        Self { upkeep, outbox, stop_outbox, runner }
    }

    /// Stops the tasks, and writes what this process has counted.
    pub async fn stop(self, server: &Server) -> service::Result<()> {
        for task in self.upkeep {
            task.abort();
        }
        self.stop_outbox.send(true).ok();
        for task in self.outbox {
            task.await.ok();
        }
        audit_export::finish(server, self.runner).await?;
        login_counters::write(server).await
    }
}

/// Deletes expired ceremonies, and sends summaries of notifications.
async fn keep_platform(platform: Arc<Platform>, server: Arc<Server>) {
    let mut interval = tokio::time::interval(PLATFORM_UPKEEP_INTERVAL);
    loop {
        interval.tick().await;
        if let Err(error) = platform.delete_expired(server.clock.now()).await {
            tracing::warn!(
                %error,
                "expired ceremonies could not be deleted; it will be tried again"
            );
        }
        if let Err(error) = platform.send_summaries().await {
            tracing::warn!(
                %error,
                "summaries of notifications could not be sent; they will be tried again"
            );
        }
    }
}
