//! JSON bodies, read member by member, so that every mistake is reported at once.

use std::{fmt::Display, mem};

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::Method,
};
use serde_json::{Map, Value};

use super::request::reject;
use crate::{
    domain::text::json_text::escape_pointer_step,
    http::{
        error::{Problem, RequestMistake},
        extract::form_or_json::{parse_json, require_json, require_merge_patch},
        state::AppState,
    },
};

/// A body that is a JSON object. The body of a PATCH is a JSON Merge Patch (RFC 7396).
#[derive(Debug)]
pub struct JsonObject(pub Map<String, Value>);

impl FromRequest<AppState> for JsonObject {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        if request.method() == Method::PATCH {
            require_merge_patch(request.headers())?;
        } else {
            require_json(request.headers())?;
        }

        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|error| Problem::of_status(error.status()))?;
        parse_json(&bytes).map(Self)
    }
}

/// Members of an object that have not been read yet, and the mistakes in those that have.
#[derive(Debug)]
pub struct Members {
    /// Position of the object in the body, as a JSON Pointer (RFC 6901).
    pointer: String,
    unread: Map<String, Value>,
    mistakes: Vec<RequestMistake>,
}

impl Members {
    pub fn new(members: Map<String, Value>) -> Self {
        Self::nested("", members)
    }

    pub fn nested(pointer: impl Into<String>, members: Map<String, Value>) -> Self {
        Self { pointer: pointer.into(), unread: members, mistakes: Vec::new() }
    }

    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.unread.remove(name)
    }

    /// True for a member that is there and null.
    pub fn is_null(&self, name: &str) -> bool {
        self.unread.get(name).is_some_and(Value::is_null)
    }

    /// Takes all members that have not been read.
    pub fn take_all(&mut self) -> Map<String, Value> {
        mem::take(&mut self.unread)
    }

    /// Takes a string and parses it. Returns `None` if it is missing, null or wrong; the last is
    /// recorded.
    pub fn take_parsed<T, E: Display>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let value = self.take(name).filter(|value| !value.is_null())?;

        let parsed = match value.as_str() {
            Some(text) => parse(text).map_err(|error| ("invalid", error.to_string())),
            None => Err(("wrong_type", "must be a string".to_owned())),
        };

        parsed.map_err(|(code, detail)| self.add_mistake(name, code, detail)).ok()
    }

    /// Takes a boolean. Returns `None` if it is missing, null or wrong; the last is recorded.
    pub fn take_flag(&mut self, name: &str) -> Option<bool> {
        let value = self.take(name).filter(|value| !value.is_null())?;
        let flag = value.as_bool();

        if flag.is_none() {
            self.add_mistake(name, "wrong_type", "must be true or false");
        }
        flag
    }

    /// Takes a list of at most `max` items. Returns `None` if it is missing or wrong, and an empty
    /// list if it is null.
    pub fn take_list(&mut self, name: &str, max: usize) -> Option<Vec<Value>> {
        match self.take(name)? {
            Value::Null => Some(Vec::new()),
            Value::Array(items) if items.len() <= max => Some(items),
            Value::Array(_) => {
                self.add_mistake(name, "too_many", format!("must not have more than {max} items"));
                None
            }
            _ => {
                self.add_mistake(name, "wrong_type", "must be a list");
                None
            }
        }
    }

    /// Records that a member is missing, unless it has a value or another mistake.
    pub fn require<T>(&mut self, name: &str, value: Option<T>) -> Option<T> {
        let pointer = format!("{}/{name}", self.pointer);

        if value.is_none()
            && !self.mistakes.iter().any(|mistake| mistake.pointer.starts_with(&pointer))
        {
            self.add_mistake(name, "required", "is missing");
        }
        value
    }

    /// Records a mistake. `path` is a member's name, and what follows it in the JSON Pointer.
    pub fn add_mistake(&mut self, path: &str, code: &'static str, detail: impl Into<String>) {
        self.mistakes.push(RequestMistake::new(format!("{}/{path}", self.pointer), code, detail));
    }

    /// All mistakes, among them one for each member that was not read.
    pub fn mistakes(self) -> Vec<RequestMistake> {
        let unknown = self.unread.keys().map(|name| {
            let pointer = format!("{}/{}", self.pointer, escape_pointer_step(name));
            RequestMistake::new(pointer, "unknown_member", "is not a known member")
        });
        let unknown: Vec<_> = unknown.collect();

        self.mistakes.into_iter().chain(unknown).collect()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// 422 with all mistakes.
    pub fn finish(self) -> Result<(), Problem> {
        reject(self.mistakes())
    }
}
