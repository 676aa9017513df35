// SPDX-License-Identifier: Apache-2.0
//! Finding a field by what a rule's author wrote.
//!
//! The longest field name that the text starts with wins; what follows must be a legal argument of that field and
//! nothing else.
use crate::field::Arg;
use crate::spec::{ArgRule, FieldFlags, Spec};
use crate::table;
use eyas_filter::catalogue::{Catalogue, FieldArg, FieldRef, LookupError, PrintFormat, ValueType};
use eyas_schema::{EVENTS, Format, ParamInfo, ParamType, SC_NAMES};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// The catalogue of built-in fields, for the filter language.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fields;

/// Names of the notices that the built-in container support sends.
const ASYNC_EVENTS: [&str; 2] = ["container", "container_removed"];

/// A row with the argument that was given for it.
#[derive(Clone, Debug)]
pub(crate) struct Lookup {
    pub spec: &'static Spec,
    pub arg: Arg,
    pub ty: ParamType,
    pub format: Format,
    id: u32,
    given: FieldArg,
}

struct Index {
    specs: Vec<&'static Spec>,
    by_name: FxHashMap<&'static str, u32>,
    /// First definition of each parameter name over the event table.
    params: FxHashMap<&'static str, &'static ParamInfo>,
    events: FxHashSet<&'static str>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let specs: Vec<_> = table::all().collect();
        let by_name = (0..).zip(&specs).map(|(i, s)| (s.name, i)).collect();
        let mut params = FxHashMap::default();
        for p in EVENTS.iter().flat_map(|e| e.params) {
            params.entry(p.name).or_insert(p);
        }
        let events = EVENTS.iter().map(|e| e.name).chain(SC_NAMES).chain(ASYNC_EVENTS).filter(|n| !n.is_empty()).collect();
        Index { specs, by_name, params, events }
    })
}

/// Every field, in the order of listing.
pub fn all() -> impl Iterator<Item = &'static Spec> {
    index().specs.iter().copied()
}

/// No name in the catalogue or the event table is longer.
const LONGEST: usize = 64;

/// The longest name that `text` starts with, by `find`.
fn longest<T>(text: &str, find: impl Fn(&str) -> Option<T>) -> Option<(T, &str)> {
    (1..=text.len().min(LONGEST)).rev().find_map(|n| {
        let (head, rest) = (text.get(..n)?, text.get(n..)?);
        Some((find(head)?, rest))
    })
}

/// The parameter of any event with the longest name that `text` starts with.
fn longest_param(text: &str) -> Option<(&'static ParamInfo, &str)> {
    longest(text, |n| index().params.get(n).copied())
}

fn argument(text: impl Into<String>) -> LookupError {
    LookupError::Argument(text.into())
}

/// A decimal number as C's scanf reads it: blanks and a sign before it are allowed, too large ones saturate.
fn number(arg: &[u8]) -> Option<i128> {
    let text = std::str::from_utf8(arg).ok()?.trim_start();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let n = digits.bytes().take(25).fold(0i128, |n, d| n * 10 + i128::from(d - b'0'));
    Some(if text.starts_with('-') { -n } else { n })
}

/// A number that is read into 32 bits with a sign: it saturates at 64 bits and then wraps.
fn int32(arg: &[u8]) -> Option<i32> {
    let n = number(arg)?.clamp(i64::MIN.into(), i64::MAX.into());
    i32::try_from((n << 96) >> 96).ok()
}

fn not_a_number(arg: &[u8]) -> LookupError {
    argument(format!("{} is not a valid number", String::from_utf8_lossy(arg)))
}

/// How numbers print. Parameters that `evt.rawarg` names differ in it from event to event: its extractor sees to that.
fn format_of(spec: &Spec) -> Format {
    match spec.arg {
        ArgRule::RawParam => Format::Dec,
        _ => spec.format,
    }
}

/// Finds the row for `name` and prepares its argument.
pub(crate) fn lookup(name: &str, arg: Option<&[u8]>) -> Result<Lookup, LookupError> {
    let ix = index();
    let (id, rest) = longest(name, |n| ix.by_name.get(n).copied()).ok_or(LookupError::Unknown)?;
    let spec = usize::try_from(id).ok().and_then(|i| ix.specs.get(i)).copied().ok_or(LookupError::Unknown)?;
    // The argument is either what follows the name behind a dot, or what stands in brackets.
    let dotted = match rest.strip_prefix('.') {
        Some(d) if !d.is_empty() && arg.is_none() => Some(d),
        None if rest.is_empty() => None,
        _ => return Err(LookupError::Unknown),
    };
    let (arg, given, ty) = Reader { spec, name, dotted, bracket: arg }.read()?;
    Ok(Lookup { spec, format: format_of(spec), arg, ty, id, given })
}

/// Reads the argument of one field by its rule.
struct Reader<'t> {
    spec: &'static Spec,
    name: &'t str,
    dotted: Option<&'t str>,
    bracket: Option<&'t [u8]>,
}

type ReadArg = Result<(Arg, FieldArg, ParamType), LookupError>;

