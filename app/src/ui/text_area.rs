//! A field of several lines, and the only place that draws a `textarea`.

use leptos::prelude::*;

/// A `textarea` with its attributes; what is not said is left to the browser.
#[derive(Default)]
pub(crate) struct TextArea {
    pub id: String,
    pub name: String,
    pub value: String,
    /// Lines that are seen at once.
    pub rows: u16,
    pub read_only: bool,
    pub autocomplete: Option<&'static str>,
    pub autocapitalize: Option<&'static str>,
    pub spellcheck: Option<&'static str>,
    /// True where the caret begins.
    pub focus: bool,
    /// The ids of its hint and its mistake.
    pub described_by: Option<String>,
    pub invalid: bool,
}

impl TextArea {
    /// Draws the field, with its value as text whatever it holds.
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
                inner_html=content(&self.value)
            ></textarea>
        }
    }
}

/// The value as the element's content. Leptos writes the children of a `textarea` as they are (`ESCAPE_CHILDREN` of tachys 0.2), and
/// `inner_html` in every version, so the escaping is ours. A parser drops one line end after the tag: with one of ours there, a value
/// that begins with a line end keeps it.
fn content(value: &str) -> String {
    format!("\n{}", html_escape::encode_text(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s01_a_text_area_shows_markup_as_text() {
        let field = |value: &str| TextArea { value: value.to_owned(), ..TextArea::default() }.view().to_html();
        let drawn = field("</textarea><form action=/admin>&amp;");
        assert!(drawn.ends_with(">\n&lt;/textarea&gt;&lt;form action=/admin&gt;&amp;amp;</textarea>"), "{drawn}");
        assert_eq!(drawn.matches("<form").count(), 0);
        assert!(field("").ends_with(">\n</textarea>"));
        assert!(field("\n two").ends_with(">\n\n two</textarea>"));
    }
}
