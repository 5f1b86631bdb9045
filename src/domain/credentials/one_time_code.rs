//! The six digits that a message carries.

use std::fmt;

use super::typed_code::{MalformedCode, letters_and_digits};

/// A one-time code as it was typed: six digits, right or wrong.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    const LENGTH: usize = 6;

    /// Reads what a person typed or pasted.
    ///
    /// # Errors
    /// [`MalformedCode`] when it is not six digits. That is not a wrong code, and must not count as one.
    pub fn typed(text: &str) -> Result<Self, MalformedCode> {
        let code = letters_and_digits(text, Self::LENGTH)?;
        if code.bytes().all(|byte| byte.is_ascii_digit()) { Ok(Self(code)) } else { Err(MalformedCode) }
    }

    /// The digits in ASCII.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A bearer secret, so it does not print.
impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u03_a_one_time_code_has_digits_alone() {
        assert_eq!(OneTimeCode::typed("۱۲۳ ۴۵۶").unwrap().as_str(), "123456");
        assert_eq!(OneTimeCode::typed("12345a"), Err(MalformedCode));
        assert_eq!(format!("{:?}", OneTimeCode::typed("123456")), "Ok(OneTimeCode(…))");
    }
}
