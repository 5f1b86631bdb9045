//! Related origins: pages of other domains that may use the passkeys of this one (WebAuthn
//! Level 3, §5.11).

use std::collections::BTreeSet;

use public_suffix::{DEFAULT_PROVIDER, EffectiveTLDProvider};
use url::{Host, Url};

use super::{Source, platform::is_within, web};

/// Most registrable origin labels that browsers accept for one relying party. They must accept
/// five (WebAuthn Level 3, §5.11.1), and none accepts more.
const MAX_LABELS: usize = 5;

const SETTING: &str = "platform_related_origins";

/// Reads the origins. One that browsers would pass over is a mistake.
pub(super) fn read(source: &mut Source, rp_id: &str) -> Vec<Url> {
    let mut origins = Vec::new();
    let mut labels = BTreeSet::new();
    for text in source.list(SETTING) {
        match parse(&text, rp_id) {
            Ok(RelatedOrigin { url, label }) => {
                origins.push(url);
                labels.insert(label);
            }
            Err(mistake) => source.mistake(SETTING, mistake),
        }
    }

    if labels.len() > MAX_LABELS {
        let count = labels.len();
        let labels = labels.into_iter().collect::<Vec<_>>().join(", ");
        source.mistake(
            SETTING,
            format_args!(
                "browsers accept {MAX_LABELS} different names before the public suffix, as \
                 `example` in example.com and example.co.uk; these are {count}: {labels}"
            ),
        );
    }
    origins
}

/// An origin, and the label by which browsers count it.
struct RelatedOrigin {
    url: Url,
    /// The registrable origin label: `example` of `https://shop.example.co.uk`.
    label: String,
}

fn parse(text: &str, rp_id: &str) -> Result<RelatedOrigin, String> {
    let url = web::parse_origin(text)?;
    let Some(Host::Domain(host)) = url.host() else {
        return Err(format!("{text} must name a domain and not an address"));
    };
    if is_within(host, rp_id) {
        return Err(format!("{text} lies under {rp_id}; it belongs into platform_origins"));
    }

    let label = DEFAULT_PROVIDER
        .effective_tld_plus_one(host)
        .ok()
        .and_then(|domain| domain.split('.').next())
        .map(str::to_owned);
    match label {
        Some(label) => Ok(RelatedOrigin { url, label }),
        None => Err(format!("{text} has no registrable domain, so browsers would pass over it")),
    }
}
