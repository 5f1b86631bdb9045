//! A profile as a form, and a submitted form as a change of a profile.

use std::collections::BTreeMap;

use crate::domain::{
    AccessLevel, AccountSchema, Profile,
    schema::{Field, FieldProblem, FieldType, FormControl, ViolatedRule},
};
use serde_json::{Map, Number, Value};
use vestibule_app::{Control, Language, ProfileField, i18n::texts};

/// Fields that the role may read, with the typed values or else those of the profile.
pub fn fields(
    schema: &AccountSchema,
    profile: &Profile,
    typed: Option<&BTreeMap<String, String>>,
    role: AccessLevel,
    problems: &[FieldProblem],
) -> Vec<ProfileField> {
    let shown = schema.fields().iter().filter(|field| field.read.permits(role));

    shown
        .map(|field| {
            let posted =
                typed.and_then(|form| form.get(&format!("profile.{}", field.name)).cloned());
            let pointer = format!("/{}", field.name);
            ProfileField {
                name: field.name.clone(),
                label: field.label(Language::spoken().tag()).to_owned(),
                control: control(field),
                autocomplete: autocomplete(field, role),
                value: posted
                    .unwrap_or_else(|| profile.get(&field.name).map(text).unwrap_or_default()),
                required: field.required,
                read_only: !field.write.permits(role),
                mistake: problems
                    .iter()
                    .find(|problem| problem.pointer == pointer)
                    .map(|problem| problem_text(problem, role)),
            }
        })
        .collect()
}

/// HTML's `autocomplete` token for a field, by its name. Only for the user's own profile: the
/// browser of an administrator knows nothing about others.
fn autocomplete(field: &Field, role: AccessLevel) -> Option<&'static str> {
    if role != AccessLevel::User {
        return Some("off");
    }

    let name: String = field
        .name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let known =
        AUTOCOMPLETE_TOKENS.iter().find(|(names, _)| names.split(' ').any(|known| known == name));

    match (known, field.control) {
        (Some((_, purpose)), _) => Some(purpose),
        (None, FormControl::Email) => Some("email"),
        (None, FormControl::Tel) => Some("tel"),
        (None, FormControl::Url) => Some("url"),
        (None, _) => None,
    }
}

/// Usual names of fields, in lower case, and the `autocomplete` token of their purpose (WCAG 2.2,
/// success criterion 1.3.5).
const AUTOCOMPLETE_TOKENS: [(&str, &str); 25] = [
    ("name fullname displayname", "name"),
    ("firstname givenname forename", "given-name"),
    ("middlename additionalname", "additional-name"),
    ("lastname familyname surname", "family-name"),
    ("honorificprefix salutation nameprefix", "honorific-prefix"),
    ("honorificsuffix namesuffix", "honorific-suffix"),
    ("nickname", "nickname"),
    ("email emailaddress mail", "email"),
    ("phone phonenumber telephone tel mobile mobilephone", "tel"),
    ("dateofbirth birthdate birthday dob", "bday"),
    ("gender sex", "sex"),
    ("address streetaddress", "street-address"),
    ("street addressline1 line1 address1", "address-line1"),
    ("addressline2 line2 address2", "address-line2"),
    ("addressline3 line3 address3", "address-line3"),
    ("city town locality", "address-level2"),
    ("state province region county", "address-level1"),
    ("postalcode postcode zip zipcode", "postal-code"),
    ("country countrycode", "country"),
    ("countryname", "country-name"),
    ("locale language preferredlanguage", "language"),
    ("organization organisation company companyname employer", "organization"),
    ("jobtitle organizationtitle position", "organization-title"),
    ("website url homepage", "url"),
    ("photo picture avatar", "photo"),
];

fn problem_text(problem: &FieldProblem, role: AccessLevel) -> String {
    match &problem.rule {
        ViolatedRule::Required => texts::FIELD_REQUIRED.into(),
        ViolatedRule::MaxLength(limit) => texts::field_too_long(*limit),
        ViolatedRule::MinLength(limit) => texts::field_too_short(*limit),
        ViolatedRule::AtLeast(limit) => texts::field_at_least(limit),
        ViolatedRule::AtMost(limit) => texts::field_at_most(limit),
        ViolatedRule::OneOf(choices) => texts::field_one_of(&choices.join(", ")),
        ViolatedRule::Date => texts::FIELD_DATE.into(),
        ViolatedRule::Email => texts::FIELD_EMAIL.into(),
        ViolatedRule::Url => texts::FIELD_URL.into(),
        ViolatedRule::Other if problem.code == "taken" => texts::FIELD_TAKEN.into(),
        ViolatedRule::Other if problem.code == "read_only" => texts::READ_ONLY.into(),
        ViolatedRule::Other if role == AccessLevel::User => texts::FIELD_WRONG.into(),
        // Administrators know the schema, and get the full message.
        ViolatedRule::Other => problem.message.clone(),
    }
}

fn control(field: &Field) -> Control {
    match (&field.kind, field.control) {
        (FieldType::Choice(choices), _) => {
            Control::Choice(choices.iter().map(|choice| (choice.clone(), choice.clone())).collect())
        }
        (_, FormControl::Language) => Control::Choice(
            Language::ALL
                .map(|language| (language.tag().to_owned(), language.name().to_owned()))
                .into(),
        ),
        (FieldType::Boolean, _) => Control::Check,
        (FieldType::Other, _) | (_, FormControl::Textarea | FormControl::Json) => Control::Lines,
        (_, FormControl::Date) => Control::Input("date"),
        (_, FormControl::Email) => Control::Input("email"),
        (_, FormControl::Tel) => Control::Input("tel"),
        (_, FormControl::Url) => Control::Input("url"),
        // A number input would round what it cannot represent, and a date-time input would drop the
        // time zone.
        _ => Control::Input("text"),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Merge patch of a submitted form: the posted fields that the role may write. An empty text
/// removes the member; a box that is not ticked means false.
pub fn patch(
    schema: &AccountSchema,
    form: &BTreeMap<String, String>,
    role: AccessLevel,
) -> Map<String, Value> {
    let writable = schema.fields().iter().filter(|field| field.write.permits(role));

    let posted = writable.filter_map(|field| {
        let text = form.get(&format!("profile.{}", field.name));
        match (&field.kind, text) {
            (FieldType::Boolean, text) => {
                Some((field.name.clone(), Value::Bool(text.is_some_and(|text| text == "true"))))
            }
            (_, Some(text)) => Some((field.name.clone(), parse_value(field, text))),
            (_, None) => None,
        }
    });
    posted.collect()
}

/// Parses a typed value. Text that does not match the field's type stays text, and the schema
/// reports the mistake.
fn parse_value(field: &Field, typed: &str) -> Value {
    let kind = &field.kind;
    let text = typed.trim();

    if *kind == FieldType::Text && field.control == FormControl::Textarea && !text.is_empty() {
        // The line breaks are part of the value; browsers send them as CRLF.
        return Value::String(typed.replace("\r\n", "\n"));
    }

    if text.is_empty() {
        return Value::Null;
    }

    let parsed = match kind {
        FieldType::Integer | FieldType::Number => text.parse::<Number>().ok().map(Value::Number),
        FieldType::Other => serde_json::from_str(text).ok(),
        FieldType::Text
        | FieldType::Email
        | FieldType::Date
        | FieldType::DateTime
        | FieldType::Choice(_)
        | FieldType::Boolean => None,
    };

    parsed.unwrap_or_else(|| Value::String(text.to_owned()))
}
