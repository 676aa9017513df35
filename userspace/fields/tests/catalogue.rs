// SPDX-License-Identifier: Apache-2.0
//! Which field texts exist, and what is said of those that don't.
use eyas_fields::{Class, Field, FieldFlags, Fields};
use eyas_filter::catalogue::{Catalogue, LookupError};
use eyas_filter::{check::check, parse};
use eyas_schema::ParamType;

fn look(name: &str, arg: Option<&str>) -> Result<String, String> {
    match Fields.lookup(name, arg.map(str::as_bytes)) {
        Ok(r) => {
            let (Ok(again), Ok(first)) = (Field::from_ref(&r), Field::resolve(name, arg.map(str::as_bytes))) else {
                return Err("found by one way only".into());
            };
            assert_eq!((again.arg(), again.ty()), (first.arg(), first.ty()), "a reference leads back to the same field");
            Ok(format!("{} {:?} {}", r.name, r.arg, r.ty))
        }
        Err(LookupError::Unknown) => Err("unknown".into()),
        Err(LookupError::Argument(why)) => Err(why),
    }
}

#[test]
fn every_field_is_listed_once_and_found() {
    let names: Vec<_> = eyas_fields::all().map(|s| s.name).collect();
    let container = eyas_fields::all().filter(|s| s.class == Class::Container).count();
    assert_eq!((names.len() - container, container), (233, 61));
    for s in eyas_fields::all() {
        assert!(!s.description.is_empty() && s.description.ends_with('.'), "{}", s.name);
        let needs = s.flags.contains(FieldFlags::ARG_REQUIRED) && s.name != "evt.abspath";
        assert_eq!(look(s.name, None).is_err(), needs, "{}", s.name);
    }
}

#[test]
fn arguments() {
    let ok = |n: &str, a: Option<&str>| look(n, a).unwrap();
    assert_eq!(ok("proc.name", None), "proc.name None CHARBUF");
    assert_eq!(ok("proc.aname", Some("2")), "proc.aname Index(2) CHARBUF");
    assert_eq!(ok("evt.arg.flags", None), "evt.arg Key(\"flags\") CHARBUF");
    assert_eq!(ok("evt.arg", Some("1")), "evt.arg Index(1) CHARBUF");
    assert_eq!(ok("evt.rawarg.flags", None), "evt.rawarg Key(\"flags\") FLAGS32");
    assert_eq!(ok("evt.rawarg.data", None), "evt.rawarg Key(\"data\") BYTEBUF");
    assert_eq!(ok("evt.type.is.openat", None), "evt.type.is Key(\"openat\") UINT32");
    assert_eq!(ok("evt.abspath.src", None), "evt.abspath Key(\"src\") CHARBUF");
    assert_eq!(ok("evt.around", Some("1404996934793590564")), "evt.around Index(1404996934793590564) UINT64");
    assert_eq!(ok("thread.cgroup.cpu_acct", None), "thread.cgroup Key(\"cpu_acct\") CHARBUF");
    assert_eq!(ok("proc.env", Some("PATH")), "proc.env Key(\"PATH\") CHARBUF");
    assert_eq!(ok("proc.aenv", Some("2")), "proc.aenv Index(2) CHARBUF");
    assert_eq!(ok("proc.exe_ino.ctime", None), "proc.exe_ino.ctime None ABSTIME");
    assert_eq!(ok("fd.types", Some("0")), "fd.types Index(0) CHARBUF");
    assert_eq!(ok("container.label", Some("a.b/c")), "container.label Key(\"a.b/c\") CHARBUF");
    assert_eq!(ok("container.mount.source", Some("/proc")), "container.mount.source Key(\"/proc\") CHARBUF");
    // Numbers are read as C's scanf reads 32 bits; -1 is as good as no argument.
    assert_eq!(ok("proc.aname", Some("-1")), "proc.aname None CHARBUF");
    assert_eq!(ok("proc.args", Some(" +2")), "proc.args Index(2) CHARBUF");
    assert_eq!(ok("fd.types", Some("18446744073709551616")), "fd.types None CHARBUF");
    assert_eq!(ok("proc.apid", Some("99999999999")), "proc.apid Index(1215752191) INT64");
    assert_eq!(ok("evt.arg", Some("-2")), "evt.arg Index(4294967294) CHARBUF");
    assert_eq!(ok("evt.around", Some("-1")), "evt.around Index(18446744073709551615) UINT64");
    assert_eq!(ok("proc.aenv", Some("+2")), "proc.aenv Key(\"+2\") CHARBUF");
    assert_eq!(ok("container.mount", Some("0")), "container.mount Index(0) CHARBUF");
}

