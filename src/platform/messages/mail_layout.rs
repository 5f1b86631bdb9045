//! The HTML of mails: one table of at most 560 pixels with inline styles, because mail clients
//! remove other ones. Those that know `prefers-color-scheme` show it dark.

use html_escape::{encode_double_quoted_attribute, encode_text};
use vestibule_app::Language;

use super::{mails::MailSettings, templates::OutgoingMessage};
use crate::{
    config::branding::MailLogo,
    domain::{Accent, branding::accent::ColourScheme},
};

/// Everything around the texts of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct MailStyle<'a> {
    pub mail: &'a MailSettings,
    pub site_name: &'a str,
    /// The reason for which a person gets this mail.
    pub why: &'a str,
    pub language: Language,
}

/// The colours of a scheme, as in `style/vestibule.css`.
struct Palette {
    hairline: &'static str,
    text: &'static str,
    quiet: &'static str,
}

const LIGHT: Palette = Palette { hairline: "#e1ddd7", text: "#25211b", quiet: "#605a53" };
const DARK: Palette = Palette { hairline: "#36322d", text: "#ebe7e2", quiet: "#afaaa3" };

const FONT: &str = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,\
                    'Helvetica Neue',Arial,sans-serif;";
/// Figures of one width, in one line that a click or a tap selects as a whole.
const CODE: &str = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;\
                    font-size:34px;line-height:44px;font-weight:600;letter-spacing:6px;\
                    font-variant-numeric:tabular-nums;white-space:nowrap;\
                    -webkit-user-select:all;user-select:all;";

/// Renders the document. Its sentences are those of the simple body.
pub(super) fn document(message: &OutgoingMessage, style: &MailStyle<'_>) -> String {
    let (tag, direction) = (style.language.tag(), style.language.direction());
    let subject = encode_text(&message.subject);
    let ground = ColourScheme::Light.ground();
    let preview = message.paragraphs.first().map(String::as_str).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"{tag}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
         <title>{subject}</title>\n<style>\n{styles}</style>\n</head>\n\
         <body class=\"ground\" style=\"margin:0;padding:0;background:{ground};\
         -webkit-text-size-adjust:100%\">\n\
         <div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">{preview}</div>\n\
         <div role=\"article\" lang=\"{tag}\" dir=\"{direction}\" aria-label=\"{label}\">\n\
         {table}</div>\n</body>\n</html>\n",
        styles = styles(style.mail.accents.dark),
        label = encode_double_quoted_attribute(&message.subject),
        table = table(message, style),
    )
}

/// The rules for dark mailboxes and narrow screens.
fn styles(accent: Accent) -> String {
    let Palette { hairline, text, quiet } = DARK;
    let (ground, surface) = (ColourScheme::Dark.ground(), ColourScheme::Dark.surface());
    let (colour, accent_text) = (accent.colour, ColourScheme::Dark.accent_text());
    format!(
        ":root{{color-scheme:light dark;supported-color-schemes:light dark}}\n\
         @media (max-width:480px){{.inside{{padding:24px 20px!important}}}}\n\
         @media (prefers-color-scheme:dark){{\n\
         .ground{{background:{ground}!important}}\n\
         .card{{background:{surface}!important;border-color:{hairline}!important}}\n\
         .text{{color:{text}!important}}\n.quiet{{color:{quiet}!important}}\n\
         .code{{background:{ground}!important;border-color:{hairline}!important;\
         color:{text}!important}}\n\
         .button{{background:{colour}!important}}\n\
         .button a{{color:{accent_text}!important}}\n\
         .on-light{{display:none!important}}\n.on-dark{{display:block!important}}\n}}\n"
    )
}

