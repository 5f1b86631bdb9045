//! The way to the collector: OTLP over HTTP, in protobuf
//! (<https://opentelemetry.io/docs/specs/otlp/#otlphttp>).

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use opentelemetry::KeyValue;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    trace::{Sampler, SdkTracerProvider},
};
use tokio::runtime::Handle;

use super::TracesUnusable;
use crate::{
    config::Otlp,
    runtime::http_client::{self, error_chain},
};

/// Maximum time for a batch of spans, with its repetitions.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Maximum number of bytes that are read of a collector's answer.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// Builds the recorder. Its thread collects spans, and sends them every few seconds.
pub(super) fn provider(settings: &Otlp) -> Result<SdkTracerProvider, TracesUnusable> {
    let client = http_client::builder(&settings.endpoint, TIMEOUT)
        .default_headers(settings.headers.clone())
        .build()?;
    let client =
        CollectorClient { client, runtime: Handle::current(), is_away: AtomicBool::new(false) };
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(client)
        .with_endpoint(settings.endpoint.as_str())
        .with_protocol(Protocol::HttpBinary)
        .with_timeout(TIMEOUT)
        .build()?;

    let sampler = Sampler::TraceIdRatioBased(settings.sample_ratio);
    let resource = Resource::builder()
        .with_service_name(settings.service_name.clone())
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .build();
    Ok(SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        // A trusted proxy decides for its requests whether they are recorded.
        .with_sampler(Sampler::ParentBased(Box::new(sampler)))
        .with_resource(resource)
        .build())
}

/// The client of the exporter. That has a thread of its own, so requests are made on the runtime.
#[derive(Debug)]
struct CollectorClient {
    client: reqwest::Client,
    runtime: Handle,
    /// True from a failure to the next success, so that an outage is logged once.
    is_away: AtomicBool,
}

#[async_trait]
impl HttpClient for CollectorClient {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let client = self.client.clone();
        let sent = self.runtime.spawn(async move {
            let mut response = client.execute(request).await?;
            let body = http_client::read_capped(&mut response, MAX_ANSWER_BYTES).await?;
            Ok::<_, reqwest::Error>((response, body))
        });

        let (response, body) = match sent.await? {
            Ok(answer) => answer,
            Err(error) => {
                let cause = error_chain(error);
                self.note_failure(&cause);
                return Err(cause.into());
            }
        };
        let status = response.status();
        if status.is_success() {
            self.note_success();
        } else {
            self.note_failure(status.as_str());
        }
        let mut answer = Response::new(Bytes::from(body.bytes));
        *answer.status_mut() = status;
        *answer.headers_mut() = response.headers().clone();
        Ok(answer)
    }
}

impl CollectorClient {
    fn note_failure(&self, cause: &str) {
        if !self.is_away.swap(true, Ordering::Relaxed) {
            tracing::warn!(cause, "the collector does not take spans; they are dropped until then");
        }
    }

    fn note_success(&self) {
        if self.is_away.swap(false, Ordering::Relaxed) {
            tracing::info!("the collector takes spans again");
        }
    }
}
