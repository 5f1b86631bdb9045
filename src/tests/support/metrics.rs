//! A reader of `/metrics`.

use reqwest::StatusCode;

use super::harness::{Answer, App};

/// The setting that opens `/metrics` at a free port.
pub(crate) const WITH_METRICS: (&str, &str) = ("VESTIBULE_METRICS_LISTEN", "127.0.0.1:0");

/// One reading.
pub(crate) struct Scrape(pub(crate) String);

impl Scrape {
    pub(crate) async fn of(app: &App) -> Self {
        let answer = get(app, "/metrics").await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        assert_eq!(answer.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
        Self(answer.body)
    }

    /// The value of a series, 0 if there is none.
    pub(crate) fn value(&self, series: &str) -> f64 {
        let line = self.0.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
        line.map_or(0.0, |value| value.parse().unwrap())
    }

    /// Asserts the values of these series.
    pub(crate) fn assert_values(&self, expected: &[(&str, f64)]) {
        for (series, expected) in expected {
            let value = self.value(series);
            assert!((value - expected).abs() < 0.001, "{series} is {value}:\n{}", self.0);
        }
    }

    /// Asserts by how much these series grew since an earlier reading.
    pub(crate) fn assert_growth(&self, earlier: &Self, expected: &[(&str, f64)]) {
        // Without nextest, other tests count in the same process.
        let is_alone = std::env::var_os("NEXTEST").is_some();
        for (series, expected) in expected {
            let growth = self.value(series) - earlier.value(series);
            let is_right = (growth - expected).abs() < 0.5 || !is_alone && growth > *expected;
            assert!(is_right, "{series} grew by {growth}, not {expected}:\n{}", self.0);
        }
    }

    /// The names and the types of the metrics.
    pub(crate) fn types(&self) -> Vec<(&str, &str)> {
        let types = self.0.lines().filter_map(|line| line.strip_prefix("# TYPE "));
        types.map(|line| line.split_once(' ').unwrap()).collect()
    }

    /// The names and the values of all labels.
    pub(crate) fn labels(&self) -> Vec<(&str, &str)> {
        let series = self.0.lines().filter(|line| !line.starts_with('#'));
        let labels = series.filter_map(|line| Some(line.split_once('{')?.1.rsplit_once('}')?.0));
        let pairs = labels.flat_map(|labels| labels.split("\","));
        pairs.map(|pair| pair.trim_end_matches('"').split_once("=\"").unwrap()).collect()
    }
}

/// The answer to a request to the address of the metrics.
pub(crate) async fn get(app: &App, path: &str) -> Answer {
    let url = format!("http://{}{path}", app.metrics.unwrap());
    Answer::of(app.client.get(url).send().await.unwrap()).await
}
