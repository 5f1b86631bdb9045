//! Tables of real spellings of login ids, and tests of the parsers that need no server.

use crate::{
    domain::{
        AccountSchema, Filter, LoginId,
        identity::{
            email_address::InvalidEmailAddress, login_id::InvalidLoginId, phone::InvalidPhone,
        },
    },
    tests::support::harness::id,
};

/// A spelling, the country chosen beside it, and the resulting login id or the reason for its
/// refusal.
#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    pub(crate) typed: String,
    /// Empty when there is none.
    pub(crate) country: String,
    pub(crate) want: String,
}

impl Spelling {
    pub(crate) fn is_login_id(&self) -> bool {
        self.want.contains('@') || self.want.starts_with('+')
    }

    /// The result of an account's own parser.
    fn read(&self) -> String {
        match LoginId::new_from_user_input(&self.typed, &self.country) {
            Ok(login_id) => login_id.as_str().to_owned(),
            Err(error) => word(error).to_owned(),
        }
    }
}

fn word(error: InvalidLoginId) -> &'static str {
    match error {
        InvalidLoginId::Form
        | InvalidLoginId::Email(InvalidEmailAddress::Form)
        | InvalidLoginId::Phone(InvalidPhone::Form) => "form",
        InvalidLoginId::Email(InvalidEmailAddress::Quoted) => "quoted",
        InvalidLoginId::Email(InvalidEmailAddress::Domain) => "domain",
        InvalidLoginId::Email(InvalidEmailAddress::TooLong) => "long",
        InvalidLoginId::Phone(InvalidPhone::Letters) => "letters",
        InvalidLoginId::Phone(InvalidPhone::Extension) => "extension",
        InvalidLoginId::Phone(InvalidPhone::Impossible) => "impossible",
    }
}

pub(crate) fn phone_numbers() -> Vec<Spelling> {
    rows(include_str!("../support/data/phone-numbers.tsv"))
        .map(|[typed, country, want]| {
            let country = if country == "-" { String::new() } else { country };
            Spelling { typed, country, want }
        })
        .collect()
}

pub(crate) fn email_addresses() -> Vec<Spelling> {
    rows(include_str!("../support/data/email-addresses.tsv"))
        .map(|[typed, want]| Spelling { typed, country: String::new(), want })
        .collect()
}

fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [String; N]> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let fields: Vec<_> = line.split('\t').map(unescaped).collect();
        fields.try_into().unwrap_or_else(|_| panic!("{line}"))
    })
}

/// Replaces invisible characters by `\u{…}`.
fn unescaped(field: &str) -> String {
    let mut parts = field.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

#[test]
fn u05_every_phone_number_is_read_as_its_country_writes_it() {
    assert!(wrong(&phone_numbers(), 1_000).is_empty(), "{:#?}", wrong(&phone_numbers(), 1_000));
}

#[test]
fn u06_every_address_is_read_as_idna_reads_its_domain() {
    assert!(wrong(&email_addresses(), 400).is_empty(), "{:#?}", wrong(&email_addresses(), 400));
}

fn wrong(table: &[Spelling], least: usize) -> Vec<String> {
    assert!(table.len() >= least, "{} rows", table.len());
    let wrong = table.iter().filter(|spelling| spelling.read() != spelling.want);
    wrong.map(|spelling| format!("{spelling:?} is read as {}", spelling.read())).collect()
}

/// The normal form of a login id is parsed as itself, for existing accounts and new ones, and so is
/// the form shown to users.
#[test]
fn u06_the_one_form_is_a_fixed_point() {
    for spelling in
        phone_numbers().into_iter().chain(email_addresses()).filter(Spelling::is_login_id)
    {
        let login_id = id(&spelling.want);
        assert_eq!(login_id.as_str(), spelling.want);
        assert_eq!(LoginId::parse_new(&spelling.want).unwrap(), login_id);
        assert_eq!(id(&login_id.to_unicode()), login_id, "{}", login_id.to_unicode());
        assert!(
            login_id.is_denoted_by(&spelling.typed) || !spelling.country.is_empty(),
            "{spelling:?}"
        );
        assert_eq!(
            LoginId::from_user_input(&spelling.typed, &spelling.country).unwrap(),
            login_id,
            "{spelling:?}"
        );
    }
}

#[test]
fn u05_filters_and_searches_parse_a_login_id_the_same_way() {
    let schema = AccountSchema::default();
    for spelling in phone_numbers().into_iter().chain(email_addresses()) {
        if !spelling.is_login_id()
            || !spelling.country.is_empty()
            || spelling.typed.chars().count() > LoginId::MAX_CHARACTERS
        {
            continue;
        }
        let filter = format!("loginId eq {}", serde_json::Value::from(spelling.typed.as_str()));
        let filter = Filter::parse(&filter, &schema).unwrap();
        assert!(
            format!("{filter:?}").contains(&format!("key: {:?}", spelling.want)),
            "{spelling:?}"
        );
        let shown = id(&spelling.want).to_unicode().into_owned();
        assert_eq!(
            LoginId::search_text(&spelling.typed),
            crate::domain::text::folding::fold(&shown),
            "{spelling:?}"
        );
    }
}
