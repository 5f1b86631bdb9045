//! The use cases behind the callbacks of the protocol.

pub mod id_documents;
pub mod messages;
pub mod own_id_data;
