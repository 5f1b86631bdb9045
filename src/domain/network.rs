//! IP networks: normal forms, and sizes.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Returns the network of one household or host: an IPv4 address, or the /64 that an IPv6 provider
/// assigns to one customer (`docs/security-behaviours.md` b32).
pub fn client_network(address: IpAddr) -> IpNet {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address).into(),
        IpAddr::V6(address) => Ipv6Net::new_assert(address, 64).trunc().into(),
    }
}

/// Converts an IPv4-mapped IPv6 network (RFC 4291, section 2.5.5.2) to its IPv4 network; returns
/// any other unchanged.
pub fn canonical(network: IpNet) -> IpNet {
    let IpNet::V6(v6) = network else { return network };
    match (v6.addr().to_ipv4_mapped(), v6.prefix_len().checked_sub(96)) {
        (Some(address), Some(length)) => Ipv4Net::new(address, length).map_or(network, IpNet::V4),
        _ => network,
    }
}

/// Returns true for networks that together cover half of all IPv4 addresses, or every global
/// unicast address of IPv6 (RFC 4291).
pub fn cover_the_internet(networks: &[IpNet]) -> bool {
    let merged = IpNet::aggregate(&networks.to_vec());

    let ipv4_addresses: u64 = merged
        .iter()
        .filter_map(|network| match network {
            IpNet::V4(network) => Some(1 << (32 - network.prefix_len())),
            IpNet::V6(_) => None,
        })
        .sum();

    ipv4_addresses >= 1 << 31 || merged.iter().any(|network| network.contains(&GLOBAL_UNICAST))
}

const GLOBAL_UNICAST: IpNet = v6([0x2000, 0], 3);

/// Returns true for an address that anybody on the internet can reach, by IANA's registries of
/// special-purpose addresses (RFC 6890). An IPv6 address that only carries one of IPv4 is not
/// public, whichever it carries.
pub fn is_public(address: IpAddr) -> bool {
    let is_special = NOT_PUBLIC.iter().any(|network| network.contains(&address));
    !is_special && (address.is_ipv4() || GLOBAL_UNICAST.contains(&address))
}

/// Networks that are not public, without those of IPv6 outside of [`GLOBAL_UNICAST`].
const NOT_PUBLIC: [IpNet; 18] = [
    v4([0, 0, 0, 0], 8),
    v4([10, 0, 0, 0], 8),
    v4([100, 64, 0, 0], 10),
    v4([127, 0, 0, 0], 8),
    v4([169, 254, 0, 0], 16),
    v4([172, 16, 0, 0], 12),
    v4([192, 0, 0, 0], 24),
    v4([192, 0, 2, 0], 24),
    v4([192, 88, 99, 0], 24),
    v4([192, 168, 0, 0], 16),
    v4([198, 18, 0, 0], 15),
    v4([198, 51, 100, 0], 24),
    v4([203, 0, 113, 0], 24),
    // Multicast, and what is reserved or broadcast.
    v4([224, 0, 0, 0], 3),
    // Protocol assignments, with Teredo.
    v6([0x2001, 0], 23),
    v6([0x2001, 0x0db8], 32),
    // 6to4.
    v6([0x2002, 0], 16),
    v6([0x3fff, 0], 20),
];

const fn v4(octets: [u8; 4], prefix_length: u8) -> IpNet {
    let [a, b, c, d] = octets;
    IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix_length))
}

const fn v6(segments: [u16; 2], prefix_length: u8) -> IpNet {
    let [a, b] = segments;
    IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), prefix_length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn networks(text: &str) -> Vec<IpNet> {
        text.split(' ').map(|network| network.parse().unwrap()).collect()
    }

    #[test]
    fn s13_networks_that_add_up_to_the_internet_are_known() {
        for all in [
            "0.0.0.0/0",
            "::/0",
            "0.0.0.0/1 128.0.0.0/1",
            "128.0.0.0/1",
            "::/1 8000::/1",
            "2000::/3",
            "2000::/4 3000::/4",
            "10.0.0.0/8 0.0.0.0/2 64.0.0.0/2",
        ] {
            assert!(cover_the_internet(&networks(all)), "{all}");
        }

        for some in [
            "127.0.0.1/32",
            "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
            "fc00::/7",
            "::1/128",
            "2400:cb00::/32",
            "0.0.0.0/2",
        ] {
            assert!(!cover_the_internet(&networks(some)), "{some}");
        }
    }

    #[test]
    fn b58_only_addresses_of_the_internet_are_public() {
        for public in ["1.1.1.1", "9.255.255.255", "172.15.0.1", "172.32.0.1", "223.255.255.255"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for public in ["2606:4700::1111", "2001:200::1", "2a00:1450:4001::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }

        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.19.0.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:1.1.1.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn a15_a_mapped_network_is_one_of_ipv4() {
        for (network, shown) in [
            ("::ffff:10.0.0.0/104", "10.0.0.0/8"),
            ("::ffff:192.0.2.1/128", "192.0.2.1/32"),
            ("2001:db8::/32", "2001:db8::/32"),
            ("::/0", "::/0"),
            ("::ffff:0:0/96", "0.0.0.0/0"),
        ] {
            assert_eq!(canonical(network.parse().unwrap()).to_string(), shown);
        }
    }
}
