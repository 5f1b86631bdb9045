//! Traces for operators, by OTLP (`docs/operating.md`).
//!
//! Nothing is recorded, and no span is made, until [`Traces::start`] was called: code asks the
//! context of its request for a span, and there is none. The value of an attribute is a word of the
//! source, the template of a route, a number or the id of a request: a text that somebody sent
//! cannot become one (`docs/security-behaviours.md` b69).

mod collector;
pub mod parent;

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use opentelemetry::{
    Context, KeyValue,
    trace::{
        SpanBuilder, SpanContext, SpanKind, Status, TraceContextExt, Tracer, TracerProvider as _,
    },
};
use opentelemetry_otlp::ExporterBuildError;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};

use super::request_context::{RequestContext, RequestId};
use crate::config::Otlp;

/// The recorder of this process, once it was started.
#[derive(Debug, Default)]
pub struct Traces(OnceLock<Recorder>);

#[derive(Debug)]
struct Recorder {
    provider: SdkTracerProvider,
    tracer: Arc<SdkTracer>,
}

/// The reason why traces cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum TracesUnusable {
    #[error("the system's certificates cannot be read: {0}")]
    Client(#[from] reqwest::Error),
    #[error("{0}")]
    Exporter(#[from] ExporterBuildError),
}

impl Traces {
    /// Begins to record. Spans wait in a bounded queue for a thread that sends them; what does not
    /// fit is dropped. It must be called within the runtime.
    ///
    /// # Errors
    /// [`TracesUnusable`].
    pub fn start(&self, settings: &Otlp) -> Result<(), TracesUnusable> {
        let provider = collector::provider(settings)?;
        let tracer = Arc::new(provider.tracer("vestibule"));
        // It is called once.
        self.0.set(Recorder { provider, tracer }).ok();
        Ok(())
    }

    pub fn is_recording(&self) -> bool {
        self.0.get().is_some()
    }

    /// Begins the span of a request, within the span of the proxy before us, if that is trusted.
    pub fn begin_request(&self, name: String, parent: Option<SpanContext>) -> TraceSpan {
        let parent = parent
            .map_or_else(Context::new, |parent| Context::new().with_remote_span_context(parent));
        self.begin(SpanBuilder::from_name(name).with_kind(SpanKind::Server), parent)
    }

    /// Begins a trace of its own, for work in the background.
    pub fn begin_work(&self, name: &'static str) -> TraceSpan {
        self.begin(SpanBuilder::from_name(name).with_kind(SpanKind::Consumer), Context::new())
    }

    fn begin(&self, builder: SpanBuilder, parent: Context) -> TraceSpan {
        let Some(Recorder { tracer, .. }) = self.0.get() else { return TraceSpan(None) };
        TraceSpan(Some(SpanParent { tracer: Arc::clone(tracer), context: parent }.begin(builder)))
    }

    /// Sends what waits, for at most this long, and ends the recording.
    pub async fn stop(&self, limit: Duration) {
        let Some(Recorder { provider, .. }) = self.0.get() else { return };
        let provider = provider.clone();
        let stopped =
            tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(limit)).await;
        if !matches!(stopped, Ok(Ok(()))) {
            tracing::warn!("the last spans could not be sent to the collector");
        }
    }
}

/// A span that others can be children of.
#[derive(Clone, Debug)]
pub struct SpanParent {
    tracer: Arc<SdkTracer>,
    context: Context,
}

impl SpanParent {
    fn begin(&self, builder: SpanBuilder) -> Self {
        let span = self.tracer.build_with_context(builder, &self.context);
        Self { tracer: Arc::clone(&self.tracer), context: Context::new().with_span(span) }
    }

    fn is_sampled(&self) -> bool {
        self.context.span().span_context().is_sampled()
    }
}

/// A span, which ends when it is dropped. Empty while nothing is recorded.
#[derive(Debug, Default)]
#[must_use]
pub struct TraceSpan(Option<SpanParent>);

impl TraceSpan {
    /// Begins a span of an operation within the current request.
    pub fn of_operation(name: &'static str) -> Self {
        Self::within_request(name, SpanKind::Internal)
    }

    /// Begins a span of a request to another server.
    pub fn of_outgoing_request(name: &'static str) -> Self {
        Self::within_request(name, SpanKind::Client)
    }

    fn within_request(name: &'static str, kind: SpanKind) -> Self {
        let parent = RequestContext::current().span.filter(SpanParent::is_sampled);
        Self(parent.map(|parent| parent.begin(SpanBuilder::from_name(name).with_kind(kind))))
    }

    /// Adds a word of the source, or the template of a route.
    pub fn set_word(&self, name: &'static str, word: &'static str) {
        self.set(|| KeyValue::new(name, word));
    }

    pub fn set_number(&self, name: &'static str, number: i64) {
        self.set(|| KeyValue::new(name, number));
    }

    pub fn set_request_id(&self, id: RequestId) {
        self.set(|| KeyValue::new("vestibule.request_id", id.to_string()));
    }

    /// Marks what was done as failed. The reason is in the log.
    pub fn fail(&self) {
        if let Some(SpanParent { context, .. }) = &self.0 {
            context.span().set_status(Status::error(""));
        }
    }

    fn set(&self, attribute: impl FnOnce() -> KeyValue) {
        if let Some(SpanParent { context, .. }) = &self.0 {
            context.span().set_attribute(attribute());
        }
    }

    /// The context of a request whose span this is.
    pub fn request_context(&self, id: Option<RequestId>) -> RequestContext {
        if let Some(id) = id {
            self.set_request_id(id);
        }
        RequestContext { id, span: self.0.clone() }
    }

    /// Does this work, whose spans become children of this one.
    pub fn around<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        let mut context = RequestContext::current();
        if self.0.is_some() {
            context.span.clone_from(&self.0);
        }
        context.enter(work)
    }
}

impl Drop for TraceSpan {
    fn drop(&mut self) {
        if let Some(SpanParent { context, .. }) = &self.0 {
            context.span().end();
        }
    }
}
