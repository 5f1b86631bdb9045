//! Lists in responses of the administration API.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Page)]
pub struct ListResponse<T> {
    pub items: Vec<T>,
    /// Cursor of the next page; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl<T> ListResponse<T> {
    /// A list that has one page only.
    pub fn whole(items: impl IntoIterator<Item = T>) -> Json<Self> {
        Json(Self { items: items.into_iter().collect(), next_cursor: None })
    }
}