#[test]
fn what_is_no_field() {
    let err = |n: &str, a: Option<&str>| look(n, a).unwrap_err();
    for (n, a) in [
        ("proc.nam", None),
        ("proc.names", None),
        ("proc.name.x", None),
        ("proc.name", Some("1")),
        ("proc.aname", Some("x")),
        ("evt.arg.flagsx", None),
        ("proc.env", Some("A]B")),
        ("container.label", Some("a]b")),
        ("evt.abspath.old", None),
        ("", None),
        ("é", None),
    ] {
        assert_eq!(err(n, a), "unknown", "{n}");
    }
    assert_eq!(err("evt.arg.nosuch", None), "unknown event argument nosuch");
    assert_eq!(err("evt.arg", Some("name")), "name is not a valid number");
    assert_eq!(err("evt.rawarg", Some("0")), "evt.arg fields must be expressed explicitly");
    assert_eq!(err("thread.cgroup", Some("cpu")), "filter syntax error: thread.cgroup");
    assert_eq!(err("evt.type.is.nosuch", None), "unknown event type nosuch");
    assert_eq!(err("container.label", None), "container.label requires an argument but none provided");
    assert_eq!(err("container.label.app", None), "container.label.app requires an argument but none provided");
    let blank = "container.mount has unbalanced argument brackets: a blank stands in them";
    assert_eq!(err("container.mount", Some("a b")), blank);
}

#[test]
fn comparisons_of_raw_parameters_and_times() {
    let verdict = |t: &str| {
        let checked = check(&parse(t).unwrap(), &Fields);
        checked.errors.into_iter().next().map_or_else(|| "ok".to_owned(), |e| e.message)
    };
    for (text, want) in [
        ("evt.rawarg.res < -1 and evt.rawarg.flags in (1, 2)", "ok"),
        ("evt.rawarg.data exists or evt.rawarg.data in ()", "ok"),
        ("evt.rawarg.data contains a", "wrong parameter type 10"),
        ("evt.rawarg.data bstartswith 00", "wrong parameter type 10"),
        ("evt.rawarg.ID = 1", "wrong parameter type 18"),
        ("evt.rawarg.sig in (9)", "wrong parameter type 19"),
        ("evt.rawarg.ppid = 1", "filter error: '=' operator not supported for type 'PID32'"),
        ("evt.rawarg.ppid exists", "ok"),
        ("evt.buffer contains a", "ok"),
        ("evt.around[5] = 1", "ok"),
        ("evt.around[5] != 1", "evt.around supports only '=' comparison operator"),
        ("evt.around[5] < 1.5", "1.5 is not a valid number"),
        ("len(proc.aname) = 1", "field 'proc.aname' does not support transformers"),
        ("concat(proc.aname, 'x') = a and join(',', (evt.rawarg.fd)) = a", "ok"),
        ("proc.name = concat(proc.aname, 'x')", "ok"),
        ("proc.args in val(fd.types)", "field 'fd.types' can't be used as a right-hand side field"),
        ("proc.args in tolower(fd.types)", "field 'fd.types' can't be used as a right-hand side field"),
        ("proc.name = join(',', fd.types)", "ok"),
    ] {
        assert_eq!(verdict(text), want, "{text}");
    }
}

#[test]
fn event_names() {
    for n in ["openat", "execve", "container", "tkill", "procexit", "asyncevent"] {
        assert!(Fields.is_event_name(n), "{n}");
    }
    assert!(!Fields.is_event_name("nosuch") && !Fields.is_event_name(""));
}

#[test]
fn any_text_is_survived() {
    let alphabet: Vec<char> = "evt.argprocname[]0\u{e9}\u{1F600}_typeis".chars().collect();
    let mut seed = 1u64;
    for _ in 0..10_000 {
        let mut text = String::new();
        for _ in 0..seed % 40 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
            text.push(alphabet[usize::try_from(seed >> 40).unwrap() % alphabet.len()]);
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
        let _ = Field::resolve(&text, None);
        let _ = Field::resolve("proc.aname", Some(text.as_bytes()));
    }
    assert_eq!(Field::resolve(&"evt.arg.".repeat(100_000), None).err().map(|_| ()), Some(()));
}

#[test]
fn types_have_the_same_names_in_schema_and_language() {
    assert_eq!(eyas_fields::value_type(ParamType::Ipnet).name(), "IPNET");
    assert_eq!(eyas_fields::param_type(eyas_filter::catalogue::ValueType::Fsrelpath), ParamType::Fsrelpath);
}
