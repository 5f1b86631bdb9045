//! The documents behind the checks. A rule of OwnID's documents is protocol; anything else that is
//! good for a back end is advice.

pub(super) const SIGNATURE: &str = "OwnID documentation, custom integration: verifying the \
                                    request's signature (ownid-signature, ownid-timestamp)";
pub(super) const GET_DATA: &str = "OwnID Custom Integration API (OpenAPI): getOwnIDDataByLoginId";
pub(super) const SET_DATA: &str = "OwnID Custom Integration API (OpenAPI): setOwnIDDataByLoginId";
pub(super) const SESSION: &str = "OwnID Custom Integration API (OpenAPI): getSessionByLoginId";
pub(super) const DATA_FIELD: &str =
    "OwnID documentation, custom integration: a field of at least 5,000 characters for ownIdData";
pub(super) const SMS: &str = "OwnID documentation, own SMS provider: sendSms";
pub(super) const EMAIL: &str = "OwnID documentation, own email provider: sendEmail";
pub(super) const DOCUMENT: &str = "OwnID documentation, identity documents: verifyIdDoc";

pub(super) const RAW_BODY: &str = "RFC 2104: a MAC is over the bytes that were sent; OwnID's \
                                   samples serialise the body again, which is another text";
pub(super) const BAD_REQUEST: &str = "RFC 9110, section 15.5.1 (400)";
pub(super) const UNAUTHORIZED: &str =
    "OwnID documentation, own email provider: sendEmail (401 Unauthorized)";
pub(super) const UNPROCESSABLE: &str = "RFC 9110, section 15.5.21 (422)";
pub(super) const MEDIA_TYPE: &str = "RFC 9110, sections 8.3 and 15.5.16 (415)";
pub(super) const TOO_LARGE: &str = "RFC 9110, section 15.5.14 (413)";
pub(super) const METHOD: &str = "RFC 9110, section 15.5.6 (405)";
pub(super) const PROBLEM: &str = "RFC 9457, section 3";
pub(super) const REPLAY: &str =
    "Vestibule, docs/security.md: a request that is sent again within the window does no harm";
pub(super) const HARDENING: &str = "Vestibule, docs/security.md: what its own back end holds to";
