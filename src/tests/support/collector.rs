//! A collector of traces, which keeps what it is sent.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::post};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{KeyValue, any_value::Value},
    trace::v1::Span,
};
use prost::Message;
use tokio::{net::TcpListener, task::JoinHandle};

use super::harness::App;

type Received = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A collector, stopped after the test.
pub(crate) struct TraceCollector {
    pub(crate) address: SocketAddr,
    received: Received,
    serving: JoinHandle<()>,
}

impl TraceCollector {
    pub(crate) async fn start() -> Self {
        Self::start_at("127.0.0.1:0".parse().unwrap()).await
    }

    pub(crate) async fn start_at(address: SocketAddr) -> Self {
        let received = Received::default();
        let routes = Router::new().route("/v1/traces", post(keep)).with_state(received.clone());
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self { address, received, serving }
    }

    /// The value of `otlp_endpoint`.
    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The headers of the requests.
    pub(crate) fn headers(&self) -> Vec<HeaderMap> {
        self.received.lock().unwrap().iter().map(|(headers, _)| headers.clone()).collect()
    }

    /// All bytes of all requests, as text.
    pub(crate) fn text(&self) -> String {
        let received = self.received.lock().unwrap();
        received.iter().map(|(_, body)| String::from_utf8_lossy(body).into_owned()).collect()
    }

    /// All spans, after the server has sent the last of them.
    pub(crate) async fn spans_of(&self, app: &App) -> Vec<ReceivedSpan> {
        app.finish_background_tasks().await;
        app.server.traces.stop(Duration::from_secs(10)).await;
        self.spans()
    }

    pub(crate) fn spans(&self) -> Vec<ReceivedSpan> {
        let received = self.received.lock().unwrap();
        let requests =
            received.iter().map(|(_, body)| ExportTraceServiceRequest::decode(&body[..]).unwrap());
        let scopes = requests.flat_map(|request| request.resource_spans);
        let spans = scopes.flat_map(|spans| spans.scope_spans).flat_map(|scope| scope.spans);
        spans.map(ReceivedSpan).collect()
    }
}

async fn keep(State(received): State<Received>, headers: HeaderMap, body: Bytes) {
    received.lock().unwrap().push((headers, body));
}

impl Drop for TraceCollector {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

#[derive(Clone, Debug)]
pub(crate) struct ReceivedSpan(pub(crate) Span);

impl ReceivedSpan {
    /// The attribute as text, empty if it is missing.
    pub(crate) fn attribute(&self, name: &str) -> String {
        let value = |pair: &KeyValue| match pair.value.clone()?.value? {
            Value::StringValue(text) => Some(text),
            Value::IntValue(number) => Some(number.to_string()),
            other => Some(format!("{other:?}")),
        };
        let pair = self.0.attributes.iter().find(|pair| pair.key == name);
        pair.and_then(value).unwrap_or_default()
    }
}

/// The one span of this name.
pub(crate) fn one<'a>(spans: &'a [ReceivedSpan], name: &str) -> &'a ReceivedSpan {
    let named: Vec<_> = spans.iter().filter(|span| span.0.name == name).collect();
    let all: Vec<_> = spans.iter().map(|span| &span.0.name).collect();
    assert_eq!(named.len(), 1, "{name} in {all:?}");
    named[0]
}
