//! The document around every page: head, product name, one column.

use std::{fmt::Display, sync::LazyLock};

use leptos::prelude::*;

use crate::{
    Language, Text,
    i18n::texts,
    ui::{form_owner::whose, script},
};

/// What every page needs from the server.
#[derive(Clone, Debug)]
pub struct Site {
    pub brand: Brand,
    /// This response's Content-Security-Policy nonce, for the one inline script.
    pub nonce: String,
    /// Where `style/vestibule.css` is served.
    pub style_url: String,
    /// Where `public/page.js` is served.
    pub script_url: String,
    /// The address of `public/old-browser.js`: what a browser runs that knows no modules, and so none of the rest.
    pub old_browser_url: String,
    /// The path and query of this page, for the language picker to come back to.
    pub here: String,
    /// Whether the request came with a live session.
    pub signed_in: bool,
    /// Whether people may create accounts themselves.
    pub registration_open: bool,
    /// Whether this is a picture of a page: nothing in it runs, and nothing can be pressed.
    pub still: bool,
}

/// Whose login this is.
#[derive(Clone, Debug)]
pub struct Brand {
    /// The name people know it by; shown on every page and in every title.
    pub name: String,
    /// Stands in the name's place.
    pub logo: Option<Logo>,
    /// A stylesheet with another accent than ours.
    pub accent_url: Option<String>,
    /// A stylesheet that comes after ours, on the pages that people see.
    pub css_url: Option<String>,
    pub terms_url: Option<String>,
    pub privacy_url: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Logo {
    pub url: String,
    /// For dark pages, if it is another one there.
    pub dark_url: Option<String>,
}

/// The `OwnID` widget on a page; the same markup for the cloud and for the local platform.
#[derive(Clone, Debug)]
pub struct Widget {
    /// The application id at the platform.
    pub app_id: String,
    /// The full URL of the SDK up to and including the app id, such as
    /// `https://cdn.ownid.com/sdk/APPID` or `/sdk/APPID`.
    pub sdk_url: String,
    /// Whether its button is only drawn.
    pub still: bool,
    /// Address at which passkeys work, when the page was opened at an address where they cannot.
    pub works_at: Option<String>,
}

/// Draws a whole document. With a widget, the head also carries the platform's loader, so that the
/// SDK is on its way before the body is parsed.
pub(crate) fn document<T, B>(site: Site, title: T, widget: Option<Widget>, body: B) -> impl IntoView + use<T, B>
where
    T: Display,
    B: IntoView + 'static,
{
    let loader = widget.filter(|_| !site.still).map(|widget| {
        view! {
            <script nonce=site.nonce.clone() inner_html=script::loader(&widget)></script>
            <script defer src=site.old_browser_url.clone() nomodule=true></script>
        }
    });
    let own_css = site.brand.css_url.clone().map(|url| view! { <link rel="stylesheet" href=url /> });
    let language = Language::spoken();
    // The script shows it where it is so.
    let cookies_off = (!site.signed_in)
        .then(|| view! { <p class="notice" id="cookies-off" role="alert" hidden>{texts::COOKIES_OFF}</p> });
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            {head(&site, &title.to_string(), view! { {own_css} {loader} })}
            <body inert=site.still>
                {skip_link()}
                <header>{brand_link(&site.brand, "/")}</header>
                <main id="content">{cookies_off} {body}</main>
                <footer>{language_picker(site.here)} {legal(site.brand)}</footer>
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
                {whose()}
                <input type="hidden" name="next" value=here />
                <div inner_html=LANGUAGES.as_str()></div>
            </form>
        </details>
    }
}

/// The logo, or the name where there is none.
pub(crate) fn brand_link(brand: &Brand, href: &'static str) -> impl IntoView + use<> {
    let name = brand.name.clone();
    let content = match brand.logo.clone() {
        None => name.into_any(),
        Some(Logo { url, dark_url }) => {
            let dark = dark_url.map(|url| view! { <source srcset=url media="(prefers-color-scheme: dark)" /> });
            view! { <picture>{dark} <img src=url alt=name /></picture> }.into_any()
        }
    };
    view! { <a class="brand" href=href>{content}</a> }
}

/// The quiet links at the foot, if there are any.
fn legal(brand: Brand) -> Option<AnyView> {
    let link = |url: Option<String>, words: Text| url.map(|url| view! { <a href=url>{words}</a> });
    if brand.terms_url.is_none() && brand.privacy_url.is_none() {
        return None;
    }
    let (terms, privacy) = (link(brand.terms_url, texts::TERMS), link(brand.privacy_url, texts::PRIVACY));
    Some(view! { <p class="legal">{terms} {privacy}</p> }.into_any())
}

/// What somebody agrees to who creates an account, if there is anything.
pub(crate) fn agreement(brand: &Brand) -> Option<AnyView> {
    let sentence = |url: &Option<String>, words: Text| url.clone().map(|url| linked(words, url));
    if brand.terms_url.is_none() && brand.privacy_url.is_none() {
        return None;
    }
    let terms = sentence(&brand.terms_url, texts::AGREE_TERMS);
    let privacy = sentence(&brand.privacy_url, texts::READ_PRIVACY);
    Some(view! { <p class="aside">{terms} " " {privacy}</p> }.into_any())
}

/// A text whose `<a>…</a>` leads somewhere.
fn linked(words: Text, href: String) -> impl IntoView {
    let (before, rest) = words.get().split_once("<a>").unwrap_or_default();
    let (inside, after) = rest.split_once("</a>").unwrap_or_default();
    view! {
        {before}
        <a href=href>{inside}</a>
        {after}
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
    let title = format!("{title} · {}", site.brand.name);
    let accent = site.brand.accent_url.clone().map(|url| view! { <link rel="stylesheet" href=url /> });
    let script = (!site.still).then(|| view! { <script defer src=site.script_url.clone()></script> });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title}</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            <link rel="stylesheet" href=site.style_url.clone() />
            {accent}
            {script}
            {more}
        </head>
    }
}
