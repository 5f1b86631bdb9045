//! The parts of a mail: the plain text and the HTML, of which a mailbox shows one (RFC 2046
//! §5.1.4), and the logos that the HTML shows (RFC 2387).

use lettre::message::{Attachment, MultiPart, SinglePart, header::ContentType};

use crate::{config::branding::MailLogo, domain::message::MailDesign};

/// A mail without sender and headers.
#[derive(Clone, Copy)]
pub(in crate::delivery) struct OutgoingMail<'a> {
    pub to: &'a str,
    pub subject: &'a str,
    /// The body of the protocol, in HTML.
    pub body: &'a str,
    pub design: Option<&'a MailDesign>,
}

impl OutgoingMail<'_> {
    fn html(&self) -> &str {
        self.design.map_or(self.body, |design| &design.html)
    }

    fn text(&self) -> String {
        let own_text = self.design.and_then(|design| design.text.clone());
        own_text.unwrap_or_else(|| nanohtml2text::html2text(self.body))
    }
}

/// Builds the parts. Only a mail of our own platform shows a logo; the HTML of others is sent as it
/// is. Returns `None` if the type of a logo cannot be written.
pub(super) fn build(mail: &OutgoingMail<'_>, logos: &[MailLogo]) -> Option<MultiPart> {
    let html = SinglePart::html(mail.html().to_owned());
    let is_shown = |logo: &&MailLogo| {
        mail.design.is_some_and(|design| design.html.contains(&format!("cid:{}", logo.content_id)))
    };
    let shown: Vec<_> = logos.iter().filter(is_shown).collect();
    let alternatives = MultiPart::alternative().singlepart(SinglePart::plain(mail.text()));
    if shown.is_empty() {
        return Some(alternatives.singlepart(html));
    }

    let mut related = MultiPart::related().singlepart(html);
    for logo in shown {
        let kind = ContentType::parse(logo.file.media_type).ok()?;
        let file =
            Attachment::new_inline_with_name(logo.content_id.to_owned(), logo.file.name.to_owned());
        related = related.singlepart(file.body(logo.file.bytes.to_vec(), kind));
    }
    Some(alternatives.multipart(related))
}
