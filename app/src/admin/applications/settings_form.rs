//! The settings of an application as fields of a form.

use leptos::prelude::*;

use crate::{
    Text,
    i18n::texts::{self, applications as words},
    ui::text_area::TextArea,
};

/// A form with settings: empty, or with the values and messages of the last attempt.
#[derive(Clone, Debug)]
pub struct ApplicationForm {
    /// The name of the kind, such as `web`.
    pub kind: String,
    pub fields: Vec<SettingField>,
    /// Concerns the form as a whole.
    pub mistake: Option<String>,
}

/// A setting as a field.
#[derive(Clone, Debug)]
pub struct SettingField {
    /// The name of the member in the administration API, which is also the element's id.
    pub member: &'static str,
    pub control: SettingControl,
    /// The typed value; for a box, `true` if it is ticked.
    pub value: String,
    pub mistake: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingControl {
    Line,
    /// Values of which each has a line.
    Lines,
    Number,
    Tick,
    /// A JSON object.
    Object,
    /// One of these values.
    Choice(&'static [&'static str]),
}

pub(super) fn settings_fields(fields: Vec<SettingField>) -> impl IntoView {
    fields.into_iter().map(setting_field).collect_view()
}

fn setting_field(field: SettingField) -> AnyView {
    let SettingField { member, control, value, mistake } = field;
    let (label, hint) = member_words(member);
    let (hint_id, mistake_id) = (format!("{member}-hint"), format!("{member}-mistake"));

    let described_by: Vec<_> = [
        hint.is_some().then_some(hint_id.as_str()),
        mistake.is_some().then_some(mistake_id.as_str()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let invalid = mistake.is_some();

    let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
    let mistake = mistake.map(|text| view! { <p class="mistake" id=mistake_id>{text}</p> });
    if control == SettingControl::Tick {
        return view! {
            <div class="field check">
                <input
                    id=member name=member type="checkbox" value="true" checked=value == "true"
                    aria-describedby=described_by aria-invalid=invalid.then_some("true")
                />
                <label for=member>{label}</label>
            </div>
            {hint}
            {mistake}
        }
        .into_any();
    }

    let control = input(member, control, FieldState { value, described_by, invalid });
    view! {
        <div class="field">
            <label for=member>{label}</label>
            {hint}
            {control}
            {mistake}
        </div>
    }
    .into_any()
}

/// The state of a field that is not a box.
struct FieldState {
    value: String,
    described_by: Option<String>,
    invalid: bool,
}

fn input(member: &'static str, control: SettingControl, state: FieldState) -> AnyView {
    let FieldState { value, described_by, invalid } = state;
    let is_required = ["name", "origin"].contains(&member);

    match control {
        SettingControl::Choice(values) => {
            let options = values.iter().copied().map(|name| {
                let is_chosen = name == value;
                view! { <option value=name selected=is_chosen>{name}</option> }
            });
            view! {
                <select id=member name=member aria-describedby=described_by>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        SettingControl::Lines | SettingControl::Object => TextArea {
            id: member.to_owned(),
            name: member.to_owned(),
            value,
            rows: if control == SettingControl::Object { 8 } else { 3 },
            autocapitalize: Some("none"),
            spellcheck: Some("false"),
            described_by,
            invalid,
            ..TextArea::default()
        }
        .view()
        .into_any(),
        SettingControl::Line | SettingControl::Number | SettingControl::Tick => {
            let kind = if control == SettingControl::Number { "number" } else { "text" };
            view! {
                <input
                    id=member name=member type=kind value=value required=is_required
                    autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-describedby=described_by aria-invalid=invalid.then_some("true")
                />
            }
            .into_any()
        }
    }
}

/// The label of a member, and its hint.
fn member_words(member: &str) -> (Text, Option<Text>) {
    match member {
        "id" => (words::CLIENT_ID, Some(words::CLIENT_ID_HINT)),
        "redirectUris" => (words::REDIRECT_URIS, Some(words::REDIRECT_URIS_HINT)),
        "postLogoutRedirectUris" => (words::LOGOUT_URIS, Some(words::LOGOUT_URIS_HINT)),
        "backchannelLogoutUri" => (words::BACKCHANNEL_URI, Some(words::BACKCHANNEL_URI_HINT)),
        "origin" => (words::ORIGIN, Some(words::ORIGIN_HINT)),
        "homeUri" => (words::HOME_URI, Some(words::HOME_URI_HINT)),
        "roles" => (words::ROLES, Some(words::ROLES_HINT)),
        "requirePasskey" => (words::REQUIRE_PASSKEY, None),
        "maxAuthenticationAgeSeconds" => (words::MAX_AGE, Some(words::MAX_AGE_HINT)),
        "thirdParty" => (words::THIRD_PARTY, None),
        "tokenEndpointAuthMethod" => (words::AUTH_METHOD, Some(words::AUTH_METHOD_HINT)),
        "jwks" => (words::JWKS, Some(words::JWKS_HINT)),
        "requirePkce" => (words::REQUIRE_PKCE, Some(words::REQUIRE_PKCE_HINT)),
        "deviceAuthorization" => (words::DEVICE_AUTHORIZATION, Some(words::DEVICE_HINT)),
        "scopes" => (words::SCOPES, Some(words::SCOPES_HINT)),
        "accessTokenFormat" => (words::ACCESS_TOKENS, None),
        "idTokenSignedResponseAlg" => (words::ID_TOKENS, None),
        "subjectType" => (words::SUBJECT_TYPE, Some(words::SUBJECT_TYPE_HINT)),
        _ => (texts::ADMIN_TOKEN_NAME, None),
    }
}
