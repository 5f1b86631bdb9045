//! Addresses in `X-Forwarded-For`, as various proxies write it, and in `Forwarded` (RFC 7239).

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue, header};

/// The hops of `X-Forwarded-For`, nearest last; `None` for a hop whose address is unknown.
pub fn plain_hops(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let values = headers.get_all("x-forwarded-for").iter().map(HeaderValue::as_bytes);
    let hops = values.flat_map(|value| value.split(|byte| *byte == b','));

    hops.map(<[u8]>::trim_ascii)
        .filter(|hop| !hop.is_empty())
        .map(|hop| address(std::str::from_utf8(hop).ok()?))
        .collect()
}

/// The hops of `Forwarded`, nearest last; `None` for a hop without a readable `for` parameter.
pub fn hops(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let values =
        headers.get_all(header::FORWARDED).iter().map(|value| value.to_str().unwrap_or("unknown"));
    values
        .flat_map(|value| split(value, ','))
        .filter(|hop| !hop.trim().is_empty())
        .map(for_address)
        .collect()
}

/// Address in the `for` parameter of one element, such as `for="[2001:db8::1]:4711";proto=https`.
fn for_address(element: &str) -> Option<IpAddr> {
    let mut pairs = split(element, ';').into_iter().filter_map(|pair| pair.split_once('='));
    let (_, node) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))?;
    address(node.trim())
}

/// Splits at a separator outside quoted strings.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut is_quoted = false;
    let mut is_escaped = false;

    text.split(|c| {
        let ends = c == separator && !is_quoted;
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && is_quoted && !is_escaped;
        ends
    })
    .collect()
}

/// Parses an address with or without quotes, brackets, port and zone, and returns its canonical
/// form.
fn address(text: &str) -> Option<IpAddr> {
    let text =
        text.strip_prefix('"').map_or(text, |rest| rest.strip_suffix('"').unwrap_or(rest)).trim();

    let parsed = match text.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']')?;
            if !is_port(port) {
                return None;
            }

            without_zone(address).parse().ok()
        }
        None => without_zone(text).parse().ok().or_else(|| v4_with_port(text)),
    };

    parsed.map(|address: IpAddr| address.to_canonical())
}

/// Strips the zone (RFC 4007 §11), which only has a meaning on the proxy's own machine.
fn without_zone(text: &str) -> &str {
    text.split_once('%').map_or(text, |(address, _)| address)
}

fn v4_with_port(text: &str) -> Option<IpAddr> {
    let (address, port) = text.split_at(text.find(':')?);
    let address = address.parse().ok()?;
    is_port(port).then_some(IpAddr::V4(address))
}

/// True for an empty text, or a colon and a port. `Forwarded` may also replace the number by an
/// identifier (`:_gazonk`).
fn is_port(text: &str) -> bool {
    text.is_empty()
        || text.strip_prefix(':').is_some_and(|port| {
            port.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
        })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn u09_addresses_are_read_as_proxies_spell_them() {
        for (text, read) in [
            ("192.0.2.1", "192.0.2.1"),
            ("192.0.2.1:51234", "192.0.2.1"),
            ("192.0.2.1:", "192.0.2.1"),
            ("\"192.0.2.1\"", "192.0.2.1"),
            ("\"192.0.2.1:80\"", "192.0.2.1"),
            ("\"192.0.2.1:_port\"", "192.0.2.1"),
            ("[192.0.2.1]:80", "192.0.2.1"),
            ("2001:db8::1", "2001:db8::1"),
            ("2001:DB8:0:0::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("\"[2001:db8::1]:443\"", "2001:db8::1"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%25eth0]:443", "fe80::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("[::ffff:c000:201]:80", "192.0.2.1"),
        ] {
            assert_eq!(
                address(text).map(|address| address.to_string()).as_deref(),
                Some(read),
                "{text}"
            );
        }
        for text in [
            "",
            "unknown",
            "_hidden",
            "localhost",
            "192.0.2",
            "192.0.2.256",
            "[2001:db8::1",
            "192.0.2.1 x",
            "[::1]x",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn u09_forwarded_is_read_as_rfc_7239_writes_it() {
        for (values, read) in [
            (&["for=192.0.2.60;proto=http;by=203.0.113.43"][..], &[Some("192.0.2.60")][..]),
            (&["For=\"[2001:db8:cafe::17]:4711\""], &[Some("2001:db8:cafe::17")]),
            (&["for=192.0.2.43, for=198.51.100.17"], &[Some("192.0.2.43"), Some("198.51.100.17")]),
            (
                &["for=192.0.2.43", "for=\"198.51.100.17:80\";host=\"a,b;c\""],
                &[Some("192.0.2.43"), Some("198.51.100.17")],
            ),
            (&["for=unknown, for=_gazonk, proto=https"], &[None, None, None]),
            (&["host=\"a\\\",for=9.9.9.9\";for=192.0.2.1"], &[Some("192.0.2.1")]),
            (&["for=192.0.2.1,, "], &[Some("192.0.2.1")]),
        ] {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::FORWARDED, HeaderValue::from_static(value));
            }
            let found: Vec<_> =
                hops(&headers).into_iter().map(|hop| hop.map(|hop| hop.to_string())).collect();
            let found: Vec<_> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, read, "{values:?}");
        }
    }
}
