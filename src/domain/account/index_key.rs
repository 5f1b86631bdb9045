//! What an account is found by, besides its id and its login id.

use serde::{Serialize, Serializer};

use crate::domain::{AccountSchema, LoginId, Profile, identity::email_address, text::folding::fold};

/// Everything that the tables of indexes hold of one account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountIndex {
    /// The key of each field that holds one value and has one.
    pub keys: Keys,
    /// The key of each indexed field; empty text when it has no value, so that every account has its place in every order.
    pub indexed: Vec<(String, String)>,
    /// The keys that no other account may have.
    pub unique: Vec<(String, String)>,
    /// What a search looks into, folded, a line each.
    pub text: String,
}

/// Keys by their fields: a JSON object in the account's row. A list takes less memory than a map, when an import has thousands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keys(Vec<(String, String)>);

impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, key)| (field, key)))
    }
}

impl AccountIndex {
    pub fn new<'a>(
        schema: &AccountSchema,
        profile: &Profile,
        login_id: &LoginId,
        addresses: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut index = Self::default();
        for field in schema.fields() {
            let key = profile.get(&field.name).and_then(|value| field.key(value));
            if field.indexed {
                index.indexed.push((field.name.clone(), key.clone().unwrap_or_default()));
            }
            let Some(key) = key else { continue };
            if field.unique {
                index.unique.push((field.name.clone(), key.clone()));
            }
            index.keys.0.push((field.name.clone(), key));
        }
        // An internationalised domain is found in its own letters, and as the DNS knows it.
        let forms = |address: &str| [fold(&email_address::shown(address)), fold(address)];
        let further = addresses.flat_map(forms);
        let lines = forms(login_id.as_str()).into_iter().chain(further).chain(schema.search_text(profile));
        for line in lines.filter(|line| !line.is_empty()) {
            // A name that stands in an address is found there already.
            if !index.text.contains(&line) {
                index.text.extend((!index.text.is_empty()).then_some('\n'));
                index.text.push_str(&line);
            }
        }
        index
    }
}
