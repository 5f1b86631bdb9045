//! A browser of the tests: it keeps a cookie, follows no redirects, and reads answers.

use reqwest::{Method, StatusCode, header, redirect::Policy};
use serde_json::Value;

use super::harness::App;
use crate::runtime::http_client;

/// A user's browser: it sends the headers of one, and stores our cookies.
pub(crate) struct Browser<'a> {
    app: &'a App,
    pub(crate) cookie: Option<String>,
    /// The cookie that binds a code flow to the browser.
    pub(crate) flow: Option<String>,
    /// The cookie by which accounts recognise the browser.
    pub(crate) device: Option<String>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(app: &'a App) -> Self {
        Self { app, cookie: None, flow: None, device: None }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).header(header::ACCEPT, "text/html")).await
    }

    /// Posts a form with the page's current `whose`, unless the test gives one of its own.
    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let whose = crate::tests::pages::forms::whose(self.app, path, self)
            .await
            .map(|whose| ("whose", whose));
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .extend_pairs(whose)
            .finish();
        let request = self.request(Method::POST, path).header(header::ACCEPT, "text/html");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request
            .header(header::ORIGIN, self.app.origin())
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(body)).await
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.app.client.request(method, self.app.url(path));
        match self.cookie.iter().chain(&self.flow).chain(&self.device).cloned().collect::<Vec<_>>()
        {
            cookies if cookies.is_empty() => request,
            cookies => request.header(header::COOKIE, cookies.join("; ")),
        }
    }

    pub(crate) async fn send(&mut self, request: reqwest::RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.unwrap()).await;
        for set in
            answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|set| set.to_str().ok())
        {
            let (pair, attributes) = set.split_once(';').unwrap();
            let kept = (!attributes.contains("Max-Age=0")).then(|| pair.to_owned());
            match pair.split('=').next() {
                Some("vestibule" | "__Host-vestibule") => self.cookie = kept,
                Some("vestibule-code" | "__Host-vestibule-code") => self.flow = kept,
                Some("vestibule-device" | "__Host-vestibule-device") => self.device = kept,
                // Other cookies store preferences, which no test reads from here.
                _ => {}
            }
        }
        answer
    }

    /// True if the account page opens.
    pub(crate) async fn is_logged_in(&mut self) -> bool {
        self.get("/account").await.status == StatusCode::OK
    }
}

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: header::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, body: response.text().await.unwrap() }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The `Set-Cookie` header of this cookie.
    pub(crate) fn cookie(&self, name: &str) -> &str {
        let all = self.headers.get_all(header::SET_COOKIE).iter().map(|set| set.to_str().unwrap());
        all.into_iter()
            .find(|set| set.split('=').next() == Some(name))
            .unwrap_or_else(|| panic!("no {name}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A JSON string's text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not text")).to_owned()
}

pub(crate) fn client() -> reqwest::Client {
    http_client::install_tls_provider();
    let builder = reqwest::Client::builder().redirect(Policy::none());
    builder.resolve("localhost", ([127, 0, 0, 1], 0).into()).build().unwrap()
}
