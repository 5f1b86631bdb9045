//! Parameters that several operations of the administration API share, for the OpenAPI document.

use utoipa::IntoParams;

#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes what `request::PathId` reads")]
pub struct OneId {
    /// The id.
    #[param(format = "uuid", example = "01890000-0000-7000-8000-000000000000")]
    id: String,
}

#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes what `request::IfMatch` reads")]
pub struct IfMatchHeader {
    /// The entity tag of the version to change, or *.
    #[param(
        rename = "If-Match",
        pattern = r#"^(\*|(W/)?"[0-9]{1,18}"(, *(W/)?"[0-9]{1,18}")*)$"#,
        example = "*"
    )]
    if_match: String,
}

#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes what `request::IfMatch` reads")]
pub struct MayIfMatch {
    /// The entity tag of the version to change, or *. Not required for a dry run or a POST.
    #[param(
        rename = "If-Match",
        pattern = r#"^(\*|(W/)?"[0-9]{1,18}"(, *(W/)?"[0-9]{1,18}")*)$"#,
        example = "*"
    )]
    if_match: Option<String>,
}

#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes what `idempotency` reads")]
pub struct IdempotencyKey {
    /// 1 to 255 visible characters: the same request with the same key is carried out once in 24
    /// hours.
    #[param(rename = "Idempotency-Key", pattern = "^[!-~]{1,255}$")]
    idempotency_key: Option<String>,
}
