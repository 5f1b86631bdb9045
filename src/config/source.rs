//! The source of settings (environment and file), and the list of mistakes in them.

use std::{collections::BTreeMap, fmt, ops::RangeInclusive, path::PathBuf, str::FromStr};

use figment::{
    Figment, Provider,
    providers::{Format, Serialized, Toml},
    value::{Dict, Value},
};

use serde_json::{Map, Value as Json};

use super::{
    secret_files::{self, SecretFiles, SettingOrigin},
    setting_names::{PREFIX, SETTINGS},
};

/// A mistake in a setting, as a text that begins with the setting's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingMistake(pub String);

/// All mistakes in the settings, so that the operator can correct them at once.
#[derive(Debug, PartialEq, Eq)]
pub struct SettingMistakes(pub Vec<SettingMistake>);

impl std::error::Error for SettingMistakes {}

impl fmt::Display for SettingMistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The settings are wrong; nothing was started.")?;
        self.0.iter().try_for_each(|mistake| writeln!(f, "  - {}", mistake.0))
    }
}

/// A reader of settings that collects every mistake.
#[derive(Debug)]
pub struct Source {
    values: Figment,
    origins: BTreeMap<String, SettingOrigin>,
    mistakes: Vec<SettingMistake>,
}

impl Source {
    /// Merges the environment over the file that `VESTIBULE_CONFIG` names. Without that variable,
    /// the file is `vestibule.toml`, which may be missing.
    pub fn new(environment: &BTreeMap<String, String>) -> Self {
        let path = environment.get("VESTIBULE_CONFIG").map(PathBuf::from);
        let mut mistakes = Vec::new();
        let is_whole = |path: &&PathBuf| !path.to_string_lossy().contains(REPLACED);
        if let Some(path) = path.as_ref().filter(|path| !path.is_file()).filter(is_whole) {
            let text = format!("VESTIBULE_CONFIG: there is no file {}", path.display());
            mistakes.push(SettingMistake(text));
        }
        let file = Figment::from(Toml::file(path.unwrap_or_else(|| "vestibule.toml".into())));
        let (file, members) = match file.data() {
            Ok(data) => (file, data.into_values().flatten().collect()),
            Err(error) => {
                mistakes.push(SettingMistake(format!("vestibule.toml: {error}")));
                (Figment::new(), Dict::new())
            }
        };
        let is_known =
            |name: &&String| SETTINGS.contains(&name.as_str()) || secret_files::is_file_name(name);
        let unknown = members.keys().filter(|name| !is_known(name));
        let mistake = |name| SettingMistake(format!("{name}: there is no such setting"));
        mistakes.extend(unknown.map(mistake));
        let broken =
            environment.iter().filter(|(name, value)| is_ours(name) && value.contains(REPLACED));
        let mistake = |name| SettingMistake(format!("{name}: holds bytes that are not UTF-8"));
        mistakes.extend(broken.map(|(name, _)| mistake(name)));

        let secrets = SecretFiles::read(environment, &members);
        mistakes.extend(secrets.mistakes);
        let in_environment = settings_in(environment);

        let in_file = members.into_keys().map(|name| (name, SettingOrigin::SettingsFile));
        let mut origins: BTreeMap<_, _> = in_file.collect();
        for (name, value) in &in_environment {
            if value.trim().is_empty() {
                origins.remove(name);
            } else {
                origins.insert(name.clone(), SettingOrigin::Environment);
            }
        }
        origins.extend(secrets.origins);

        let values = file
            .merge(Serialized::defaults(in_environment))
            .merge(Serialized::defaults(secrets.values));
        Self { values, origins, mistakes }
    }

    /// The settings that are given, and the places that they are from.
    pub fn origins(&self) -> BTreeMap<String, SettingOrigin> {
        self.origins.clone()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`SettingMistakes`], if there are any.
    pub fn finish(self) -> Result<(), SettingMistakes> {
        if self.mistakes.is_empty() { Ok(()) } else { Err(SettingMistakes(self.mistakes)) }
    }

    /// Adds a mistake in this setting.
    pub fn mistake(&mut self, setting: &str, what: impl fmt::Display) {
        self.mistakes.push(SettingMistake(format!("{setting}: {what}")));
    }

