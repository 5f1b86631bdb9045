//! The public pages, one file per URL.

pub(crate) mod account;
pub(crate) mod authorization;
pub mod dev;
pub(crate) mod device;
pub(crate) mod error_page;
pub(crate) mod home;
pub(crate) mod login;
pub(crate) mod profile_form;
pub(crate) mod recover;
pub(crate) mod register;
pub(crate) mod setup;
pub(crate) mod verify_code;
