//! Secrets in files: those that `<setting>_file` names, and the credentials of systemd
//! (<https://systemd.io/CREDENTIALS/>).

use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
};

use figment::value::Dict;

use super::{
    SettingMistake,
    setting_names::{PREFIX, SECRET_SETTINGS},
    source::as_text,
};

/// End of a setting's name under which the path of a file stands instead of the secret.
const FILE_SUFFIX: &str = "_file";

/// Environment variable by which systemd names the folder of a unit's credentials.
const CREDENTIALS_VARIABLE: &str = "CREDENTIALS_DIRECTORY";

/// The place that a setting's value is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingOrigin {
    Environment,
    SettingsFile,
    /// A file that the environment or the settings file names.
    SecretFile(PathBuf),
    /// A credential that systemd passed on.
    Credential,
}

impl fmt::Display for SettingOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment => f.write_str("the environment"),
            Self::SettingsFile => f.write_str("the settings file"),
            Self::SecretFile(path) => write!(f, "the file {}", path.display()),
            Self::Credential => f.write_str("a credential of systemd"),
        }
    }
}

/// The secrets that were read from files, by setting.
#[derive(Debug, Default)]
pub(super) struct SecretFiles {
    pub(super) values: BTreeMap<String, String>,
    pub(super) origins: BTreeMap<String, SettingOrigin>,
    pub(super) mistakes: Vec<SettingMistake>,
}

impl SecretFiles {
    /// Reads the files that the environment and the settings file name. A setting that is given in
    /// more than one way is a mistake, because nobody could tell which secret is in use.
    pub(super) fn read(environment: &BTreeMap<String, String>, file: &Dict) -> Self {
        let mut secrets = Self::default();
        for setting in SECRET_SETTINGS {
            let variable = format!("{PREFIX}{}", setting.to_ascii_uppercase());
            let file_variable = format!("{variable}{}", FILE_SUFFIX.to_ascii_uppercase());
            let is_given = environment.get(&variable).is_some_and(|value| is_set(value))
                || file.get(*setting).is_some();
            let named = environment.get(&file_variable).cloned().filter(|path| is_set(path));
            let named = named.or_else(|| as_text(file.get(&format!("{setting}{FILE_SUFFIX}"))?));
            let credential = credential_path(environment, setting);

            let ways = [
                (is_given, "by itself"),
                (named.is_some(), "by the path of a file"),
                (credential.is_some(), "as a credential of systemd"),
            ];
            let ways: Vec<_> =
                ways.into_iter().filter(|(used, _)| *used).map(|way| way.1).collect();
            if ways.len() > 1 {
                secrets.refuse(setting, format_args!("is given twice, {}", ways.join(" and ")));
            } else if let Some(path) = named {
                let path = PathBuf::from(path);
                secrets.take(setting, &path, SettingOrigin::SecretFile(path.clone()));
            } else if let Some(path) = credential {
                secrets.take(setting, &path, SettingOrigin::Credential);
            }
        }
        secrets
    }

    fn take(&mut self, setting: &str, path: &Path, origin: SettingOrigin) {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                let what = format_args!("the file {} cannot be read: {error}", path.display());
                return self.refuse(setting, what);
            }
        };

        let secret = text.trim_end_matches(['\r', '\n']);
        if secret.trim().is_empty() {
            return self.refuse(setting, format_args!("the file {} is empty", path.display()));
        }
        self.values.insert(setting.to_owned(), secret.to_owned());
        self.origins.insert(setting.to_owned(), origin);
    }

    fn refuse(&mut self, setting: &str, what: impl fmt::Display) {
        self.mistakes.push(SettingMistake(format!("{setting}: {what}")));
    }
}

/// True if the name is that of a secret with `_file` at its end.
pub(super) fn is_file_name(name: &str) -> bool {
    name.strip_suffix(FILE_SUFFIX).is_some_and(|setting| SECRET_SETTINGS.contains(&setting))
}

/// The file of a setting's credential, if systemd passed one on.
fn credential_path(environment: &BTreeMap<String, String>, setting: &str) -> Option<PathBuf> {
    let folder = environment.get(CREDENTIALS_VARIABLE)?;
    Some(Path::new(folder).join(setting)).filter(|path| path.exists())
}

fn is_set(value: &str) -> bool {
    !value.trim().is_empty()
}
