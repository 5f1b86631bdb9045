//! Whose citizen somebody is: ISO 3166-1, with the codes that ICAO Doc 9303 part 3, section 5 adds.

/// A code of three letters, or of one: documents of Germany say `D`, which is read as `DEU`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nationality(String);

impl Nationality {
    /// Reads alpha-3, alpha-2 or the codes of Doc 9303, in capitals or not, with or without the filler of a machine-readable
    /// zone. None when it is no code at all. A code that nobody knows stays as it is: it is like itself alone.
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().trim_end_matches('<').to_ascii_uppercase();
        if code.is_empty() || code.len() > 3 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return None;
        }
        Some(Self(match code.as_str() {
            "D" => "DEU".to_owned(),
            // Kosovo is RKS to Doc 9303 and XK to most others.
            "RKS" | "XK" => "XKX".to_owned(),
            two if two.len() == 2 => celes::Country::from_alpha2(two).ok()?.alpha3.to_owned(),
            three if three.len() == 3 => code,
            _ => return None,
        }))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_country_has_one_code_however_it_is_written() {
        for (written, code) in [
            ("D", "DEU"),
            ("D<<", "DEU"),
            ("DE", "DEU"),
            ("deu", "DEU"),
            (" fr ", "FRA"),
            ("FRA", "FRA"),
            ("GB", "GBR"),
            ("CH", "CHE"),
            ("SZ", "SWZ"),
            ("XK", "XKX"),
            ("RKS", "XKX"),
            ("UTO", "UTO"),
            ("GBD", "GBD"),
            ("XXA", "XXA"),
        ] {
            assert_eq!(Nationality::parse(written).map(|code| code.0).as_deref(), Some(code), "{written}");
        }
        for nothing in ["", "<<<", "F", "QQ", "Germany", "12", "D1", "ÄÖ", "EUE1"] {
            assert_eq!(Nationality::parse(nothing), None, "{nothing}");
        }
    }
}
