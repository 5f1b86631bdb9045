//! Accent colours for light and dark pages, and the check of their contrast (WCAG 2.2, 1.4.3 for
//! text and 1.4.11 for the edges of controls).

use std::fmt;

use serde::Deserialize;
use strum::VariantArray;

use super::colour::{Colour, Contrast};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ColourScheme {
    Light,
    Dark,
}

/// The accent of one colour scheme, not necessarily with sufficient contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    pub scheme: ColourScheme,
    pub colour: Colour,
}

/// The accents of both colour schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accents {
    pub light: Accent,
    pub dark: Accent,
}

/// A use of the accent that needs contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum AccentUse {
    /// Links on the page background.
    OnGround,
    /// Links on a card.
    OnSurface,
    /// The text of a button.
    Button,
    /// The text of a button under the pointer.
    PressedButton,
    /// Focus rings, and the edges of buttons.
    Edges,
}

/// An accent with insufficient contrast, and the nearest sufficient one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{colour} has a contrast of {found} {accent_use}, and {} is needed; {nearest} has the same hue \
     and is enough",
    .accent_use.required_contrast()
)]
pub struct InsufficientContrast {
    colour: Colour,
    pub accent_use: AccentUse,
    found: Contrast,
    pub nearest: Colour,
}

/// The colours of `style/vestibule.css`, in 8 bits.
impl ColourScheme {
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the default accent.
    pub fn default_accent(self) -> Colour {
        match self {
            Self::Light => Colour([0x1f, 0x55, 0x96]),
            Self::Dark => Colour([0x8b, 0xbc, 0xef]),
        }
    }

    pub fn ground(self) -> Colour {
        match self {
            Self::Light => Colour([0xfa, 0xf7, 0xf3]),
            Self::Dark => Colour([0x16, 0x13, 0x10]),
        }
    }

    pub fn surface(self) -> Colour {
        match self {
            Self::Light => Colour([0xff; 3]),
            Self::Dark => Colour([0x21, 0x1d, 0x1a]),
        }
    }

    /// Returns the colour of text on the accent.
    pub fn accent_text(self) -> Colour {
        match self {
            Self::Light => Colour([0xfd, 0xfb, 0xf9]),
            Self::Dark => Colour([0x0c, 0x17, 0x23]),
        }
    }
}

impl AccentUse {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the minimum contrast.
    pub fn required_contrast(self) -> Contrast {
        match self {
            Self::OnGround | Self::OnSurface | Self::Button | Self::PressedButton => Contrast(450),
            Self::Edges => Contrast(300),
        }
    }
}

impl fmt::Display for AccentUse {
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
    /// Returns the default accent of the scheme.
    pub fn default_of(scheme: ColourScheme) -> Self {
        Self { scheme, colour: scheme.default_accent() }
    }

    /// Derives the accent for dark pages.
    #[must_use]
    pub fn for_dark(self) -> Self {
        // At the lightness of the default accent, every hue has sufficient contrast.
        let lightness = ColourScheme::Dark.default_accent().lightness();
        Self { scheme: ColourScheme::Dark, colour: self.colour.with_lightness(lightness, 0.75) }
    }

    /// Returns the accent of a button under the pointer: one step away from the colour of its text,
    /// or one step back at the end of the range.
    pub fn pressed(self) -> Colour {
        let lightness = self.colour.lightness();
        let pressed_lightness = match self.scheme {
            ColourScheme::Light if lightness < 0.2 => lightness + 0.12,
            ColourScheme::Light => lightness - 0.06,
            ColourScheme::Dark if lightness > 0.92 => lightness - 0.1,
            ColourScheme::Dark => lightness + 0.06,
        };
        self.colour.with_lightness(pressed_lightness, 0.9)
    }

    pub fn contrast(self, of: AccentUse) -> Contrast {
        let Self { scheme, colour } = self;
        match of {
            AccentUse::OnGround => colour.contrast(scheme.ground()),
            AccentUse::OnSurface => colour.contrast(scheme.surface()),
            AccentUse::Button => colour.contrast(scheme.accent_text()),
            AccentUse::PressedButton => self.pressed().contrast(scheme.accent_text()),
            AccentUse::Edges => {
                colour.contrast(scheme.ground()).min(colour.contrast(scheme.surface()))
            }
        }
    }

    /// Checks the contrast of all uses.
    ///
    /// # Errors
    /// [`InsufficientContrast`] for the use with the largest deficit.
    pub fn check(self) -> Result<(), InsufficientContrast> {
        let deficit =
            |of: &AccentUse| of.required_contrast().0.saturating_sub(self.contrast(*of).0);
        let worst = AccentUse::ALL.iter().copied().filter(|of| deficit(of) > 0).max_by_key(deficit);

        let Some(accent_use) = worst else { return Ok(()) };
        let found = self.contrast(accent_use);
        Err(InsufficientContrast {
            colour: self.colour,
            accent_use,
            found,
            nearest: self.nearest_sufficient(),
        })
    }

    /// Returns the closest colour of the same hue with sufficient contrast.
    fn nearest_sufficient(self) -> Colour {
        let lightness = self.colour.lightness();
        let steps = (1..=200_u8).flat_map(|step| [f32::from(step), -f32::from(step)]);
        let near = steps
            .map(|step| lightness + step / 200.0)
            .filter(|lightness| (0.0..=1.0).contains(lightness));
        let mut near = near
            .map(|lightness| Self { colour: self.colour.with_lightness(lightness, 1.0), ..self });
        near.find(|accent| {
            AccentUse::ALL.iter().all(|of| accent.contrast(*of) >= of.required_contrast())
        })
        .map_or(self.scheme.default_accent(), |accent| accent.colour)
    }
}

impl Accents {
    /// Completes the accents: the dark one is derived from the light one if only that is set.
    pub fn of(light: Option<Colour>, dark: Option<Colour>) -> Self {
        let own = |scheme, colour: Option<Colour>| colour.map(|colour| Accent { scheme, colour });
        let light = own(ColourScheme::Light, light);
        let dark = own(ColourScheme::Dark, dark).or_else(|| light.map(Accent::for_dark));
        Self {
            light: light.unwrap_or_else(|| Accent::default_of(ColourScheme::Light)),
            dark: dark.unwrap_or_else(|| Accent::default_of(ColourScheme::Dark)),
        }
    }
}

#[cfg(test)]
mod tests;
