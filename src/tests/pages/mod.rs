//! Pages as users see them.

mod branding;
mod escapes;
pub(super) mod forms;
mod language_picker;
mod languages;
mod without_javascript;
