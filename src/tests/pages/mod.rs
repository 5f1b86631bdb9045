//! Pages as users see them.

pub(super) mod branding;
mod branding_preview;
mod escapes;
pub(super) mod forms;
mod language_picker;
mod languages;
mod repeated_requests;
mod return_paths;
mod without_javascript;
