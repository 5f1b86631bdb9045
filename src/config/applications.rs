//! Applications that the settings file declares: `[[application]]`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
};

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

use super::Source;
use crate::domain::{
    ApplicationId, ApplicationKind,
    application::{
        ApplicationName,
        settings::{ApplicationSettings, ClientAuthenticationMethod},
    },
};

/// Name of the setting.
const SETTING: &str = "application";
/// Most secrets of one application: the present one, and another while it is replaced.
const MAX_SECRETS: usize = 2;
/// Lengths of a secret, in characters. It is guessed offline from its hash, which is a fast one.
const SECRET_LENGTHS: std::ops::RangeInclusive<usize> = 32..=256;

/// An application that the settings file declares.
#[derive(Clone, Debug)]
pub struct DeclaredApplication {
    pub id: ApplicationId,
    pub name: ApplicationName,
    pub kind: ApplicationKind,
    pub settings: ApplicationSettings,
    /// The secrets that are valid. None for an application that authenticates otherwise.
    pub secrets: Vec<SecretString>,
}

/// Reads the applications. Mistakes name the application by its number in the file, and by its id.
pub(super) fn read(source: &mut Source) -> Vec<DeclaredApplication> {
    let mut declared = Vec::new();
    for (at, members) in source.tables(SETTING).into_iter().enumerate() {
        let mut reader = TableReader { members, mistakes: Vec::new() };
        let application = reader.read();

        let id = application.as_ref().map(|application| application.id.to_string());
        let place = match id.or_else(|| reader.stated_id()) {
            Some(id) => format!("number {} ({})", at + 1, id.escape_debug()),
            None => format!("number {}", at + 1),
        };
        for mistake in reader.mistakes {
            source.mistake(SETTING, format_args!("{place}: {mistake}"));
        }
        declared.extend(application);
    }

    refuse_duplicates(source, &declared);
    declared
}

/// A reader of one application.
struct TableReader {
    members: Map<String, Value>,
    mistakes: Vec<String>,
}

impl TableReader {
    /// The application, if nothing is wrong with it.
    fn read(&mut self) -> Option<DeclaredApplication> {
        let id = self.required("id", ApplicationId::parse_name);
        let name = self.required("name", ApplicationName::parse);
        let kind = self.required("kind", ApplicationKind::parse);
        let secrets = self.secrets();
        let settings = self.settings(kind?);

        let (id, name, kind, settings) = (id?, name?, kind?, settings?);
        self.check_secrets(settings.token_endpoint_auth_method, &secrets);
        if !self.mistakes.is_empty() {
            return None;
        }
        Some(DeclaredApplication { id, name, kind, settings, secrets })
    }

    fn stated_id(&self) -> Option<String> {
        self.members.get("id").and_then(Value::as_str).map(str::to_owned)
    }

    fn mistake(&mut self, member: &str, what: impl fmt::Display) {
        self.mistakes.push(format!("{member}: {what}"));
    }

    fn required<T, E: fmt::Display>(
        &mut self,
        member: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let parsed = match self.members.get(member) {
            None => Err("is missing".to_owned()),
            Some(Value::String(text)) => parse(text).map_err(|error| error.to_string()),
            Some(_) => Err("must be text".to_owned()),
        };
        parsed.map_err(|what| self.mistake(member, what)).ok()
    }

