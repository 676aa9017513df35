// SPDX-License-Identifier: Apache-2.0
//! The event types that can make a condition true.
//!
//! Computed on the condition with macros resolved, by set algebra: tests of `evt.type` and `syscall.type` give the
//! events of those names, `evt.num` is known to be at least 1, and every other test may hold for any event, however
//! it is negated. `not` is pushed down to the tests first.

use eyas_filter::ast::{Check, Expr, Field, Literal, Op, Operand, Rhs, Span, TransformerArg};
use eyas_schema::{EVENTS, SC_NAMES, event_ids, sc_code};
use std::fmt;

/// The id of asynchronous events, for which every rule is tried.
pub const ASYNC_EVENT: u16 = 402;
/// The id of plugin events.
pub const PLUGIN_EVENT: u16 = 322;
/// The ids of the generic event, enter and exit.
const GENERIC: [u16; 2] = [0, 1];

const WORDS: usize = 8;
const _: () = assert!(EVENTS.len() <= WORDS * 64 && SC_NAMES.len() <= WORDS * 64);

/// A set of small numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Bits([u64; WORDS]);

impl Bits {
    /// All numbers below `n`.
    fn below(n: usize) -> Bits {
        let mut bits = Bits::default();
        (0..n).for_each(|i| bits.set(i));
        bits
    }
    fn set(&mut self, i: usize) {
        if let Some(w) = self.0.get_mut(i / 64) {
            *w |= 1 << (i % 64);
        }
    }
    fn has(&self, i: usize) -> bool {
        self.0.get(i / 64).is_some_and(|w| w >> (i % 64) & 1 == 1)
    }
    fn zip(mut self, other: &Bits, f: fn(u64, u64) -> u64) -> Bits {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a = f(*a, b);
        }
        self
    }
}

/// A set of event types, with the system calls that it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EventSet {
    events: Bits,
    calls: Bits,
}

impl EventSet {
    /// No event.
    #[must_use]
    pub fn none() -> EventSet {
        EventSet { events: Bits::default(), calls: Bits::default() }
    }
    /// Every event.
    #[must_use]
    pub fn all() -> EventSet {
        EventSet { events: Bits::below(EVENTS.len()), calls: Bits::below(SC_NAMES.len()) }
    }
    /// The events that users know by this name: all versions, enter and exit. The name of a system call that has no
    /// event of its own stands for the generic event.
    #[must_use]
    pub fn named(name: &str) -> EventSet {
        let mut set = EventSet::none();
        event_ids(name).for_each(|id| set.insert(id));
        let call = sc_code(name);
        if let Some(code) = call {
            set.calls.set(usize::from(code));
            if set.is_empty() {
                GENERIC.into_iter().for_each(|id| set.insert(id));
            }
        }
        set
    }
    /// Adds an event type.
    pub fn insert(&mut self, id: u16) {
        self.events.set(usize::from(id));
    }
    /// Whether the event type is in the set.
    #[must_use]
    pub fn contains(&self, id: u16) -> bool {
        self.events.has(usize::from(id))
    }
    /// Whether the system call of this code is one of those that the set stands for. Only for the generic event does
    /// this say more than [`EventSet::contains`].
    #[must_use]
    pub fn contains_call(&self, code: u16) -> bool {
        self.calls.has(usize::from(code))
    }
    /// The event types, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        (0..u16::try_from(EVENTS.len()).unwrap_or(u16::MAX)).filter(|&id| self.contains(id))
    }
    /// How many event types.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events == Bits::default()
    }
    /// Names of the event types, each once, in order of their ids.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        for e in EVENTS.iter().filter(|e| self.contains(e.id)) {
            if !names.contains(&e.name) {
                names.push(e.name);
            }
        }
        names
    }

    fn zip(self, other: &EventSet, f: fn(u64, u64) -> u64) -> EventSet {
        EventSet { events: self.events.zip(&other.events, f), calls: self.calls.zip(&other.calls, f) }
    }
    fn union(self, other: &EventSet) -> EventSet {
        self.zip(other, |a, b| a | b)
    }
    fn intersection(self, other: &EventSet) -> EventSet {
        self.zip(other, |a, b| a & b)
    }
    fn complement(self) -> EventSet {
        EventSet::all().zip(&self, |a, b| a & !b)
    }
}

