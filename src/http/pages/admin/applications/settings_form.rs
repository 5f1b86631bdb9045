//! The settings of an application in forms: their fields, and what was typed into them.

use std::{collections::BTreeMap, fmt::Display};

use serde_json::{Map, Value, json};
use vestibule_app::{
    admin::{SettingControl, SettingField},
    i18n::texts,
};

use crate::{
    domain::{
        Application, ApplicationId, ApplicationKind,
        application::{
            ApplicationName,
            settings::{ApplicationMistake, ApplicationSettings},
        },
    },
    http::{error::Problem, pages::admin::refusal_text},
    service::{self, Refusal, applications::NewApplication},
};

/// The controls of the members, in their order in forms.
const CONTROLS: [(&str, SettingControl); 17] = [
    ("origin", SettingControl::Line),
    ("redirectUris", SettingControl::Lines),
    ("postLogoutRedirectUris", SettingControl::Lines),
    ("backchannelLogoutUri", SettingControl::Line),
    ("homeUri", SettingControl::Line),
    ("roles", SettingControl::Line),
    ("requirePasskey", SettingControl::Tick),
    ("maxAuthenticationAgeSeconds", SettingControl::Number),
    ("thirdParty", SettingControl::Tick),
    ("tokenEndpointAuthMethod", SettingControl::Choice(&CLIENT_AUTHENTICATION_METHODS)),
    ("jwks", SettingControl::Object),
    ("requirePkce", SettingControl::Tick),
    ("deviceAuthorization", SettingControl::Tick),
    ("scopes", SettingControl::Line),
    ("accessTokenFormat", SettingControl::Choice(&["opaque", "jwt"])),
    ("idTokenSignedResponseAlg", SettingControl::Choice(&["ES256", "RS256"])),
    ("subjectType", SettingControl::Choice(&["public", "pairwise"])),
];

/// The methods in forms, the default of most kinds first.
const CLIENT_AUTHENTICATION_METHODS: [&str; 3] = ["client_secret", "private_key_jwt", "none"];

/// Members with several values in one line, between spaces.
const SPACED_MEMBERS: [&str; 2] = ["roles", "scopes"];

/// The members of the form for a new application.
fn first_members(kind: ApplicationKind) -> &'static [&'static str] {
    match kind {
        ApplicationKind::Web | ApplicationKind::Browser | ApplicationKind::Native => {
            &["redirectUris", "postLogoutRedirectUris", "roles", "thirdParty"]
        }
        ApplicationKind::Service => &["scopes"],
        ApplicationKind::Proxy => &["origin", "roles", "requirePasskey"],
    }
}

/// The members of the form for an application of this kind.
fn all_members(kind: ApplicationKind) -> Vec<&'static str> {
    let belongs = |member: &str| match member {
        "origin" => kind == ApplicationKind::Proxy,
        "redirectUris"
        | "postLogoutRedirectUris"
        | "backchannelLogoutUri"
        | "thirdParty"
        | "idTokenSignedResponseAlg"
        | "subjectType" => kind.has_redirects(),
        "requirePkce" => kind == ApplicationKind::Web,
        "tokenEndpointAuthMethod" | "jwks" => kind.is_confidential(),
        "deviceAuthorization" => matches!(kind, ApplicationKind::Web | ApplicationKind::Native),
        "homeUri" | "roles" | "requirePasskey" | "maxAuthenticationAgeSeconds" => {
            kind != ApplicationKind::Service
        }
        _ => kind != ApplicationKind::Proxy,
    };
    CONTROLS.iter().map(|(member, _)| *member).filter(|member| belongs(member)).collect()
}

/// Values as they were typed, by the name of their member, and the mistakes in them.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedSettings {
    values: BTreeMap<String, String>,
    mistakes: Vec<ApplicationMistake>,
}

/// Fields to draw, and a mistake that concerns none of them.
pub(super) struct DrawnFields {
    pub(super) fields: Vec<SettingField>,
    pub(super) mistake: Option<String>,
}

impl TypedSettings {
    pub(super) fn of(values: BTreeMap<String, String>) -> Self {
        Self { values, mistakes: Vec::new() }
    }

    /// Notes the mistakes for which a service refused what was typed.
    ///
    /// # Errors
    /// The problem of an error that the form cannot show.
    pub(super) fn note(&mut self, error: service::Error) -> Result<(), Problem> {
        match error {
            service::Error::Refused(Refusal::InvalidApplication(mistakes)) => {
                self.mistakes.extend(mistakes);
            }
            service::Error::Refused(Refusal::ApplicationTaken(member)) => {
                self.add(member, &"belongs to another application");
            }
            error @ service::Error::Refused(Refusal::Stale) => {
                let detail = refusal_text::of(error);
                self.mistakes.push(ApplicationMistake { member: String::new(), detail });
            }
            error => return Err(error.into()),
        }
        Ok(())
    }

    fn add(&mut self, member: &str, detail: &dyn Display) {
        let mistake = ApplicationMistake { member: member.to_owned(), detail: detail.to_string() };
        self.mistakes.push(mistake);
    }

    pub(super) fn take_name(&mut self) -> Option<ApplicationName> {
        let name = ApplicationName::parse(self.values.get("name").map_or("", String::as_str));
        name.map_err(|error| self.add("name", &error)).ok()
    }

