//! The document around every page: head, product name and a single column.

use std::{fmt::Display, sync::LazyLock};

use leptos::prelude::*;

use crate::{
    Language, Text,
    i18n::texts,
    ui::{form_owner::owner_field, script},
};

/// The settings and the state that every page needs.
#[derive(Clone, Debug)]
pub struct Site {
    pub brand: Brand,
    /// The nonce of the response's Content-Security-Policy, for the one inline script.
    pub nonce: String,
    /// The URL of `style/vestibule.css`.
    pub style_url: String,
    /// The URL of `public/page.js`.
    pub script_url: String,
    /// The URL of `public/old-browser.js`, for browsers without modules, which run none of the
    /// other scripts.
    pub old_browser_url: String,
    /// The path and query of this page, to which the language selection returns.
    pub here: String,
    /// Set if the request has an active session.
    pub signed_in: bool,
    /// Set if people may create accounts themselves.
    pub registration_open: bool,
    /// Set for the preview of a page: no script runs, and no control can be used.
    pub is_preview: bool,
}

/// The branding of the installation.
#[derive(Clone, Debug)]
pub struct Brand {
    /// The product name, shown on every page and in every title.
    pub name: String,
    /// The logo, shown instead of the name.
    pub logo: Option<Logo>,
    /// The URL of a stylesheet with a custom accent.
    pub accent_url: Option<String>,
    /// The URL of the operator's stylesheet, loaded after the others on the public pages.
    pub css_url: Option<String>,
    pub terms_url: Option<String>,
    pub privacy_url: Option<String>,
}

/// The operator's logo.
#[derive(Clone, Debug)]
pub struct Logo {
    pub url: String,
    /// The variant for dark pages, if there is one.
    pub dark_url: Option<String>,
}

/// The `OwnID` widget of a page. The markup is the same for the cloud and the local platform.
#[derive(Clone, Debug)]
pub struct Widget {
    /// The application id at the platform.
    pub app_id: String,
    /// The URL of the SDK, ending with the application id, such as
    /// `https://cdn.ownid.com/sdk/APPID` or `/sdk/APPID`.
    pub sdk_url: String,
    /// Set if the button is only a picture of itself.
    pub is_preview: bool,
    /// The address at which passkeys work, if the page was opened at one where they do not.
    pub works_at: Option<String>,
}

/// Renders a complete document. With a widget, its head also contains the platform's loader, so
/// that the SDK is requested before the body is parsed.
pub(crate) fn document<T, B>(
    site: Site,
    title: T,
    widget: Option<Widget>,
    body: B,
) -> impl IntoView + use<T, B>
where
    T: Display,
    B: IntoView + 'static,
{
    let loader = widget.filter(|_| !site.is_preview).map(|widget| {
        view! {
            <script nonce=site.nonce.clone() inner_html=script::loader(&widget)></script>
            <script defer src=site.old_browser_url.clone() nomodule=true></script>
        }
    });

    let own_css =
        site.brand.css_url.clone().map(|url| view! { <link rel="stylesheet" href=url /> });
    let language = Language::spoken();

    // The script shows the notice if cookies are off.
    let cookies_off = (!site.signed_in).then(|| {
        view! {
            <p class="notice" id="cookies-off" role="alert" hidden>{texts::COOKIES_OFF}</p>
        }
    });

    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            {head(&site, &title.to_string(), view! { {own_css} {loader} })}
            <body inert=site.is_preview>
                {skip_link()}
                <header>{brand_link(&site.brand, "/")}</header>
                <main id="content">{cookies_off} {body}</main>
                <footer>{language_picker(site.here)} {legal_links(site.brand)}</footer>
            </body>
        </html>
    }
}

/// The buttons of all languages, labelled in their own language. They are the same on every page,
/// so they are rendered once.
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
                {owner_field()}
                <input type="hidden" name="next" value=here />
                <div inner_html=LANGUAGES.as_str()></div>
            </form>
        </details>
    }
}

/// Renders the logo, or the name if there is none.
pub(crate) fn brand_link(brand: &Brand, href: &'static str) -> impl IntoView + use<> {
    let name = brand.name.clone();
    let content = match brand.logo.clone() {
        None => name.into_any(),
        Some(Logo { url, dark_url }) => {
            let dark = dark_url
                .map(|url| view! { <source srcset=url media="(prefers-color-scheme: dark)" /> });
            view! { <picture>{dark} <img src=url alt=name /></picture> }.into_any()
        }
    };
    view! { <a class="brand" href=href>{content}</a> }
}

/// Renders the links to the legal documents, if there are any.
fn legal_links(brand: Brand) -> Option<AnyView> {
    let link = |url: Option<String>, words: Text| url.map(|url| view! { <a href=url>{words}</a> });
    if brand.terms_url.is_none() && brand.privacy_url.is_none() {
        return None;
    }
    let terms = link(brand.terms_url, texts::TERMS);
    let privacy = link(brand.privacy_url, texts::PRIVACY);
    Some(view! { <p class="legal">{terms} {privacy}</p> }.into_any())
}

/// Renders the terms that a new user agrees to, if there are any.
pub(crate) fn agreement(brand: &Brand) -> Option<AnyView> {
    let sentence = |url: &Option<String>, words: Text| url.clone().map(|url| with_link(words, url));
    if brand.terms_url.is_none() && brand.privacy_url.is_none() {
        return None;
    }
    let terms = sentence(&brand.terms_url, texts::AGREE_TERMS);
    let privacy = sentence(&brand.privacy_url, texts::READ_PRIVACY);
    Some(view! { <p class="aside">{terms} " " {privacy}</p> }.into_any())
}

/// Renders a text in which `<a>…</a>` becomes a link.
fn with_link(words: Text, href: String) -> impl IntoView {
    let (before, rest) = words.get().split_once("<a>").unwrap_or_default();
    let (inside, after) = rest.split_once("</a>").unwrap_or_default();
    view! {
        {before}
        <a href=href>{inside}</a>
        {after}
    }
}

/// Renders the skip link, which is visible only while it has the focus.
pub(crate) fn skip_link() -> impl IntoView {
    view! {
        <a class="skip" href="#content">
            {texts::SKIP}
        </a>
    }
}

/// Renders the head of a page, with additional elements.
pub(crate) fn head<M: IntoView + 'static>(
    site: &Site,
    title: &str,
    more: M,
) -> impl IntoView + use<M> {
    let title = format!("{title} · {}", site.brand.name);
    let accent =
        site.brand.accent_url.clone().map(|url| view! { <link rel="stylesheet" href=url /> });
    let script =
        (!site.is_preview).then(|| view! { <script defer src=site.script_url.clone()></script> });

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
