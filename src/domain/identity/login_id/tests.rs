use super::*;

#[test]
fn one_person_has_one_login_id_however_it_is_typed() {
    for (typed, stored) in [
        (" User@Example.COM ", "user@example.com"),
        ("zoe\u{308}+tag@ex\u{e4}mple.com", "zo\u{eb}+tag@xn--exmple-cua.com"),
        ("STRASSE@example.com", "strasse@example.com"),
        ("stra\u{df}e@example.com", "strasse@example.com"),
        ("\u{ff55}ser@example.com", "user@example.com"),
        ("+1 (415) 555-0100", "+14155550100"),
        ("Joe <a@b.com>", "a@b.com"),
        ("+15551234567", "+15551234567"),
    ] {
        assert_eq!(LoginId::parse(typed).unwrap().as_str(), stored, "{typed}");
    }
}

#[test]
fn what_is_neither_an_address_nor_a_number_is_refused() {
    let long = format!("{}@example.com", "a".repeat(250));
    for text in [
        "",
        " ",
        "user",
        "@example.com",
        "a@",
        "a b@c.d",
        "+0123456789",
        "+12",
        "+1234567890123456",
        "a@b.c\0",
        "a@[127.0.0.1]",
        &long,
    ] {
        assert!(LoginId::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn a10_an_address_that_begins_with_a_plus_sign_is_an_address() {
    let login_id = LoginId::parse("+tag@example.com").unwrap();
    assert_eq!((login_id.as_str(), login_id.kind()), ("+tag@example.com", AddressKind::Email));
    assert_eq!(LoginId::parse("+14155552671").unwrap().kind(), AddressKind::Phone);
}

#[test]
fn u05_an_account_is_made_for_a_number_that_exists_alone() {
    for text in
        ["+15551234567", "+1234567890", "\"john doe\"@example.com", "a@127.0.0.1", "a@exam_ple.com"]
    {
        assert!(LoginId::parse(text).is_ok() && LoginId::parse_new(text).is_err(), "{text}");
    }
    assert_eq!(
        LoginId::new_from_user_input("0171 1234567", "DE").unwrap().as_str(),
        "+491711234567"
    );
    assert_eq!(LoginId::from_user_input("+15551234567", "DE").unwrap().as_str(), "+15551234567");
}

#[test]
fn u06_the_earlier_form_of_a_login_id_is_known() {
    let earlier =
        |text: &str| LoginId::legacy_form(text).map(|login_id| login_id.as_str().to_owned());
    assert_eq!(earlier("User@MÜNCHEN.example").as_deref(), Some("user@münchen.example"));
    assert_eq!(earlier("user@straße.example").as_deref(), Some("user@strasse.example"));
    assert_eq!(earlier("+49 (0)30 901820").as_deref(), Some("+49030901820"));
    assert_eq!(earlier("+49 30 901820").as_deref(), Some("+4930901820"));
    assert_eq!(
        ["User@example.com", "nothing", "+49\0", "ü\0@example.com"].map(earlier),
        [None, None, None, None]
    );
}
