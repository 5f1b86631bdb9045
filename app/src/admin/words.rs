//! Words of the administrators' pages that show one account, the settings and the schema's form.

pub const ADDRESSES: &str = "More addresses";
pub const ADDRESSES_HINT: &str = "Email addresses and phone numbers besides the one for logging in.";
pub const ADD_ADDRESS: &str = "Add an email address or phone number";
pub const REMOVE_ADDRESS: &str = "Remove";
pub const VERIFIED: &str = "Verified";
pub const ADDRESS_WRONG: &str = "This is neither an email address nor a phone number with its country code.";
pub const SAVE_ADDRESSES: &str = "Save addresses";

pub const SESSIONS: &str = "Where this person is logged in";
pub const NO_SESSIONS: &str = "This person is not logged in anywhere.";
pub const DEVICE: &str = "Device";
pub const LOGGED_IN: &str = "Logged in";
pub const LAST_ACTIVE: &str = "Last active";
pub const BY: &str = "By";
pub const END: &str = "End";
pub const END_ALL: &str = "End all sessions";

pub const PASSKEYS: &str = "Passkeys";
pub const NO_PASSKEYS: &str = "This person has no passkey.";
pub const PASSKEYS_ELSEWHERE: &str = "OwnID’s cloud keeps the passkeys of this server.";
pub const PASSKEYS_UNREADABLE: &str = "What is kept about this person’s passkeys was not made by this server.";
pub const MODEL: &str = "Model";
pub const REMOVE: &str = "Remove";
pub const LAST_PASSKEY: &str = "This is the person’s last way in. Without it they cannot log in any more.";
pub const REMOVE_LAST: &str = "Remove it all the same";

pub const MESSAGES: &str = "Messages";
pub const NO_MESSAGES: &str = "No message went to this person in the last 30 days.";
pub const CHANNEL: &str = "By";
pub const TO: &str = "To";
pub const REASON: &str = "Reason";
pub const ATTEMPTS: &str = "Attempts";

pub const DOCUMENTS: &str = "Identity documents";
pub const NO_DOCUMENTS: &str = "No identity document was held against this account.";
pub const DOCUMENT_TYPE: &str = "Document";
pub const NUMBER_END: &str = "Number ends with";
pub const OUTCOME: &str = "Outcome";

pub const LATELY: &str = "Logins and messages";
pub const WHAT: &str = "What";
pub const LAST_DAY: &str = "24 hours";
pub const LAST_MONTH: &str = "30 days";
pub const LOGINS: &str = "Logins";
pub const LOGINS_REFUSED: &str = "Logins refused";
pub const MESSAGES_SENT: &str = "Messages sent";
pub const MESSAGES_WAITING: &str = "Messages waiting";
pub const MESSAGES_NOT_SENT: &str = "Messages not sent";

pub const SETTINGS: &str = "Settings";
pub const SETTINGS_LEAD: &str =
    "As this server was started with them. They come from the environment or from vestibule.toml.";
pub const SETTING: &str = "Setting";
pub const SETTING_VALUE: &str = "Value";
pub const SETTING_ORIGIN: &str = "From";
pub const SETTING_GIVEN: &str = "environment or file";
pub const SETTING_DEFAULT: &str = "default, or made at first start";
pub const SETTING_SECRET: &str = "set, not shown";

pub const AS_FORM: &str = "Edit as a form";
pub const AS_JSON: &str = "Edit as JSON";
pub const ADD_FIELD: &str = "Add a field";
pub const NEW_FIELD: &str = "New field";
pub const FIELD_NAME: &str = "Name (letters and digits, such as department)";
pub const LABEL: &str = "Label";
pub const KIND: &str = "Kind";
pub const CHOICES: &str = "Choices, one a line (only for the kind “one of a list”)";
pub const MAX_LENGTH: &str = "Longest text, in characters";
pub const DEFAULT: &str = "Default for accounts without a value";
pub const READ_BY: &str = "Who may see it";
pub const WRITTEN_BY: &str = "Who may change it";
pub const REQUIRED: &str = "required";
pub const SEARCHABLE: &str = "searchable";
pub const INDEXED: &str = "indexed";
pub const UNIQUE: &str = "unique";
pub const REMOVE_FIELD: &str = "remove this field";
pub const ONLY_JSON: &str = "What this field holds is described in JSON alone.";
pub const USER: &str = "the person";
pub const SUPPORT: &str = "support";
pub const ADMIN: &str = "administrators";
pub const NOBODY: &str = "nobody";
pub const KIND_TEXT: &str = "text";
pub const KIND_EMAIL: &str = "email address";
pub const KIND_DATE: &str = "date";
pub const KIND_DATE_TIME: &str = "date and time";
pub const KIND_CHOICE: &str = "one of a list";
pub const KIND_NUMBER: &str = "number";
pub const KIND_INTEGER: &str = "whole number";
pub const KIND_BOOLEAN: &str = "yes or no";