    /// Reads a setting as text. Returns `None` if it is missing or blank.
    pub fn text(&mut self, setting: &str) -> Option<String> {
        let value = self.values.find_value(setting).ok()?;
        let text = as_text(&value);
        if text.is_none() {
            self.mistake(setting, format_args!("must be text or a number, not {}", kind(&value)));
        }
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Reads a setting as a list: an array in the file, or a text with commas.
    pub fn list(&mut self, setting: &str) -> Vec<String> {
        let Ok(Value::Array(_, items)) = self.values.find_value(setting) else {
            let text = self.text(setting).unwrap_or_default();
            return text
                .split(',')
                .map(|item| item.trim().to_owned())
                .filter(|item| !item.is_empty())
                .collect();
        };
        let mut list = Vec::new();
        for (at, item) in items.iter().enumerate() {
            match as_text(item).map(|text| text.trim().to_owned()) {
                Some(text) if text.is_empty() => {
                    self.mistake(setting, format_args!("its element {} is empty", at + 1));
                }
                Some(text) => list.push(text),
                None => {
                    let what = format_args!(
                        "its element {} must be text or a number, not {}",
                        at + 1,
                        kind(item)
                    );
                    self.mistake(setting, what);
                }
            }
        }
        list
    }

    /// Reads a setting that the file has as an array of tables.
    pub fn tables(&mut self, setting: &str) -> Vec<Map<String, Json>> {
        let items = match self.values.find_value(setting) {
            Ok(Value::Array(_, items)) => items,
            Ok(_) => {
                self.mistake(setting, format_args!("must be an array of tables: [[{setting}]]"));
                return Vec::new();
            }
            Err(_) => return Vec::new(),
        };

        let mut tables = Vec::new();
        for (at, item) in items.iter().enumerate() {
            match serde_json::to_value(item) {
                Ok(Json::Object(table)) => tables.push(table),
                Ok(_) | Err(_) => {
                    self.mistake(setting, format_args!("its element {} must be a table", at + 1));
                }
            }
        }
        tables
    }

    /// Reads a setting with `parse`. Returns the default if it is missing or invalid.
    pub fn parsed<T, E: fmt::Display>(
        &mut self,
        setting: &str,
        default: T,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> T {
        match self.text(setting).map(|text| parse(&text)) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(error)) => {
                self.mistake(setting, error);
                default
            }
        }
    }

    /// Reads a whole number in this range.
    pub fn number<T: FromStr + PartialOrd + fmt::Display + Copy>(
        &mut self,
        setting: &str,
        default: T,
        range: RangeInclusive<T>,
    ) -> T {
        self.parsed(setting, default, |text| {
            let number = text.parse().ok().filter(|number| range.contains(number));
            let (min, max) = (range.start(), range.end());
            number.ok_or_else(|| format!("must be a whole number from {min} to {max}"))
        })
    }

    /// Reads a share, from 0 to 1.
    pub fn ratio(&mut self, setting: &str, default: f64) -> f64 {
        let in_file = self.values.find_value(setting).ok().and_then(|value| value.to_f64());
        let given = in_file.map(|number| number.to_string());
        let Some(text) = given.or_else(|| self.text(setting)) else { return default };
        let ratio = text.parse().ok().filter(|ratio| (0.0..=1.0).contains(ratio));
        ratio.unwrap_or_else(|| {
            self.mistake(setting, "must be a number from 0 to 1, such as 0.05");
            default
        })
    }

    /// Reads a setting that is `true` or `false`.
    pub fn flag(&mut self, setting: &str, default: bool) -> bool {
        self.choice(setting, &[("true", true), ("false", false)], default)
    }

    /// Reads a setting with a fixed set of values.
    pub fn choice<T: Copy>(&mut self, setting: &str, words: &[(&str, T)], default: T) -> T {
        self.parsed(setting, default, |text| {
            let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            found.ok_or_else(|| format!("must be {}", words.join(" or ")))
        })
    }
}

/// The replacement for bytes that are not UTF-8.
const REPLACED: char = char::REPLACEMENT_CHARACTER;

fn is_ours(variable: &str) -> bool {
    let setting = variable.strip_prefix(PREFIX).map(str::to_ascii_lowercase);
    setting.is_some_and(|setting| {
        setting == "config"
            || SETTINGS.contains(&setting.as_str())
            || secret_files::is_file_name(&setting)
    })
}

/// The environment variables by setting name. Unknown ones are ignored: container platforms and
/// other tools add variables with this prefix, such as `VESTIBULE_SERVICE_HOST`.
fn settings_in(environment: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let ours = environment.iter().filter_map(|(name, value)| {
        let setting = name.strip_prefix(PREFIX)?.to_ascii_lowercase();
        SETTINGS.contains(&setting.as_str()).then(|| (setting, value.clone()))
    });
    ours.collect()
}

pub(super) fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.clone()),
        Value::Char(_, c) => Some(c.to_string()),
        Value::Bool(_, flag) => Some(flag.to_string()),
        Value::Num(_, number) => number
            .to_i128()
            .map(|n| n.to_string())
            .or_else(|| number.to_u128().map(|n| n.to_string())),
        Value::Array(..) | Value::Empty(..) | Value::Dict(..) => None,
    }
}

/// TOML's name of a type that a setting cannot have.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Array(..) => "an array",
        Value::Dict(..) => "a table",
        Value::Num(..) => "a number with a fraction",
        Value::Empty(..) => "nothing",
        Value::String(..) | Value::Char(..) | Value::Bool(..) => "this",
    }
}
