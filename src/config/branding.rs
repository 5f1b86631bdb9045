//! Whose login this is to the people who use it: its name, its logo, its colour, its terms.

use std::{fs::File as OnDisk, io::Read, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use imagesize::ImageType;
use sha2::{Digest, Sha256};
use url::Url;

use super::Source;
use crate::domain::{Accent, Accents, Colour, ReturnPath, branding::accent::ColourScheme};

/// What people read where no name is set.
const NAME: &str = "Vestibule";
/// In characters: a name stands in a title, and in an SMS beside the code.
const LONGEST_NAME: usize = 48;
/// In bytes: everybody's first visit carries it.
const LARGEST_LOGO: usize = 64 * 1024;
const LARGEST_CSS: usize = 32 * 1024;
/// In pixels, either way: it is drawn 32 high.
const WIDEST_LOGO: usize = 2_048;

#[derive(Clone, Debug, Default)]
pub struct Branding {
    name: Option<String>,
    pub logo: Option<File>,
    /// For dark pages; without it the logo stands there too.
    pub logo_dark: Option<File>,
    /// None for our own.
    pub accents: Option<Accents>,
    /// Comes after ours on the pages that people see.
    pub css: Option<File>,
    /// An https address, or a path of our own.
    pub terms_url: Option<String>,
    pub privacy_url: Option<String>,
}

/// A file as it was at the start.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it was read, as the setting says.
    pub path: String,
    /// What it is served as, below `/brand/`.
    pub name: &'static str,
    pub media_type: &'static str,
    pub bytes: Arc<[u8]>,
    /// Changes with the content.
    pub version: String,
}

impl Branding {
    pub(super) fn read(source: &mut Source) -> Self {
        let name = source.parsed("brand_name", None, |text| parse_name(text).map(Some));
        let logo = source.parsed("brand_logo", None, |path| read_logo(path, ColourScheme::Light).map(Some));
        let logo_dark = source.parsed("brand_logo_dark", None, |path| read_logo(path, ColourScheme::Dark).map(Some));
        if logo_dark.is_some() && source.text("brand_logo").is_none() {
            source.mistake("brand_logo_dark", "is of no use without brand_logo");
        }
        let light = source.parsed("brand_accent", None, |text| parse_accent(text, ColourScheme::Light).map(Some));
        let dark = source.parsed("brand_accent_dark", None, |text| parse_accent(text, ColourScheme::Dark).map(Some));
        Self {
            name,
            logo,
            logo_dark,
            accents: (light.is_some() || dark.is_some()).then(|| Accents::of(light, dark)),
            css: source.parsed("brand_css", None, |path| read_css(path).map(Some)),
            terms_url: source.parsed("brand_terms_url", None, |text| parse_link(text).map(Some)),
            privacy_url: source.parsed("brand_privacy_url", None, |text| parse_link(text).map(Some)),
        }
    }

    /// What stands above every page.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(NAME)
    }

    /// The name that was set: without one, mails, SMS and passkeys know this login by its host.
    pub fn own_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What is served below `/brand/`.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        [&self.logo, &self.logo_dark, &self.css].into_iter().flatten()
    }
}

/// Names go into titles and subjects: one line, which runs in one direction.
fn parse_name(text: &str) -> Result<String, String> {
    let stray = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(stray) {
        return Err("must be one line, without control characters".to_owned());
    }
    if text.chars().count() > LONGEST_NAME {
        return Err(format!("must have at most {LONGEST_NAME} characters"));
    }
    Ok(text.to_owned())
}

/// An accent that nobody could read is refused, with one that would do.
fn parse_accent(text: &str, scheme: ColourScheme) -> Result<Colour, String> {
    let colour = Colour::parse(text).map_err(|error| error.to_string())?;
    (Accent { scheme, colour }).check().map_err(|error| error.to_string())?;
    Ok(colour)
}

fn parse_link(text: &str) -> Result<String, &'static str> {
    if let Some(path) = ReturnPath::own(text) {
        return Ok(path.as_str().to_owned());
    }
    let url = Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.username().is_empty());
    url.map(String::from).ok_or("must be an https address, or a path on this server that begins with /")
}

fn read_logo(path: &str, scheme: ColourScheme) -> Result<File, String> {
    let bytes = read(path, LARGEST_LOGO)?;
    let names = match scheme {
        ColourScheme::Light => ["logo.png", "logo.webp", "logo.svg"],
        ColourScheme::Dark => ["logo-dark.png", "logo-dark.webp", "logo-dark.svg"],
    };
    let (name, media_type) = match imagesize::image_type(&bytes) {
        Ok(ImageType::Png) => (names[0], "image/png"),
        Ok(ImageType::Webp) => (names[1], "image/webp"),
        _ => {
            check_svg(&bytes).map_err(|what| format!("{path} {what}"))?;
            return Ok(File::new(path, (names[2], "image/svg+xml"), bytes));
        }
    };
    let size = imagesize::blob_size(&bytes).map_err(|error| format!("{path} is broken: {error}"))?;
    if size.width > WIDEST_LOGO || size.height > WIDEST_LOGO {
        return Err(format!("{path} is {} by {} pixels; {WIDEST_LOGO} are the most", size.width, size.height));
    }
    Ok(File::new(path, (name, media_type), bytes))
}

/// Browsers draw nothing of an SVG that is not well-formed XML of its namespace, and without a size none has its shape.
fn check_svg(bytes: &[u8]) -> Result<(), String> {
    const NOT: &str = "is neither SVG nor PNG nor WebP";
    let text = str::from_utf8(bytes).map_err(|_| NOT)?.trim_start_matches('\u{feff}');
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|error| format!("{NOT}: {error}"))?;
    let root = document.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        return Err(NOT.to_owned());
    }
    let sized = root.has_attribute("viewBox") || (root.has_attribute("width") && root.has_attribute("height"));
    if sized { Ok(()) } else { Err("has no viewBox, so that nobody knows its shape".to_owned()) }
}

fn read_css(path: &str) -> Result<File, String> {
    let bytes = read(path, LARGEST_CSS)?;
    if str::from_utf8(&bytes).is_err() {
        return Err(format!("{path} is not UTF-8"));
    }
    Ok(File::new(path, ("own.css", "text/css; charset=utf-8"), bytes))
}

fn read(path: &str, most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = OnDisk::open(path).map(|file| file.take(most as u64 + 1));
    let done = file.and_then(|mut file| file.read_to_end(&mut bytes));
    done.map_err(|error| format!("{path} cannot be read: {error}"))?;
    if bytes.len() > most {
        return Err(format!("{path} is too large: {} KiB are the most", most / 1024));
    }
    Ok(bytes)
}

impl File {
    fn new(path: &str, (name, media_type): (&'static str, &'static str), bytes: Vec<u8>) -> Self {
        let version = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..9]);
        Self { path: path.to_owned(), name, media_type, bytes: bytes.into(), version }
    }
}