fn table(message: &OutgoingMessage, style: &MailStyle<'_>) -> String {
    let Palette { hairline, quiet, .. } = LIGHT;
    let surface = ColourScheme::Light.surface();
    let align = if style.language.direction() == "rtl" { "right" } else { "left" };
    // The line is for programs, and runs from left to right in every language.
    let last_line = message
        .last_line
        .as_ref()
        .map_or(String::new(), |line| format!("<br><bdi dir=\"ltr\">{}</bdi>", encode_text(line)));
    format!(
        "<table role=\"presentation\" class=\"ground\" width=\"100%\" cellpadding=\"0\" \
         cellspacing=\"0\" border=\"0\" style=\"background:{ground}\"><tr>\
         <td align=\"center\" style=\"padding:32px 16px\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" \
         border=\"0\" style=\"max-width:560px;text-align:{align}\">\n\
         <tr><td style=\"padding:0 4px 20px\">{brand}</td></tr>\n\
         <tr><td class=\"card inside\" style=\"padding:32px;background:{surface};\
         border:1px solid {hairline};border-radius:10px\">\n{content}</td></tr>\n\
         <tr><td class=\"quiet\" style=\"{FONT}padding:20px 4px 0;font-size:13px;\
         line-height:20px;color:{quiet}\">{why}{last_line}</td></tr>\n\
         </table>\n</td></tr></table>\n",
        ground = ColourScheme::Light.ground(),
        brand = brand(style),
        content = content(message, style.mail.accents.light),
        why = encode_text(style.why),
    )
}

/// The logo, or the name without one. Both logos are there if dark mailboxes have one of their own.
fn brand(style: &MailStyle<'_>) -> String {
    let image = |logo: &MailLogo, class: &str, display: &str| {
        format!(
            "<img class=\"{class}\" src=\"cid:{id}\" alt=\"{name}\" width=\"{width}\" \
             height=\"{height}\" style=\"{FONT}display:{display};border:0;font-size:16px;\
             font-weight:600;color:{text}\">",
            id = logo.content_id,
            name = encode_double_quoted_attribute(style.site_name),
            width = logo.width,
            height = logo.height,
            text = LIGHT.text,
        )
    };
    match (&style.mail.logo, &style.mail.logo_dark) {
        (Some(light), Some(dark)) => {
            image(light, "on-light text", "block")
                + &image(dark, "on-dark text", "none;mso-hide:all")
        }
        (Some(logo), None) => image(logo, "text", "block"),
        (None, _) => format!(
            "<div class=\"text\" dir=\"auto\" style=\"{FONT}font-size:16px;line-height:24px;\
             font-weight:600;color:{}\">{}</div>",
            LIGHT.text,
            encode_text(style.site_name),
        ),
    }
}

/// The card: the heading, the code, the paragraphs, and the link.
fn content(message: &OutgoingMessage, accent: Accent) -> String {
    let Palette { hairline, text, quiet } = LIGHT;
    let (ground, accent_text) = (ColourScheme::Light.ground(), ColourScheme::Light.accent_text());
    let code = message.code.as_ref().map_or(String::new(), |code| {
        format!(
            "<div class=\"code\" style=\"{CODE}margin:0 0 20px;padding:14px 10px 14px 20px;\
             background:{ground};border:1px solid {hairline};border-radius:6px;color:{text}\">\
             <bdi dir=\"ltr\">{}</bdi></div>\n",
            encode_text(code)
        )
    });
    // The sentence that says the code shows in the list of mails; here it is the code itself.
    let shown = message.paragraphs.iter().skip(usize::from(message.code.is_some()));
    let paragraphs: Vec<_> = shown
        .map(|paragraph| {
            format!(
                "<p class=\"text\" style=\"{FONT}margin:0 0 16px;font-size:16px;\
                 line-height:24px;color:{text}\">{paragraph}</p>\n"
            )
        })
        .collect();
    format!(
        "<h1 class=\"text\" style=\"{FONT}margin:0 0 20px;font-size:22px;line-height:30px;\
         font-weight:600;color:{text}\">{subject}</h1>\n{code}{paragraphs}\
         <table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"margin:24px 0 0\"><tr><td class=\"button\" style=\"background:{colour};\
         border-radius:6px\"><a href=\"{url}\" style=\"{FONT}display:inline-block;\
         padding:10px 20px;font-size:16px;line-height:24px;font-weight:500;\
         color:{accent_text};text-decoration:none\">{label}</a></td></tr></table>\n\
         <div class=\"quiet\" style=\"{FONT}margin:16px 0 0;font-size:13px;line-height:20px;\
         color:{quiet};word-break:break-all;overflow-wrap:anywhere\">\
         <bdi dir=\"ltr\">{shown_url}</bdi></div>\n",
        subject = encode_text(&message.subject),
        paragraphs = paragraphs.concat(),
        colour = accent.colour,
        url = encode_double_quoted_attribute(&message.link.url),
        label = encode_text(message.link.text),
        shown_url = encode_text(&message.link.url),
    )
}
