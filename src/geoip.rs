//! The approximate location of an IP address, from a GeoIP file that the operator supplies.

use std::{collections::HashMap, fmt, net::IpAddr, path::Path};

use maxminddb::Reader;
use serde::Deserialize;

/// A city database in `MaxMind`'s format, held in memory.
pub struct GeoIp(Reader<Vec<u8>>);

impl GeoIp {
    /// Opens a database.
    ///
    /// # Errors
    /// The reason why the file cannot be used, as a message for the operator.
    pub fn open(path: &Path) -> Result<Self, String> {
        let reader = Reader::open_readfile(path).map_err(|error| error.to_string())?;
        let geoip = Self(reader);
        if ["City", "Enterprise"].iter().any(|word| geoip.kind().contains(word)) {
            Ok(geoip)
        } else {
            Err(format!("is of the type {}, which has no cities", geoip.kind()))
        }
    }

    /// Returns the file's own type, such as `GeoLite2-City`.
    pub fn kind(&self) -> &str {
        &self.0.metadata().database_type
    }

    /// Returns the city and the country, in this language (a BCP 47 tag) if the file has it,
    /// otherwise in English. `None` for an address that the file does not contain.
    pub fn locate(&self, address: IpAddr, language: &str) -> Option<String> {
        let GeoIpRecord { city, country } = self.0.lookup(address).ok()?.decode().ok()??;
        let names: Vec<_> =
            [city, country].iter().filter_map(|place| place.name(language)).collect();

        if names.is_empty() { None } else { Some(names.join(", ")) }
    }
}

/// The members of a record that are read.
#[derive(Deserialize)]
struct GeoIpRecord<'a> {
    #[serde(borrow, default)]
    city: PlaceNames<'a>,
    #[serde(borrow, default)]
    country: PlaceNames<'a>,
}

#[derive(Default, Deserialize)]
struct PlaceNames<'a> {
    /// By language tag (BCP 47).
    #[serde(borrow, default)]
    names: HashMap<&'a str, &'a str>,
}

impl<'a> PlaceNames<'a> {
    fn name(&self, language: &str) -> Option<&'a str> {
        let primary = language.split('-').next()?;
        let related = || {
            self.names
                .iter()
                .find(|(tag, _)| tag.split('-').next() == Some(primary))
                .map(|(_, name)| name)
        };

        let found = self.names.get(language).or_else(|| self.names.get(primary)).or_else(related);
        found.or_else(|| self.names.get("en")).copied()
    }
}

/// Omits the data, which is megabytes.
impl fmt::Debug for GeoIp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GeoIp({})", self.kind())
    }
}
