//! The pages of Vestibule: typed views in, whole HTML documents out.
//!
//! This crate draws and decides nothing. The server fills a view struct, calls the function of the
//! page and renders what comes back. Every page works without JavaScript; scripts only add to it.

mod catalogue;
mod language;
mod layout;
mod numbers;

mod account;
pub mod admin;
mod code;
mod home;
mod id_document;
mod inbox;
mod leaving;
mod login;
mod not_me;
mod offer;
mod problem;
mod recover;
mod recovery_codes;
mod register;
mod security;
mod setup;

mod country;
mod form;
mod form_owner;
mod moment;
mod profile_form;
mod script;
mod sessions;
mod text_area;
pub mod texts;

pub use account::{AccountView, account};
pub use catalogue::Text;
pub use code::{CodeView, LinkView, LoginCodeView, code, link, login_code};
pub use form::Mistakes;
pub use form_owner::FormOwner;
pub use home::home;
pub use id_document::{IdDocumentForm, IdDocumentOutcome, id_document, id_document_outcome};
pub use inbox::{InboxMessage, inbox};
pub use language::Language;
pub use layout::{Brand, Logo, Site, Widget};
pub use leaving::{delete_account, deleted, undo};
pub use login::{LoginView, login};
pub use moment::Moment;
pub use not_me::not_me;
pub use offer::{OfferView, offer};
pub use problem::{ProblemView, problem};
pub use profile_form::{Control, ProfileField};
pub use recover::{NewWayView, RecoverView, document_first, new_way, recover};
pub use recovery_codes::{RecoveryCodeView, RecoveryCodesView, recovery_code, recovery_codes};
pub use register::{RegisterView, register, register_closed, register_confirm};
pub use security::{Kept, PasskeyView, SECURITY, SecurityView, security};
pub use sessions::{OTHER_SESSIONS, SessionView};
pub use setup::{SetupView, setup};
