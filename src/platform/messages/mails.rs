//! The making of mails: the texts of a message, in the site's design or in the operator's
//! templates.

use vestibule_app::{Language, i18n::texts::letters};

use super::{
    mail_layout::{self, MailStyle},
    templates::OutgoingMessage,
};
use crate::{
    config::{Branding, MailTemplates, branding::MailLogo, mail_templates::MailTemplate},
    domain::{
        Accents,
        message::{
            MailDesign,
            mail::{MailPart, MailPlaceholder, MailValue, MailValues},
        },
    },
    platform::SiteNames,
};

/// A complete mail.
#[derive(Debug)]
pub struct RenderedMail {
    pub subject: String,
    /// The paragraphs alone, in HTML, from which the plain text is made.
    pub body: String,
    /// The document that mailboxes show.
    pub html: String,
    /// The plain text of a template.
    pub own_text: Option<String>,
    /// The parts that are of templates.
    pub own_parts: Vec<MailPart>,
}

/// The settings that all mails share.
#[derive(Clone, Debug)]
pub(in crate::platform) struct MailSettings {
    pub accents: Accents,
    pub logo: Option<MailLogo>,
    pub logo_dark: Option<MailLogo>,
    templates: MailTemplates,
}

impl MailSettings {
    pub fn new(branding: &Branding, templates: &MailTemplates) -> Self {
        Self {
            accents: branding.accents.unwrap_or_else(|| Accents::of(None, None)),
            logo: branding.mail_logo(),
            logo_dark: branding.mail_logo_dark(),
            templates: templates.clone(),
        }
    }

    /// Makes a mail of the message, in the current language.
    pub fn render(&self, message: &OutgoingMessage, site: &SiteNames) -> RenderedMail {
        let language = Language::spoken();
        let values = self.values(message, site, language);
        let mut own_parts = Vec::new();
        let mut own = |part| {
            let template = MailTemplate { mail: message.name, language, part };
            let rendered = self.templates.render(template, &values)?;
            own_parts.push(part);
            Some(rendered)
        };

        let subject = own(MailPart::Subject).unwrap_or_else(|| message.subject.clone());
        let own_text = own(MailPart::Text);
        let own_html = own(MailPart::Html);
        let why = if message.code.is_some() { letters::WHY_CODE } else { letters::WHY_ACCOUNT };
        let style = MailStyle {
            mail: self,
            site_name: &site.name,
            why: &why.of(&site.name, &site.host),
            language,
        };
        RenderedMail {
            subject,
            body: simple_body(message, language),
            html: own_html.unwrap_or_else(|| mail_layout::document(message, &style)),
            own_text,
            own_parts,
        }
    }

    fn values(
        &self,
        message: &OutgoingMessage,
        site: &SiteNames,
        language: Language,
    ) -> MailValues {
        let Accents { light, dark } = self.accents;
        let logo = self.logo.as_ref().map(|logo| format!("cid:{}", logo.content_id));
        let common = [
            (MailPlaceholder::Name, site.name.clone()),
            (MailPlaceholder::Host, site.host.clone()),
            (MailPlaceholder::Language, language.tag().to_owned()),
            (MailPlaceholder::Direction, language.direction().to_owned()),
            (MailPlaceholder::Accent, light.colour.to_string()),
            (MailPlaceholder::AccentText, light.scheme.accent_text().to_string()),
            (MailPlaceholder::AccentDark, dark.colour.to_string()),
            (MailPlaceholder::AccentDarkText, dark.scheme.accent_text().to_string()),
            (MailPlaceholder::Logo, logo.unwrap_or_default()),
            (MailPlaceholder::Link, message.link.url.clone()),
        ];
        let code = message.code.clone().map(|code| (MailPlaceholder::Code, code));
        let texts = common.into_iter().chain(code);
        let mut values = message.values.clone();
        values.extend(texts.map(|(placeholder, text)| (placeholder, MailValue::Text(text))));
        values
    }
}

impl RenderedMail {
    /// The plain text, as the mail has it beside the HTML.
    pub fn plain_text(&self) -> String {
        self.own_text.clone().unwrap_or_else(|| nanohtml2text::html2text(&self.body))
    }

    /// The body for another back end, which gets no more than the protocol has.
    pub(in crate::platform) fn body_for_others(self) -> String {
        if self.own_parts.contains(&MailPart::Html) { self.html } else { self.body }
    }

    pub(in crate::platform) fn design(self) -> MailDesign {
        MailDesign { html: self.html, text: self.own_text }
    }

    /// The size of the parts, in bytes.
    pub(in crate::platform) fn len(&self) -> usize {
        let own_text = self.own_text.as_ref().map_or(0, String::len);
        self.subject.len() + self.body.len() + self.html.len() + own_text
    }
}

/// The paragraphs of the message in HTML. The language and its direction are attributes of an
/// element inside, because mail clients remove the outer elements.
fn simple_body(message: &OutgoingMessage, language: Language) -> String {
    let url = html_escape::encode_double_quoted_attribute(&message.link.url);
    let link = format!("<a href=\"{url}\">{}</a>", html_escape::encode_text(message.link.text));
    // The line is for browsers, and runs from left to right in every language.
    let last_line = message
        .last_line
        .as_ref()
        .map(|line| format!("<bdi dir=\"ltr\">{}</bdi>", html_escape::encode_text(line)));
    let paragraphs: Vec<_> =
        message.paragraphs.iter().cloned().chain([link]).chain(last_line).collect();

    let (tag, direction) = (language.tag(), language.direction());
    let paragraphs = paragraphs.join("</p>\n<p>");
    format!("<div lang=\"{tag}\" dir=\"{direction}\">\n<p>{paragraphs}</p>\n</div>\n")
}
