//! The language of a mail, taken from its body.

use std::error::Error;

use lettre::message::header::{Header, HeaderName, HeaderValue};

/// The header `Content-Language` (RFC 3282).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContentLanguage(String);

impl ContentLanguage {
    /// The language in the attribute `lang` of the body's first element. Returns `None` without a
    /// valid language tag.
    pub(super) fn of(html: &str) -> Option<Self> {
        let (tag, _) = html.trim_start().strip_prefix('<')?.split_once('>')?;
        let (_, rest) = tag.split_once(" lang=\"")?;
        let (language, _) = rest.split_once('"')?;
        let is_tag = (1..=35).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_tag { Some(Self(language.to_owned())) } else { None }
    }
}

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u14_the_first_element_names_the_language() {
        for (html, language) in [
            ("<div lang=\"ar\" dir=\"rtl\"><p>x</p></div>", Some("ar")),
            ("\n<div dir=\"ltr\" lang=\"zh-TW\">", Some("zh-TW")),
            ("<p>x</p><p lang=\"de\">", None),
            ("<div lang=\"de\r\nBcc: x@example.com\">", None),
            ("<div lang=\"\">", None),
            ("de", None),
        ] {
            assert_eq!(
                ContentLanguage::of(html),
                language.map(|tag| ContentLanguage(tag.to_owned())),
                "{html}"
            );
        }
    }
}
