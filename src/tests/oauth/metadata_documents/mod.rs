//! Applications that nobody registered, by their metadata documents.

mod administration;
mod authentication;
mod consents;
mod fetching;

use serde_json::{Value, json};

use super::{PERSON, logged_in};
use crate::tests::support::{
    harness::{App, TestDatabase},
    peers::{HttpProvider, Reply},
    relying_party::{REDIRECT_URI, RelyingParty},
};

/// The server of one document.
struct DocumentHost {
    provider: HttpProvider,
    url: String,
}

impl DocumentHost {
    async fn start() -> Self {
        let provider = HttpProvider::start([Reply::Reset]).await;
        let url = format!("http://{}/client.json", provider.address);
        let host = Self { provider, url };
        host.serve(json!({}));
        host
    }

    /// Serves a good document, in which these members replace others.
    fn serve(&self, changes: Value) {
        let mut document = json!({
            "client_id": self.url,
            "client_name": "Some <b>Editor</b>",
            "redirect_uris": [REDIRECT_URI, "http://127.0.0.1/callback"],
            "scope": "openid profile email offline_access",
        });
        let Value::Object(changes) = changes else { panic!("an object") };
        document.as_object_mut().unwrap().extend(changes);
        self.answer(200, "content-type: application/json\r\n", document.to_string());
    }

    fn answer(&self, status: u16, headers: &'static str, body: String) {
        self.provider.reply_with(Reply::Answer(status, headers, body.leak()));
    }

    fn fetched(&self) -> usize {
        self.provider.seen().len()
    }

    /// The application of the document.
    fn party<'a>(&self, app: &'a App) -> RelyingParty<'a> {
        RelyingParty { app, id: self.url.clone(), secret: None }
    }
}

/// A server with one account, which takes the documents of this host.
async fn trusting(database: TestDatabase, host: &DocumentHost) -> App {
    let settings = [
        ("VESTIBULE_CLIENT_ID_METADATA_DOCUMENTS", "true"),
        ("VESTIBULE_CLIENT_ID_METADATA_HOSTS", &host.provider.address.to_string()),
    ];
    let app = database.start(&settings).await;
    app.account(PERSON, Some("a long password"), None).await;
    app
}
