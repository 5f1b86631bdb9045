use proptest::prelude::*;

use super::*;

fn accent(scheme: ColourScheme, colour: &str) -> Accent {
    Accent { scheme, colour: Colour::parse(colour).unwrap() }
}

#[test]
fn the_colours_are_those_of_the_stylesheet() {
    let style =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/vestibule.css"))
            .unwrap();
    for (token, of) in [
        ("ground", ColourScheme::ground as fn(ColourScheme) -> Colour),
        ("surface", ColourScheme::surface),
        ("accent", ColourScheme::default_accent),
        ("accent-text", ColourScheme::accent_text),
    ] {
        let value = style
            .split(&format!("  --{token}: light-dark("))
            .nth(1)
            .unwrap()
            .split(");")
            .next()
            .unwrap();
        let (light, dark) = value.split_once("), ").unwrap();
        assert_eq!(
            Colour::parse(&format!("{light})")),
            Ok(of(ColourScheme::Light)),
            "{token} in the light"
        );
        assert_eq!(Colour::parse(dark), Ok(of(ColourScheme::Dark)), "{token} in the dark");
    }

    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        assert_eq!(Accent::default_of(scheme).check(), Ok(()));
    }
}

#[test]
fn a_faint_accent_is_refused_with_one_that_would_do() {
    for (scheme, colour, words) in [
        (
            ColourScheme::Light,
            "#ffcc00",
            "#ffcc00 has a contrast of 1.41 as words on the page, and 4.5 is needed; #",
        ),
        (
            ColourScheme::Light,
            "#777777",
            "#777777 has a contrast of 4.19 as words on the page, and 4.5 is needed; #",
        ),
        (
            ColourScheme::Dark,
            "#1f5596",
            "#1f5596 has a contrast of 2.22 as words on a card, and 4.5 is needed; #",
        ),
    ] {
        let refused = accent(scheme, colour).check().unwrap_err();
        assert!(refused.to_string().starts_with(words), "{refused}");
        assert_eq!(Accent { scheme, colour: refused.nearest }.check(), Ok(()));
    }
}

#[test]
fn black_and_white_may_be_accents() {
    for (scheme, colour) in [(ColourScheme::Light, "#000"), (ColourScheme::Dark, "#fff")] {
        let accent = accent(scheme, colour);
        assert_eq!(accent.check(), Ok(()));
        assert_ne!(accent.pressed(), accent.colour, "a press shows");
    }
}

proptest! {
    #[test]
    fn there_is_always_one_that_would_do(channels: [u8; 3], dark: bool) {
        let scheme = if dark { ColourScheme::Dark } else { ColourScheme::Light };
        let accent = Accent { scheme, colour: Colour(channels) };
        prop_assert_eq!(Accent { scheme, colour: accent.nearest_sufficient() }.check(), Ok(()));
    }

    #[test]
    fn an_accent_alone_brings_a_dark_one_along(channels: [u8; 3]) {
        let light = Accent { scheme: ColourScheme::Light, colour: Colour(channels) };
        prop_assert_eq!(light.for_dark().check(), Ok(()));
    }
}
