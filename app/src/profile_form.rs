//! A form for a profile, as the account schema describes it.

use leptos::prelude::*;

use crate::texts;

/// One field of the profile.
#[derive(Clone, Debug)]
pub struct ProfileField {
    /// The name of the property; it is posted as `profile.<name>`.
    pub name: String,
    pub label: String,
    pub control: Control,
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
    /// One of these, or nothing.
    Choice(Vec<String>),
    /// Yes or no; the value is `true` when it is yes.
    Check,
}

/// Draws the field with its label and its mistake.
pub(crate) fn profile_field(field: ProfileField) -> impl IntoView {
    let ProfileField { name, label, control, value, required, read_only, mistake } = field;
    let id = format!("profile-{name}");
    let posted = format!("profile.{name}");
    let mistake_id = format!("{id}-mistake");
    let described = mistake.as_ref().map(|_| mistake_id.clone());
    let invalid = mistake.is_some().then_some("true");
    let mistake = mistake.map(|words| view! { <p class="mistake" id=mistake_id>{words}</p> });
    let hint = read_only.then(|| view! { <p class="hint">{texts::READ_ONLY}</p> });
    let input = match control {
        Control::Check => {
            return view! {
                <div class="field check">
                    <input id=id.clone() name=posted type="checkbox" value="true" checked={value == "true"} disabled=read_only />
                    <label for=id>{label}</label>
                    {mistake}
                </div>
            }
            .into_any();
        }
        Control::Input(kind) => view! {
            <input
                id=id.clone()
                name=posted
                type=kind
                value=value
                dir=(kind == "text").then_some("auto")
                required=required
                readonly=read_only
                aria-describedby=described
                aria-invalid=invalid
            />
        }
        .into_any(),
        Control::Lines => view! {
            <textarea id=id.clone() name=posted rows="4" readonly=read_only aria-describedby=described aria-invalid=invalid>
                {value}
            </textarea>
        }
        .into_any(),
        Control::Choice(choices) => {
            let nothing = view! { <option value="" selected=value.is_empty()></option> };
            let options = choices
                .into_iter()
                .map(|choice| {
                    let (selected, words) = (choice == value, choice.clone());
                    view! { <option value=choice selected=selected>{words}</option> }
                })
                .collect_view();
            view! {
                <select id=id.clone() name=posted disabled=read_only aria-describedby=described aria-invalid=invalid>
                    {nothing}
                    {options}
                </select>
            }
            .into_any()
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {input}
            {mistake}
        </div>
    }
    .into_any()
}
