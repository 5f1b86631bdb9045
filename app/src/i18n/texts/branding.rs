//! Texts of the branding preview.

use crate::i18n::catalogue::{Text, sentence};

pub const BRANDING: Text = Text("admin-branding");
pub(crate) const LEAD: Text = Text("admin-branding-lead");
pub(crate) const TRY: Text = Text("admin-brand-try");
pub(crate) const ACCENT: Text = Text("admin-brand-accent");
pub(crate) const ACCENT_HINT: Text = Text("admin-brand-accent-hint");
pub(crate) const ACCENT_DARK: Text = Text("admin-brand-accent-dark");
pub(crate) const ACCENT_DARK_HINT: Text = Text("admin-brand-accent-dark-hint");
pub const NO_COLOUR: Text = Text("admin-brand-no-colour");
pub(crate) const TRIED: Text = Text("admin-brand-tried");
pub const LIGHT: Text = Text("admin-brand-light");
pub const DARK: Text = Text("admin-brand-dark");

pub(crate) const USE: Text = Text("admin-brand-use");
pub(crate) const CONTRAST: Text = Text("admin-brand-contrast");
pub(crate) const NEEDED: Text = Text("admin-brand-needed");
pub(crate) const VERDICT: Text = Text("admin-brand-verdict");
pub(crate) const ENOUGH: Text = Text("admin-brand-enough");
pub(crate) const TOO_LITTLE: Text = Text("admin-brand-too-little");
pub const ON_GROUND: Text = Text("admin-brand-on-ground");
pub const ON_SURFACE: Text = Text("admin-brand-on-surface");
pub const ON_BUTTON: Text = Text("admin-brand-on-button");
pub const ON_PRESSED: Text = Text("admin-brand-on-pressed");
pub const EDGES: Text = Text("admin-brand-edges");

pub const SAMPLE_LOGIN: Text = Text("admin-brand-login");
pub const SAMPLE_MISTAKE: Text = Text("admin-brand-mistake");
pub const SAMPLE_BUTTONS: Text = Text("admin-brand-buttons");
pub const SAMPLE_MAIL: Text = Text("admin-brand-mail");

/// Describes an accent that the server would refuse, and a sufficient one.
pub(crate) fn refused(colour: &str, instead: &str) -> String {
    sentence("admin-brand-refused", [("colour", colour.into()), ("instead", instead.into())])
}

/// Returns the name of a sample, for screen readers.
pub(crate) fn sample(name: Text, scheme: Text) -> String {
    sentence("admin-brand-sample", [("sample", name.get().into()), ("scheme", scheme.get().into())])
}
