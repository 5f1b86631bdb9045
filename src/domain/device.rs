//! Browsers and machines, as their owners would name them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A request's `User-Agent`, truncated and sanitized. Clients choose it freely: it helps owners to
/// recognise their devices, and decides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserAgent(String);

impl UserAgent {
    /// The maximum length kept, in characters. Browsers send about 120.
    pub const MAX_CHARACTERS: usize = 512;

    /// Keeps printable ASCII only. Browsers send nothing else, and nothing else may reach a log or
    /// a page.
    pub fn read(header: &[u8]) -> Self {
        let printable = header.iter().filter(|byte| (b' '..=b'~').contains(*byte));
        Self(printable.take(Self::MAX_CHARACTERS).map(|byte| char::from(*byte)).collect())
    }

    pub fn device(&self) -> Device {
        let named_by = |table: &[(&str, &'static str)]| {
            table.iter().find(|(mark, _)| self.0.contains(mark)).map(|(_, name)| *name)
        };

        Device { browser: named_by(&BROWSERS), system: named_by(&SYSTEMS) }
    }
}

/// The common names of a browser and a machine. Displays as "Firefox on Windows".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    browser: Option<&'static str>,
    system: Option<&'static str>,
}

impl Device {
    /// The name for an app that shows pages in an embedded web view.
    pub const APP: &str = "An app";

    pub fn browser(self) -> Option<&'static str> {
        self.browser
    }

    pub fn system(self) -> Option<&'static str> {
        self.system
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.browser, self.system) {
            (Some(browser), Some(system)) => write!(f, "{browser} on {system}"),
            (Some(browser), None) => f.write_str(browser),
            (None, Some(system)) => write!(f, "Unknown browser on {system}"),
            (None, None) => f.write_str("Unknown device"),
        }
    }
}

/// Marks of browsers and their names; the first mark found decides. Almost every browser also
/// claims to be Chrome, and Chrome claims to be Safari, so more specific marks come first.
///
/// This is our own table because only a name is needed: the crate `uaparser` compiles 1,147
/// expressions at its start, and `woothee` parses versions, vendors and crawlers and still lacks
/// some of these browsers.
const BROWSERS: [(&str, &str); 19] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("OPT/", "Opera"),
    ("OPX/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("YaBrowser/", "Yandex Browser"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("Ddg/", "DuckDuckGo"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("; wv)", Device::APP),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("AppleWebKit/", Device::APP),
    ("curl/", "curl"),
];

/// Marks of operating systems and their names; the first mark found decides, because Android also
/// claims to be Linux. An iPad that requests desktop sites claims to be a Mac.
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
    ("X11", "Linux"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_recognise_their_devices() {
        for (agent, words) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                 Gecko) CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1",
                "Chrome on iPad",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/138.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/X; wv) AppleWebKit/537.36 (KHTML, \
                 like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36",
                "An app on Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like \
                 Gecko) Version/18.5 Safari/605.1.15",
                "Safari on Mac",
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/138.0.0.0",
                "Chrome on ChromeOS",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Linux",
            ),
            ("curl/8.14.1", "curl"),
            ("Something/1.0 (Windows)", "Unknown browser on Windows"),
            ("Something/1.0", "Unknown device"),
            ("", "Unknown device"),
        ] {
            assert_eq!(UserAgent::read(agent.as_bytes()).device().to_string(), words, "{agent}");
        }
    }

    #[test]
    fn only_so_much_printable_text_is_kept() {
        assert_eq!(UserAgent::read(b"a\x00b\x1b[31m\r\n\xe2\x80\xaec\x7f").0, "ab[31mc");
        assert_eq!(UserAgent::read(&[b'x'; 10_000]).0.len(), UserAgent::MAX_CHARACTERS);
    }
}
