//! The machine-readable zone of passports and identity cards (ICAO Doc 9303), for the development
//! page.

use jiff::civil::Date;
use mrz::{MrzData, ParseOptions, Sex};

use super::{DocumentFields, Gender};

/// Parses two or three lines. The date of issue and the place of birth stay empty, because the zone
/// does not contain them.
///
/// # Errors
/// The reason, as a sentence. It does not repeat the content of the lines.
pub fn parse(text: &str, today: Date) -> Result<DocumentFields, String> {
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<String>().to_ascii_uppercase())
        .collect();
    let lines: Vec<&str> =
        lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    let year = u32::try_from(today.year() % 100).unwrap_or(0);
    let options = ParseOptions::default().with_pivot_yy(year);

    let data = match lines[..] {
        [one, two, three] => mrz::parse_td1_with(one, two, three, &options),
        [one, two] if one.chars().count() == 36 => mrz::parse_td2_with(one, two, &options),
        [one, two] => mrz::parse_td3_with(one, two, &options),
        _ => return Err("A zone has two lines of 44 or 36 characters, or three of 30.".to_owned()),
    };

    let data = data.map_err(|_| {
        "These lines are not a machine-readable zone of two lines of 44 or 36 characters, or \
             three of 30."
    })?;

    if data.valid() {
        Ok(document_fields(&data))
    } else {
        let failed: Vec<_> = data.checks.failed().into_iter().map(mrz::Field::as_str).collect();
        Err(format!("A check digit does not match: {}.", failed.join(", ")))
    }
}

fn document_fields(data: &MrzData) -> DocumentFields {
    let gender = match data.sex {
        Sex::Female => Gender::Female,
        Sex::Male => Gender::Male,
        _ => Gender::Other,
    };

    DocumentFields {
        number: Some(data.full_document_number().to_owned()),
        first_name: Some(data.given_names.clone()),
        last_name: Some(data.surname.clone()),
        gender: Some(gender.as_str().to_owned()),
        date_of_birth: Some(data.date_of_birth.to_string()),
        date_of_expiry: Some(data.date_of_expiry.to_string()),
        nationality: Some(data.nationality.clone()),
        date_of_issue: None,
        place_of_birth: None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The specimen of Doc 9303 part 4.
    const SPECIMEN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                            L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    #[test]
    fn a_zone_is_read_when_its_check_digits_fit() {
        let fields = parse(SPECIMEN, date(2026, 1, 1)).unwrap();
        assert_eq!(fields.last_name.as_deref(), Some("ERIKSSON"));
        assert_eq!(fields.first_name.as_deref(), Some("ANNA MARIA"));
        assert_eq!(fields.number.as_deref(), Some("L898902C3"));
        assert_eq!(fields.date_of_birth.as_deref(), Some("1974-08-12"));
        assert_eq!(fields.date_of_expiry.as_deref(), Some("2012-04-15"));
        assert_eq!(
            (fields.gender.as_deref(), fields.nationality.as_deref()),
            (Some("F"), Some("UTO"))
        );
        let card = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\n\
                    ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        assert_eq!(parse(card, date(2026, 1, 1)).unwrap().number.as_deref(), Some("D23145890"));
        let misread = parse(&SPECIMEN.replace("7408122", "7508122"), date(2026, 1, 1)).unwrap_err();
        assert!(misread.starts_with("A check digit does not match: "), "{misread}");

        for nothing in ["", "P<UTO", "one\ntwo", "a\nb\nc\nd", &SPECIMEN.replace('\n', "")] {
            assert!(parse(nothing, date(2026, 1, 1)).is_err(), "{nothing}");
        }
    }
}
