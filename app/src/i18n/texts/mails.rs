//! Texts of the preview of mails.

use crate::i18n::catalogue::Text;

pub const MAILS: Text = Text("admin-mails");
pub(crate) const LEAD: Text = Text("admin-mails-lead");
pub(crate) const MESSAGE: Text = Text("admin-mails-message");
pub(crate) const LANGUAGE: Text = Text("admin-mails-language");
pub(crate) const SHOW: Text = Text("admin-mails-show");
pub(crate) const SUBJECT: Text = Text("admin-mails-subject");
pub const LIGHT: Text = Text("admin-mails-light");
pub const DARK: Text = Text("admin-mails-dark");
pub(crate) const PLAIN_TEXT: Text = Text("admin-mails-text");
pub(crate) const OWN: Text = Text("admin-mails-own");
pub(crate) const NOTHING_OWN: Text = Text("admin-mails-none");
