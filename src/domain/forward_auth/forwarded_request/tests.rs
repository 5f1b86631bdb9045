use proptest::prelude::*;

use super::{InvalidForwardedRequest::*, *};

fn by_traefik<'a>(
    proto: &'a [&'a str],
    host: &'a [&'a str],
    uri: &'a [&'a str],
) -> ForwardedValues<'a> {
    let bytes = |texts: &'a [&'a str]| texts.iter().map(|text| text.as_bytes()).collect();
    ForwardedValues {
        forwarded_method: vec![b"GET"],
        forwarded_proto: bytes(proto),
        forwarded_host: bytes(host),
        forwarded_uri: bytes(uri),
        ..ForwardedValues::default()
    }
}

/// The lines of a header that has this value, or is not there.
fn one(value: Option<&str>) -> Vec<&[u8]> {
    value.map(str::as_bytes).into_iter().collect()
}

fn by_nginx(url: &str) -> ForwardedValues<'_> {
    ForwardedValues {
        original_method: vec![b"GET"],
        original_url: vec![url.as_bytes()],
        ..ForwardedValues::default()
    }
}

#[test]
fn each_dialect_describes_the_same_request() {
    let by_traefik =
        ForwardedRequest::read(&by_traefik(&["https"], &["App.example.com:443"], &["/a?b=c"]));
    let by_nginx = ForwardedRequest::read(&by_nginx("https://app.example.com/a?b=c"));
    let by_envoy = ForwardedRequest::read_prefixed(
        &PrefixedRequest { method: "GET", host: vec![b"app.example.com"], uri: "/a?b=c" },
        &ForwardedValues { forwarded_proto: vec![b"https"], ..ForwardedValues::default() },
    );

    let (by_traefik, by_nginx) = (by_traefik.unwrap(), by_nginx.unwrap());
    assert_eq!(by_traefik.target.to_url(), "https://app.example.com/a?b=c");
    assert_eq!(by_traefik.target, by_nginx.target);
    assert_eq!(by_envoy, Ok(by_traefik.clone()));
    assert_eq!((by_traefik.dialect, by_nginx.dialect), (Dialect::Forwarded, Dialect::Original));
}

#[test]
fn missing_repeated_and_malformed_headers_are_named() {
    for (values, refusal) in [
        (ForwardedValues::default(), Missing("X-Forwarded-Proto")),
        (by_traefik(&["https"], &[], &["/"]), Missing("X-Forwarded-Host")),
        (by_traefik(&["https"], &[""], &["/"]), Missing("X-Forwarded-Host")),
        (by_traefik(&["https"], &["app"], &[]), Missing("X-Forwarded-Uri")),
        (by_traefik(&["https"], &["app", "app"], &["/"]), Repeated("X-Forwarded-Host")),
        (by_traefik(&["https", "http"], &["app"], &["/"]), Repeated("X-Forwarded-Proto")),
        (by_traefik(&["https, http"], &["app"], &["/"]), Malformed("X-Forwarded-Proto")),
        (by_traefik(&["https"], &["app, evil"], &["/"]), Malformed("X-Forwarded-Host")),
        (by_traefik(&["https"], &["user@app"], &["/"]), Malformed("X-Forwarded-Host")),
        (by_traefik(&["https"], &["app/x"], &["/"]), Malformed("X-Forwarded-Host")),
        (by_traefik(&["https"], &["app"], &["https://app/"]), Malformed("X-Forwarded-Uri")),
        (by_traefik(&["https"], &["app"], &["*"]), Malformed("X-Forwarded-Uri")),
        (by_traefik(&["https"], &["app"], &["/a\\b"]), Malformed("X-Forwarded-Uri")),
        (by_nginx("/a"), Malformed("X-Original-URL")),
        (by_nginx("https://user@app/"), Malformed("X-Original-URL")),
    ] {
        assert_eq!(ForwardedRequest::read(&values), Err(refusal), "{values:?}");
    }

    let nameless = ForwardedValues { original_method: Vec::new(), ..by_nginx("https://app/") };
    assert_eq!(ForwardedRequest::read(&nameless), Err(Missing("X-Original-Method")));
}

