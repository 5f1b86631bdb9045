//! The branding of pages and messages: name, logo, accent colour, style sheet and links.

use std::{fs::File, io::Read, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use imagesize::ImageType;
use sha2::{Digest, Sha256};
use url::Url;

use super::Source;
use crate::domain::{Accent, Accents, Colour, ReturnPath, branding::accent::ColourScheme};

/// The name on pages if none is configured.
const DEFAULT_NAME: &str = "Vestibule";
/// Maximum length of a name in characters: it must fit into a title, and into an SMS with a code.
const MAX_NAME_CHARACTERS: usize = 48;
/// Maximum size of a logo in bytes: every first visit loads it.
const MAX_LOGO_BYTES: usize = 64 * 1024;
/// Maximum size in bytes of a logo that is in mails: two of them stay below 100 KB with the mail.
const MAX_MAIL_LOGO_BYTES: usize = 32 * 1024;
/// Height of the logo in mails in pixels, and its maximum width.
const MAIL_LOGO_HEIGHT: usize = 32;
const MAX_MAIL_LOGO_WIDTH: usize = 240;
/// Maximum size of a style sheet in bytes.
const MAX_CSS_BYTES: usize = 32 * 1024;
/// Maximum width and height of a logo in pixels: it is shown 32 pixels high.
const MAX_LOGO_PIXELS: usize = 2_048;

#[derive(Clone, Debug, Default)]
pub struct Branding {
    name: Option<String>,
    pub logo: Option<BrandingFile>,
    /// The logo on dark pages. Without it, `logo` is used there too.
    pub logo_dark: Option<BrandingFile>,
    /// The accent colours. `None` for the default ones.
    pub accents: Option<Accents>,
    /// The style sheet that pages load after the default one.
    pub css: Option<BrandingFile>,
    /// An https URL, or a path on this server.
    pub terms_url: Option<String>,
    pub privacy_url: Option<String>,
}

/// A file, read at the start.
#[derive(Clone, Debug)]
pub struct BrandingFile {
    /// The path from which it was read, as in the setting.
    pub path: String,
    /// The name under which it is served, below `/brand/`.
    pub name: &'static str,
    pub media_type: &'static str,
    pub bytes: Arc<[u8]>,
    /// A hash of the content, for cache busting.
    pub version: String,
}

/// A logo as mails embed it.
#[derive(Clone, Debug)]
pub struct MailLogo {
    /// The name by which the HTML refers to it (RFC 2392). It stays the same when the logo changes,
    /// so that a mail that is sent later shows the present one.
    pub content_id: &'static str,
    pub file: BrandingFile,
    /// Width and height in CSS pixels.
    pub width: usize,
    pub height: usize,
}

impl Branding {
    pub(super) fn read(source: &mut Source) -> Self {
        let name = source.parsed("brand_name", None, |text| parse_name(text).map(Some));
        let logo = source
            .parsed("brand_logo", None, |path| read_logo(path, ColourScheme::Light).map(Some));
        let logo_dark = source
            .parsed("brand_logo_dark", None, |path| read_logo(path, ColourScheme::Dark).map(Some));
        if logo_dark.is_some() && source.text("brand_logo").is_none() {
            source.mistake("brand_logo_dark", "has no effect without brand_logo");
        }
        let light = source
            .parsed("brand_accent", None, |text| parse_accent(text, ColourScheme::Light).map(Some));
        let dark = source.parsed("brand_accent_dark", None, |text| {
            parse_accent(text, ColourScheme::Dark).map(Some)
        });
        let accents = match (light, dark) {
            (None, None) => None,
            (light, dark) => Some(Accents::of(light, dark)),
        };
        Self {
            name,
            logo,
            logo_dark,
            accents,
            css: source.parsed("brand_css", None, |path| read_css(path).map(Some)),
            terms_url: source.parsed("brand_terms_url", None, |text| parse_link(text).map(Some)),
            privacy_url: source
                .parsed("brand_privacy_url", None, |text| parse_link(text).map(Some)),
        }
    }

    /// The name at the top of every page.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(DEFAULT_NAME)
    }

    /// The configured name, if any. Without one, mails, SMS and passkeys use the host of the public
    /// URL.
    pub fn own_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The logo in mails, if mail clients show files of its type, and it is small enough.
    pub fn mail_logo(&self) -> Option<MailLogo> {
        self.logo.as_ref().and_then(|file| MailLogo::of(file, "logo@vestibule"))
    }

    /// The logo in mails on dark ground, if there is one of its own.
    pub fn mail_logo_dark(&self) -> Option<MailLogo> {
        self.mail_logo()?;
        self.logo_dark.as_ref().and_then(|file| MailLogo::of(file, "logo-dark@vestibule"))
    }

    /// The files that are served below `/brand/`.
    pub fn files(&self) -> impl Iterator<Item = &BrandingFile> {
        [&self.logo, &self.logo_dark, &self.css].into_iter().flatten()
    }
}

