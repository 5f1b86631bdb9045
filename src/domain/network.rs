//! IP networks: normal forms, and sizes.

use std::net::IpAddr;

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

const GLOBAL_UNICAST: IpNet =
    IpNet::V6(Ipv6Net::new_assert(std::net::Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3));

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
