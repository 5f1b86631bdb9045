//! Fields of several lines, and the only place that renders a `textarea`.

use leptos::prelude::*;

/// A `textarea` with its attributes. The browser decides about those that are not set.
#[derive(Default)]
pub(crate) struct TextArea {
    pub id: String,
    pub name: String,
    pub value: String,
    /// The number of visible lines.
    pub rows: u16,
    pub read_only: bool,
    pub autocomplete: Option<&'static str>,
    pub autocapitalize: Option<&'static str>,
    pub spellcheck: Option<&'static str>,
    /// Set if the field gets the focus when the page opens.
    pub focus: bool,
    /// The ids of the hint and the message.
    pub described_by: Option<String>,
    pub invalid: bool,
}

impl TextArea {
    /// Renders the field, with any value escaped as text.
    pub(crate) fn view(self) -> impl IntoView {
        view! {
            <textarea
                id=self.id
                name=self.name
                rows=self.rows
                dir="auto"
                readonly=self.read_only
                autocomplete=self.autocomplete
                autocapitalize=self.autocapitalize
                spellcheck=self.spellcheck
                autofocus=self.focus
                aria-describedby=self.described_by
                aria-invalid=self.invalid.then_some("true")
                inner_html=escaped_content(&self.value)
            ></textarea>
        }
    }
}

/// Returns the value as the content of the element. Leptos writes the children of a `textarea`
/// unescaped (`ESCAPE_CHILDREN` of tachys 0.2), and `inner_html` in every version, so the value is
/// escaped here. Parsers drop one line break after the tag: the added one preserves a line break at
/// the beginning of the value.
fn escaped_content(value: &str) -> String {
    format!("\n{}", html_escape::encode_text(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s01_a_text_area_shows_markup_as_text() {
        let field = |value: &str| {
            TextArea { value: value.to_owned(), ..TextArea::default() }.view().to_html()
        };
        let drawn = field("</textarea><form action=/admin>&amp;");
        assert!(
            drawn.ends_with(">\n&lt;/textarea&gt;&lt;form action=/admin&gt;&amp;amp;</textarea>"),
            "{drawn}"
        );
        assert_eq!(drawn.matches("<form").count(), 0);
        assert!(field("").ends_with(">\n</textarea>"));
        assert!(field("\n two").ends_with(">\n\n two</textarea>"));
    }
}
