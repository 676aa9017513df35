// SPDX-License-Identifier: Apache-2.0
//! What the type check accepts, what it says about the rest, and what constants become.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod fake;

use eyas_filter::ast::{Modifier, Op};
use eyas_filter::check::{Checked, check};
use eyas_filter::parse;
use eyas_filter::typed::{Node, Predicate, Test, Value};
use fake::Fake;
use std::net::{IpAddr, Ipv4Addr};

fn checked(text: &str) -> Checked {
    check(&parse(text).unwrap_or_else(|e| panic!("{text}: {e}")), &Fake)
}

const GOOD: &[&str] = &[
    "user.gid exists",
    "evt.num = 1 and evt.num != 2 and evt.num < 3 and evt.num >= 4 and evt.num in (1, 2)",
    "evt.num intersects (1)",
    "evt.failed = true or evt.failed != false or evt.failed in (true)",
    "proc.name = anyof (a, b) and proc.name contains oneof (a) and proc.name regex allof ('a')",
    "proc.name < 5",
    "proc.exepath pmatch (/usr, '/opt/*')",
    "evt.buffer contains abc and evt.buffer bcontains cafe and evt.buffer in (a)",
    "evt.buffer contains 'a\\x00b'",
    "fd.sip = 1.2.3.4 and fd.sip in (::1, 1.1.1.1)",
    "fd.sip != anyof (1.2.3.4)",
    "fd.snet = 10.0.0.0/8 and fd.snet in (fe80::/10, 0.0.0.0/0)",
    "fd.sport = https and fd.sport in (80, '') and fd.sport > 1024",
    "proc.args in (a, b) and proc.args intersects (c)",
    "proc.args[1] = x",
    "ka.counts in (1, 2)",
    "thread.cpu > 5",
    "proc.name = val(proc.pname) and proc.name contains val(proc.pname)",
    "proc.pid < val(proc.ppid)",
    "proc.args in val(proc.args)",
    "proc.name = tolower(proc.pname)",
    "tolower(toupper(proc.name)) = x",
    "basename(proc.exepath) in (bash)",
    "b64(evt.buffer) contains x and b64(proc.name) exists",
    "len(proc.args) > 3 and len(proc.name) = 2 and len(evt.buffer) in (1)",
    "join(',', proc.args) contains x and join(',', (proc.name, proc.pid, 'x', 5)) exists",
    "concat(proc.name, ':', tolower(proc.pname)) = x",
    "getopt(proc.args, 'ab:') intersects (a) and getopt(proc.args, 'ab:')[b] = x",
    "len(getopt(proc.args, 'ab:')) > 1",
    "evt.type in (open, execve) and evt.type != connect",
    "tolower(evt.type) = open",
    "evt.type = '' or evt.type in (open, '')",
    "fd.snet in (10.0.0.0/+8, 10.0.0.0/264, ::/+5)",
    "proc.name = concat(proc.pname, 'x') and join(',', (fd.ip, proc.aname)) = a",
    "evt.arg[flags] = x",
];

#[test]
fn accepted() {
    for text in GOOD {
        let c = checked(text);
        assert!(c.node.is_some() && c.errors.is_empty(), "{text}: {:?}", c.errors);
    }
}

