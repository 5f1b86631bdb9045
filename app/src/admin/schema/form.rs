//! The account schema as a form with a part for each field.

use leptos::prelude::*;

use crate::{Text, admin::labels, ui::text_area::TextArea};

/// A field of the schema.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box of its own")]
pub struct FieldForm {
    /// Set for a new field, whose name can be entered.
    pub is_new: bool,
    pub name: String,
    pub label: String,
    /// One of [`SchemaForm::kinds`]; empty for a type that only JSON describes.
    pub kind: &'static str,
    /// The choices, one per line.
    pub choices: String,
    pub required: bool,
    pub read: &'static str,
    pub write: &'static str,
    pub searchable: bool,
    pub indexed: bool,
    pub unique: bool,
    pub max_length: String,
    pub default: String,
}

#[derive(Clone, Debug)]
pub struct SchemaForm {
    pub fields: Vec<FieldForm>,
    /// Values and labels.
    pub kinds: &'static [(&'static str, Text)],
}

pub(in crate::admin) fn schema_form(form: SchemaForm) -> impl IntoView {
    let SchemaForm { fields, kinds } = form;
    let fields = fields
        .into_iter()
        .enumerate()
        .map(|(place, field)| view! { <li>{part(place, field, kinds)}</li> });
    view! { <ol class="schema-fields">{fields.collect_view()}</ol> }
}

fn part(place: usize, field: FieldForm, kinds: &[(&'static str, Text)]) -> impl IntoView + use<> {
    let heading = if field.is_new { labels::NEW_FIELD.into() } else { field.name.clone() };
    let summary = summary(&field);

    let boxes = [
        ("required", labels::REQUIRED, field.required),
        ("searchable", labels::SEARCHABLE, field.searchable),
        ("indexed", labels::INDEXED, field.indexed),
        ("unique", labels::UNIQUE, field.unique),
    ];

    let boxes = boxes.map(|(name, label, checked)| tick(place, name, label, checked));
    let access = [
        ("user", labels::USER),
        ("support", labels::SUPPORT),
        ("admin", labels::ADMIN),
        ("nobody", labels::NOBODY),
    ];
    let (name, is_new) = (field.name.clone(), field.is_new);

    let name = if is_new {
        input(place, "name", labels::FIELD_NAME, "text", name).into_any()
    } else {
        view! { <input type="hidden" name=format!("{place}.name") value=name /> }.into_any()
    };

    let kind =
        (!field.kind.is_empty()).then(|| select(place, "kind", labels::KIND, field.kind, kinds));
    let choices = (!field.kind.is_empty()).then(|| {
        let id = format!("{place}.choices");
        let (label, name, value) = (id.clone(), id.clone(), field.choices);
        let choices = TextArea { id, name, value, rows: 3, ..TextArea::default() };
        view! {
            <div class="field">
                <label for=label>{labels::CHOICES}</label>
                {choices.view()}
            </div>
        }
    });

    let json = field.kind.is_empty().then(|| view! { <p class="hint">{labels::ONLY_JSON}</p> });
    view! {
        <details open=is_new>
            <summary>
                <bdi>{heading}</bdi>
                <span class="hint">{format!(" {summary}")}</span>
            </summary>
            <fieldset>
                <legend class="unseen">{field.name.clone()}</legend>
                {name}
                {json}
                {input(place, "label", labels::LABEL, "text", field.label)}
                {kind}
                {choices}
                {input(place, "maxLength", labels::MAX_LENGTH, "number", field.max_length)}
                {input(place, "default", labels::DEFAULT, "text", field.default)}
                {select(place, "read", labels::READ_BY, field.read, &access)}
                {select(place, "write", labels::WRITTEN_BY, field.write, &access)}
                <div class="checks">
                    {boxes}
                    {(!is_new).then(|| tick(place, "remove", labels::REMOVE_FIELD, false))}
                </div>
            </fieldset>
        </details>
    }
}

/// The label of the field, and what holds for it.
fn summary(field: &FieldForm) -> String {
    let marks = [
        (field.required, labels::REQUIRED),
        (field.searchable, labels::SEARCHABLE),
        (field.indexed, labels::INDEXED),
        (field.unique, labels::UNIQUE),
    ];

    let marks = marks.into_iter().filter(|(is, _)| *is).map(|(_, word)| word.get());
    let summary: Vec<_> = std::iter::once(field.label.as_str())
        .filter(|label| !label.is_empty())
        .chain(marks)
        .collect();
    summary.join(" · ")
}

fn input(
    place: usize,
    name: &str,
    label: Text,
    kind: &'static str,
    value: String,
) -> impl IntoView + use<> {
    let id = format!("{place}.{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone() name=id type=kind value=value autocomplete="off" autocapitalize="none"
            />
        </div>
    }
}

fn select(
    place: usize,
    name: &str,
    label: Text,
    chosen: &str,
    options: &[(&'static str, Text)],
) -> impl IntoView + use<> {
    let id = format!("{place}.{name}");
    let options = options
        .iter()
        .map(|&(value, word)| {
            view! {
                <option value=value selected=value == chosen>
                    {word}
                </option>
            }
        })
        .collect_view();

    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id.clone() name=id>
                {options}
            </select>
        </div>
    }
}

fn tick(place: usize, name: &str, label: Text, checked: bool) -> impl IntoView + use<> {
    let id = format!("{place}.{name}");
    view! {
        <span class="field check">
            <input id=id.clone() name=id.clone() type="checkbox" value="true" checked=checked />
            <label for=id>{label}</label>
        </span>
    }
}
