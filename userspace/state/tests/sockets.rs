// SPDX-License-Identifier: Apache-2.0
//! Sockets: addresses, names, who is client and who is server.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{World, text};
use eyas_schema::{build::EventBuilder, ids};
use eyas_state::seed::{FdListSeed, FdSeed, Interface, Seeds, ThreadSeed};
use eyas_state::{Addr, FdKind, L4, Tuple, fd::fd_flag};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

fn end(out: &mut Vec<u8>, a: SocketAddr) {
    match a.ip() {
        IpAddr::V4(ip) => out.extend(ip.octets()),
        IpAddr::V6(ip) => out.extend(ip.octets()),
    }
    out.extend(a.port().to_ne_bytes());
}

fn addr(a: &str) -> Vec<u8> {
    let a: SocketAddr = a.parse().unwrap();
    let mut out = vec![if a.is_ipv4() { 2 } else { 10 }];
    end(&mut out, a);
    out
}

fn tuple(s: &str, d: &str) -> Vec<u8> {
    let mut out = addr(s);
    end(&mut out, d.parse().unwrap());
    out
}

fn unix(s: u64, d: u64, path: &str) -> Vec<u8> {
    [&[1], &s.to_ne_bytes()[..], &d.to_ne_bytes(), path.as_bytes(), &[0]].concat()
}

struct Net(World);

impl Net {
    fn new() -> Self {
        let mut w = World::default();
        w.process(10, 1);
        Self(w)
    }

    fn socket(&mut self, fd: i64, domain: u32, kind: u32, proto: u32) {
        self.0.send(10, EventBuilder::new(ids::SOCKET_SOCKET_X).i64(fd).u32(domain).u32(kind).u32(proto).u32(0));
    }

    fn bind(&mut self, fd: i64, a: &str) {
        self.0.send(10, EventBuilder::new(ids::SOCKET_BIND_X).i64(0).bytes(&addr(a)).i64(fd));
    }

    fn connect(&mut self, fd: i64, result: i64, tuple: &[u8]) {
        self.0.send(10, EventBuilder::new(ids::SOCKET_CONNECT_X).i64(result).bytes(tuple).i64(fd).bytes(&[]));
    }

    fn sendto(&mut self, fd: i64, tuple: &[u8]) {
        self.0.send(10, EventBuilder::new(ids::SOCKET_SENDTO_X).i64(2).bytes(b"hi").i64(fd).u32(2).bytes(tuple));
    }

    fn recvfrom(&mut self, fd: i64, tuple: &[u8]) {
        self.0.send(10, EventBuilder::new(ids::SOCKET_RECVFROM_X).i64(2).bytes(b"hi").bytes(tuple).i64(fd).u32(2));
    }

    fn fd(&self, fd: i64) -> &eyas_state::Fd {
        self.0.fd(10, fd).unwrap()
    }

    fn name(&self, fd: i64) -> String {
        self.0.fd_name(10, fd)
    }
}

#[test]
fn the_transport_follows_from_the_arguments() {
    let mut n = Net::new();
    for (kind, proto, want) in [
        (1, 0, L4::Tcp),
        (1 | 0x80000, 0, L4::Tcp),
        (2, 0, L4::Udp),
        (3, 6, L4::Raw),
        (3, 1, L4::Raw),
        (2, 1, L4::Icmp),
        (1, 132, L4::Unknown),
    ] {
        n.socket(3, 2, kind, proto);
        assert_eq!((n.fd(3).kind, n.fd(3).l4), (FdKind::Ipv4, want), "{kind} {proto}");
    }
    n.socket(3, 16, 3, 0);
    assert_eq!(n.fd(3).kind, FdKind::Netlink);
    n.socket(3, 17, 3, 0);
    assert_eq!(n.fd(3).kind, FdKind::Unknown);
}

#[test]
fn a_connect_makes_a_client() {
    let mut n = Net::new();
    n.socket(3, 2, 1, 0);
    n.connect(3, -111, &[]);
    assert!(n.name(3).is_empty() && !n.fd(3).has_role());
    n.connect(3, -115, &tuple("10.0.0.1:4000", "10.0.0.2:80"));
    assert_eq!(n.name(3), "10.0.0.1:4000->10.0.0.2:80");
    assert!(n.0.last.name_changed);
    assert!(n.fd(3).has(fd_flag::ROLE_CLIENT) && n.fd(3).has(fd_flag::CONNECTED));
    n.socket(4, 10, 1, 0);
    n.connect(4, 0, &tuple("[::ffff:10.0.0.1]:4001", "[::ffff:10.0.0.2]:80"));
    assert_eq!((n.fd(4).kind, n.name(4)), (FdKind::Ipv4, "10.0.0.1:4001->10.0.0.2:80".into()));
    n.socket(5, 10, 1, 0);
    n.connect(5, 0, &tuple("[::1]:4001", "[fe80::2]:80"));
    assert_eq!((n.fd(5).kind, n.name(5)), (FdKind::Ipv6, "::1:4001->fe80::2:80".into()));
    n.socket(6, 1, 1, 0);
    n.connect(6, 0, &unix(0xa, 0xb, "/run/s"));
    assert_eq!((n.fd(6).addr, n.name(6)), (Addr::Unix(0xa, 0xb), "a->b /run/s".into()));
}

