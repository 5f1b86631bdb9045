//! The document around every page: head, product name, one column.

use std::{fmt::Display, sync::LazyLock};

use leptos::prelude::*;

use crate::{Language, script, texts};

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
    /// The path and query of this page, for the language picker to come back to.
    pub here: String,
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
pub(crate) fn document<T, B>(site: Site, title: T, widget: Option<Widget>, body: B) -> impl IntoView + use<T, B>
where
    T: Display,
    B: IntoView + 'static,
{
    let loader = widget.map(|widget| {
        view! { <script nonce=site.nonce.clone() inner_html=script::loader(&widget)></script> }
    });
    let language = Language::spoken();
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            {head(&site, &title.to_string(), loader)}
            <body>
                {skip_link()}
                <header>
                    <a class="brand" href="/">
                        {site.product}
                    </a>
                </header>
                <main id="content">{body}</main>
                <footer>{language_picker(site.here)}</footer>
            </body>
        </html>
    }
}

/// The languages, each by its own name. They are the same on every page, so they are drawn once.
static LANGUAGES: LazyLock<String> = LazyLock::new(|| {
    let button = |language: Language| {
        let (tag, name) = (language.tag(), language.name());
        format!("<button name=\"language\" value=\"{tag}\" lang=\"{tag}\">{name}</button>")
    };
    Language::ALL.map(button).concat()
});

fn language_picker(here: String) -> impl IntoView {
    view! {
        <details class="languages">
            <summary>{texts::LANGUAGE} ": " {Language::spoken().name()}</summary>
            <form method="post" action="/language">
                <input type="hidden" name="next" value=here />
                <div inner_html=LANGUAGES.as_str()></div>
            </form>
        </details>
    }
}

/// The first stop of the Tab key, seen only then.
pub(crate) fn skip_link() -> impl IntoView {
    view! {
        <a class="skip" href="#content">
            {texts::SKIP}
        </a>
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
