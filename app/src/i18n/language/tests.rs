use super::*;

#[test]
fn a_tag_finds_its_closest_language() {
    for language in Language::ALL {
        assert_eq!(Language::find(language.tag()), Some(language));
        assert_eq!(Language::find(language.widget()), Some(language));
    }

    for (tag, language) in [
        ("es-MX", SpanishLatinAmerica),
        ("es", SpanishSpain),
        ("zh-Hant-TW", ChineseTaiwan),
        ("zh-TW", ChineseTaiwan),
        ("zh-HK", ChineseTaiwan),
        ("zh-hant", ChineseTaiwan),
        ("zh-Hant-CN", ChineseTaiwan),
        ("zh_MO", ChineseTaiwan),
        ("zh-Hans-HK", Chinese),
        ("zh-Hans", Chinese),
        ("zh-SG", Chinese),
        ("zh", Chinese),
        ("iw-IL", Hebrew),
        ("en-AU", EnglishUk),
        ("en-u-ca-gregory", EnglishUs),
        ("pt-AO", PortuguesePortugal),
        ("DE-at", German),
    ] {
        assert_eq!(Language::find(tag), Some(language), "{tag}");
    }

    for tag in ["", "*", "tlh", "x-klingon", "deutsch", "-de", "\u{e9}"] {
        assert_eq!(Language::find(tag), None, "{tag}");
    }
}

#[test]
fn the_weightiest_language_that_we_have_is_accepted() {
    for (header, language) in [
        ("de", Some(German)),
        ("de-CH, fr;q=0.9", Some(German)),
        ("fr;q=0.8, de;q=0.9", Some(German)),
        ("da, sv;q=0.9, ja;q=0.2", Some(Japanese)),
        ("fr;q=0, de;q=0.1", Some(German)),
        ("fr; q=0.5 , de ; q=0.5", Some(French)),
        ("fr;q=2, de;q=x, ko;q=0.1", Some(Korean)),
        ("da, *;q=0.5", Some(Language::DEFAULT)),
        ("da", None),
        ("", None),
        (",;q=1,,", None),
    ] {
        assert_eq!(Language::accepted(header), language, "{header}");
    }
}

#[test]
fn what_was_spoken_before_is_spoken_again() {
    German.speak(|| {
        assert_eq!(French.speak(Language::spoken), French);
        assert_eq!(Language::spoken(), German);
    });
    assert_eq!(Language::spoken(), Language::DEFAULT);
}