#[test]
fn the_address_asked_for_wins_over_the_one_read_later() {
    let mut n = Net::new();
    n.socket(3, 2, 1, 0);
    n.0.send(10, EventBuilder::new(ids::SOCKET_CONNECT_E).i64(3).bytes(&addr("6.6.6.6:66")));
    assert!(n.0.last.hidden);
    let exit =
        EventBuilder::new(ids::SOCKET_CONNECT_X).i64(0).bytes(&tuple("10.0.0.1:4000", "10.0.0.2:80")).i64(3).bytes(&addr("10.0.0.2:80"));
    n.0.send(10, exit);
    assert_eq!(n.name(3), "10.0.0.1:4000->6.6.6.6:66");
}

#[test]
fn bind_and_accept_make_servers() {
    let mut n = Net::new();
    n.socket(3, 2, 1, 0);
    n.bind(3, "0.0.0.0:8080");
    assert_eq!((n.fd(3).kind, n.name(3)), (FdKind::Ipv4Server, "0.0.0.0:8080".into()));
    assert!(n.fd(3).has(fd_flag::ROLE_SERVER));
    n.socket(4, 10, 1, 0);
    n.bind(4, "[::]:8080");
    assert_eq!((n.fd(4).kind, n.name(4)), (FdKind::Ipv4Server, ":::8080".into()), "the unspecified address counts as IPv4");
    n.socket(5, 10, 1, 0);
    n.bind(5, "[::1]:8081");
    assert_eq!(n.fd(5).kind, FdKind::Ipv6Server);
    n.socket(6, 2, 1, 0);
    n.bind(6, "1.2.3.4:0");
    assert_eq!((n.fd(6).kind, n.name(6), n.fd(6).has_role()), (FdKind::Ipv4, "1.2.3.4:0".into(), false));
    let accept =
        EventBuilder::new(ids::SOCKET_ACCEPT4_6_X).i64(7).bytes(&tuple("9.9.9.9:999", "1.2.3.4:8080")).u8(0).u32(0).u32(0).u32(1 << 12);
    n.0.send(10, accept);
    assert_eq!((n.name(7), n.fd(7).l4, n.fd(7).is_cloexec()), ("9.9.9.9:999->1.2.3.4:8080".into(), L4::Tcp, true));
    assert!(n.fd(7).has(fd_flag::ROLE_SERVER) && n.fd(7).has(fd_flag::CONNECTED));
}

#[test]
fn datagrams_tell_addresses_and_roles() {
    let mut n = Net::new();
    n.socket(3, 2, 2, 0);
    n.sendto(3, &tuple("10.0.0.1:5000", "10.0.0.2:53"));
    assert_eq!(n.name(3), "10.0.0.1:5000->10.0.0.2:53");
    assert!(n.fd(3).has(fd_flag::ROLE_CLIENT));
    n.recvfrom(3, &tuple("10.0.0.2:53", "10.0.0.1:5000"));
    assert_eq!(n.name(3), "10.0.0.1:5000->10.0.0.2:53", "an answer does not turn it round");
    n.sendto(3, &tuple("10.0.0.1:5000", "10.0.0.3:53"));
    assert_eq!(n.name(3), "10.0.0.1:5000->10.0.0.3:53", "another peer is taken over");
    n.socket(4, 2, 2, 0);
    n.bind(4, "10.0.0.1:53");
    n.recvfrom(4, &tuple("10.0.0.9:777", "10.0.0.1:53"));
    assert_eq!((n.fd(4).kind, n.name(4)), (FdKind::Ipv4, "10.0.0.9:777->10.0.0.1:53".into()));
    n.sendto(4, &tuple("10.0.0.1:53", "10.0.0.8:778"));
    assert_eq!(n.name(4), "10.0.0.8:778->10.0.0.1:53", "the client stays first");
}

#[test]
fn a_socket_that_nobody_made_but_that_sends() {
    let mut n = Net::new();
    n.sendto(9, &tuple("10.0.0.1:5000", "10.0.0.2:53"));
    assert_eq!((n.fd(9).kind, n.fd(9).l4, n.name(9)), (FdKind::Ipv4, L4::Udp, "10.0.0.1:5000->10.0.0.2:53".into()));
}

