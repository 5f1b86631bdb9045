//! JSON bodies of the local platform.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use serde::de::DeserializeOwned;

use crate::http::{error::Problem, extract::form_or_json};

/// A JSON body. The content type is required: without it, a page of any origin could send one.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        form_or_json::require_json(request.headers())?;

        let body = Bytes::from_request(request, state)
            .await
            .map_err(|refused| Problem::of_status(refused.status()))?;
        form_or_json::parse_json(&body).map(Self)
    }
}
