//! Index keys of accounts: the values by which they are filtered, sorted and searched.

use serde::{Serialize, Serializer};

use crate::domain::{
    AccountSchema, LoginId, Profile, identity::email_address, text::folding::fold,
};

/// The values of one account in all index tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountIndex {
    /// The keys of the scalar fields that have a value.
    pub keys: IndexKeys,
    /// The key of each indexed field; empty without a value, so that every account has a position
    /// in every order.
    pub indexed: Vec<(String, String)>,
    /// The keys of the unique fields.
    pub unique: Vec<(String, String)>,
    /// The text that a search reads, folded, one value per line.
    pub text: String,
}

/// Keys by field name, stored as a JSON object in the account's row. A list takes less memory than
/// a map, which matters for an import of thousands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexKeys(Vec<(String, String)>);

impl Serialize for IndexKeys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, key)| (field, key)))
    }
}

impl AccountIndex {
    /// Computes the index values of an account.
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

        // An internationalised domain is found in Unicode and in ASCII.
        let forms = |address: &str| [fold(&email_address::to_unicode(address)), fold(address)];
        let further = addresses.flat_map(forms);
        let lines =
            forms(login_id.as_str()).into_iter().chain(further).chain(schema.search_text(profile));

        for line in lines.filter(|line| !line.is_empty()) {
            // A name that is part of an address is found there already.
            if index.text.contains(&line) {
                continue;
            }
            if !index.text.is_empty() {
                index.text.push('\n');
            }
            index.text.push_str(&line);
        }

        index
    }
}
