//! A form for a profile, as the account schema describes it.

use leptos::prelude::*;

use crate::{i18n::texts, ui::text_area::TextArea};

/// One field of the profile.
#[derive(Clone, Debug)]
pub struct ProfileField {
    /// The name of the property; it is posted as `profile.<name>`.
    pub name: String,
    pub label: String,
    pub control: Control,
    /// The purpose that a browser may fill in, as HTML's `autocomplete` says it.
    pub autocomplete: Option<&'static str>,
    /// What is typed, or empty.
    pub value: String,
    pub required: bool,
    /// Whether it is only shown.
    pub read_only: bool,
    pub mistake: Option<String>,
}

/// How a field is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// An `input` of this type.
    Input(&'static str),
    /// A box of several lines.
    Lines,
    /// One of these values with their words, what the value is already, or nothing.
    Choice(Vec<(String, String)>),
    /// Yes or no; the value is `true` when it is yes.
    Check,
}

/// Draws the field with its label and its mistake.
pub(crate) fn profile_field(field: ProfileField) -> impl IntoView {
    let id = format!("profile-{}", field.name);
    let mistake_id = format!("{id}-mistake");
    let mistake = field.mistake.clone().map(|words| view! { <p class="mistake" id=mistake_id>{words}</p> });
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
    let ProfileField { name, control, autocomplete, value, required, read_only, mistake, .. } = field;
    let name = format!("profile.{name}");
    let described = mistake.as_ref().map(|_| format!("{id}-mistake"));
    let invalid = mistake.is_some().then_some("true");
    match control {
        Control::Input(kind) => {
            // Text of any script runs as its letters do; a number, an address or a day runs as browsers know.
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
            let options =
                std::iter::once((String::new(), String::new())).chain(kept).chain(choices).map(|(choice, words)| {
                    let selected = choice == value;
                    view! { <option value=choice selected=selected>{words}</option> }
                });
            view! {
                <select id=id name=name dir="auto" autocomplete=autocomplete disabled=read_only aria-describedby=described aria-invalid=invalid>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        Control::Check => ().into_any(),
    }
}
