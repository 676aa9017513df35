// SPDX-License-Identifier: Apache-2.0
//! Output templates.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod fake;

use eyas_filter::template::{Part, Template};
use fake::Fake;

fn parts(text: &str) -> String {
    let t = Template::parse(text, &Fake).unwrap_or_else(|e| panic!("{text}: {e}"));
    let mut out = String::from(if t.keep_missing { "*" } else { "" });
    for p in &t.parts {
        match p {
            Part::Text(t) => out += &format!("<{t}>"),
            Part::Value(v) => out += &format!("{{{}:{}}}", v.key, v.width),
        }
    }
    out
}

#[test]
fn parse() {
    for (text, want) in [
        ("plain", "<plain>"),
        ("%proc.name", "{proc.name:0}"),
        ("*%proc.name", "*{proc.name:0}"),
        ("a %proc.name b", "<a >{proc.name:0}< b>"),
        ("%proc.name%proc.pid", "{proc.name:0}{proc.pid:0}"),
        ("%proc.namexyz", "{proc.name:0}<xyz>"),
        ("%proc.name.", "{proc.name:0}<.>"),
        ("%proc.name[1]", "{proc.name:0}<[1]>"),
        ("%proc.name[", "{proc.name:0}<[>"),
        ("%proc.aname[2]=x", "{proc.aname[2]:0}<=x>"),
        ("%proc.aname[2", "{proc.aname:0}<[2>"),
        ("%proc.env[A B]", "{proc.env:0}<[A B]>"),
        ("%proc.env['A B']", "{proc.env[\"A B\"]:0}"),
        ("%evt.type)", "{evt.type:0}<)>"),
        ("%10proc.name", "{proc.name:10}"),
        ("%0proc.name", "{proc.name:0}"),
        ("%tolower(proc.name)x", "{tolower(proc.name):0}<x>"),
        ("%join(',', (proc.name, proc.pid))", "{join(,,(proc.name,proc.pid)):0}"),
        ("%join(', ', (proc.name, 'a b'))", "{join(\", \",(proc.name,\"a b\")):0}"),
        ("%tolower(proc.name)[1]", "{tolower(proc.name):0}<[1]>"),
        ("%tolower(proc.name)[", "{tolower(proc.name):0}<[>"),
        ("%concat(proc.name, ')[')[ab]%proc.pid", "{concat(proc.name,)[):0}<[ab]>{proc.pid:0}"),
        ("%fd.ip", "{fd.ip:0}"),
        ("é%proc.nameé", "<é>{proc.name:0}<é>"),
        ("a*%proc.name", "<a*>{proc.name:0}"),
    ] {
        assert_eq!(parts(text), want, "{text}");
    }
}

#[test]
fn mistakes() {
    for (text, at, message) in [
        ("", 0, "empty formatting token"),
        ("*", 0, "empty formatting token"),
        ("a %", 2, "invalid formatting syntax: formatting cannot end with a %"),
        ("a %12", 2, "invalid formatting syntax: formatting cannot end with a number"),
        ("%proc.nmae", 1, "unknown filter: filter_check called with nonexistent field proc.nmae"),
        ("100%", 3, "invalid formatting syntax: formatting cannot end with a %"),
        ("100% x", 4, "unknown filter: expected a field, found a blank"),
        ("%%proc.name", 1, "unknown filter: expected a field, found '%proc.name'"),
        ("%val(proc.name)", 1, "unknown filter: expected a field, found 'val'"),
        ("%evt.arg", 1, "unknown filter: filter_check called with nonexistent field evt.arg"),
        (
            "%tolower(proc.pid)",
            1,
            "unknown filter: can't add field transformer: type 'INT64' is not supported by 'tolower' transformer applied on field 'proc.pid'",
        ),
    ] {
        let e = Template::parse(text, &Fake).expect_err(text);
        assert_eq!((e.message.as_str(), e.at), (message, at), "{text}");
    }
}
