//! The parts that pages are made of.

pub(crate) mod country;
pub(crate) mod form;
pub(crate) mod form_owner;
pub(crate) mod layout;
pub(crate) mod passkey_widget;
mod script;
pub(crate) mod text_area;