/// Text, the reference's position, message.
const BAD: &[(&str, usize, &str)] = &[
    ("a and proc.name = x", 0, "filter error: unexpected identifier 'a'"),
    ("x and proc.nmae = x", 0, "filter error: unexpected identifier 'x'"),
    ("proc.nmae = x", 0, "filter_check called with nonexistent field proc.nmae"),
    ("proc.name[1] = x", 0, "filter_check called with nonexistent field proc.name[1]"),
    ("evt.arg = x", 0, "filter_check called with nonexistent field evt.arg"),
    ("evt.num contains 1", 0, "filter error: 'contains' operator not supported for numeric filters"),
    ("evt.num = anyof (1) and evt.num glob anyof (1)", 24, "filter error: 'glob' operator not supported for numeric filters"),
    ("evt.failed < 1", 0, "filter error: '<' operator not supported for numeric filters"),
    ("proc.name bcontains aa", 0, "filter error: 'bcontains' operator not supported for string filters"),
    ("evt.buffer icontains a", 0, "filter error: 'icontains' operator not supported for buffer filters"),
    ("evt.buffer < 5", 0, "filter error: '<' operator not supported for buffer filters"),
    ("fd.sip contains 1.2.3.4", 0, "filter error: 'contains' operator not supported for ip address and network filters"),
    ("fd.sip contains anyof (1.2.3.4)", 0, "filter error: 'contains' with modifier not supported for ip address and network filters"),
    ("user.gid = 1", 0, "filter error: '=' operator not supported for type 'GID'"),
    ("proc.args = a", 0, "filter error: '=' operator not supported list filters"),
    ("proc.args pmatch (a)", 0, "filter error: 'pmatch' operator not supported list filters"),
    ("proc.args contains anyof (a)", 0, "filter error: 'contains' operator not supported list filters"),
    ("ka.sizes in (1)", 0, "filter error: list filters are not supported for type 'UINT32'"),
    ("evt.num = abc", 0, "abc is not a valid number"),
    ("evt.num = 1.5", 0, "1.5 is not a valid number"),
    ("evt.num < 0x10", 0, "0x10 is not a valid number"),
    ("evt.num = '1 '", 0, "1  is not a valid number"),
    ("evt.num in (1, x)", 0, "x is not a valid number"),
    ("evt.failed = 1", 0, "filter error: unrecognized boolean value 1"),
    ("thread.cpu > 1.5", 0, "1.5 is not a valid number"),
    ("fd.sport = nosuch", 0, "unrecognized protocol nosuch"),
    ("fd.sport = 2147483648", 0, "2147483648 is not a valid port"),
    ("evt.num = 1 and not ( fd.snet = 10.0.0.0/-1)", 22, "invalid netmask -1"),
    ("fd.snet = 10.0.0.0/", 0, " is not a valid number"),
    ("fd.sip = 1.2.3", 0, "unrecognized IPv4 address 1.2.3"),
    ("fd.sip = abc", 0, "unrecognized IPv6 address abc"),
    ("fd.snet = 10.0.0.0", 0, "unrecognized IP network 10.0.0.0"),
    ("fd.snet = 10.0.0.0/33", 0, "invalid netmask 33"),
    ("fd.snet = ::/0", 0, "invalid netmask 0"),
    ("fd.snet = 10.0.0.0/255.0.0.0", 0, "255.0.0.0 is not a valid number"),
    ("evt.buffer bcontains abc", 0, "filter error: bcontains and bstartswith operator support hex strings only"),
    ("evt.buffer bstartswith zz", 0, "filter error: bcontains and bstartswith operator support hex strings only"),
    ("proc.name = 'a\\x00'", 0, "filter error: filter value cannot contain a NUL byte (\\x00)"),
    ("proc.name regex '\\\\d'", 0, "invalid regex pattern: invalid escape sequence: \\d"),
    ("evt.type = opne", 0, "unknown event type opne"),
    ("evt.type contains foo", 0, "unknown event type foo"),
    ("evt.type in (open, foo)", 0, "unknown event type foo"),
    (
        "proc.name = val(proc.pid)",
        0,
        "field 'proc.name' has type 'CHARBUF' while the right-hand side field 'proc.pid' has incompatible type 'INT64'",
    ),
    ("proc.name = val(proc.x)", 0, "filter_check called with nonexistent field proc.x"),
    ("proc.exepath pmatch val(proc.exepath)", 0, "operator 'PMATCH' doesn't support right-hand side fields"),
    ("proc.name regex val(proc.pname)", 0, "operator 'REGEX' doesn't support right-hand side fields"),
    ("fd.snet = val(fd.snet)", 0, "field type 'IPNET' doesn't support right-hand side fields"),
    ("fd.sip = val(fd.ip)", 0, "field 'fd.ip' can't be used as a right-hand side field"),
    ("fd.ip = val(fd.sip)", 0, "field 'fd.ip' doesn't support right-hand side fields"),
    ("proc.args in val(proc.args)[1]", 0, "val() does not support field arguments"),
    ("tolower(fd.ip) = a", 0, "field 'fd.ip' does not support transformers"),
    (
        "tolower(proc.pid) = a",
        0,
        "can't add field transformer: type 'INT64' is not supported by 'tolower' transformer applied on field 'proc.pid'",
    ),
    (
        "b64(ka.counts) in (1)",
        0,
        "can't add field transformer: type 'UINT64' is not supported by 'b64' transformer applied on list field 'ka.counts'",
    ),
    ("len(proc.pid) = 1", 0, "can't add field transformer: type 'INT64' is not supported by 'len' transformer applied on field 'proc.pid'"),
    (
        "tolower(len(proc.name)) = a",
        0,
        "can't add field transformer: type 'UINT64' is not supported by 'tolower' transformer applied on field 'proc.name'",
    ),
    ("tolower(proc.name, proc.pname) = a", 0, "unknown multivalue transformer"),
    ("join(proc.args) = a", 0, "unknown field transfomer 'join'"),
    ("join(',', proc.args, proc.args) = a", 0, "join() requires exactly 2 arguments: separator and list"),
    ("join(proc.args, proc.args) = a", 0, "join() first argument (separator) must be a single value, not a list"),
    ("join(',', proc.name) = a", 0, "join() second argument must be a list"),
    ("join(',', getopt(proc.args, 'a')) = a", 0, "join() second argument must be a list"),
    ("concat(proc.name) = a", 0, "unknown field transfomer 'concat'"),
    ("concat(proc.name, proc.pid) = a", 0, "concat() arguments must be strings"),
    ("concat(proc.name, proc.exepath) = a", 0, "concat() arguments must be strings"),
    ("concat(proc.name, proc.args) = a", 0, "concat() arguments must be strings"),
    ("getopt(proc.name, 'a') in (a)", 0, "getopt() first argument must be a list"),
    ("getopt(proc.args, proc.args) in (a)", 0, "getopt() second argument (optstring) must be a single value"),
    ("getopt(proc.args, proc.pid) in (a)", 0, "getopt() arguments must be strings"),
    ("getopt(proc.args, 'a', 'b') in (a)", 0, "getopt() requires exactly 2 arguments: args list and optstring"),
    ("getopt(proc.args, 'a')[ab] = a", 0, "getopt() field argument must be a single option character"),
    ("tolower(proc.name)[1] = a", 0, "transformer 'tolower' does not support field arguments"),
];

