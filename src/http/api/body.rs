//! JSON bodies, read member by member, so that everything that is wrong is told at once.

use std::fmt::Display;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::Method,
};
use serde_json::{Map, Value};

use super::request::refuse;
use crate::http::{
    error::{Mistake, Problem},
    extract::form_or_json::{parse_json, require_json, require_merge_patch},
    state::AppState,
};

/// A body that is a JSON object; of a PATCH, a JSON Merge Patch.
#[derive(Debug)]
pub struct Body(pub Map<String, Value>);

impl FromRequest<AppState> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        if request.method() == Method::PATCH {
            require_merge_patch(request.headers())?;
        } else {
            require_json(request.headers())?;
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|error| Problem::of_status(error.status()))?;
        parse_json(&bytes).map(Self)
    }
}

/// The members of an object, as they are taken out one by one.
#[derive(Debug)]
pub struct Members {
    /// Where the object stands in the body, as a JSON Pointer.
    at: String,
    left: Map<String, Value>,
    mistakes: Vec<Mistake>,
}

impl Members {
    pub fn of(members: Map<String, Value>) -> Self {
        Self::at("", members)
    }

    pub fn at(at: impl Into<String>, members: Map<String, Value>) -> Self {
        Self { at: at.into(), left: members, mistakes: Vec::new() }
    }

    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.left.remove(name)
    }

    /// A member's text, parsed; none when it is missing or null.
    pub fn parsed<T, E: Display>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> Option<T> {
        let value = self.take(name).filter(|value| !value.is_null())?;
        let parsed = match value.as_str() {
            Some(text) => parse(text).map_err(|error| ("invalid", error.to_string())),
            None => Err(("wrong_type", "must be a string".to_owned())),
        };
        parsed.map_err(|(code, detail)| self.wrong(name, code, detail)).ok()
    }

    /// None when it is missing or null.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        let value = self.take(name).filter(|value| !value.is_null())?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong(name, "wrong_type", "must be true or false");
        }
        flag
    }

    /// A member that is a list of at most `most`; none when it is missing, empty when it is null.
    pub fn list(&mut self, name: &str, most: usize) -> Option<Vec<Value>> {
        match self.take(name)? {
            Value::Null => Some(Vec::new()),
            Value::Array(items) if items.len() <= most => Some(items),
            Value::Array(_) => {
                self.wrong(name, "too_many", format!("must not have more than {most} items"));
                None
            }
            _ => {
                self.wrong(name, "wrong_type", "must be a list");
                None
            }
        }
    }

    /// Says that a member is missing, if it is.
    pub fn required<T>(&mut self, name: &str, value: Option<T>) -> Option<T> {
        let place = format!("{}/{name}", self.at);
        if value.is_none() && !self.mistakes.iter().any(|mistake| mistake.pointer.starts_with(&place)) {
            self.wrong(name, "required", "is missing");
        }
        value
    }

    /// `place` is a member's name, and what follows it in a JSON Pointer.
    pub fn wrong(&mut self, place: &str, code: &'static str, detail: impl Into<String>) {
        self.mistakes.push(Mistake::new(format!("{}/{place}", self.at), code, detail));
    }

    /// Everything that was wrong; what was not taken is unknown.
    pub fn mistakes(self) -> Vec<Mistake> {
        let unknown = self.left.keys().map(|name| {
            let name = name.replace('~', "~0").replace('/', "~1");
            Mistake::new(format!("{}/{name}", self.at), "unknown_member", "is not known here")
        });
        let unknown: Vec<_> = unknown.collect();
        self.mistakes.into_iter().chain(unknown).collect()
    }

    /// # Errors
    /// 422 with all mistakes.
    pub fn finish(self) -> Result<(), Problem> {
        refuse(self.mistakes())
    }
}
