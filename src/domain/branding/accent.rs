//! The accent: one colour on light pages and one on dark, and whether people can tell it from what it stands on
//! (WCAG 2.2, 1.4.3 for words and 1.4.11 for the edges of controls).

use std::fmt;

use serde::Deserialize;

use super::colour::{Colour, Contrast};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    Light,
    Dark,
}

/// The accent of one scheme. It need not be fit for use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    pub scheme: Scheme,
    pub colour: Colour,
}

/// The accents of both schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accents {
    pub light: Accent,
    pub dark: Accent,
}

/// What the accent is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Links on the page.
    OnGround,
    /// Links on a card.
    OnSurface,
    /// What a button says.
    Button,
    /// What it says while the pointer is over it.
    PressedButton,
    /// Focus rings, and the edges of buttons.
    Edges,
}

/// Why an accent is not fit for use, and which one would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{colour} has a contrast of {found} {of}, and {} is needed; {instead} has the same hue and is enough",
    .of.needed()
)]
pub struct TooFaint {
    colour: Colour,
    pub of: Use,
    found: Contrast,
    pub instead: Colour,
}

/// The tokens of `style/vestibule.css`, in 8 bits.
impl Scheme {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one that is used when no other is set.
    pub fn accent(self) -> Colour {
        match self {
            Self::Light => Colour([0x1f, 0x55, 0x96]),
            Self::Dark => Colour([0x8b, 0xbc, 0xef]),
        }
    }

    fn ground(self) -> Colour {
        match self {
            Self::Light => Colour([0xfa, 0xf7, 0xf3]),
            Self::Dark => Colour([0x16, 0x13, 0x10]),
        }
    }

    fn surface(self) -> Colour {
        match self {
            Self::Light => Colour([0xff; 3]),
            Self::Dark => Colour([0x21, 0x1d, 0x1a]),
        }
    }

    /// What stands on the accent.
    fn accent_text(self) -> Colour {
        match self {
            Self::Light => Colour([0xfd, 0xfb, 0xf9]),
            Self::Dark => Colour([0x0c, 0x17, 0x23]),
        }
    }
}

impl Use {
    pub const ALL: [Self; 5] = [Self::OnGround, Self::OnSurface, Self::Button, Self::PressedButton, Self::Edges];

    /// The least contrast that it needs.
    pub fn needed(self) -> Contrast {
        match self {
            Self::OnGround | Self::OnSurface | Self::Button | Self::PressedButton => Contrast(450),
            Self::Edges => Contrast(300),
        }
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OnGround => "as words on the page",
            Self::OnSurface => "as words on a card",
            Self::Button => "behind the words of a button",
            Self::PressedButton => "behind the words of a pressed button",
            Self::Edges => "as the edge of a control",
        })
    }
}

impl Accent {
    /// The accent that is used when no other is set.
    pub fn usual(scheme: Scheme) -> Self {
        Self { scheme, colour: scheme.accent() }
    }

    /// The accent on dark pages that goes with this one.
    #[must_use]
    pub fn for_dark(self) -> Self {
        // As light as ours: at this lightness every hue is fit for use.
        Self { scheme: Scheme::Dark, colour: self.colour.moved(Scheme::Dark.accent().lightness(), 0.75) }
    }

    /// The accent under a pointer: a step away from the words on it, or back where there is no room for one.
    pub fn pressed(self) -> Colour {
        let lightness = self.colour.lightness();
        let moved = match self.scheme {
            Scheme::Light if lightness < 0.2 => lightness + 0.12,
            Scheme::Light => lightness - 0.06,
            Scheme::Dark if lightness > 0.92 => lightness - 0.1,
            Scheme::Dark => lightness + 0.06,
        };
        self.colour.moved(moved, 0.9)
    }

    pub fn contrast(self, of: Use) -> Contrast {
        let Self { scheme, colour } = self;
        match of {
            Use::OnGround => colour.contrast(scheme.ground()),
            Use::OnSurface => colour.contrast(scheme.surface()),
            Use::Button => colour.contrast(scheme.accent_text()),
            Use::PressedButton => self.pressed().contrast(scheme.accent_text()),
            Use::Edges => colour.contrast(scheme.ground()).min(colour.contrast(scheme.surface())),
        }
    }

