//! Values that cannot be wrong. Parsing is the only way in; nothing here does I/O.

pub mod login_id;
pub mod message;
pub mod own_id_data;
pub mod password;
pub mod phone;
pub mod profile;
pub mod return_path;
pub mod sealing;
pub mod session;
pub mod signature;
pub mod timestamp;
pub mod token;

pub use login_id::LoginId;
pub use own_id_data::OwnIdData;
pub use password::Password;
pub use phone::Phone;
pub use profile::Profile;
pub use return_path::ReturnPath;
pub use sealing::SealingKey;
pub use session::{Lifetimes, SessionType};
pub use signature::{SharedSecret, SharedSecrets};
pub use timestamp::Timestamp;
pub use token::{SessionToken, Token, TokenHash};