impl fmt::Debug for EventSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A test of the event type whose result can't be known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecidable {
    /// The test.
    pub span: Span,
    /// What is wrong with it.
    pub message: String,
}

/// The event types that can make `condition` (macros resolved) true.
///
/// # Errors
/// [`Undecidable`] if the event type is transformed or compared with a field.
pub fn event_set(condition: &Expr) -> Result<EventSet, Undecidable> {
    set_of(condition, false, true)
}

/// The same by what 0.44 knows, which is nothing of `evt.num`.
pub(crate) fn event_set_of_0_44(condition: &Expr) -> Result<EventSet, Undecidable> {
    set_of(condition, false, false)
}

/// Whether a condition tests `evt.num`.
pub(crate) fn tests_number(condition: &Expr) -> bool {
    let mut found = false;
    condition.for_each_leaf(&mut |leaf| {
        found |= matches!(leaf, Expr::Check(Check { lhs: Operand::Field(f), .. }) if &*f.name == "evt.num");
    });
    found
}

/// `numbers` tells whether tests of `evt.num` count.
fn set_of(e: &Expr, negated: bool, numbers: bool) -> Result<EventSet, Undecidable> {
    let fold = |v: &[Expr], any: bool| {
        let mut sets = v.iter().map(|e| set_of(e, negated, numbers));
        let first = sets.next().unwrap_or_else(|| Ok(EventSet::all()))?;
        sets.try_fold(first, |acc, s| Ok(if any { acc.union(&s?) } else { acc.intersection(&s?) }))
    };
    match e {
        Expr::And(v) => fold(v, negated),
        Expr::Or(v) => fold(v, !negated),
        Expr::Not(e) => set_of(e, !negated, numbers),
        Expr::Macro(_) => Ok(EventSet::all()),
        Expr::Exists(x) => {
            let typed = matches!(&x.lhs, Operand::Field(f) if is_type_field(f));
            Ok(if typed && negated { EventSet::none() } else { EventSet::all() })
        }
        Expr::Check(c) => {
            let set = check_set(c, numbers)?;
            Ok(match set {
                None => EventSet::all(),
                Some(set) if negated => set.complement(),
                Some(set) => set,
            })
        }
    }
}

fn is_type_field(f: &Field) -> bool {
    matches!(&*f.name, "evt.type" | "syscall.type") && f.arg.is_none()
}

/// Whether an operand reads the event type through a transformer.
fn transforms_type(o: &Operand) -> bool {
    let Operand::Transformer(t) = o else { return false };
    fn below(a: &TransformerArg) -> bool {
        match a {
            TransformerArg::Literal(_) => false,
            TransformerArg::List(v, _) => v.iter().any(below),
            TransformerArg::Operand(Operand::Field(f)) => is_type_field(f),
            TransformerArg::Operand(o) => transforms_type(o),
        }
    }
    t.args.iter().any(below)
}

/// The events for which a test holds; `None` if it says nothing about the event type.
fn check_set(c: &Check, numbers: bool) -> Result<Option<EventSet>, Undecidable> {
    let undecidable = |message: &str| Err(Undecidable { span: c.span, message: message.to_owned() });
    if transforms_type(&c.lhs) {
        return undecidable("the event type of a rule cannot be tested through a transformer");
    }
    let Operand::Field(field) = &c.lhs else { return Ok(None) };
    let constants: &[Literal] = match &c.rhs {
        Rhs::Literal(l) => std::slice::from_ref(l),
        Rhs::List(v, _) => v,
        Rhs::Ident(i) => &[Literal { value: i.name.as_bytes().into(), span: i.span }],
        Rhs::Val { .. } | Rhs::Transformer(_) if is_type_field(field) => {
            return undecidable("the event type of a rule cannot be compared with a field");
        }
        Rhs::Val { .. } | Rhs::Transformer(_) => return Ok(None),
    };
    if c.modifier.is_some() {
        return Ok(None);
    }
    if is_type_field(field) {
        let named = || {
            let sets = constants.iter().map(|l| EventSet::named(&l.to_text()));
            sets.fold(EventSet::none(), |acc, s| acc.union(&s))
        };
        return Ok(match c.op {
            Op::Eq | Op::In => Some(named()),
            Op::Ne => Some(named().complement()),
            _ => None,
        });
    }
    if numbers && &*field.name == "evt.num" && field.arg.is_none() {
        return Ok(number_set(c.op, constants));
    }
    Ok(None)
}