impl MailLogo {
    fn of(file: &BrandingFile, content_id: &'static str) -> Option<Self> {
        if file.media_type == "image/svg+xml" || file.bytes.len() > MAX_MAIL_LOGO_BYTES {
            return None;
        }
        let size = imagesize::blob_size(&file.bytes).ok()?;
        let width = size.width * MAIL_LOGO_HEIGHT / size.height.max(1);
        let (width, height) = if width <= MAX_MAIL_LOGO_WIDTH {
            (width.max(1), MAIL_LOGO_HEIGHT)
        } else {
            (MAX_MAIL_LOGO_WIDTH, (MAX_MAIL_LOGO_WIDTH * size.height / size.width).max(1))
        };
        Some(Self { content_id, file: file.clone(), width, height })
    }
}

/// Parses a name for titles and subjects: one line without characters that change the text
/// direction.
fn parse_name(text: &str) -> Result<String, String> {
    let is_forbidden =
        |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(is_forbidden) {
        return Err("must be one line, without control characters".to_owned());
    }
    if text.chars().count() > MAX_NAME_CHARACTERS {
        return Err(format!("must have at most {MAX_NAME_CHARACTERS} characters"));
    }
    Ok(text.to_owned())
}

/// Parses an accent colour. One with too little contrast is refused, and the error suggests
/// another.
fn parse_accent(text: &str, scheme: ColourScheme) -> Result<Colour, String> {
    let colour = Colour::parse(text).map_err(|error| error.to_string())?;
    (Accent { scheme, colour }).check().map_err(|error| error.to_string())?;
    Ok(colour)
}

fn parse_link(text: &str) -> Result<String, &'static str> {
    if let Some(path) = ReturnPath::own(text) {
        return Ok(path.as_str().to_owned());
    }
    let url =
        Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.username().is_empty());
    url.map(String::from)
        .ok_or("must be an https address, or a path on this server that begins with /")
}

fn read_logo(path: &str, scheme: ColourScheme) -> Result<BrandingFile, String> {
    let bytes = read(path, MAX_LOGO_BYTES)?;
    let names = match scheme {
        ColourScheme::Light => ["logo.png", "logo.webp", "logo.svg"],
        ColourScheme::Dark => ["logo-dark.png", "logo-dark.webp", "logo-dark.svg"],
    };
    let (name, media_type) = match imagesize::image_type(&bytes) {
        Ok(ImageType::Png) => (names[0], "image/png"),
        Ok(ImageType::Webp) => (names[1], "image/webp"),
        _ => {
            check_svg(&bytes).map_err(|what| format!("{path} {what}"))?;
            return Ok(BrandingFile::new(path, names[2], "image/svg+xml", bytes));
        }
    };
    let size =
        imagesize::blob_size(&bytes).map_err(|error| format!("{path} is broken: {error}"))?;
    if size.width > MAX_LOGO_PIXELS || size.height > MAX_LOGO_PIXELS {
        return Err(format!(
            "{path} is {} by {} pixels; the maximum is {MAX_LOGO_PIXELS} either way",
            size.width, size.height
        ));
    }
    Ok(BrandingFile::new(path, name, media_type, bytes))
}

/// Checks that browsers can render the SVG: it must be well-formed XML in the SVG namespace, and
/// have a size.
fn check_svg(bytes: &[u8]) -> Result<(), String> {
    const NOT: &str = "is neither SVG nor PNG nor WebP";
    let text = str::from_utf8(bytes).map_err(|_| NOT)?.trim_start_matches('\u{feff}');
    let options =
        roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| format!("{NOT}: {error}"))?;
    let root = document.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        return Err(NOT.to_owned());
    }
    let sized = root.has_attribute("viewBox")
        || (root.has_attribute("width") && root.has_attribute("height"));
    if sized { Ok(()) } else { Err("has no viewBox, so its proportions are unknown".to_owned()) }
}

fn read_css(path: &str) -> Result<BrandingFile, String> {
    let bytes = read(path, MAX_CSS_BYTES)?;
    if str::from_utf8(&bytes).is_err() {
        return Err(format!("{path} is not UTF-8"));
    }
    Ok(BrandingFile::new(path, "own.css", "text/css; charset=utf-8", bytes))
}

/// Reads a file of at most `max_bytes`.
pub(super) fn read(path: &str, max_bytes: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map(|file| file.take(max_bytes as u64 + 1));
    let done = file.and_then(|mut file| file.read_to_end(&mut bytes));
    done.map_err(|error| format!("{path} cannot be read: {error}"))?;
    if bytes.len() > max_bytes {
        return Err(format!("{path} is too large: the maximum is {} KiB", max_bytes / 1024));
    }
    Ok(bytes)
}

impl BrandingFile {
    fn new(path: &str, name: &'static str, media_type: &'static str, bytes: Vec<u8>) -> Self {
        let version = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..9]);
        Self { path: path.to_owned(), name, media_type, bytes: bytes.into(), version }
    }
}
