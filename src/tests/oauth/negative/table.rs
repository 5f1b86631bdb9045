//! The table of negative requests, as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

/// Parameters that a case sets, or leaves out.
pub(super) type ParameterChanges = BTreeMap<String, Option<String>>;

#[derive(Deserialize)]
pub(super) struct NegativeTable {
    /// Reasons for differences from the certified server, by name.
    pub(super) reasons: BTreeMap<String, String>,
    pub(super) groups: Vec<CaseGroup>,
}

/// Cases with members in common.
#[derive(Deserialize)]
pub(super) struct CaseGroup {
    pub(super) name: String,
    usual: Map<String, Value>,
    cases: Vec<Map<String, Value>>,
}

impl NegativeTable {
    pub(super) fn read() -> Self {
        let text = include_str!("../../../../end2end/conformance/negatives.json");
        serde_json::from_str(text).unwrap()
    }

    /// The cases of a group, each with the members of its group that it does not replace.
    pub(super) fn cases(&self, group: &str) -> Vec<NegativeCase> {
        let group = self.groups.iter().find(|found| found.name == group).unwrap();
        let whole = |case: &Map<String, Value>| {
            let mut members = group.usual.clone();
            members.extend(case.clone());
            serde_json::from_value(Value::Object(members)).unwrap_or_else(|error| {
                panic!("{error} in {case:?}");
            })
        };
        group.cases.iter().map(whole).collect()
    }
}

/// One request, and the answer to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NegativeCase {
    pub(super) name: String,
    /// The section of the specification that asks for the answer.
    pub(super) section: String,
    pub(super) answer: String,
    /// The state of what was given, after the request.
    #[serde(default)]
    pub(super) after: BTreeMap<String, String>,
    pub(super) endpoint: String,
    pub(super) method: Option<String>,
    #[serde(default = "web")]
    pub(super) client: String,
    #[serde(default)]
    pub(super) authentication: CaseAuthentication,
    #[serde(default)]
    pub(super) browser: CaseBrowser,
    /// Codes and tokens that exist before, of the client `of`, or of the one that asks.
    #[serde(default)]
    pub(super) given: Vec<Given>,
    #[serde(default)]
    pub(super) given_change: ParameterChanges,
    pub(super) of: Option<String>,
    /// All parameters, instead of those of an authorization request.
    pub(super) only: Option<BTreeMap<String, String>>,
    #[serde(default)]
    pub(super) change: ParameterChanges,
    /// Text behind the parameters, as it is sent.
    #[serde(default)]
    pub(super) append: String,
    /// The query of a request whose parameters are in its body.
    #[serde(default)]
    pub(super) query: String,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    pub(super) content_type: Option<String>,
    pub(super) bearer: Option<String>,
    pub(super) assertion: Option<CaseAssertion>,
    /// Seconds that pass before the last request.
    #[serde(default)]
    pub(super) later: u64,
    /// True for a request that is sent twice, of which the second answer counts.
    #[serde(default)]
    pub(super) twice: bool,
    /// The part of the answer that counts, if not its status and its error.
    #[serde(default)]
    pub(super) look: CaseLook,
    pub(super) differs: Option<CaseDifference>,
    /// The reason why the certified server is not asked.
    #[serde(rename = "only_here")]
    _only_here: Option<String>,
}

fn web() -> String {
    "web".to_owned()
}

impl NegativeCase {
    /// The owner of what is given.
    pub(super) fn owner(&self) -> &str {
        self.of.as_deref().unwrap_or(&self.client)
    }

    /// The whole answer.
    pub(super) fn expected(&self) -> String {
        let after = self.after.iter().map(|(name, state)| format!("{name} {state}"));
        std::iter::once(self.answer.clone()).chain(after).collect::<Vec<_>>().join(", ")
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CaseLook {
    #[default]
    Answer,
    Cors,
    Frames,
    Issuer,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(super) enum CaseBrowser {
    #[default]
    Person,
    #[serde(rename = "new")]
    New,
    #[serde(rename = "of another person")]
    OtherPerson,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Given {
    #[serde(rename = "code")]
    Code,
    #[serde(rename = "tokens")]
    Tokens,
    #[serde(rename = "own token")]
    OwnToken,
    #[serde(rename = "request_uri")]
    RequestUri,
    #[serde(rename = "question")]
    Question,
}

/// The way in which the client authenticates.
#[derive(Clone, Default, Deserialize)]
#[serde(untagged)]
pub(super) enum CaseAuthentication {
    /// As it is registered.
    #[default]
    Registered,
    /// `none`: it names itself; `nothing`: not even that; `wrong`: by a wrong secret.
    Named(String),
    Header {
        header: String,
    },
    Secret {
        id: String,
        secret: String,
    },
}

/// A signed token: an assertion of the client, with changes. Times are seconds from now.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CaseAssertion {
    pub(super) alg: Option<String>,
    pub(super) claims: Map<String, Value>,
}

/// The answer of the certified server, and the name of the reason.
#[derive(Clone, Deserialize)]
pub(super) struct CaseDifference {
    pub(super) answer: String,
    pub(super) because: String,
}