impl Reader<'_> {
    fn read(&self) -> ReadArg {
        let ty = self.spec.ty;
        // The first closing bracket ends an argument, even one in quotes.
        if self.bracket.is_some_and(|b| b.contains(&b']')) {
            return Err(LookupError::Unknown);
        }
        match (self.spec.arg, self.dotted, self.bracket) {
            (ArgRule::Param, Some(text), _) | (ArgRule::RawParam, Some(text), _) => self.param(text),
            (ArgRule::Param, _, Some(b)) => {
                // No event has as many parameters as a negative number becomes.
                let n = int32(b).ok_or_else(|| not_a_number(b))?.cast_unsigned();
                Ok((Arg::ParamAt(usize::try_from(n).unwrap_or(usize::MAX)), FieldArg::Index(n.into()), ty))
            }
            (ArgRule::RawParam, _, Some(_)) => Err(argument("evt.arg fields must be expressed explicitly")),
            (ArgRule::EventType, Some(text), _) => {
                if EVENTS.iter().any(|e| e.name == text) || text.parse::<u16>().is_ok() {
                    Ok((Arg::EventName(text.into()), FieldArg::Key(text.into()), ty))
                } else {
                    Err(argument(format!("unknown event type {text}")))
                }
            }
            (ArgRule::Cgroup, Some(text), _) if text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_') => self.key(text),
            (ArgRule::Cgroup, _, Some(_)) => Err(argument(format!("filter syntax error: {}", self.name))),
            (ArgRule::Side, Some("src"), _) => Ok((Arg::Src, FieldArg::Key("src".into()), ty)),
            (ArgRule::Side, Some("dst"), _) => Ok((Arg::Dst, FieldArg::Key("dst".into()), ty)),
            (ArgRule::Timestamp, None, Some(b)) => {
                let n = number(b).ok_or_else(|| not_a_number(b))?;
                let n = u64::try_from(n.clamp(-i128::from(u64::MAX), u64::MAX.into()) & i128::from(u64::MAX)).unwrap_or(u64::MAX);
                Ok(self.index(n))
            }
            (ArgRule::Level | ArgRule::Number, None, Some(b)) => match int32(b).ok_or(LookupError::Unknown)? {
                // The reference's own mark for "no argument".
                -1 => Ok((Arg::None, FieldArg::None, ty)),
                n => Ok(self.index(n.cast_unsigned().into())),
            },
            (ArgRule::EnvNameOrLevel, None, Some(b)) => match int32(b).filter(|_| b.iter().all(u8::is_ascii_digit)) {
                Some(n) => Ok(self.index(n.cast_unsigned().into())),
                None => self.key_bytes(b),
            },
            // A number is no name, and a process has only one environment: the whole of it.
            (ArgRule::EnvName, None, Some(b)) if !b.is_empty() && b.iter().all(u8::is_ascii_digit) => Ok((Arg::None, FieldArg::None, ty)),
            (ArgRule::EnvName, None, Some(b)) => self.key_bytes(b),
            (ArgRule::Key | ArgRule::IndexOrKey, None, Some(b)) if b.contains(&b' ') => {
                Err(argument(format!("{} has unbalanced argument brackets: a blank stands in them", self.name)))
            }
            (ArgRule::Key, None, Some(b)) => self.key_bytes(b),
            (ArgRule::IndexOrKey, None, Some(b)) => {
                let digits = b.iter().all(u8::is_ascii_digit) && (b.len() == 1 || !b.starts_with(b"0"));
                match number(b).filter(|_| digits).and_then(|n| u64::try_from(n).ok()) {
                    Some(n) => Ok(self.index(n)),
                    None => self.key_bytes(b),
                }
            }
            (_, None, None) if !self.spec.flags.contains(FieldFlags::ARG_REQUIRED) || self.spec.arg == ArgRule::Side => {
                Ok((Arg::None, FieldArg::None, ty))
            }
            (ArgRule::Key | ArgRule::IndexOrKey, _, None) => Err(argument(format!("{} requires an argument but none provided", self.name))),
            (_, None, None) => Err(argument(format!("filter syntax error: {}", self.name))),
            _ => Err(LookupError::Unknown),
        }
    }

    fn index(&self, n: u64) -> (Arg, FieldArg, ParamType) {
        (Arg::Index(n), FieldArg::Index(n), self.spec.ty)
    }

    fn key(&self, text: &str) -> ReadArg {
        Ok((Arg::Key(text.into()), FieldArg::Key(text.into()), self.spec.ty))
    }

    fn key_bytes(&self, b: &[u8]) -> ReadArg {
        let text = std::str::from_utf8(b).map_err(|_| argument("the argument is not valid UTF-8"))?;
        self.key(text)
    }

    fn param(&self, text: &str) -> ReadArg {
        match longest_param(text) {
            Some((p, "")) => {
                let ty = if self.spec.ty == ParamType::Dyn { p.ty } else { self.spec.ty };
                Ok((Arg::param(p.name), FieldArg::Key(p.name.into()), ty))
            }
            Some(_) => Err(LookupError::Unknown),
            None => Err(argument(format!("unknown event argument {text}"))),
        }
    }
}

