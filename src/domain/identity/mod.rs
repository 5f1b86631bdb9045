//! Login ids: email addresses and phone numbers, each with one parser.

pub mod address;
mod dialled_number;
pub mod email_address;
pub mod login_id;
pub mod mention;
pub mod numbering_plan;
pub mod phone;
