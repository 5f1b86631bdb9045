//! Roughly where an address is, by a file of the operator's.

use std::{collections::HashMap, fmt, net::IpAddr, path::Path};

use maxminddb::Reader;
use serde::Deserialize;

/// A database of cities in the format of `MaxMind`, whole in memory.
pub struct Places(Reader<Vec<u8>>);

impl Places {
    /// # Errors
    /// Why the file cannot be used, in words.
    pub fn open(path: &Path) -> Result<Self, String> {
        let reader = Reader::open_readfile(path).map_err(|error| error.to_string())?;
        let places = Self(reader);
        if ["City", "Enterprise"].iter().any(|word| places.kind().contains(word)) {
            Ok(places)
        } else {
            Err(format!("is of the type {}, which has no cities", places.kind()))
        }
    }

    /// What the file calls itself, such as `GeoLite2-City`.
    pub fn kind(&self) -> &str {
        &self.0.metadata().database_type
    }

    /// The city and the country, in the language of this tag (BCP 47) where the file has it, else in English. None when the file
    /// does not know the address.
    pub fn of(&self, address: IpAddr, language: &str) -> Option<String> {
        let Record { city, country } = self.0.lookup(address).ok()?.decode().ok()??;
        let names: Vec<_> = [city, country].iter().filter_map(|named| named.name(language)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// What a record says of these two.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow, default)]
    city: Named<'a>,
    #[serde(borrow, default)]
    country: Named<'a>,
}

#[derive(Default, Deserialize)]
struct Named<'a> {
    /// By language.
    #[serde(borrow, default)]
    names: HashMap<&'a str, &'a str>,
}

impl<'a> Named<'a> {
    fn name(&self, language: &str) -> Option<&'a str> {
        let primary = language.split('-').next()?;
        let related =
            || self.names.iter().find(|(tag, _)| tag.split('-').next() == Some(primary)).map(|(_, name)| name);
        let found = self.names.get(language).or_else(|| self.names.get(primary)).or_else(related);
        found.or_else(|| self.names.get("en")).copied()
    }
}

/// The file is megabytes.
impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Places({})", self.kind())
    }
}
