//! OAuth 2.0 and OpenID Connect: requests of applications, and what they are answered.

pub mod authorization_request;
pub mod claims;
pub mod claims_request;
pub mod client_credentials;
pub mod error;
pub mod logout_request;
pub mod parameters;
pub mod pkce;
pub mod prompt;
pub mod scopes;
pub mod subject;
pub mod user_code;

pub use self::{
    authorization_request::{AuthorizationRequest, ResponseMode},
    claims_request::ClaimsRequest,
    client_credentials::ClientCredentials,
    error::{OAuthError, OAuthErrorCode},
    parameters::OAuthParameters,
    pkce::CodeChallenge,
    prompt::Prompts,
    scopes::OAuthScopes,
    user_code::UserCode,
};
