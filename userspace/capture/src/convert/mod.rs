// SPDX-License-Identifier: Apache-2.0
//! Events of older schemas become events of the current one.
//!
//! Old probes wrote two events for a system call, at its entry and at its exit. Today's exit event carries what
//! both told: the enter event is kept for its thread until the exit event comes, then joined to it. The table of
//! conversions is `schema/converter.tsv`; an event is converted again and again until it is current.
//!
//! Where the reference fails the whole trace because the enter event kept for a thread belongs to another call
//! (its own exit event was lost), the exit event here is completed as if no enter event had been seen.

mod enters;
#[rustfmt::skip]
mod generated;

use eyas_schema::{Event, EventFlags, EventInfo, ParamInfo, ParamType, event_info};

use crate::error::Damage;
use crate::schema::HEADER;
use enters::Enters;
use generated::ROWS;

/// A chain of conversions is never longer.
const MAX_ROUNDS: usize = 50;

/// A conversion: which events it is for, and what is done.
#[derive(Debug)]
struct Row {
    kind: u16,
    params: u8,
    action: Action,
}

/// What is done with an event.
#[derive(Debug, Clone, Copy)]
enum Action {
    /// It keeps its parameters and gets these.
    Append(&'static [Step]),
    /// It becomes an event of this type, made of these parameters alone.
    Become(u16, &'static [Step]),
    /// It is kept as its thread's enter event.
    Store,
    /// It is kept as its thread's enter event, and given.
    StoreAndPass,
    /// It is given.
    Pass,
}

/// How one parameter is made.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// A parameter of the event.
    Own(u8),
    /// A parameter of the enter event, or the type's default.
    Enter(u8),
    /// A parameter of the enter event, or nothing.
    EnterOrEmpty(u8),
    /// The type's default.
    Default,
    /// Nothing.
    Empty,
    /// The parameters of an old container event as a JSON text.
    ContainerJson,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is current as it is.
    Same,
    /// It was converted: [`Converter::made`].
    Made,
    /// It isn't given.
    Dropped,
}

/// Converts events; keeps the enter events of threads.
#[derive(Debug, Default)]
pub(crate) struct Converter {
    enters: Enters,
    made: Vec<u8>,
    next: Vec<u8>,
}

impl Converter {
    /// The event that the last [`Verdict::Made`] stands for.
    #[inline]
    pub(crate) fn made(&self) -> &[u8] {
        &self.made
    }

    /// Enter events that were given up for want of room.
    pub(crate) fn forgotten(&self) -> u64 {
        self.enters.forgotten()
    }

    /// Forgets all enter events: a new section begins.
    pub(crate) fn clear(&mut self) {
        self.enters.clear();
    }

    /// Converts an event, however many steps it takes.
    pub(crate) fn convert(&mut self, event: &[u8]) -> Result<Verdict, Damage> {
        let mut done = Verdict::Same;
        for _ in 0..MAX_ROUNDS {
            let bytes = if done == Verdict::Made { self.made.as_slice() } else { event };
            let (event, info) = parse(bytes)?;
            let Some(action) = decide(&event, info)? else { return Ok(done) };
            match action {
                Next::Drop => return Ok(Verdict::Dropped),
                Next::Do(Action::Pass) => return Ok(done),
                Next::Do(Action::Store) => {
                    self.enters.store(event.tid, bytes);
                    return Ok(Verdict::Dropped);
                }
                Next::Do(Action::StoreAndPass) => {
                    self.enters.store(event.tid, bytes);
                    return Ok(done);
                }
                Next::Do(Action::Append(steps)) => build(&mut self.next, &mut self.enters, &event, info, true, steps)?,
                Next::Do(Action::Become(kind, steps)) => {
                    let Some(info) = event_info(kind) else {
                        return Err(Damage::NoConversion { kind: event.kind, params: event.nparams });
                    };
                    build(&mut self.next, &mut self.enters, &event, info, false, steps)?;
                }
            }
            std::mem::swap(&mut self.made, &mut self.next);
            done = Verdict::Made;
        }
        Err(Damage::Conversion { kind: parse(event)?.0.kind, why: "it never becomes a current one" })
    }
}

/// What to do next.
enum Next {
    Drop,
    Do(Action),
}

fn parse(bytes: &[u8]) -> Result<(Event<'_>, &'static EventInfo), Damage> {
    let parsed = Event::parse(bytes).ok().and_then(|event| Some((event, event.info()?)));
    parsed.ok_or(Damage::Conversion { kind: 0, why: "its lengths do not fit" })
}

/// The rules that say whether an event is current (nothing), and what to do when it isn't.
fn decide(event: &Event<'_>, info: &EventInfo) -> Result<Option<Next>, Damage> {
    let (kind, params) = (event.kind, event.nparams);
    if info.flags.has(EventFlags::UNUSED) {
        return Ok(Some(Next::Drop));
    }
    let old = info.flags.has(EventFlags::OLD_VERSION);
    if !info.flags.has(EventFlags::CONVERTER_MANAGED) {
        return match (old, info.is_enter()) {
            (false, _) => Ok(None),
            (true, true) => Ok(Some(Next::Drop)),
            (true, false) => Err(Damage::NoConversion { kind, params }),
        };
    }
    if !info.is_enter() {
        let known = u32::try_from(info.params.len()).unwrap_or(u32::MAX);
        if params > known {
            return Err(Damage::TooManyParams { kind, params, known });
        }
        if !old && params == known {
            return Ok(None);
        }
    }
    let key = (kind, params);
    let row = ROWS.binary_search_by_key(&key, |row| (row.kind, u32::from(row.params))).ok().and_then(|i| ROWS.get(i));
    row.map(|row| Some(Next::Do(row.action))).ok_or(Damage::NoConversion { kind, params })
}

/// Writes the event that `steps` make of `event` to `out`. `info` is the type it gets; `keep` says whether the
/// event's own parameters stay in front.
fn build(out: &mut Vec<u8>, enters: &mut Enters, event: &Event<'_>, info: &EventInfo, keep: bool, steps: &[Step]) -> Result<(), Damage> {
    let kept = if keep { usize::try_from(event.nparams).unwrap_or(usize::MAX) } else { 0 };
    let count = kept.saturating_add(steps.len());
    let large = info.flags.has(EventFlags::LARGE_PAYLOAD);
    let cell = if large { 4 } else { 2 };
    out.clear();
    out.extend_from_slice(event.bytes().get(..HEADER).unwrap_or_default());
    out.resize(HEADER.saturating_add(cell * count), 0);
    let mut uses_enter = false;
    {
        let enter = enters.get(event.tid).filter(|enter| enter.kind.checked_add(1) == Some(event.kind));
        let mut place = Place { out, cell, at: HEADER };
        for own in event.params().take(kept) {
            place.put(own);
        }
        for (i, step) in steps.iter().enumerate() {
            let target = info.params.get(kept.saturating_add(i));
            match *step {
                Step::Own(n) => {
                    let own = event.param(usize::from(n)).ok_or_else(|| missing(event))?;
                    place.put(fit(own, target));
                }
                Step::Enter(n) | Step::EnterOrEmpty(n) => {
                    uses_enter = true;
                    match (&enter, step) {
                        (Some(enter), _) => {
                            let theirs = enter.param(usize::from(n)).ok_or_else(|| missing(event))?;
                            place.put(fit(theirs, target));
                        }
                        (None, Step::Enter(_)) => place.put(default_of(target)),
                        (None, _) => place.put(&[]),
                    }
                }
                Step::Default => place.put(default_of(target)),
                Step::Empty => place.put(&[]),
                Step::ContainerJson => place.put(&container_json(event).unwrap_or_default()),
            }
        }
    }
    if uses_enter {
        enters.done(event.tid);
    }
    let len = u32::try_from(out.len()).unwrap_or(u32::MAX);
    let params = u32::try_from(count).unwrap_or(u32::MAX);
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(place) = out.get_mut(at..at.saturating_add(bytes.len())) {
            place.copy_from_slice(bytes);
        }
    };
    put(16, &len.to_le_bytes());
    put(20, &info.id.to_le_bytes());
    put(22, &params.to_le_bytes());
    Ok(())
}

