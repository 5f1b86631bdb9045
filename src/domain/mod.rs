//! Values that cannot be wrong. Parsing is the only way in; nothing here does I/O.

pub mod device;
pub mod document_number;
pub mod document_policy;
pub mod id_document;
pub mod login_id;
pub mod machine_readable_zone;
pub mod message;
pub mod nationality;
pub mod own_id_data;
pub mod password;
pub mod person_name;
pub mod phone;
pub mod profile;
pub mod return_path;
pub mod sealing;
pub mod session;
pub mod signature;
pub mod spelling;
pub mod timestamp;
pub mod token;
pub mod transliteration;

pub use id_document::IdDocument;
pub use login_id::LoginId;
pub use nationality::Nationality;
pub use own_id_data::OwnIdData;
pub use password::Password;
pub use person_name::PersonName;
pub use phone::Phone;
pub use profile::Profile;
pub use return_path::ReturnPath;
pub use sealing::SealingKey;
pub use session::{Lifetimes, Payload, SessionData, SessionType};
pub use signature::{SharedSecret, SharedSecrets};
pub use timestamp::Timestamp;
pub use token::{SessionToken, Token, TokenHash};