#[test]
fn refused() {
    for &(text, at, message) in BAD {
        let c = checked(text);
        let e = c.errors.first().unwrap_or_else(|| panic!("{text} was accepted"));
        assert_eq!((e.message.as_str(), e.at), (message, at), "{text}");
        assert!(c.node.is_none());
    }
}

#[test]
fn all_mistakes_are_collected() {
    let c = checked("proc.nmae = a and (evt.type = opne or not fd.sip = x)");
    let help: Vec<_> = c.errors.iter().map(|e| e.help.clone().unwrap_or_default()).collect();
    assert_eq!(help, ["did you mean 'proc.name'?", "did you mean 'open'?", ""]);
}

#[test]
fn long_constants() {
    assert!(checked(&format!("proc.name = {}", "a".repeat(255))).errors.is_empty());
    let c = checked(&format!("proc.name = {}", "a".repeat(256)));
    assert!(c.errors[0].message.starts_with("filter parameter too long"));
}

fn value(text: &str) -> Value {
    match checked(text).into_result().unwrap() {
        Node::Predicate(Predicate { test: Test::Value(_, v), .. }) => v,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn constants() {
    for (text, want) in [
        ("proc.pid = ' -7'", Value::Signed(-7)),
        ("proc.pid = +007", Value::Signed(7)),
        ("evt.cpu = 65537", Value::Signed(1)),
        ("evt.cpu = 32768", Value::Signed(-32768)),
        ("proc.tty = 4294967295", Value::Signed(-1)),
        ("user.uid = -1", Value::Unsigned(4_294_967_295)),
        ("evt.num = -1", Value::Unsigned(u64::MAX)),
        ("evt.num = 99999999999999999999", Value::Unsigned(u64::MAX)),
        ("proc.pid = 99999999999999999999", Value::Signed(i64::MAX)),
        ("fd.sport = 65537", Value::Unsigned(1)),
        ("fd.sport = ''", Value::Unsigned(0)),
        ("fd.sport = https", Value::Unsigned(443)),
        ("evt.failed = true", Value::Bool(true)),
        ("proc.name = 5", Value::Text(b"5"[..].into())),
        ("evt.buffer bcontains c0FE", Value::Bytes(b"\xc0\xfe"[..].into())),
        ("fd.sip = 1.2.3.4", Value::Ip(IpAddr::V4(Ipv4Addr::new(1, 2, 3, 4)))),
        ("fd.snet = 10.1.2.3/8", Value::Net(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 0)), 8)),
        ("fd.snet = 10.1.2.3/0", Value::Net(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0)),
        ("fd.snet = fe80::1/128", Value::Net("fe80::1".parse().unwrap(), 128)),
    ] {
        assert_eq!(value(text), want, "{text}");
    }
}