#[test]
fn b50_a_header_of_the_client_cannot_replace_one_of_the_proxy() {
    let caddy = by_traefik(&["https"], &["app"], &["/a"]);
    let spoofed = ForwardedValues { original_url: vec![b"https://other/a"], ..caddy.clone() };
    let spoofed = ForwardedValues { original_method: vec![b"GET"], ..spoofed };
    assert!(matches!(ForwardedRequest::read(&spoofed), Err(Contradiction(_))), "{spoofed:?}");

    let nginx = by_nginx("https://app/a");
    for spoofed in [
        ForwardedValues { forwarded_host: vec![b"other"], ..nginx.clone() },
        ForwardedValues { forwarded_proto: vec![b"http"], ..nginx.clone() },
        ForwardedValues { forwarded_uri: vec![b"/b"], ..nginx.clone() },
        ForwardedValues { forwarded_method: vec![b"POST"], ..nginx.clone() },
    ] {
        assert!(matches!(ForwardedRequest::read(&spoofed), Err(Contradiction(_))), "{spoofed:?}");
    }

    // A chain of proxies that says the same is no contradiction.
    let chain = ForwardedValues { forwarded_host: vec![b"APP:443"], ..nginx };
    let chain = ForwardedValues { forwarded_proto: vec![b"https"], ..chain };
    assert!(ForwardedRequest::read(&chain).is_ok());
}

proptest! {
    #[test]
    fn a_request_that_is_read_has_one_meaning(
        proto in prop::collection::vec("https?|HTTP|https,http", 0..3),
        host in prop::collection::vec("[aB.:@\\[\\]1/\\\\ ,é-]{0,8}", 0..3),
        uri in prop::collection::vec("/?[a/\\\\.%#?@: \n]{0,8}", 0..3),
        url in prop::collection::vec("https?://[aB.:@1\\[\\]]{0,6}/[a/\\\\#?]{0,4}", 0..2),
    ) {
        let bytes = |texts: &[String]| -> Vec<Vec<u8>> {
            texts.iter().map(|text| text.clone().into_bytes()).collect()
        };
        let (proto, host, uri, url) = (bytes(&proto), bytes(&host), bytes(&uri), bytes(&url));
        let values = ForwardedValues {
            forwarded_method: vec![b"GET"],
            forwarded_proto: proto.iter().map(Vec::as_slice).collect(),
            forwarded_host: host.iter().map(Vec::as_slice).collect(),
            forwarded_uri: uri.iter().map(Vec::as_slice).collect(),
            original_method: vec![b"GET"],
            original_url: url.iter().map(Vec::as_slice).collect(),
        };

        if let Ok(request) = ForwardedRequest::read(&values) {
            let all = [&proto, &host, &uri, &url];
            prop_assert!(all.iter().all(|values| values.len() <= 1));
            let parsed = url::Url::parse(&request.target.to_url()).unwrap();
            prop_assert_eq!(parsed.origin().ascii_serialization(), request.target.origin());
            for uri in &uri {
                prop_assert_eq!(uri.as_slice(), request.target.uri().as_bytes());
            }
        }
    }
}

proptest! {
    #[test]
    fn b50_headers_that_a_client_adds_change_nothing_but_the_answer(
        is_nginx in any::<bool>(),
        requested_uri in "/[a-z/%.;?=&-]{0,12}",
        proto in prop::option::of("https?|wss?|[ -~]{0,4}"),
        host in prop::option::of("(app|APP|other)(:443|:80)?|[ -~]{0,6}"),
        uri in prop::option::of("/[a-z]{0,2}|[ -~]{0,6}"),
        url in prop::option::of("https?://(app|other)(:443)?/[a-z]{0,2}|[ -~]{0,8}"),
        methods in prop::array::uniform2(prop::option::of("GET|POST|[ -~]{0,4}")),
    ) {
        let requested = format!("https://app{requested_uri}");
        let uris = [requested_uri.as_str()];
        let (of_traefik, of_nginx) =
            (by_traefik(&["https"], &["app"], &uris), by_nginx(&requested));
        let values = if is_nginx {
            ForwardedValues {
                forwarded_method: one(methods[0].as_deref()),
                forwarded_proto: one(proto.as_deref()),
                forwarded_host: one(host.as_deref()),
                forwarded_uri: one(uri.as_deref()),
                ..of_nginx
            }
        } else {
            ForwardedValues {
                original_method: one(methods[1].as_deref()),
                original_url: one(url.as_deref()),
                ..of_traefik
            }
        };

        if let Ok(request) = ForwardedRequest::read(&values) {
            prop_assert_eq!(request.target.to_url(), requested);
            prop_assert_eq!(request.method, "GET");
        }
    }
}