    fn take_id(&mut self) -> Option<ApplicationId> {
        let text = self.values.get("id").map(|id| id.trim()).filter(|id| !id.is_empty())?;
        let id = ApplicationId::parse_name(text);
        id.map_err(|error| self.add("id", &error)).ok()
    }

    /// The settings that were typed, of these members. A box that is not ticked is not sent.
    pub(super) fn to_settings(&self, members: &[&'static str]) -> Map<String, Value> {
        let values = members.iter().map(|member| {
            let text = self.values.get(*member).map_or("", String::as_str);
            ((*member).to_owned(), to_value(member, control_of(member), text))
        });
        values.collect()
    }

    fn mistake_in(&self, member: &str) -> Option<String> {
        let mistakes = self.mistakes.iter().filter(|mistake| mistake.member == member);
        let details: Vec<_> = mistakes.map(|mistake| mistake.detail.as_str()).collect();
        if details.is_empty() { None } else { Some(format!("{}.", details.join("; "))) }
    }

    /// The mistakes that concern no field.
    fn other_mistakes(&self, fields: &[SettingField]) -> Option<String> {
        let is_shown = |member: &str| fields.iter().any(|field| field.member == member);
        let others = self.mistakes.iter().filter(|mistake| !is_shown(&mistake.member));
        let lines: Vec<_> =
            others.map(|mistake| format!("{} {}", mistake.member, mistake.detail)).collect();
        if lines.is_empty() { None } else { Some(lines.join("\n").trim().to_owned()) }
    }
}

fn control_of(member: &str) -> SettingControl {
    let known = CONTROLS.iter().find(|(name, _)| *name == member);
    known.map_or(SettingControl::Line, |(_, control)| *control)
}

/// The value of a member, as JSON. An empty field stands for the default.
fn to_value(member: &str, control: SettingControl, text: &str) -> Value {
    let text = text.trim();
    match control {
        SettingControl::Tick => json!(text == "true"),
        SettingControl::Lines => json!(text.split_whitespace().collect::<Vec<_>>()),
        SettingControl::Line if SPACED_MEMBERS.contains(&member) => {
            json!(text.split_whitespace().collect::<Vec<_>>())
        }
        _ if text.is_empty() => Value::Null,
        SettingControl::Number => {
            text.parse::<u32>().map_or_else(|_| json!(text), |age| json!(age))
        }
        // Text that is no JSON is refused as a string.
        SettingControl::Object => serde_json::from_str(text).unwrap_or_else(|_| json!(text)),
        SettingControl::Line | SettingControl::Choice(_) => json!(text),
    }
}

/// A value as it is typed.
fn to_text(control: SettingControl, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let separator = if control == SettingControl::Lines { "\n" } else { " " };
            let items: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            items.join(separator)
        }
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Object(_) => format!("{value:#}"),
        Value::Null => String::new(),
    }
}

/// The fields of the form for a new application.
pub(super) fn new_fields(kind: ApplicationKind, typed: &TypedSettings) -> DrawnFields {
    let defaults = ApplicationSettings::of_kind(kind).to_members();
    let members = ["name"].into_iter().chain(first_members(kind).iter().copied()).chain(["id"]);
    draw(members.collect(), typed, &defaults)
}

/// The fields of the form for the settings of an application.
pub(super) fn current_fields(application: &Application, typed: &TypedSettings) -> DrawnFields {
    let mut values = application.settings.to_members();
    values.insert("name".to_owned(), json!(application.name.as_str()));
    let members = ["name"].into_iter().chain(all_members(application.kind));
    draw(members.collect(), typed, &values)
}

/// Draws members with what was typed, or with these values.
fn draw(
    members: Vec<&'static str>,
    typed: &TypedSettings,
    values: &Map<String, Value>,
) -> DrawnFields {
    let was_typed = !typed.values.is_empty();
    let fields = members.into_iter().map(|member| {
        let control = control_of(member);
        let value = if was_typed {
            typed.values.get(member).cloned().unwrap_or_default()
        } else {
            values.get(member).map(|value| to_text(control, value)).unwrap_or_default()
        };
        SettingField { member, control, value, mistake: typed.mistake_in(member) }
    });

    let fields: Vec<_> = fields.collect();
    let others = typed.other_mistakes(&fields);
    let is_refused = !typed.mistakes.is_empty();
    let mistake = others.or_else(|| if is_refused { Some(texts::NOT_SAVED.into()) } else { None });
    DrawnFields { fields, mistake }
}

/// The new application that was typed. Mistakes are noted.
pub(super) fn to_new_application(
    kind: ApplicationKind,
    typed: &mut TypedSettings,
) -> Option<NewApplication> {
    let (name, id) = (typed.take_name(), typed.take_id());
    let settings = typed.to_settings(first_members(kind));

    if !typed.mistakes.is_empty() {
        let merged = ApplicationSettings::of_kind(kind).merged(kind, settings);
        typed.mistakes.extend(merged.err().into_iter().flatten());
        return None;
    }
    Some(NewApplication { id, name: name?, kind, settings })
}

/// The settings that were typed for an application of this kind.
pub(super) fn to_patch(kind: ApplicationKind, typed: &TypedSettings) -> Map<String, Value> {
    typed.to_settings(&all_members(kind))
}

/// The refusal of settings whose name has a mistake, together with their own mistakes.
pub(super) fn refuse(application: &Application, settings: Map<String, Value>) -> Refusal {
    let merged = application.settings.merged(application.kind, settings);
    Refusal::InvalidApplication(merged.err().unwrap_or_default())
}
