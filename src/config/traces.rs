//! The settings of traces.

use reqwest::header::HeaderMap;
use url::Url;

use super::{Source, headers, web::is_loopback};

/// The collector of traces, and what it gets.
#[derive(Clone, Debug)]
pub struct Otlp {
    /// The URL to which spans are posted.
    pub endpoint: Url,
    /// Headers of each request to the collector. They may be secrets.
    pub headers: HeaderMap,
    /// The share of requests that are recorded, 0 to 1.
    pub sample_ratio: f64,
    pub service_name: String,
}

impl Otlp {
    /// Reads the settings. Returns `None` if there is no collector.
    pub(super) fn read(source: &mut Source) -> Option<Self> {
        let endpoint = source.parsed("otlp_endpoint", None, |text| parse_endpoint(text).map(Some));
        let headers = headers::read(source, "otlp_headers", &[]);
        let sample_ratio = source.ratio("otlp_sample_ratio", 1.0);
        let service_name =
            source.text("otlp_service_name").unwrap_or_else(|| "vestibule".to_owned());
        let endpoint: Url = endpoint?;
        if endpoint.scheme() == "http" && !is_loopback(&endpoint) && !headers.is_empty() {
            source.mistake(
                "otlp_headers",
                "would cross the network in clear text: otlp_endpoint must begin with https://",
            );
        }
        Some(Self { endpoint, headers, sample_ratio, service_name })
    }
}

/// Parses the base URL of a collector, below which spans have a path of their own.
fn parse_endpoint(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text).map_err(|error| format!("{text} is not a URL: {error}"))?;
    let is_plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !is_plain {
        return Err(
            "must be the URL of a collector, such as http://127.0.0.1:4318; secrets belong \
                    into otlp_headers"
                .to_owned(),
        );
    }
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(["v1", "traces"]);
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_a_base() {
        let path = |text: &str| parse_endpoint(text).map(String::from);
        assert_eq!(path("http://127.0.0.1:4318").unwrap(), "http://127.0.0.1:4318/v1/traces");
        assert_eq!(path("https://a.example/otlp/").unwrap(), "https://a.example/otlp/v1/traces");
        for text in ["collector:4318", "ftp://a.example", "https://u:p@a.example", "https://a/?k=v"]
        {
            assert!(path(text).is_err(), "{text}");
        }
    }
}
