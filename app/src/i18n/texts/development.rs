//! Texts of the pages for developers.

use crate::i18n::catalogue::Text;

pub(crate) const INBOX_HEADING: Text = Text("inbox-heading");
pub(crate) const INBOX_LEAD: Text = Text("inbox-lead");
pub(crate) const INBOX_EMPTY: Text = Text("inbox-empty");
pub(crate) const DOCUMENT_HEADING: Text = Text("document-heading");
pub(crate) const DOCUMENT_LEAD: Text = Text("document-lead");
pub(crate) const DOCUMENT_TYPE: Text = Text("document-type");
pub(crate) const DOCUMENT_TYPES: [(&str, Text); 2] =
    [("PASSPORT", Text("document-passport")), ("DRIVERLICENSE", Text("document-driver-licence"))];
pub(crate) const MRZ: Text = Text("mrz");
pub(crate) const MRZ_HINT: Text = Text("mrz-hint");
pub(crate) const MRZ_LACKS: Text = Text("mrz-lacks");
pub(crate) const DOCUMENT_NUMBER: Text = Text("document-number");
pub(crate) const FIRST_NAMES: Text = Text("first-names");
pub(crate) const LAST_NAME: Text = Text("last-name");
pub(crate) const DATE_OF_BIRTH: Text = Text("date-of-birth");
pub(crate) const DATE_OF_ISSUE: Text = Text("date-of-issue");
pub(crate) const DATE_OF_EXPIRY: Text = Text("date-of-expiry");
pub(crate) const PLACE_OF_BIRTH: Text = Text("place-of-birth");
pub(crate) const NATIONALITY: Text = Text("nationality");
pub(crate) const GENDER: Text = Text("gender");
pub(crate) const GENDERS: [(&str, Text); 3] =
    [("F", Text("gender-female")), ("M", Text("gender-male")), ("O", Text("gender-other"))];
pub(crate) const CHECK_DOCUMENT: Text = Text("check-document");
pub(crate) const DOCUMENT_ACCEPTED: Text = Text("document-accepted");
pub(crate) const DOCUMENT_ACCEPTED_LEAD: Text = Text("document-accepted-lead");
pub(crate) const DOCUMENT_REFUSED: Text = Text("document-refused");
pub(crate) const DOCUMENT_REFUSED_LEAD: Text = Text("document-refused-lead");
pub(crate) const DOCUMENT_REFUSED_WITHOUT_REASON: Text = Text("document-refused-without-reason");
pub const NO_SUCH_USER: Text = Text("no-such-user");
