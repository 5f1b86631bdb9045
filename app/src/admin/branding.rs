//! `/admin/branding`: a preview of the branding, with the present or another accent.

use leptos::prelude::*;

use super::{AdminSite, Cell, Column, Row, Table, document, notice, table::table};
use crate::{
    Site, Text,
    i18n::texts::{self, branding as words},
    ui::{form::FormField, layout},
};

#[derive(Clone, Debug)]
pub struct BrandingPage {
    /// The entered values, each with its message.
    pub accent: (String, Option<String>),
    pub accent_dark: (String, Option<String>),
    /// Set if the preview differs from the branding in force.
    pub tried: bool,
    pub schemes: Vec<SchemePage>,
}

/// The preview of a colour scheme.
#[derive(Clone, Debug)]
pub struct SchemePage {
    pub name: Text,
    /// The accent in CSS notation.
    pub colour: String,
    pub contrasts: Vec<ContrastRow>,
    /// A sufficient accent, if this one has too little contrast.
    pub instead: Option<String>,
    /// The samples: their names, their kinds and their URLs.
    pub samples: Vec<(Text, &'static str, String)>,
}

/// The contrast of the accent in one use.
#[derive(Clone, Debug)]
pub struct ContrastRow {
    pub of: Text,
    pub found: String,
    pub needed: String,
    pub enough: bool,
}

#[must_use]
pub fn branding(admin: AdminSite, page: BrandingPage) -> impl IntoView {
    let BrandingPage { accent, accent_dark, tried, schemes } = page;
    let field = |name, label, hint: Text, (value, mistake): (String, Option<String>)| FormField {
        name,
        label,
        hint: Some(hint.into()),
        required: false,
        inputmode: None,
        ..FormField::login_id(value, mistake, "off")
    };

    let body = view! {
        <h1>{words::BRANDING}</h1>
        <p class="hint">{words::LEAD}</p>
        <form method="get" action="/admin/branding" aria-label=words::TRY>
            {field("accent", words::ACCENT, words::ACCENT_HINT, accent).view()}
            {field("accent_dark", words::ACCENT_DARK, words::ACCENT_DARK_HINT, accent_dark).view()}
            <button class="button">{words::TRY}</button>
        </form>
        {notice(tried.then(|| (words::TRIED.into(), true)))}
        <div class="schemes">{schemes.into_iter().map(scheme).collect_view()}</div>
    };

    document(admin, words::BRANDING, body)
}

fn scheme(page: SchemePage) -> impl IntoView {
    let SchemePage { name, colour, contrasts, instead, samples } = page;
    let refused = instead.map(|instead| (words::refused(&colour, &instead), false));

    let rows = contrasts.into_iter().map(|row| {
        let verdict = if row.enough { words::ENOUGH } else { words::TOO_LITTLE };
        let state = Cell::State(verdict.into(), !row.enough);
        Row {
            cells: vec![
                Cell::Text(row.of.into()),
                Cell::Text(row.found),
                Cell::Text(row.needed),
                state,
            ],
        }
    });

    let contrasts = Table {
        caption: format!("{name}: {}", words::CONTRAST),
        columns: [words::USE, words::CONTRAST, words::NEEDED, words::VERDICT]
            .map(Column::unsorted)
            .into(),
        rows: rows.collect(),
        empty: String::new(),
    };

    let samples = samples
        .into_iter()
        .map(|(sample, kind, url)| {
            // A mail needs none of our scripts, unlike the pages.
            let sandbox = (kind == "mail").then_some("");
            view! {
                <figure>
                    <figcaption>{sample}</figcaption>
                    <iframe
                        class=kind
                        sandbox=sandbox
                        title=words::sample(sample, name)
                        src=url
                    ></iframe>
                </figure>
            }
        })
        .collect_view();

    view! {
        <section>
            <h2>{name} " · " {colour}</h2>
            {notice(refused)}
            {table(contrasts)}
            {samples}
        </section>
    }
}

/// Renders every kind of button.
#[must_use]
pub fn buttons(site: Site) -> impl IntoView {
    let body = view! {
        <h1>{words::SAMPLE_BUTTONS}</h1>
        <span class="button">{texts::CONTINUE}</span>
        <span class="button" aria-disabled="true">
            {texts::SAVING}
        </span>
        <span class="button second">{texts::NOT_NOW}</span>
        <span class="button danger">{texts::DELETE_ACCOUNT}</span>
        <p class="links">
            <a href="/">{texts::TROUBLE}</a>
            <button class="link">{texts::NEW_CODE}</button>
        </p>
    };

    layout::document(site, words::SAMPLE_BUTTONS, None, body)
}
