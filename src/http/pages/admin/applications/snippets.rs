//! Pieces of configuration and code with the values of an application, to copy.

use std::net::SocketAddr;

use url::Url;
use vestibule_app::admin::Snippet;

use crate::domain::{Application, ApplicationKind};

/// A product, and a piece of configuration or code with places to fill in, such as `@ISSUER@`.
type Template = (&'static str, &'static str);

const PROXY_TEMPLATES: &[Template] = &[
    ("nginx", include_str!("snippets/nginx.txt")),
    ("Caddy", include_str!("snippets/caddy.txt")),
    ("Traefik", include_str!("snippets/traefik.txt")),
    ("HAProxy", include_str!("snippets/haproxy.txt")),
    ("Apache", include_str!("snippets/apache.txt")),
];
const WEB_TEMPLATES: &[Template] = &[
    ("Express", include_str!("snippets/express.txt")),
    ("Next.js", include_str!("snippets/nextjs.txt")),
    ("Django", include_str!("snippets/django.txt")),
    ("Spring", include_str!("snippets/spring.txt")),
];
const BROWSER_TEMPLATES: &[Template] = &[("oidc-client-ts", include_str!("snippets/browser.txt"))];
const SERVICE_TEMPLATES: &[Template] = &[("curl", include_str!("snippets/service.txt"))];

/// Redirect URI in the snippets of an application that has none yet.
const EXAMPLE_REDIRECT_URI: &str = "https://app.example.com/callback";

/// Addresses of this server.
pub(super) struct ServerAddresses<'a> {
    /// The issuer identifier, below which applications find the metadata.
    pub(super) issuer: &'a str,
    /// The address at which browsers and applications reach the server.
    pub(super) public_url: &'a Url,
    /// The address at which a proxy on the same machine reaches it.
    pub(super) listen: SocketAddr,
}

impl ServerAddresses<'_> {
    /// The address for a proxy, which cannot connect to an unspecified one.
    fn backend(&self) -> String {
        if self.listen.ip().is_unspecified() {
            format!("127.0.0.1:{}", self.listen.port())
        } else {
            self.listen.to_string()
        }
    }
}

/// The snippets for an application.
pub(super) fn of(application: &Application, server: &ServerAddresses<'_>) -> Vec<Snippet> {
    let templates = match application.kind {
        ApplicationKind::Proxy => PROXY_TEMPLATES,
        ApplicationKind::Web => WEB_TEMPLATES,
        ApplicationKind::Browser => BROWSER_TEMPLATES,
        ApplicationKind::Service => SERVICE_TEMPLATES,
        ApplicationKind::Native => &[],
    };

    let places = places(application, server);
    let filled = templates.iter().map(|(product, template)| {
        let text = places.iter().fold((*template).to_owned(), |text, (place, value)| {
            text.replace(&format!("@{place}@"), value)
        });
        Snippet { product, text: text.trim_end().to_owned() }
    });
    filled.collect()
}

/// The places of the templates, with the values of this application.
fn places(application: &Application, server: &ServerAddresses<'_>) -> [(&'static str, String); 11] {
    let settings = &application.settings;
    let redirect_uri =
        settings.redirect_uris.first().map_or(EXAMPLE_REDIRECT_URI, |uri| uri.as_str());
    let callback = Url::parse(redirect_uri).ok();
    let own_origin = || callback.as_ref().map(|url| url.origin().ascii_serialization());
    let origin = settings.origin.clone().or_else(own_origin).unwrap_or_default();

    let (scheme, authority) = origin.split_once("://").unwrap_or(("https", ""));
    let site = Url::parse(&origin).ok();
    let host = site.as_ref().and_then(Url::host_str).unwrap_or_default();
    [
        ("ISSUER", server.issuer.to_owned()),
        ("PUBLIC_URL", server.public_url.as_str().trim_end_matches('/').to_owned()),
        ("BACKEND", server.backend()),
        ("CLIENT_ID", application.id.to_string()),
        ("ALGORITHM", settings.id_token_signed_response_alg.as_str().to_owned()),
        ("REDIRECT_URI", redirect_uri.to_owned()),
        ("CALLBACK_PATH", callback.as_ref().map_or("/callback", Url::path).to_owned()),
        ("SCHEME", scheme.to_owned()),
        ("AUTHORITY", authority.to_owned()),
        ("HOST", host.to_owned()),
        ("ORIGIN", origin.clone()),
    ]
}
