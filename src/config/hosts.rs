//! Lists of hosts that the operator trusts with addresses that are not public.

use std::collections::BTreeSet;

use url::{Position, Url};

use super::Source;

/// Reads a list of hosts, with the port if it is not that of the scheme.
pub(super) fn read(source: &mut Source, setting: &str) -> BTreeSet<String> {
    let hosts = source.list(setting);
    for host in hosts.iter().filter(|host| !is_host(host)) {
        let mistake = "must be a host in small letters, such as app.example.com or localhost:8080";
        source.mistake(setting, format_args!("{host}: {mistake}"));
    }
    hosts.into_iter().collect()
}

/// True for a host, perhaps with a port, as it is written in URLs.
fn is_host(text: &str) -> bool {
    let is_written_so = |scheme: &str| {
        Url::parse(&format!("{scheme}://{text}/"))
            .is_ok_and(|url| &url[Position::BeforeHost..Position::AfterPort] == text)
    };
    is_written_so("https") || is_written_so("http")
}
