// SPDX-License-Identifier: Apache-2.0
//! Calls with known arguments, and the events that they leave.

mod files;
mod io;
mod layers;
mod net;
mod other;
mod process;
mod start;

use eyas_schema::event_info;

use crate::{
    Outcome,
    expect::same,
    reader::{Reader, Seen},
    sys::call,
};

pub use files::CHECKS as FILES;
pub use io::CHECKS as IO;
pub use layers::CHECKS as LAYERS;
pub use net::{CHECKS as NET, pointers};
pub use other::CHECKS as OTHER;
pub use process::CHECKS as PROCESS;
pub use start::CHECKS as START;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// What a parameter should be.
#[derive(Clone, Copy, Debug)]
enum Want<'a> {
    /// A number.
    Is(i64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// All of these flags or this value, by name, and no other.
    Flags(&'a [&'a str]),
    /// Nothing: length 0.
    Nothing,
}
use Want::{Bytes, Flags, Is, Nothing, Text};

/// A reader of these calls' exits.
fn wanting(calls: &[i64]) -> Fallible<Reader> {
    Reader::wanting(calls).map_err(|e| format!("open: errno {e}").into())
}

/// The only event of a type among those seen.
fn only(seen: &[Seen], id: u16) -> Fallible<Seen> {
    let name = event_info(id).unwrap().symbol;
    let of: Vec<&Seen> = seen.iter().filter(|s| s.kind() == id).collect();
    match of[..] {
        [one] => Ok(one.clone()),
        _ => Err(format!(
            "{} events {name} instead of one among {:?}",
            of.len(),
            seen.iter().map(|s| event_info(s.kind()).unwrap().symbol).collect::<Vec<_>>()
        )
        .into()),
    }
}

/// The sum of named values of a parameter.
fn named(id: u16, param: &str, names: &[&str]) -> i64 {
    let info = event_info(id).unwrap();
    let values = info.params[info.param_index(param).unwrap()].values;
    names
        .iter()
        .map(|n| values.iter().find(|v| v.name == *n).unwrap_or_else(|| panic!("{param} has no value {n}")).value as i64)
        .fold(0, |a, b| a | b)
}

/// Compares the parameters of an event.
fn compare(s: &Seen, want: &[(&str, Want<'_>)]) -> Outcome {
    let name = event_info(s.kind()).unwrap().symbol;
    for (param, want) in want {
        match want {
            Is(n) => same!(s.int(param), *n, "{name}, {param}"),
            Text(t) => same!(s.text(param), (*t).to_owned(), "{name}, {param}"),
            Bytes(b) => same!(s.param(param), *b, "{name}, {param}"),
            Flags(f) => same!(s.int(param), named(s.kind(), param, f), "{name}, {param} (should be {f:?})"),
            Nothing => same!(s.param(param).len(), 0, "{name}, length of {param}"),
        }
    }
    Ok(())
}

/// Makes a call and compares its event; gives back the call's result. The first parameter must be the result.
fn expect(nr: i64, args: [usize; 6], id: u16, want: &[(&str, Want<'_>)]) -> Fallible<i64> {
    let r = wanting(&[nr])?;
    let (ret, seen) = r.record(|| call(nr, args));
    let s = only(&seen, id)?;
    same!(s.int(event_info(id).unwrap().params[0].name), ret, "result of {}", event_info(id).unwrap().symbol);
    compare(&s, want)?;
    Ok(ret)
}

/// Fails unless a call went well.
fn good(what: &str, ret: i64) -> Fallible<usize> {
    usize::try_from(ret).map_err(|_| format!("{what}: errno {}", -ret).into())
}
