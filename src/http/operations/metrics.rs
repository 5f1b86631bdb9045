//! `/metrics` on an address of its own, which no route of the public address leads to
//! (`docs/security-behaviours.md` b60).

use std::{io, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{HeaderName, header},
    response::IntoResponse,
    routing::get,
};
use tokio::{net::TcpListener, time::interval};

use crate::{
    config::{Config, Web},
    http::listener::{self, Endpoint},
    runtime::metrics::{self, COMPACTION_INTERVAL, MetricsExporter},
    server::Server,
    service::measurements,
};

/// The media type of the text format.
const TEXT_FORMAT: [(HeaderName, &str); 1] =
    [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];

/// The address of `/metrics`, opened.
#[derive(Debug)]
pub struct MetricsListener {
    listener: TcpListener,
    exporter: MetricsExporter,
}

impl MetricsListener {
    /// Opens the address and begins to record, if the settings ask for it.
    ///
    /// # Errors
    /// The address cannot be listened on.
    pub async fn open(config: &Config) -> io::Result<Option<Self>> {
        let Some(address) = config.web.metrics_listen else { return Ok(None) };
        let listener = TcpListener::bind(address).await?;
        Ok(Some(Self { listener, exporter: metrics::install() }))
    }

    /// The address, with the port that the system chose for port 0.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until `stop`.
    pub async fn serve(self, server: Arc<Server>, stop: impl Future<Output = ()>) {
        // Prometheus asks directly, and not through a proxy.
        let web = Web { trusted_proxies: Vec::new(), ..server.config.web.clone() };
        let reader = MetricsReader { server, exporter: self.exporter.clone() };
        let router = Router::new().route("/metrics", get(show)).with_state(reader);

        let mut ticks = interval(COMPACTION_INTERVAL);
        let compact = async {
            loop {
                ticks.tick().await;
                self.exporter.compact();
            }
        };
        let endpoint = Endpoint { socket: self.listener, router, tls: None };
        tokio::select! {
            () = listener::serve(vec![endpoint], &web, stop) => {}
            () = compact => {}
        }
    }
}

#[derive(Clone)]
struct MetricsReader {
    server: Arc<Server>,
    exporter: MetricsExporter,
}

async fn show(State(reader): State<MetricsReader>) -> impl IntoResponse {
    measurements::sample(&reader.server).await;
    (TEXT_FORMAT, reader.exporter.render())
}