    /// The secrets in the member `secret`, which is text or an array, or in the lines of
    /// `secret_file`.
    fn secrets(&mut self) -> Vec<SecretString> {
        let (here, file) = (self.members.get("secret").cloned(), self.members.get("secret_file"));
        let (member, texts) = match (here, file.cloned()) {
            (None, None) => return Vec::new(),
            (Some(_), Some(_)) => {
                self.mistake("secret_file", "give either secret or secret_file");
                return Vec::new();
            }
            (Some(value), None) => ("secret", texts_of(value)),
            (None, Some(Value::String(path))) => ("secret_file", lines_of(&path)),
            (None, Some(_)) => ("secret_file", Err("must be a path".to_owned())),
        };

        let checked = texts.and_then(|texts| match texts.iter().find(|text| !is_secret(text)) {
            None if (1..=MAX_SECRETS).contains(&texts.len()) => Ok(texts),
            None => Err("must be one secret, or two while one replaces the other".to_owned()),
            // The text itself is not repeated.
            Some(_) => Err("must be 32 to 256 visible ASCII characters without spaces".to_owned()),
        });
        let texts = checked.map_err(|what| self.mistake(member, what)).unwrap_or_default();
        texts.into_iter().map(SecretString::from).collect()
    }

    /// Mistakes of secrets that do not belong to the method, or are missing.
    fn check_secrets(&mut self, method: ClientAuthenticationMethod, secrets: &[SecretString]) {
        let uses_secret = method == ClientAuthenticationMethod::ClientSecret;
        let states_secret =
            self.members.contains_key("secret") || self.members.contains_key("secret_file");

        if uses_secret && !states_secret {
            self.mistake("secret", "is missing: give secret or secret_file");
        } else if !uses_secret && !secrets.is_empty() {
            self.mistake("secret", "must be left out: this application has no secret");
        }
    }

    fn settings(&mut self, kind: ApplicationKind) -> Option<ApplicationSettings> {
        let defaults = ApplicationSettings::of_kind(kind);
        let known = defaults.to_members();
        let mut settings = Map::new();

        for (name, value) in &self.members {
            let member = to_camel_case(name);
            if known.contains_key(&member) && to_snake_case(&member) == *name {
                settings.insert(member, value.clone());
            } else if !["id", "name", "kind", "secret", "secret_file"].contains(&name.as_str()) {
                self.mistakes.push(format!("{name}: there is no such member"));
            }
        }

        let merged = defaults.merged(kind, settings);
        let mistakes = merged.as_ref().err().into_iter().flatten();
        let lines = mistakes
            .map(|mistake| format!("{}: {}", to_snake_case(&mistake.member), mistake.detail));
        self.mistakes.extend(lines);
        merged.ok()
    }
}

fn texts_of(value: Value) -> Result<Vec<String>, String> {
    match value {
        Value::String(text) => Ok(vec![text]),
        Value::Array(items) => {
            let texts = items.into_iter().map(|item| match item {
                Value::String(text) => Ok(text),
                _ => Err("must be text, or an array of texts".to_owned()),
            });
            texts.collect()
        }
        _ => Err("must be text, or an array of texts".to_owned()),
    }
}

fn lines_of(path: &str) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(str::to_owned).collect())
}

fn is_secret(text: &str) -> bool {
    SECRET_LENGTHS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Refuses what two applications of the file cannot both have.
fn refuse_duplicates(source: &mut Source, declared: &[DeclaredApplication]) {
    let (mut ids, mut secrets) = (BTreeSet::new(), BTreeSet::new());
    let mut origins = BTreeMap::new();

    for DeclaredApplication { id, settings, secrets: own, .. } in declared {
        if !ids.insert(id) {
            source.mistake(SETTING, format_args!("{id}: two applications have this id"));
        }
        if let Some(origin) = &settings.origin
            && let Some(other) = origins.insert(origin, id)
        {
            let what = format_args!("{id}: origin: {other} has the same");
            source.mistake(SETTING, what);
        }
        if own.iter().any(|secret| !secrets.insert(secret.expose_secret())) {
            source.mistake(SETTING, format_args!("{id}: secret: another one is the same"));
        }
    }
}

/// The name of a member as the administration API has it.
fn to_camel_case(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (initial, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        name + &initial.to_uppercase() + rest
    })
}

/// The name of a member as the settings file has it.
fn to_snake_case(camel: &str) -> String {
    camel.chars().fold(String::new(), |mut name, c| {
        if c.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
        name
    })
}