/// The table asks for a parameter that the event or its enter event doesn't have.
fn missing(event: &Event<'_>) -> Damage {
    Damage::Conversion { kind: event.kind, why: "it lacks a parameter that its conversion needs" }
}

/// An event in the making: parameters are appended, and their lengths filled in in front of them.
struct Place<'a> {
    out: &'a mut Vec<u8>,
    cell: usize,
    at: usize,
}

impl Place<'_> {
    fn put(&mut self, bytes: &[u8]) {
        let longest = if self.cell == 2 { usize::from(u16::MAX) } else { usize::MAX };
        let bytes = bytes.get(..longest).unwrap_or(bytes);
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
        let cell = self.out.get_mut(self.at..self.at.saturating_add(self.cell));
        if let (Some(cell), Some(length)) = (cell, length.get(..self.cell)) {
            cell.copy_from_slice(length);
        }
        self.at = self.at.saturating_add(self.cell);
        self.out.extend_from_slice(bytes);
    }
}

/// A value cut to what its new type holds: the low bytes of a wider number.
fn fit<'a>(value: &'a [u8], target: Option<&ParamInfo>) -> &'a [u8] {
    let size = target.and_then(|param| param.ty.fixed_size());
    size.and_then(|size| value.get(..usize::from(size))).unwrap_or(value)
}

/// The value that stands for "not known".
fn default_of(target: Option<&ParamInfo>) -> &'static [u8] {
    let Some(ty) = target.map(|param| param.ty) else { return &[] };
    let filled: &[u8; 16] = if matches!(ty, ParamType::Uid | ParamType::Gid) { &[0xff; 16] } else { &[0; 16] };
    filled.get(..usize::from(ty.fixed_size().unwrap_or(0))).unwrap_or_default()
}

/// The text that newer events carry, from the parameters id, type, name and image of an old container event.
fn container_json(event: &Event<'_>) -> Option<Vec<u8>> {
    let mut json = b"{\"id\":".to_vec();
    put_quoted(&mut json, event.param(0)?);
    json.extend_from_slice(b",\"type\":");
    json.extend_from_slice(event.u32(1)?.to_string().as_bytes());
    json.extend_from_slice(b",\"name\":");
    put_quoted(&mut json, event.param(2)?);
    json.extend_from_slice(b",\"image\":");
    put_quoted(&mut json, event.param(3)?);
    json.extend_from_slice(b"}\0");
    Some(json)
}

/// A parameter's text up to its NUL, so that it can't break out of its quotes.
fn put_quoted(json: &mut Vec<u8>, text: &[u8]) {
    json.push(b'"');
    for byte in text.iter().copied().take_while(|b| *b != 0) {
        match byte {
            b'"' | b'\\' => json.extend_from_slice(&[b'\\', byte]),
            0..=0x1f => {}
            _ => json.push(byte),
        }
    }
    json.push(b'"');
}