/// `evt.num` starts at 1, so that some tests of it never or always hold.
fn number_set(op: Op, constants: &[Literal]) -> Option<EventSet> {
    let numbers: Option<Vec<u64>> = constants.iter().map(|l| l.to_text().parse().ok()).collect();
    let numbers = numbers?;
    let first = numbers.first().copied();
    let holds = match (op, first) {
        (Op::In, _) if numbers.iter().all(|&n| n == 0) => false,
        (Op::Eq | Op::Le, Some(0)) | (Op::Lt, Some(0 | 1)) => false,
        (Op::Ne | Op::Gt, Some(0)) | (Op::Ge, Some(0 | 1)) => true,
        _ => return None,
    };
    Some(if holds { EventSet::all() } else { EventSet::none() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use eyas_filter::parse;

    fn names(text: &str) -> String {
        let set = event_set(&parse(text).unwrap()).unwrap();
        match set.len() {
            n if n == EVENTS.len() => "all".to_owned(),
            0 => "none".to_owned(),
            n if n > 100 => format!("all but {}", set.complement().names().join(" ")),
            _ => set.names().join(" "),
        }
    }

    #[test]
    fn sets() {
        for (text, want) in [
            ("proc.name = x", "all"),
            ("evt.type = open", "open"),
            ("evt.type in (open, openat) and proc.name = x", "open openat"),
            ("evt.type = open or proc.name = x", "all"),
            ("evt.type = open or evt.type = close", "open close"),
            ("evt.type = open and evt.type = close", "none"),
            ("evt.type != open", "all but open"),
            ("not evt.type = open", "all but open"),
            ("not (evt.type = open or evt.type = close)", "all but open close"),
            ("not (evt.type = open and proc.name = x)", "all"),
            ("not proc.name = x and evt.type = open", "open"),
            ("evt.type exists", "all"),
            ("not evt.type exists", "none"),
            ("evt.type contains open", "all"),
            ("not evt.type startswith open", "all"),
            ("evt.type = anyof (open)", "all"),
            ("syscall.type = open", "open"),
            ("evt.type = ustat", "syscall"),
            ("evt.type = nosuch", "none"),
            ("evt.num = 0", "none"),
            ("evt.num < 1", "none"),
            ("evt.num < 2", "all"),
            ("evt.num in (0)", "none"),
            ("evt.num in ()", "none"),
            ("evt.num in (0, 1)", "all"),
            ("not evt.num >= 1", "none"),
            ("evt.num != 0 and evt.type = open", "open"),
            ("proc.name = val(evt.type)", "all"),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn numbers_by_0_44() {
        let count = |text: &str| event_set_of_0_44(&parse(text).unwrap()).unwrap().len();
        assert_eq!((count("evt.num = 0"), count("evt.type = open and evt.num = 0")), (EVENTS.len(), EventSet::named("open").len()));
    }

    #[test]
    fn undecidable() {
        for text in ["tolower(evt.type) = open", "not evt.type = val(proc.name)", "a and concat(evt.type, 'x') = y"] {
            assert!(event_set(&parse(text).unwrap()).is_err(), "{text}");
        }
    }

    #[test]
    fn generic_calls() {
        let set = EventSet::named("ustat");
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 1]);
        assert!(set.contains_call(sc_code("ustat").unwrap()) && !set.contains_call(sc_code("open").unwrap()));
    }
}
