//! The pages of Vestibule: typed views in, complete HTML documents out.
//!
//! This crate renders and decides nothing. The server fills a view struct, calls the function of
//! the page and renders its result. Every page works without JavaScript; scripts only enhance it.

pub mod admin;
pub mod i18n;
pub mod pages;
pub mod ui;

pub use i18n::catalogue::Text;
pub use i18n::language::Language;
pub use i18n::{moment::Moment, numbers::CivilDateTime};
pub use pages::account::applications::{
    ALL_APPLICATIONS, APPLICATIONS, ApplicationAccessView, ApplicationAccessViews, own_applications,
};
pub use pages::account::delete::{delete_account, deleted, undo};
pub use pages::account::disown_device::not_me;
pub use pages::account::passkey_list::{PasskeyStorage, PasskeyView};
pub use pages::account::recovery_codes::{RecoveryCodesView, recovery_code, recovery_codes};
pub use pages::account::security::{SECURITY, SecurityView, security};
pub use pages::account::sessions::{OTHER_SESSIONS, SessionEntry};
pub use pages::account::{AccountView, account};
pub use pages::authorization::{
    ConsentView, LogOutView, LoggedOutView, ReturnField, ReturnView, UnregisteredView, consent,
    log_out, logged_out, post_to_application, return_to_application,
};
pub use pages::dev::id_document::{
    IdDocumentForm, IdDocumentOutcome, id_document, id_document_outcome,
};
pub use pages::dev::inbox::{InboxMessage, inbox};
pub use pages::device::{
    DeviceCodeView, DeviceOutcome, DeviceQuestionView, device_code, device_outcome, device_question,
};
pub use pages::error_page::{ProblemView, problem};
pub use pages::home::home;
pub use pages::login::passkey_prompt::{OfferView, offer};
pub use pages::login::{LoginView, login};
pub use pages::profile_form::{Control, ProfileField};
pub use pages::recover::{NewWayView, RecoverView, document_first, new_way, recover};
pub use pages::register::{RegisterView, register, register_closed, register_confirm};
pub use pages::setup::{SetupView, setup};
pub use pages::verify_code::{CodeView, LinkView, code, link, login_code};
pub use ui::form::{LoginIdForm, Mistakes};
pub use ui::form_owner::FormOwner;
pub use ui::layout::{Brand, Logo, Site, Widget};