#[test]
fn tests_are_shared_by_meaning() {
    let node = |t: &str| checked(t).into_result().unwrap();
    assert_eq!(node("proc.name   == 'a'"), node("proc.name=a"));
    assert_eq!(node("fd.snet = 10.9.9.9/8"), node("fd.snet = 10.0.0.0/8"));
    match node("proc.name = anyof (a, b)") {
        Node::Predicate(p) => {
            assert_eq!(p.test, Test::Modified(Op::Eq, Modifier::Anyof, vec![Value::Text(b"a"[..].into()), Value::Text(b"b"[..].into())]))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn warnings() {
    let text = |t: &str| -> Vec<String> { checked(t).warnings.into_iter().map(|w| w.1.message).collect() };
    let regex = |p: &str| {
        vec![format!("regex check with '{p}' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'")]
    };
    for p in ["abc", "^abc$", ".*abc", "abc.+", "^abc"] {
        assert_eq!(text(&format!("proc.name regex '{p}'")), regex(p));
    }
    for p in ["a.c", "a|b", "^.*abc", "a{2}", "(a)"] {
        assert_eq!(text(&format!("proc.name regex '{p}'")), Vec::<String>::new(), "{p}");
    }
    assert_eq!(text("proc.name = proc.pname"), ["'proc.pname' may be a valid field misused as a const string value"]);
    assert_eq!(text("proc.name in (' proc.aname[1]', x)"), ["' proc.aname[1]' may be a valid field misused as a const string value"]);
    assert_eq!(text("proc.name = 'tolower( x )'"), ["'tolower( x )' may be a valid field transformer misused as a const string value"]);
}

#[test]
fn the_deepest_conditions_are_within_the_stack() {
    for open in ["proc.pid = 1 or(", "proc.pid = 1 and(", "not(proc.pid = 1 or("] {
        let depth = (1..).take_while(|n| eyas_filter::parse_with_depth(&nested(open, *n), 1000).is_ok()).last().unwrap();
        let tree = eyas_filter::parse_with_depth(&nested(open, depth), 1000).unwrap();
        let checked = check(&tree, &Fake);
        assert!(checked.errors.is_empty() && tree.to_string().len() > 1000, "{open}");
        assert_eq!(checked.node.clone(), checked.node);
    }
}

fn nested(open: &str, n: usize) -> String {
    let close = open.matches('(').count() * n;
    format!("{}proc.pid = 1{}", open.repeat(n), ")".repeat(close))
}
