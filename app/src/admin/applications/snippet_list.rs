//! Pieces of configuration and code to copy.

use leptos::prelude::*;

use crate::i18n::texts::applications as words;

/// A piece of configuration or code for one product.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// The name of the product, such as nginx.
    pub product: &'static str,
    pub text: String,
}

pub(super) fn snippet_list(snippets: Vec<Snippet>) -> Option<AnyView> {
    if snippets.is_empty() {
        return None;
    }

    let items = snippets.into_iter().enumerate().map(|(place, Snippet { product, text })| {
        let id = format!("snippet-{place}");
        view! {
            <details>
                <summary>{product}</summary>
                <pre tabindex="0" role="region" aria-label=product>
                    <code id=id.clone()>{text}</code>
                </pre>
                {copy_button(id)}
            </details>
        }
    });
    let list = view! {
        <section aria-labelledby="set-up">
            <h2 id="set-up">{words::SET_UP}</h2>
            <p class="hint">{words::SET_UP_LEAD}</p>
            {items.collect_view()}
        </section>
    };
    Some(list.into_any())
}

/// Renders the button that copies the text of an element. Without JavaScript there is none.
pub(in crate::admin) fn copy_button(id: String) -> impl IntoView {
    view! {
        <button
            type="button" class="button second small" data-copy=id data-copied=words::COPIED hidden
        >
            {words::COPY}
        </button>
    }
}
