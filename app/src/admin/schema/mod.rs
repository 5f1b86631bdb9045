//! `/admin/schema`: what a profile may say.

pub(in crate::admin) mod form;

use leptos::prelude::*;

use self::form::{SchemaForm, schema_form};
use super::{AdminSite, Table, document, labels, notice, table::table};
use crate::{
    i18n::texts,
    ui::{form_owner::whose, text_area::TextArea},
};

#[derive(Clone, Debug)]
pub struct SchemaPage {
    pub version: i64,
    pub document: String,
    /// What is wrong with it: the place and the words.
    pub mistakes: Vec<(String, String)>,
    pub notice: Option<(String, bool)>,
    /// Whether it breaks accounts and may be forced.
    pub may_force: bool,
    /// None when the JSON is edited.
    pub form: Option<SchemaForm>,
    pub versions: Table,
}

#[must_use]
pub fn schema(admin: AdminSite, page: SchemaPage) -> impl IntoView {
    let SchemaPage { version, document: text, mistakes, notice: words, may_force, form, versions } = page;
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
            {whose()}
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

/// The form with the JSON it is laid over, or the JSON alone. A button leads to the other.
fn editor(form: Option<SchemaForm>, text: String) -> AnyView {
    match form {
        Some(form) => view! {
            <input type="hidden" name="as" value="form" />
            <input type="hidden" name="document" value=text />
            // What Enter in a field presses.
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
