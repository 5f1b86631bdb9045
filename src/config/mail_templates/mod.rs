//! The operator's templates of mails: a folder of files such as `login_code.de.html`. They are read
//! and tried out at the start (docs/messages.md).

mod check;

use std::{collections::BTreeMap, fs, io, path::Path, sync::Arc};

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use vestibule_app::Language;

use super::Source;
use crate::domain::message::{
    Message,
    mail::{MailName, MailPart, MailPlaceholder, MailValue, MailValues},
};

const SETTING: &str = "mail_templates";
/// Maximum size of a template in bytes. Mailboxes clip a mail of more than 100 KB.
const MAX_TEMPLATE_BYTES: usize = 64 * 1024;

/// The templates that replace parts of mails.
#[derive(Clone, Debug, Default)]
pub struct MailTemplates {
    /// The folder, as in the setting.
    pub folder: Option<String>,
    environment: Arc<Environment<'static>>,
}

/// A part of a mail in one language.
#[derive(Clone, Copy, Debug)]
pub struct MailTemplate {
    pub mail: MailName,
    pub language: Language,
    pub part: MailPart,
}

impl MailTemplates {
    pub(super) fn read(source: &mut Source) -> Self {
        let Some(folder) = source.text(SETTING) else { return Self::default() };
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|file| {
            let is_html = MailTemplate::parse(file).is_ok_and(|it| it.part == MailPart::Html);
            if is_html { AutoEscape::Html } else { AutoEscape::None }
        });

        let names = match list_files(Path::new(&folder)) {
            Ok(names) => names,
            Err(error) => {
                source.mistake(SETTING, format_args!("{folder} cannot be read: {error}"));
                return Self::default();
            }
        };
        for name in names {
            if let Err(mistakes) = add(&mut environment, Path::new(&folder), &name) {
                for mistake in mistakes {
                    let path = Path::new(&folder).join(&name);
                    source.mistake(SETTING, format_args!("{}{mistake}", path.display()));
                }
            }
        }
        Self { folder: Some(folder), environment: Arc::new(environment) }
    }

    /// Renders the template. Returns `None` if there is none, and also if it fails with these
    /// values: then the part stays as it is without templates.
    pub fn render(&self, template: MailTemplate, values: &MailValues) -> Option<String> {
        let name = template.file_name();
        let found = self.environment.get_template(&name).ok()?;
        match found.render(to_context(values)) {
            Ok(text) if template.part == MailPart::Subject => Some(one_line(&text)),
            Ok(text) => Some(text),
            Err(error) => {
                tracing::error!(template = name, %error, "a template of a mail failed");
                None
            }
        }
    }

    /// True if there is a template of this name.
    pub fn has(&self, template: MailTemplate) -> bool {
        self.environment.get_template(&template.file_name()).is_ok()
    }
}

impl MailTemplate {
    pub fn file_name(self) -> String {
        let Self { mail, language, part } = self;
        format!("{}.{}.{}", mail.as_str(), language.tag(), part.as_str())
    }

    /// Parses a file's name.
    fn parse(file_name: &str) -> Result<Self, String> {
        let parts: Vec<_> = file_name.split('.').collect();
        let [mail, language, part] = parts.as_slice() else {
            return Err(": the name must be as in login_code.de.html".to_owned());
        };
        Ok(Self {
            mail: mail.parse().map_err(|_| format!(": there is no mail {mail}"))?,
            language: Language::ALL
                .into_iter()
                .find(|known| known.tag() == *language)
                .ok_or_else(|| format!(": there is no language {language}"))?,
            part: part.parse().map_err(|_| {
                format!(": the name must end in .subject, .txt or .html, not .{part}")
            })?,
        })
    }
}

/// The names of the files in a folder, sorted. Hidden ones are left out: editors, version control
/// and mounted volumes keep their own there.
fn list_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Adds the template in a file. Each mistake begins with what follows the file's path: a line, or a
/// colon.
fn add(
    environment: &mut Environment<'static>,
    folder: &Path,
    name: &str,
) -> Result<(), Vec<String>> {
    let template = MailTemplate::parse(name).map_err(|mistake| vec![mistake])?;
    let text = read(&folder.join(name)).map_err(|mistake| vec![mistake])?;
    environment
        .add_template_owned(name.to_owned(), text)
        .map_err(|error| vec![check::describe(&error)])?;
    check::check(environment, template)
}

fn read(path: &Path) -> Result<String, String> {
    let shown = path.display().to_string();
    let bytes = super::branding::read(&shown, MAX_TEMPLATE_BYTES);
    let bytes =
        bytes.map_err(|mistake| mistake.strip_prefix(&shown).unwrap_or(&mistake).to_owned())?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        format!(":{line}: is not UTF-8")
    })
}

/// A subject that is accepted whatever its values are: names of places are a third party's.
fn one_line(text: &str) -> String {
    let printable = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    printable.take(Message::MAX_SUBJECT_CHARACTERS).collect()
}

fn to_context(values: &MailValues) -> Value {
    let pairs = values.iter().map(|(placeholder, value)| {
        let value = match value {
            MailValue::Text(text) => Value::from(text),
            MailValue::Lines(lines) => lines.iter().collect(),
        };
        (MailPlaceholder::as_str(*placeholder), value)
    });
    Value::from(pairs.collect::<BTreeMap<_, _>>())
}
