//! The check of a template: it is rendered with values that show what it does with them.

use minijinja::{Environment, Error, ErrorKind};

use super::{MAX_TEMPLATE_BYTES, MailTemplate, to_context};
use crate::domain::message::{
    Message,
    mail::{MailPart, MailPlaceholder, MailValue, MailValues},
};

/// Characters that are markup in HTML unless they are escaped.
const MARKUP: &str = "<&\"'>";

/// Checks a template that was parsed. Each mistake begins with what follows the file's path.
pub(super) fn check(
    environment: &Environment<'_>,
    template: MailTemplate,
) -> Result<(), Vec<String>> {
    let name = template.file_name();
    let found = environment.get_template(&name).map_err(|error| vec![describe(&error)])?;

    let mut unknown: Vec<_> = found
        .undeclared_variables(false)
        .into_iter()
        .filter(|word| !word.parse::<MailPlaceholder>().is_ok_and(|known| template.mail.has(known)))
        .map(|word| (line_of(found.source(), &word), word))
        .collect();
    if !unknown.is_empty() {
        unknown.sort();
        let mistake = |(line, word)| {
            format!(":{line}: there is no placeholder {word} in {}", template.mail.as_str())
        };
        return Err(unknown.into_iter().map(mistake).collect());
    }

    for place in [MARKUP, ""] {
        let values = samples(template, place);
        let rendered = found.render(to_context(&values)).map_err(|error| vec![describe(&error)])?;
        check_rendered(template, &values, &rendered).map_err(|mistake| vec![mistake])?;
    }
    Ok(())
}

/// Checks what a template makes of the samples.
fn check_rendered(
    template: MailTemplate,
    values: &MailValues,
    rendered: &str,
) -> Result<(), String> {
    if template.part == MailPart::Subject {
        return check_subject(rendered.trim());
    }
    if rendered.len() > MAX_TEMPLATE_BYTES + MAX_TEMPLATE_BYTES / 2 {
        return Err(format!(": makes a mail of {} bytes, which mailboxes clip", rendered.len()));
    }
    let is_html = template.part == MailPart::Html;
    if is_html && rendered.contains(MARKUP) {
        return Err(": puts a value into the HTML without escaping it".to_owned());
    }

    let required = template.mail.required();
    let text = if is_html { html_escape::decode_html_entities(rendered) } else { rendered.into() };
    match values.get(&required) {
        Some(MailValue::Text(value)) if !text.contains(value.as_str()) => {
            let word = required.as_str();
            Err(format!(": must show {{{{ {word} }}}}, without which the mail is of no use"))
        }
        _ => Ok(()),
    }
}

fn check_subject(subject: &str) -> Result<(), String> {
    if subject.is_empty() || subject.chars().any(char::is_control) {
        return Err(": must be one line".to_owned());
    }
    if subject.chars().count() > Message::MAX_SUBJECT_CHARACTERS {
        return Err(format!(": must have at most {} characters", Message::MAX_SUBJECT_CHARACTERS));
    }
    Ok(())
}

/// Values of all placeholders of the mail, full of markup. A place can be unknown.
fn samples(template: MailTemplate, place: &str) -> MailValues {
    let known = MailPlaceholder::ALL.iter().filter(|placeholder| template.mail.has(**placeholder));
    let value = |placeholder| match placeholder {
        MailPlaceholder::Place => MailValue::Text(place.to_owned()),
        MailPlaceholder::Changes => {
            MailValue::Lines(vec![format!("one {MARKUP}"), format!("two {MARKUP}")])
        }
        MailPlaceholder::Code => MailValue::Text("918273".to_owned()),
        MailPlaceholder::Link => {
            MailValue::Text("https://login.example.com/link/sample?a=1&b=2".to_owned())
        }
        other => MailValue::Text(format!("{} {MARKUP}", other.as_str())),
    };
    known.map(|placeholder| (*placeholder, value(*placeholder))).collect()
}

/// Describes an error of the engine, beginning with its line.
pub(super) fn describe(error: &Error) -> String {
    let line = error.line().unwrap_or(1);
    match (error.kind(), error.detail()) {
        (ErrorKind::SyntaxError, Some(detail)) => format!(":{line}: {detail}"),
        (kind, Some(detail)) => format!(":{line}: {kind}: {detail}"),
        (kind, None) => format!(":{line}: {kind}"),
    }
}

/// The first line on which the template uses this word inside a tag, from 1.
fn line_of(template: &str, word: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut begin = 0;
    while let Some(open) = template[begin..].find(['{']).map(|at| begin + at) {
        let rest = &template[open..];
        let close = if rest.starts_with("{{") {
            rest.find("}}")
        } else if rest.starts_with("{%") {
            rest.find("%}")
        } else {
            None
        };
        let tag = &rest[..close.unwrap_or(1)];
        let words = tag.match_indices(word).find(|(at, _)| {
            !tag[..*at].ends_with(is_part) && !tag[at + word.len()..].starts_with(is_part)
        });
        if let Some((at, _)) = words {
            return template[..open + at].matches('\n').count() + 1;
        }
        begin = open + tag.len();
    }
    1
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn a_word_is_found_inside_tags_alone() {
        let template = "user { user\n{{ users }}\n{%\n if user %}x{% endif %}{{ user }}";
        assert_eq!(line_of(template, "user"), 4);
        assert_eq!(line_of(template, "users"), 2);
        assert_eq!(line_of("{{", "x"), 1);
    }
}
