//! The document around every page: head, product name, one column.

use leptos::prelude::*;

use crate::script;

/// What every page needs from the server.
#[derive(Clone, Debug)]
pub struct Site {
    /// The name people know this login by; shown on every page and in every title.
    pub product: String,
    /// This response's Content-Security-Policy nonce, for the one inline script.
    pub nonce: String,
    /// Where `style/vestibule.css` is served.
    pub style_url: String,
    /// Where `public/page.js` is served.
    pub script_url: String,
    /// Whether the request came with a live session.
    pub signed_in: bool,
    /// Whether people may create accounts themselves.
    pub registration_open: bool,
}

/// The `OwnID` widget on a page; the same markup for the cloud and for the local platform.
#[derive(Clone, Debug)]
pub struct Widget {
    /// The application id at the platform.
    pub app_id: String,
    /// The full URL of the SDK up to and including the app id, such as
    /// `https://cdn.ownid.com/sdk/APPID` or `/sdk/APPID`.
    pub sdk_url: String,
}

/// Draws a whole document. With a widget, the head also carries the platform's loader, so that the
/// SDK is on its way before the body is parsed.
pub(crate) fn document<B>(site: Site, title: &str, widget: Option<Widget>, body: B) -> impl IntoView + use<B>
where
    B: IntoView + 'static,
{
    let loader = widget.map(|widget| {
        view! { <script nonce=site.nonce.clone() inner_html=script::loader(&widget)></script> }
    });
    view! {
        <!DOCTYPE html>
        <html lang="en">
            {head(&site, title, loader)}
            <body>
                <header>
                    <a class="brand" href="/">
                        {site.product}
                    </a>
                </header>
                <main>{body}</main>
            </body>
        </html>
    }
}

/// The head of every page, with what only some have.
pub(crate) fn head<M: IntoView + 'static>(site: &Site, title: &str, more: M) -> impl IntoView + use<M> {
    let title = format!("{title} · {}", site.product);
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title}</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            <link rel="stylesheet" href=site.style_url.clone() />
            <script defer src=site.script_url.clone()></script>
            {more}
        </head>
    }
}
