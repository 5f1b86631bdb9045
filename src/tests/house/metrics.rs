//! The metrics, and the files that read them: the manual, the dashboard and the alerts.

use std::collections::BTreeSet;

use serde_json::Value;

use super::tidy::{files, root};
use crate::runtime::metrics::{MetricDescription, MetricKind, catalogue::ALL};

#[test]
fn every_metric_is_in_the_manual_as_it_is_described() {
    let manual = read("docs/metrics.md");
    let rows: BTreeSet<_> = manual.lines().filter(|line| line.starts_with("| `")).collect();
    for metric in ALL {
        let row = row_of(metric);
        assert!(rows.contains(row.as_str()), "docs/metrics.md lacks: {row}");
    }

    let labels: BTreeSet<_> = ALL.iter().flat_map(|metric| metric.labels).collect();
    for label in labels {
        let is_explained = manual.lines().any(|line| line.starts_with(&format!("- **`{label}`**")));
        assert!(is_explained, "docs/metrics.md does not say what `{label}` is");
    }
    let unknown = unknown_names(&manual);
    assert!(unknown.is_empty(), "docs/metrics.md has {unknown:?}");
}

/// The row of a metric in the manual.
fn row_of(metric: &MetricDescription) -> String {
    let kind = match metric.kind {
        MetricKind::Counter => "counter",
        MetricKind::Gauge => "gauge",
        MetricKind::Histogram { .. } => "histogram",
    };
    let labels: Vec<_> = metric.labels.iter().map(|label| format!("`{label}`")).collect();
    format!("| `{}` | {kind} | {} | {} |", metric.name, labels.join(", "), metric.meaning)
}

#[test]
fn names_end_with_what_they_count() {
    let units = ["_seconds", "_bytes", "_items"];
    for MetricDescription { name, kind, .. } in ALL {
        assert!(name.starts_with("vestibule_") || name.starts_with("process_"), "{name}");
        let is_counter = *kind == MetricKind::Counter;
        assert_eq!(is_counter, name.ends_with("_total"), "{name}");
        let is_histogram = matches!(kind, MetricKind::Histogram { .. });
        assert!(!is_histogram || units.iter().any(|unit| name.ends_with(unit)), "{name}");
    }
    let names: BTreeSet<_> = ALL.iter().map(|metric| metric.name).collect();
    assert_eq!(names.len(), ALL.len());
}

/// The module has the one list, so no other file spells a name.
#[test]
fn names_of_metrics_stand_once() {
    for (path, text) in files("src", "rs") {
        let path = path.strip_prefix(root()).unwrap();
        if path.starts_with("src/tests") || path.ends_with("metrics/catalogue.rs") {
            continue;
        }
        let spelled = ALL.iter().find(|metric| text.contains(metric.name));
        assert!(spelled.is_none(), "{} spells {spelled:?}", path.display());
        let is_home = path.starts_with("src/runtime/metrics");
        for call in ["metrics::counter!", "metrics::gauge!", "metrics::histogram!"] {
            assert!(is_home || !text.contains(call), "{} has {call}", path.display());
        }
    }
}

#[test]
fn the_dashboard_asks_for_metrics_that_exist_and_shows_all() {
    let dashboard: Value = serde_json::from_str(&read("deploy/grafana-dashboard.json")).unwrap();
    let mut shown = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for panel in dashboard["panels"].as_array().unwrap() {
        assert!(ids.insert(panel["id"].as_u64().unwrap()), "{panel}");
        if panel["type"] == "row" {
            continue;
        }
        assert_eq!(panel["datasource"]["uid"], "${datasource}", "{panel}");
        for target in panel["targets"].as_array().unwrap() {
            let query = target["expr"].as_str().unwrap();
            assert_eq!(unknown_names(query), BTreeSet::new(), "{query}");
            assert!(query.contains("instance=~\"$instance\""), "{query}");
            shown.extend(ALL.iter().filter(|metric| query.contains(metric.name)).map(|m| m.name));
        }
    }

    let variables = dashboard["templating"]["list"].as_array().unwrap();
    let names: Vec<_> = variables.iter().map(|variable| variable["name"].clone()).collect();
    assert_eq!(names, ["datasource", "instance"]);
    let hidden: Vec<_> =
        ALL.iter().map(|metric| metric.name).filter(|name| !shown.contains(name)).collect();
    assert_eq!(hidden, Vec::<&str>::new(), "no panel shows them");
}

#[test]
fn the_alerts_wait_for_metrics_that_exist_and_each_has_a_test_and_a_word() {
    let (alerts, tests) = (read("deploy/alerts.yaml"), read("deploy/alerts-tests.yaml"));
    assert_eq!(unknown_names(&alerts), BTreeSet::new());
    assert_eq!(unknown_names(&tests), BTreeSet::new());

    let manual = read("docs/metrics.md");
    let names: Vec<_> =
        alerts.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        assert!(tests.contains(&format!("alertname: {name}\n")), "{name} has no test");
        assert!(manual.contains(&format!("| `{name}` |")), "{name} is not in docs/metrics.md");
    }
}

#[test]
fn names_that_do_not_exist_are_found() {
    let query = "rate(vestibule_logins_total[5m]) + vestibule_http_request_duration_seconds_bucket \
                 + vestibule_logins_bucket + process_cpu_minutes_total + up{job=\"vestibule\"}";
    let unknown = unknown_names(query);
    assert_eq!(
        unknown.into_iter().collect::<Vec<_>>(),
        ["process_cpu_minutes_total", "vestibule_logins_bucket"]
    );
}

/// The words of a text that look like metrics of ours, but are none.
fn unknown_names(text: &str) -> BTreeSet<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let names = words.filter(|word| word.starts_with("vestibule_") || word.starts_with("process_"));
    names.filter(|name| !is_exported(name)).collect()
}

/// True for a metric, and for a series of a histogram.
fn is_exported(name: &str) -> bool {
    ALL.iter().any(|metric| match metric.kind {
        MetricKind::Histogram { .. } => name
            .strip_prefix(metric.name)
            .is_some_and(|rest| ["", "_bucket", "_sum", "_count"].contains(&rest)),
        MetricKind::Counter | MetricKind::Gauge => name == metric.name,
    })
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}
