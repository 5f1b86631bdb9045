//! The output of commands. A reader that has gone away, such as `head`, ends a command silently;
//! `println!` would panic.

use std::{
    fmt::Display,
    io::{self, Write},
};

use super::Error;

/// Writes the line to standard output.
///
/// # Errors
/// [`Error::Closed`] when the reader has gone away, and [`Error::Failed`] for other errors.
pub(super) fn print_line(line: &(impl Display + ?Sized)) -> Result<(), Error> {
    let mut output = io::stdout().lock();
    writeln!(output, "{line}").and_then(|()| output.flush()).map_err(failed)
}

/// Writes the line to standard error. Errors are ignored.
pub(super) fn print_error(line: &(impl Display + ?Sized)) {
    writeln!(io::stderr().lock(), "{line}").ok();
}

/// The error for a failed write to standard output.
#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
pub(super) fn failed(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Error::Closed
    } else {
        Error::Failed(format!("The output cannot be written: {error}"))
    }
}

/// The text with escaped control characters, which could move the cursor or change colours of a
/// terminal (`docs/security-behaviours.md` b37).
pub(super) fn visible(text: &str) -> String {
    let is_visible = |c: char| {
        let is_direction = matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        );
        !c.is_control() && !is_direction
    };
    text.chars().fold(String::with_capacity(text.len()), |mut shown, c| {
        if is_visible(c) {
            shown.push(c);
        } else {
            shown.extend(c.escape_unicode());
        }
        shown
    })
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(
            visible("Zoë\u{1b}[31m\r\n\u{9b}x\u{202e}"),
            "Zoë\\u{1b}[31m\\u{d}\\u{a}\\u{9b}x\\u{202e}"
        );
    }
}
