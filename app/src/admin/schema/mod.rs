//! `/admin/schema`: the account schema.

pub(in crate::admin) mod form;

use leptos::prelude::*;

use self::form::{SchemaForm, schema_form};
use super::{AdminSite, Table, document, labels, notice, table::table};
use crate::{
    i18n::texts,
    ui::{form_owner::owner_field, text_area::TextArea},
};

#[derive(Clone, Debug)]
pub struct SchemaPage {
    pub version: i64,
    pub document: String,
    /// The refusals: the place in the schema, and the message.
    pub mistakes: Vec<(String, String)>,
    pub notice: Option<(String, bool)>,
    /// Set if the schema makes accounts invalid and can be forced.
    pub may_force: bool,
    /// The form; `None` while the JSON is edited.
    pub form: Option<SchemaForm>,
    pub versions: Table,
}

#[must_use]
pub fn schema(admin: AdminSite, page: SchemaPage) -> impl IntoView {
    let SchemaPage { version, document: text, mistakes, notice: words, may_force, form, versions } =
        page;
    let mistakes = mistakes
        .into_iter()
        .map(|(place, words)| {
            view! {
                <li>
                    <code>{place}</code>
                    " "
                    {words}
                </li>
            }
        })
        .collect_view();

    let force = may_force.then(|| {
        view! {
            <div class="field check">
                <input id="force" name="force" type="checkbox" value="true" />
                <label for="force">{texts::ADMIN_FORCE}</label>
            </div>
        }
    });

    let body = view! {
        <h1>{texts::ADMIN_SCHEMA}</h1>
        {notice(words)}
        <ul class="mistakes">{mistakes}</ul>
        <form method="post" action="/admin/schema">
            {owner_field()}
            <input type="hidden" name="version" value=version />
            {editor(form, text)}
            {force}
            <p class="actions">
                <button class="button second" name="act" value="try">
                    {texts::ADMIN_TRY}
                </button>
                <button class="button" name="act" value="set">
                    {texts::ADMIN_SET}
                </button>
            </p>
        </form>
        <section aria-labelledby="versions">
            <h2 id="versions">{texts::ADMIN_VERSIONS}</h2>
            {table(versions)}
        </section>
    };

    document(admin, texts::ADMIN_SCHEMA, body)
}

/// Renders the form with the JSON that it is based on, or the JSON alone, and a button that
/// switches.
fn editor(form: Option<SchemaForm>, text: String) -> AnyView {
    match form {
        Some(form) => view! {
            <input type="hidden" name="as" value="form" />
            <input type="hidden" name="document" value=text />
            // The button that Enter in a field presses.
            <button class="unseen" name="act" value="try" tabindex="-1" aria-hidden="true"></button>
            <p class="hint">{labels::SCHEMA_LEAD}</p>
            {schema_form(form)}
            <p class="actions">
                <button class="button second" name="act" value="add">
                    {labels::ADD_FIELD}
                </button>
                <button class="button second" name="act" value="json">
                    {labels::AS_JSON}
                </button>
            </p>
        }
        .into_any(),
        None => view! {
            <div class="field">
                <label for="document">{texts::ADMIN_SCHEMA_LABEL}</label>
                <p class="hint" id="document-hint">{texts::ADMIN_SCHEMA_HINT}</p>
                {json(text)}
            </div>
            <p class="actions">
                <button class="button second" name="act" value="form">
                    {labels::AS_FORM}
                </button>
            </p>
        }
        .into_any(),
    }
}

fn json(value: String) -> impl IntoView {
    TextArea {
        id: "document".to_owned(),
        name: "document".to_owned(),
        value,
        rows: 24,
        spellcheck: Some("false"),
        described_by: Some("document-hint".to_owned()),
        ..TextArea::default()
    }
    .view()
}