/// Turns a reference, as the filter language carries it, back into row and argument.
pub(crate) fn from_ref(r: &FieldRef) -> Option<Lookup> {
    let spec = *usize::try_from(r.id).ok().and_then(|i| index().specs.get(i))?;
    let text;
    let (dotted, bracket) = match (&r.arg, spec.arg) {
        (FieldArg::None, _) => (None, None),
        (FieldArg::Key(k), ArgRule::EnvName | ArgRule::EnvNameOrLevel | ArgRule::Key | ArgRule::IndexOrKey) => (None, Some(k.as_bytes())),
        (FieldArg::Key(k), _) => (Some(&**k), None),
        (FieldArg::Index(n), _) => {
            text = n.to_string();
            (None, Some(text.as_bytes()))
        }
    };
    let (arg, given, ty) = Reader { spec, name: spec.name, dotted, bracket }.read().ok()?;
    Some(Lookup { spec, format: format_of(spec), arg, ty, id: r.id, given })
}

/// The filter language's name of a type; its list and the schema's are the same.
#[must_use]
pub fn value_type(ty: ParamType) -> ValueType {
    static BY_TYPE: OnceLock<Vec<ValueType>> = OnceLock::new();
    let types = BY_TYPE.get_or_init(|| {
        (0..64)
            .map(|n| {
                let same = |v: &&ValueType| ParamType::Pid32 as usize >= n && v.name() == type_name(n);
                ValueType::ALL.iter().find(same).copied().unwrap_or(ValueType::Dyn)
            })
            .collect()
    });
    types.get(ty as usize).copied().unwrap_or(ValueType::Dyn)
}

/// The schema's name of a type of the filter language.
#[must_use]
pub fn param_type(ty: ValueType) -> ParamType {
    TYPES.into_iter().find(|t| t.name() == ty.name()).unwrap_or(ParamType::None)
}

fn type_name(n: usize) -> &'static str {
    TYPES.iter().find(|t| **t as usize == n).map_or("", |t| t.name())
}

/// Every type that a field or a parameter can have.
const TYPES: [ParamType; 48] = {
    use ParamType::*;
    [
        Int8,
        Int16,
        Int32,
        Int64,
        Uint8,
        Uint16,
        Uint32,
        Uint64,
        Charbuf,
        Bytebuf,
        Errno,
        Sockaddr,
        Socktuple,
        Fd,
        Pid,
        Fdlist,
        Fspath,
        Syscallid,
        Sigtype,
        Reltime,
        Abstime,
        Port,
        L4proto,
        Sockfamily,
        Bool,
        Ipv4addr,
        Dyn,
        Flags8,
        Flags16,
        Flags32,
        Uid,
        Gid,
        Double,
        Sigset,
        Charbufarray,
        CharbufPairArray,
        Ipv4net,
        Ipv6addr,
        Ipv6net,
        Ipaddr,
        Ipnet,
        Mode,
        Fsrelpath,
        Enumflags8,
        Enumflags16,
        Enumflags32,
        Fd32,
        Pid32,
    ]
};

fn print_format(f: Format) -> PrintFormat {
    match f {
        Format::Na => PrintFormat::Na,
        Format::Dec => PrintFormat::Dec,
        Format::Hex => PrintFormat::Hex,
        Format::Oct => PrintFormat::Oct,
        Format::PaddedDec => PrintFormat::PaddedDec,
        Format::Id => PrintFormat::Id,
        Format::Dir => PrintFormat::Dir,
    }
}

impl Catalogue for Fields {
    fn lookup(&self, name: &str, arg: Option<&[u8]>) -> Result<FieldRef, LookupError> {
        let found = lookup(name, arg)?;
        let is = |f| found.spec.flags.contains(f);
        Ok(FieldRef {
            id: found.id,
            name: found.spec.name,
            arg: found.given,
            ty: value_type(found.ty),
            format: print_format(found.format),
            flags: eyas_filter::catalogue::FieldFlags {
                list: is(FieldFlags::LIST),
                filter_only: is(FieldFlags::FILTER_ONLY),
                print_only: is(FieldFlags::PRINT_ONLY),
                deprecated: is(FieldFlags::DEPRECATED),
                no_transformer: is(FieldFlags::NO_TRANSFORMER),
                no_rhs: is(FieldFlags::NO_RHS),
            },
        })
    }

    fn for_each_name(&self, f: &mut dyn FnMut(&str)) {
        all().for_each(|s| f(s.name));
    }

    fn is_event_name(&self, name: &str) -> bool {
        index().events.contains(name)
    }

    fn for_each_event_name(&self, f: &mut dyn FnMut(&str)) {
        let mut names: Vec<_> = index().events.iter().copied().collect();
        names.sort_unstable();
        names.into_iter().for_each(f);
    }

    fn port_by_name(&self, service: &str) -> Option<u16> {
        crate::services::port(service)
    }
}
