//! What a browser says it is, and the words that a person knows it by.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The `User-Agent` of a request, as far as we keep it. It is hearsay: for people to recognise their own devices by, and for
/// nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserAgent(String);

impl UserAgent {
    /// The most that is kept, in characters. Browsers send about 120; whoever sends more than this wants our disk.
    pub const MAX: usize = 512;

    /// Keeps printable ASCII, which is all that browsers send: nothing else may reach a log or a page.
    pub fn read(header: &[u8]) -> Self {
        let printable = header.iter().filter(|byte| (b' '..=b'~').contains(*byte));
        Self(printable.take(Self::MAX).map(|byte| char::from(*byte)).collect())
    }

    pub fn device(&self) -> Device {
        let named_by = |table: &[(&str, &'static str)]| {
            table.iter().find(|(mark, _)| self.0.contains(mark)).map(|(_, name)| *name)
        };
        Device { browser: named_by(&BROWSERS), system: named_by(&SYSTEMS) }
    }
}

/// What a person would call the browser and the machine. It displays as "Firefox on Windows".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    browser: Option<&'static str>,
    system: Option<&'static str>,
}

impl Device {
    /// The browser of a program that shows pages within itself.
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

/// The first mark that is found decides. Almost every browser also claims to be Chrome, and Chrome to be Safari, so the more
/// particular ones stand first. A browser that only claims to be another is called by that name.
///
/// A table of our own, because a name is all that is shown: the crate uaparser reads 1,147 expressions at its start, and woothee
/// brings a parser for versions, vendors and crawlers and still does not know every browser below.
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

/// Again the first mark decides: Android also says Linux. An iPad that asks for desktop sites says that it is a Mac.
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
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1",
                "Chrome on iPad",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile \
                 Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/X; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36",
                "An app on Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 \
                 Safari/537.36 Edg/138.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 \
                 Safari/605.1.15",
                "Safari on Mac",
            ),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/138.0.0.0", "Chrome on ChromeOS"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
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
        assert_eq!(UserAgent::read(&[b'x'; 10_000]).0.len(), UserAgent::MAX);
    }
}
