//! The profile as a form, by the account schema.

use leptos::prelude::*;

use crate::{i18n::texts, ui::text_area::TextArea};

/// A field of the profile.
#[derive(Clone, Debug)]
pub struct ProfileField {
    /// The name of the property, posted as `profile.<name>`.
    pub name: String,
    pub label: String,
    pub control: Control,
    /// The value of HTML's `autocomplete`.
    pub autocomplete: Option<&'static str>,
    /// The entered value; may be empty.
    pub value: String,
    pub required: bool,
    /// Set if the field is only displayed.
    pub read_only: bool,
    pub mistake: Option<String>,
}

/// The form control of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// An `input` of this type.
    Input(&'static str),
    /// A text area.
    Lines,
    /// A selection of these values with their labels, the present value, or none.
    Choice(Vec<(String, String)>),
    /// A checkbox; the value is `true` when it is checked.
    Check,
}

/// Renders the field with its label and its message.
pub(crate) fn profile_field(field: ProfileField) -> impl IntoView {
    let id = format!("profile-{}", field.name);
    let mistake_id = format!("{id}-mistake");
    let mistake =
        field.mistake.clone().map(|words| view! { <p class="mistake" id=mistake_id>{words}</p> });

    if field.control == Control::Check {
        let label = field.label.clone();
        let ticked = field.value == "true";
        return view! {
            <div class="field check">
                <input
                    id=id.clone()
                    name=format!("profile.{}", field.name)
                    type="checkbox"
                    value="true"
                    checked=ticked
                    disabled=field.read_only
                />
                <label for=id>
                    <bdi>{label}</bdi>
                </label>
                {mistake}
            </div>
        }
        .into_any();
    }

    let hint = field.read_only.then(|| view! { <p class="hint">{texts::READ_ONLY}</p> });
    let label = field.label.clone();

    view! {
        <div class="field">
            <label for=id.clone()>
                <bdi>{label}</bdi>
            </label>
            {hint}
            {control(id, field)}
            {mistake}
        </div>
    }
    .into_any()
}

fn control(id: String, field: ProfileField) -> AnyView {
    let ProfileField { name, control, autocomplete, value, required, read_only, mistake, .. } =
        field;
    let name = format!("profile.{name}");
    let described = mistake.as_ref().map(|_| format!("{id}-mistake"));
    let invalid = mistake.is_some().then_some("true");

    match control {
        Control::Input(kind) => {
            // Free text follows the direction of its script; numbers, addresses and dates follow
            // the browser's rules.
            let dir = matches!(kind, "text" | "email" | "url").then_some("auto");
            view! {
                <input
                    id=id
                    name=name
                    type=kind
                    value=value
                    dir=dir
                    autocomplete=autocomplete
                    required=required
                    readonly=read_only
                    aria-describedby=described
                    aria-invalid=invalid
                />
            }
            .into_any()
        }
        Control::Lines => TextArea {
            id,
            name,
            value,
            rows: 4,
            read_only,
            autocomplete,
            described_by: described,
            invalid: mistake.is_some(),
            ..TextArea::default()
        }
        .view()
        .into_any(),
        Control::Choice(choices) => {
            let known = value.is_empty() || choices.iter().any(|(choice, _)| *choice == value);
            let kept = (!known).then(|| (value.clone(), value.clone()));
            let options = std::iter::once((String::new(), String::new()))
                .chain(kept)
                .chain(choices)
                .map(|(choice, words)| {
                    let selected = choice == value;
                    view! { <option value=choice selected=selected>{words}</option> }
                });
            view! {
                <select
                    id=id name=name dir="auto" autocomplete=autocomplete disabled=read_only
                    aria-describedby=described aria-invalid=invalid
                >
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        Control::Check => ().into_any(),
    }
}
