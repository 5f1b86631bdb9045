//! The callbacks of the protocol.

mod bound_callbacks;
mod conformance;
mod documented_examples;
mod id_document_requests;
mod id_document_step;
mod id_documents;
mod naive_back_end;
mod own_id_data;
mod own_id_data_spellings;
mod signatures;
