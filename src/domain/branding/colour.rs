//! Colours of sRGB: parsing, contrast, and shades of the same hue.

use std::fmt;

use color::{Oklch, OpaqueColor, Srgb};

/// Eight bits per channel, red first, as a screen shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidColour {
    #[error("is not a CSS colour, such as #0a5c36 or oklch(0.42 0.1 155)")]
    Unknown,
    #[error("must not be transparent")]
    Transparent,
}

/// WCAG's contrast ratio of two colours, in hundredths, never rounded up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contrast(pub u16);

/// The deviation of a channel that eight bits cannot show.
const CHANNEL_TOLERANCE: f32 = 0.4 / 255.0;

impl Colour {
    /// Parses any colour of CSS. The chroma of one outside sRGB is reduced until it fits.
    pub fn parse(text: &str) -> Result<Self, InvalidColour> {
        let parsed = color::parse_color(text).map_err(|_| InvalidColour::Unknown)?;
        let (colour, alpha) = parsed.to_alpha_color::<Oklch>().split();
        if !colour.components.iter().all(|component| component.is_finite()) {
            return Err(InvalidColour::Unknown);
        }
        if alpha < 1.0 {
            Err(InvalidColour::Transparent)
        } else {
            Ok(Self::reduced_to_srgb(colour))
        }
    }

    /// Returns the ratio of the relative luminances (WCAG 2.2).
    pub fn contrast(self, other: Self) -> Contrast {
        let [one, other] = [self, other].map(|colour| colour.exact().relative_luminance() + 0.05);
        let ratio = one.max(other) / one.min(other);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a ratio is from 1 to 21"
        )]
        Contrast((ratio * 100.0 + 0.01) as u16)
    }

    /// Returns the perceived lightness, from 0 for black to 1 for white.
    pub fn lightness(self) -> f32 {
        self.exact().convert::<Oklch>().components[0]
    }

    /// Returns the same hue at another lightness, with this share of its chroma, reduced if sRGB
    /// cannot show it.
    #[must_use]
    pub fn with_lightness(self, lightness: f32, chroma_share: f32) -> Self {
        let colour = self
            .exact()
            .convert::<Oklch>()
            .map(|_, chroma, hue| [lightness, chroma * chroma_share, hue]);
        Self::reduced_to_srgb(colour)
    }

    fn exact(self) -> OpaqueColor<Srgb> {
        OpaqueColor::new(self.0.map(|channel| f32::from(channel) / 255.0))
    }

    /// Reduces the chroma as little as possible, until the colour fits into sRGB.
    fn reduced_to_srgb(colour: OpaqueColor<Oklch>) -> Self {
        let with = |share: f32| {
            colour.map(|l, chroma, hue| [l.clamp(0.0, 1.0), chroma * share, hue]).convert::<Srgb>()
        };
        let fits = |colour: OpaqueColor<Srgb>| {
            colour
                .components
                .iter()
                .all(|channel| (-CHANNEL_TOLERANCE..=1.0 + CHANNEL_TOLERANCE).contains(channel))
        };

        if fits(with(1.0)) {
            return Self::rounded(with(1.0));
        }

        let mut fitting = 0.0;
        let mut too_large = 1.0;

        for _ in 0..16 {
            let middle = f32::midpoint(fitting, too_large);
            if fits(with(middle)) {
                fitting = middle;
            } else {
                too_large = middle;
            }
        }

        Self::rounded(with(fitting))
    }

    fn rounded(colour: OpaqueColor<Srgb>) -> Self {
        let colour = colour.to_rgba8();
        Self([colour.r, colour.g, colour.b])
    }
}

/// Formats the colour for CSS: `#0a5c36`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Formats the ratio: `4.5`, `7.03`.
impl fmt::Display for Contrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WHITE: Colour = Colour([255; 3]);

    #[test]
    fn colours_are_read_as_css_writes_them() {
        for (text, hex) in [
            ("#0a5c36", "#0a5c36"),
            ("#0A5", "#00aa55"),
            ("rgb(10 92 54)", "#0a5c36"),
            ("oklch(0.45 0.12 255)", "#1f5596"),
            ("oklch(45% 0.12 255)", "#1f5596"),
            ("rebeccapurple", "#663399"),
        ] {
            assert_eq!(
                Colour::parse(text).map(|colour| colour.to_string()),
                Ok(hex.to_owned()),
                "{text}"
            );
        }

        for text in [
            "",
            "accent",
            "#12",
            "#12345g",
            "oklch(0.5)",
            "red;}body{display:none",
            "url(x)",
            "currentcolor",
        ] {
            assert_eq!(Colour::parse(text), Err(InvalidColour::Unknown), "{text}");
        }

        for text in ["transparent", "#0a5c3680", "oklch(0.45 0.12 255 / 0.5)"] {
            assert_eq!(Colour::parse(text), Err(InvalidColour::Transparent), "{text}");
        }
    }

    #[test]
    fn a_colour_beyond_srgb_keeps_its_lightness() {
        let vivid = Colour::parse("oklch(0.6 0.37 150)").unwrap();
        assert!((vivid.lightness() - 0.6).abs() < 0.01, "{vivid}");
    }

    #[test]
    fn contrast_is_wcags() {
        for (colour, ratio) in
            [("#fff", "1"), ("#000", "21"), ("#767676", "4.54"), ("#777", "4.47"), ("#f00", "3.99")]
        {
            assert_eq!(
                Colour::parse(colour).unwrap().contrast(WHITE).to_string(),
                ratio,
                "{colour}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(channels: [u8; 3]) {
            let colour = Colour(channels);
            prop_assert_eq!(Colour::parse(&colour.to_string()), Ok(colour));
            prop_assert_eq!(colour.with_lightness(colour.lightness(), 1.0), colour);
        }

        #[test]
        fn nothing_that_is_typed_harms(text: String) {
            if let Ok(colour) = Colour::parse(&text) {
                prop_assert_eq!(Colour::parse(&colour.to_string()), Ok(colour));
            }
        }
    }
}