#[test]
fn an_open_end_is_filled_from_the_interfaces() {
    let mut n = Net::new();
    let eth = |a: [u8; 4]| Interface {
        name: b"eth0".to_vec(),
        addr: Ipv4Addr::from(a).into(),
        netmask: Ipv4Addr::new(255, 255, 255, 0).into(),
        broadcast: Ipv4Addr::BROADCAST.into(),
        link_speed: 0,
    };
    n.0.state.import(Seeds { interfaces: vec![eth([127, 0, 0, 1]), eth([192, 0, 2, 2])], ..Seeds::default() });
    n.socket(3, 2, 2, 0);
    n.sendto(3, &tuple("0.0.0.0:4000", "198.51.100.7:9999"));
    assert_eq!(n.name(3), "192.0.2.2:4000->198.51.100.7:9999");
}

#[test]
fn traffic_that_tells_nothing_new_need_not_be_looked_at() {
    let mut n = Net::new();
    let read = |fd| EventBuilder::new(ids::SYSCALL_READ_X).i64(1).bytes(b"x").i64(fd).u32(1).tid(10).build();
    let recv = |fd| EventBuilder::new(ids::SOCKET_RECVFROM_X).i64(1).bytes(b"x").bytes(&[]).i64(fd).u32(1).tid(10).build();
    let needs = |n: &mut Net, e: Vec<u8>| n.0.state.needs_event(&eyas_schema::Event::parse(&e).unwrap());
    n.socket(3, 2, 1, 0);
    n.0.openat(10, 4, -100, "/f", 1);
    assert!(needs(&mut n, read(3)) && needs(&mut n, recv(3)));
    assert!((0..300).all(|_| !needs(&mut n, read(4)) && !needs(&mut n, read(99))));
    assert!(needs(&mut n, read(3)) && !n.0.state.is_quiet(10));
    n.connect(3, 0, &tuple("10.0.0.1:4000", "10.0.0.2:80"));
    assert!(!n.0.state.is_quiet(10));
    assert!((0..300).all(|_| !needs(&mut n, read(3)) && !needs(&mut n, recv(3))));
    // It was looked at often enough to know it of all fds, until another connection comes.
    assert!(n.0.state.is_quiet(10) && !n.0.state.is_quiet(11));
    n.socket(5, 2, 1, 0);
    assert!(!n.0.state.is_quiet(10) && needs(&mut n, read(5)));
    let fcntl = |cmd| EventBuilder::new(ids::SYSCALL_FCNTL_X).i64(0).i64(4).u8(cmd).u64(0).tid(10).build();
    assert!(needs(&mut n, fcntl(1)) && needs(&mut n, fcntl(3)) && !needs(&mut n, fcntl(4)));
}

#[test]
fn a_pair_of_sockets() {
    let mut n = Net::new();
    let pair = EventBuilder::new(ids::SOCKET_SOCKETPAIR_X).i64(0).i64(3).i64(4).u64(7).u64(8).u32(1).u32(1).u32(0);
    n.0.send(10, pair);
    assert_eq!((n.fd(3).addr, n.fd(4).addr), (Addr::Unix(7, 8), Addr::Unix(7, 8)));
}

#[test]
fn roles_of_scanned_sockets() {
    let v4 = |number, sport, dport| FdSeed {
        number,
        kind: FdKind::Ipv4,
        l4: L4::Tcp,
        addr: Addr::V4(Tuple { sip: Ipv4Addr::new(1, 1, 1, 1), dip: Ipv4Addr::new(2, 2, 2, 2), sport, dport }),
        ..FdSeed::default()
    };
    let server =
        FdSeed { number: 3, kind: FdKind::Ipv4Server, l4: L4::Tcp, addr: Addr::V4Server(Ipv4Addr::UNSPECIFIED, 80), ..FdSeed::default() };
    let v6 = FdSeed {
        number: 6,
        kind: FdKind::Ipv6,
        l4: L4::Tcp,
        addr: Addr::V6(Tuple { sip: Ipv6Addr::LOCALHOST, dip: Ipv6Addr::LOCALHOST, sport: 80, dport: 81 }),
        ..FdSeed::default()
    };
    let mut w = World::default();
    w.state.import(Seeds {
        threads: vec![ThreadSeed { pid: 10, ptid: 1, ..ThreadSeed::new(10) }, ThreadSeed { pid: 20, ptid: 1, ..ThreadSeed::new(20) }],
        fds: vec![FdListSeed { tid: 10, fds: vec![server] }, FdListSeed { tid: 20, fds: vec![v4(4, 80, 999), v4(5, 999, 443), v6] }],
        ..Seeds::default()
    });
    w.state.settle();
    let show = |n| w.fd(20, n).map(|f| (text(&f.name), f.flags & (fd_flag::ROLE_SERVER | fd_flag::ROLE_CLIENT))).unwrap();
    assert_eq!(w.fd_name(10, 3), "0.0.0.0:80");
    assert_eq!(show(4), ("2.2.2.2:999->1.1.1.1:80".into(), fd_flag::ROLE_SERVER));
    assert_eq!(show(5), ("1.1.1.1:999->2.2.2.2:443".into(), fd_flag::ROLE_CLIENT));
    assert_eq!(show(6), ("::1:80->::1:81".into(), 0));
}
