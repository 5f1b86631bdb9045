//! Metrics for operators (`docs/metrics.md`). The [`catalogue`] has every name
//! once; the code that an event belongs to counts it.
//!
//! Nothing is recorded, and no label is made, until [`install`] was called. The value of a label is
//! `&'static str`: a text that somebody sent cannot become one (`docs/security-behaviours.md` b60).

pub mod catalogue;
mod process;

use std::{
    sync::{OnceLock, PoisonError, RwLock},
    time::{Duration, Instant},
};

use metrics::Label;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// The recorder's reading side, once there is a recorder. There is one for the process, because the
/// facade `metrics` has one.
static EXPORTER: OnceLock<MetricsExporter> = OnceLock::new();

/// The reading side of the recorder.
#[derive(Clone)]
pub struct MetricsExporter(PrometheusHandle);

/// Begins to record, unless this process records already.
pub fn install() -> MetricsExporter {
    EXPORTER.get_or_init(MetricsExporter::install).clone()
}

/// True if something that is counted will be read.
pub fn is_recording() -> bool {
    EXPORTER.get().is_some()
}

impl MetricsExporter {
    #[expect(clippy::expect_used, reason = "no list of buckets is empty")]
    fn install() -> Self {
        let mut builder = PrometheusBuilder::new();
        for metric in catalogue::ALL {
            if let MetricKind::Histogram { buckets } = metric.kind {
                let name = Matcher::Full(metric.name.to_owned());
                builder = builder.set_buckets_for_metric(name, buckets).expect("buckets");
            }
        }

        let recorder = builder.build_recorder();
        let exporter = Self(recorder.handle());
        // Refused only if there is a recorder, which `EXPORTER` rules out.
        metrics::set_global_recorder(recorder).ok();
        for metric in catalogue::ALL {
            metric.describe();
        }
        exporter
    }

    /// All metrics in the text format of Prometheus, version 0.0.4.
    pub fn render(&self) -> String {
        process::sample();
        self.0.render()
    }

    /// Sorts what histograms have collected into their buckets, and so bounds the memory that they
    /// take between two readings.
    pub fn compact(&self) {
        self.0.run_upkeep();
    }
}

impl std::fmt::Debug for MetricsExporter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MetricsExporter")
    }
}

/// The type of a metric, in the terms of Prometheus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MetricKind {
    Counter,
    Gauge,
    Histogram { buckets: &'static [f64] },
}

/// A metric as it is documented.
#[derive(Clone, Copy, Debug)]
pub struct MetricDescription {
    pub kind: MetricKind,
    pub name: &'static str,
    /// The names of its labels.
    pub labels: &'static [&'static str],
    pub meaning: &'static str,
}

impl MetricDescription {
    fn describe(&self) {
        match self.kind {
            MetricKind::Counter => metrics::describe_counter!(self.name, self.meaning),
            MetricKind::Gauge => metrics::describe_gauge!(self.name, self.meaning),
            MetricKind::Histogram { .. } => metrics::describe_histogram!(self.name, self.meaning),
        }
    }

    fn label<const LABELS: usize>(&self, values: [&'static str; LABELS]) -> Vec<Label> {
        let pairs = self.labels.iter().zip(values);
        pairs.map(|(name, value)| Label::from_static_parts(name, value)).collect()
    }
}

/// A count of events, with values for each of its labels.
#[derive(Debug)]
pub struct CounterMetric<const LABELS: usize>(MetricDescription);

impl<const LABELS: usize> CounterMetric<LABELS> {
    pub fn increment(&self, values: [&'static str; LABELS]) {
        self.add(1, values);
    }

    /// Shows a count that is still zero. Without it, the first event is no increase for a program
    /// that compares readings.
    pub fn declare(&self, values: [&'static str; LABELS]) {
        self.add(0, values);
    }

    pub fn add(&self, count: u64, values: [&'static str; LABELS]) {
        if is_recording() {
            metrics::counter!(self.0.name, self.0.label(values)).increment(count);
        }
    }

    /// Sets a count that the system keeps.
    fn set(&self, count: u64, values: [&'static str; LABELS]) {
        if is_recording() {
            metrics::counter!(self.0.name, self.0.label(values)).absolute(count);
        }
    }
}

/// A number that goes up and down.
#[derive(Debug)]
pub struct GaugeMetric<const LABELS: usize>(MetricDescription);

impl<const LABELS: usize> GaugeMetric<LABELS> {
    pub fn set(&self, value: f64, values: [&'static str; LABELS]) {
        if is_recording() {
            metrics::gauge!(self.0.name, self.0.label(values)).set(value);
        }
    }

    pub fn add(&self, difference: f64, values: [&'static str; LABELS]) {
        if is_recording() {
            metrics::gauge!(self.0.name, self.0.label(values)).increment(difference);
        }
    }
}

/// The distribution of a number.
#[derive(Debug)]
pub struct HistogramMetric<const LABELS: usize>(MetricDescription);

impl<const LABELS: usize> HistogramMetric<LABELS> {
    pub fn record(&self, value: f64, values: [&'static str; LABELS]) {
        if is_recording() {
            metrics::histogram!(self.0.name, self.0.label(values)).record(value);
        }
    }

    /// Begins to measure a duration, which is recorded when the timer is dropped.
    pub fn start(&'static self, values: [&'static str; LABELS]) -> Timer<LABELS> {
        let started = if is_recording() { Some(Instant::now()) } else { None };
        Timer { started, metric: self, values }
    }
}

/// The measurement of a duration.
#[derive(Debug)]
#[must_use]
pub struct Timer<const LABELS: usize> {
    /// `None` while nothing is recorded.
    started: Option<Instant>,
    metric: &'static HistogramMetric<LABELS>,
    values: [&'static str; LABELS],
}

impl<const LABELS: usize> Drop for Timer<LABELS> {
    fn drop(&mut self) {
        if let Some(started) = self.started {
            self.metric.record(started.elapsed().as_secs_f64(), self.values);
        }
    }
}

/// A number as a gauge has it.
#[expect(clippy::cast_precision_loss, reason = "no count here reaches 2^53")]
pub fn number(count: usize) -> f64 {
    count as f64
}

/// The one copy of a text that is kept for ever. The caller vouches that there are few: the routes
/// of the server, and the statuses of HTTP.
pub fn interned(text: &str) -> &'static str {
    static KEPT: RwLock<Vec<&'static str>> = RwLock::new(Vec::new());
    let find = |kept: &[&'static str]| {
        kept.binary_search_by(|kept| (*kept).cmp(text)).map(|index| kept[index])
    };

    let found = find(&KEPT.read().unwrap_or_else(PoisonError::into_inner));
    found.unwrap_or_else(|_| {
        let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
        find(&kept).unwrap_or_else(|index| {
            let text: &'static str = Box::leak(text.into());
            kept.insert(index, text);
            text
        })
    })
}

/// The interval at which [`MetricsExporter::compact`] is to be called.
pub const COMPACTION_INTERVAL: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let (first, second) = (interned("/a/{id}"), interned("/b"));
        assert_eq!((first, second), ("/a/{id}", "/b"));
        assert!(std::ptr::eq(first, interned(&String::from("/a/{id}"))));
    }
}
