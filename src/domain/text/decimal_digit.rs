//! Decimal digits of all scripts, in which keyboards and messages write codes.

/// The zero of each set of decimal digits (Unicode 17.0, general category Nd), in order. The other
/// nine follow it.
const ZEROS: [u32; 77] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
    0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50,
    0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950,
    0x1FBF0,
];

/// Returns the ASCII digit of the same value; `None` for any other character.
pub fn to_ascii_digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let set = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    char::from_digit(code - ZEROS[set], 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u03_digits_of_every_script_have_a_value() {
        assert!(ZEROS.is_sorted());
        for (digits, ascii) in [
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
            ("०१२३४५६७८९", "0123456789"),
            ("๐๑๒๓๔๕๖๗๘๙", "0123456789"),
            ("০৫৯", "059"),
            ("０９", "09"),
            ("𝟎𝟗𝟘𝟡𝟢𝟫𝟬𝟵𝟶𝟿", "0909090909"),
            ("07", "07"),
        ] {
            assert_eq!(
                digits.chars().map(to_ascii_digit).collect::<Option<String>>().as_deref(),
                Some(ascii)
            );
        }

        for other in
            ['a', '/', ':', '²', '①', '五', '\u{65f}', '\u{66a}', '\u{1fbfa}', '\u{10ffff}', '\0']
        {
            assert_eq!(to_ascii_digit(other), None, "{other:?}");
        }
    }

    /// The standard library knows which characters are numbers, though not their values: each of
    /// ours is one of them.
    #[test]
    fn u03_every_zero_begins_ten_numbers() {
        let newer_than_the_library = |zero: u32| (0x11DE0..0x11DEA).contains(&zero);
        for zero in ZEROS.into_iter().filter(|zero| !newer_than_the_library(*zero)) {
            for code in zero..zero + 10 {
                assert!(char::from_u32(code).is_some_and(char::is_numeric), "{code:x}");
            }
        }
    }
}