    /// # Errors
    /// The use that it is least fit for.
    pub fn check(self) -> Result<(), TooFaint> {
        let missing = |of: &Use| of.needed().0.saturating_sub(self.contrast(*of).0);
        let worst = Use::ALL.into_iter().filter(|of| missing(of) > 0).max_by_key(missing);
        let Some(of) = worst else { return Ok(()) };
        Err(TooFaint { colour: self.colour, of, found: self.contrast(of), instead: self.nearest() })
    }

    /// The closest accent of the same hue that is fit for use.
    fn nearest(self) -> Colour {
        let lightness = self.colour.lightness();
        let steps = (1..=200_u8).flat_map(|step| [f32::from(step), -f32::from(step)]);
        let near = steps.map(|step| lightness + step / 200.0).filter(|lightness| (0.0..=1.0).contains(lightness));
        let mut near = near.map(|lightness| Self { colour: self.colour.moved(lightness, 1.0), ..self });
        near.find(|accent| Use::ALL.iter().all(|of| accent.contrast(*of) >= of.needed()))
            .map_or(self.scheme.accent(), |accent| accent.colour)
    }
}

impl Accents {
    /// A light accent alone brings its dark one along.
    pub fn of(light: Option<Colour>, dark: Option<Colour>) -> Self {
        let own = |scheme, colour: Option<Colour>| colour.map(|colour| Accent { scheme, colour });
        let light = own(Scheme::Light, light);
        let dark = own(Scheme::Dark, dark).or_else(|| light.map(Accent::for_dark));
        Self {
            light: light.unwrap_or_else(|| Accent::usual(Scheme::Light)),
            dark: dark.unwrap_or_else(|| Accent::usual(Scheme::Dark)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn accent(scheme: Scheme, colour: &str) -> Accent {
        Accent { scheme, colour: Colour::parse(colour).unwrap() }
    }

    #[test]
    fn the_colours_are_those_of_the_stylesheet() {
        let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/vestibule.css")).unwrap();
        for (token, of) in [
            ("ground", Scheme::ground as fn(Scheme) -> Colour),
            ("surface", Scheme::surface),
            ("accent", Scheme::accent),
            ("accent-text", Scheme::accent_text),
        ] {
            let value = style.split(&format!("  --{token}: light-dark(")).nth(1).unwrap().split(");").next().unwrap();
            let (light, dark) = value.split_once("), ").unwrap();
            assert_eq!(Colour::parse(&format!("{light})")), Ok(of(Scheme::Light)), "{token} in the light");
            assert_eq!(Colour::parse(dark), Ok(of(Scheme::Dark)), "{token} in the dark");
        }
        for scheme in [Scheme::Light, Scheme::Dark] {
            assert_eq!(Accent::usual(scheme).check(), Ok(()));
        }
    }

    #[test]
    fn a_faint_accent_is_refused_with_one_that_would_do() {
        for (scheme, colour, words) in [
            (Scheme::Light, "#ffcc00", "#ffcc00 has a contrast of 1.41 as words on the page, and 4.5 is needed; #"),
            (Scheme::Light, "#777777", "#777777 has a contrast of 4.19 as words on the page, and 4.5 is needed; #"),
            (Scheme::Dark, "#1f5596", "#1f5596 has a contrast of 2.22 as words on a card, and 4.5 is needed; #"),
        ] {
            let refused = accent(scheme, colour).check().unwrap_err();
            assert!(refused.to_string().starts_with(words), "{refused}");
            assert_eq!(Accent { scheme, colour: refused.instead }.check(), Ok(()));
        }
    }

    #[test]
    fn black_and_white_may_be_accents() {
        for (scheme, colour) in [(Scheme::Light, "#000"), (Scheme::Dark, "#fff")] {
            let accent = accent(scheme, colour);
            assert_eq!(accent.check(), Ok(()));
            assert_ne!(accent.pressed(), accent.colour, "a press shows");
        }
    }

    proptest! {
        #[test]
        fn there_is_always_one_that_would_do(channels: [u8; 3], dark: bool) {
            let scheme = if dark { Scheme::Dark } else { Scheme::Light };
            let accent = Accent { scheme, colour: Colour(channels) };
            prop_assert_eq!(Accent { scheme, colour: accent.nearest() }.check(), Ok(()));
        }

        #[test]
        fn an_accent_alone_brings_a_dark_one_along(channels: [u8; 3]) {
            let light = Accent { scheme: Scheme::Light, colour: Colour(channels) };
            prop_assert_eq!(light.for_dark().check(), Ok(()));
        }
    }
}
