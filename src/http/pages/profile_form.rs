//! A profile as a form, and a form as a change of a profile.

use std::collections::BTreeMap;

use crate::domain::{
    AccessLevel, AccountSchema, Profile,
    schema::{Field, FieldProblem, FieldType, FormControl, ViolatedRule},
};
use serde_json::{Map, Number, Value};
use vestibule_app::{Control, Language, ProfileField, i18n::texts};

/// The fields that the role may read, filled with what was typed or what the profile says.
pub fn fields(
    schema: &AccountSchema,
    (profile, typed): (&Profile, Option<&BTreeMap<String, String>>),
    role: AccessLevel,
    problems: &[FieldProblem],
) -> Vec<ProfileField> {
    let shown = schema.fields().iter().filter(|field| field.read.permits(role));
    shown
        .map(|field| {
            let posted = typed.and_then(|form| form.get(&format!("profile.{}", field.name)).cloned());
            let place = format!("/{}", field.name);
            ProfileField {
                name: field.name.clone(),
                label: field.label(Language::spoken().tag()).to_owned(),
                control: control(field),
                autocomplete: autocomplete(field, role),
                value: posted.unwrap_or_else(|| profile.get(&field.name).map(text).unwrap_or_default()),
                required: field.required,
                read_only: !field.write.permits(role),
                mistake: problems.iter().find(|problem| problem.pointer == place).map(|problem| words(problem, role)),
            }
        })
        .collect()
}

/// The purpose that a browser may fill in, by the name of the field and as HTML calls it: in one's own details alone, for an administrator's
/// browser knows nothing of others.
fn autocomplete(field: &Field, role: AccessLevel) -> Option<&'static str> {
    if role != AccessLevel::User {
        return Some("off");
    }
    let name: String = field.name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let known = PURPOSES.iter().find(|(names, _)| names.split(' ').any(|known| known == name));
    match (known, field.control) {
        (Some((_, purpose)), _) => Some(purpose),
        (None, FormControl::Email) => Some("email"),
        (None, FormControl::Tel) => Some("tel"),
        (None, FormControl::Url) => Some("url"),
        (None, _) => None,
    }
}

/// The names that fields usually have, and the purposes of input for which WCAG 2.2 (1.3.5) wants words that programs know: those of
/// HTML's `autocomplete`.
const PURPOSES: [(&str, &str); 25] = [
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

fn words(problem: &FieldProblem, role: AccessLevel) -> String {
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
        // The administrators know the schema, and are told all.
        ViolatedRule::Other => problem.message.clone(),
    }
}

fn control(field: &Field) -> Control {
    match (&field.kind, field.control) {
        (FieldType::Choice(choices), _) => {
            Control::Choice(choices.iter().map(|choice| (choice.clone(), choice.clone())).collect())
        }
        (_, FormControl::Language) => Control::Choice(
            Language::ALL.map(|language| (language.tag().to_owned(), language.name().to_owned())).into(),
        ),
        (FieldType::Boolean, _) => Control::Check,
        (FieldType::Other, _) | (_, FormControl::Textarea | FormControl::Json) => Control::Lines,
        (_, FormControl::Date) => Control::Input("date"),
        (_, FormControl::Email) => Control::Input("email"),
        (_, FormControl::Tel) => Control::Input("tel"),
        (_, FormControl::Url) => Control::Input("url"),
        // A number field would round what it cannot hold, and a moment's would lose its zone.
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

/// The merge patch that a form stands for: of the fields that the role may write, those that were posted. An empty text takes the
/// member away; a box that is not ticked says no.
pub fn patch(schema: &AccountSchema, form: &BTreeMap<String, String>, role: AccessLevel) -> Map<String, Value> {
    let writable = schema.fields().iter().filter(|field| field.write.permits(role));
    let posted = writable.filter_map(|field| {
        let text = form.get(&format!("profile.{}", field.name));
        match (&field.kind, text) {
            (FieldType::Boolean, text) => {
                Some((field.name.clone(), Value::Bool(text.is_some_and(|text| text == "true"))))
            }
            (_, Some(text)) => Some((field.name.clone(), value(field, text))),
            (_, None) => None,
        }
    });
    posted.collect()
}

/// What cannot be read as the field's kind stays text, and the schema says what is wrong with it.
fn value(field: &Field, typed: &str) -> Value {
    let (kind, text) = (&field.kind, typed.trim());
    if *kind == FieldType::Text && field.control == FormControl::Textarea && !text.is_empty() {
        // Its lines are the person's; browsers send other line ends than they were given.
        return Value::String(typed.replace("\r\n", "\n"));
    }
    if text.is_empty() {
        return Value::Null;
    }
    let read = match kind {
        FieldType::Integer | FieldType::Number => text.parse::<Number>().ok().map(Value::Number),
        FieldType::Other => serde_json::from_str(text).ok(),
        FieldType::Text
        | FieldType::Email
        | FieldType::Date
        | FieldType::DateTime
        | FieldType::Choice(_)
        | FieldType::Boolean => None,
    };
    read.unwrap_or_else(|| Value::String(text.to_owned()))
}
