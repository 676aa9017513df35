// SPDX-License-Identifier: Apache-2.0
//! Any rules, any event: the compiled set gives the verdict of the naive evaluator, whether its memory is warm or cleared.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use eyas_engine::{Facts, Matching, RuleInput, RuleSet, Scratch, ThreadKey, naive, naive::Truth};
use eyas_fields::{Fields, FileKey, Names, Value};
use eyas_filter::{
    ast::{Modifier, Op, Span},
    catalogue::{Catalogue, FieldArg, FieldFlags, FieldRef, PrintFormat, ValueType},
    typed::{self, Node, Operand, Predicate, Test},
};
use eyas_schema::ids;
use eyas_state::{FdKind, Text};
use std::{collections::HashMap, sync::LazyLock};

/// Cases = rule sets × events.
const SETS: usize = if cfg!(feature = "exhaustive") { 40_000 } else { 2_000 };
const EVENTS: usize = 50;
const KINDS: [u16; 4] = [ids::SYSCALL_OPENAT_2_X, ids::SYSCALL_EXECVE_19_X, ids::GENERIC_X, ids::ASYNCEVENT_E];

struct Rng(u64);
impl Rng {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % n
    }
    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const WORDS: [&str; 17] = [
    "f",
    "d",
    "10.1.2.3",
    "0:0::1",
    "LocalHost",
    "",
    "a",
    "ab",
    "/etc",
    "/etc/shadow",
    "shadow",
    "/usr/lib/x",
    "sh",
    "bash",
    "openat",
    "execve",
    "AB",
];
const NUMBERS: [i64; 7] = [-100, -1, 0, 1, 2, 443, i64::MAX];

/// Fields in all; those from [`LASTING`] on belong to a thread, those from [`OF_FILE`] on to a file.
const FIELDS: u32 = 23;
const LASTING: u32 = 14;
const OF_FILE: u32 = 18;
/// Threads that events are about.
const THREADS: usize = 5;

/// Files that events are about.
static FILES: LazyLock<Vec<FileKey<'static>>> = LazyLock::new(|| {
    let names = ["/etc/shadow", "/etc/bash", "/usr/lib/x", "/usr/lib/openat", "/AB", "shadow", "ab", "", "/", "/etc/", "/x/10.1.2.3"];
    let text = |t: &str| &*Box::leak(Box::new(Text::new(t.as_bytes())));
    let key = |(name, raw): (&&str, &str)| {
        let name = text(name);
        [(FdKind::FileV2, name), (FdKind::FileV2, text(raw)), (FdKind::Directory, name)].map(|(kind, raw)| FileKey { kind, name, raw })
    };
    names.iter().zip(names.into_iter().cycle().skip(3)).flat_map(key).collect()
});

/// What a field gives of a file.
fn of_file(id: u32, key: &FileKey<'static>, opened: bool) -> Value<'static> {
    let name: &'static [u8] = key.name.as_bytes();
    let slash = name.iter().rposition(|b| *b == b'/');
    let directory = key.kind == FdKind::Directory;
    match id - OF_FILE {
        0 => Value::Str(name),
        1 if directory => Value::Str(name),
        1 => Value::Str(slash.filter(|at| *at > 0).map_or(b"/", |at| &name[..at])),
        2 => Value::Str(if directory { b"d" } else { b"f" }),
        3 if directory || !opened => Value::Absent,
        3 => Value::Str(slash.map_or(b"/", |at| &name[at + 1..])),
        _ => Value::Str(key.raw.as_bytes()),
    }
}

fn field(id: u32) -> FieldRef {
    // What belongs to a thread or a file is known by the catalogue's number.
    static LASTING_FIELDS: LazyLock<[FieldRef; 9]> = LazyLock::new(|| {
        let field = |name: &str, ty: ValueType| FieldRef { ty, ..Fields.lookup(name, None).unwrap() };
        [
            field("proc.name", ValueType::Charbuf),
            field("proc.exepath", ValueType::Fspath),
            field("user.uid", ValueType::Int64),
            field("container.id", ValueType::Charbuf),
            field("fd.name", ValueType::Fspath),
            field("fd.directory", ValueType::Charbuf),
            field("fd.typechar", ValueType::Charbuf),
            field("fd.filename", ValueType::Charbuf),
            field("fd.nameraw", ValueType::Fspath),
        ]
    });
    if let Some(lasting) = id.checked_sub(LASTING) {
        return LASTING_FIELDS[usize::try_from(lasting).unwrap()].clone();
    }
    let (name, ty, list) = match id {
        0 => ("evt.type", ValueType::Charbuf, false),
        1..=3 => ("fd.name", ValueType::Fspath, false),
        4 => ("proc.aname", ValueType::Charbuf, false),
        5 | 6 => ("evt.rawres", ValueType::Int64, false),
        7 => ("fd.port", ValueType::Port, false),
        8 => ("evt.is_open_read", ValueType::Bool, false),
        9 => ("fd.types", ValueType::Charbuf, true),
        10 => ("fd.ip", ValueType::Ipaddr, false),
        11 => ("fd.net", ValueType::Ipnet, false),
        13 => ("fd.sip.name", ValueType::Charbuf, false),
        _ => ("evt.buffer", ValueType::Bytebuf, false),
    };
    let flags = FieldFlags { list, ..FieldFlags::default() };
    FieldRef { id, name, arg: FieldArg::None, ty, format: PrintFormat::Na, flags }
}

fn constant(ty: ValueType, rng: &mut Rng) -> typed::Value {
    let addresses = ["127.0.0.1", "10.1.2.3", "::1"];
    match ty {
        ValueType::Int64 => typed::Value::Signed(*rng.pick(&NUMBERS)),
        ValueType::Port => typed::Value::Unsigned(u64::try_from(*rng.pick(&[0_i64, 1, 443])).unwrap()),
        ValueType::Bool => typed::Value::Bool(rng.chance(50)),
        ValueType::Ipaddr => typed::Value::Ip(rng.pick(&addresses).parse().unwrap()),
        ValueType::Ipnet => typed::Value::Net(rng.pick(&["127.0.0.0", "10.0.0.0", "0.0.0.0"]).parse().unwrap(), *rng.pick(&[0, 8, 32])),
        ValueType::Bytebuf => typed::Value::Bytes(rng.pick(&WORDS).as_bytes().into()),
        _ => typed::Value::Text(rng.pick(&WORDS).as_bytes().into()),
    }
}

fn constants(ty: ValueType, rng: &mut Rng) -> Vec<typed::Value> {
    (0..rng.below(4)).map(|_| constant(ty, rng)).collect()
}

fn predicate(rng: &mut Rng) -> Predicate {
    let f = field(rng.below(usize::try_from(FIELDS).unwrap()).try_into().unwrap());
    let (ty, list) = (f.ty, f.flags.list);
    let text = matches!(ty, ValueType::Charbuf | ValueType::Fspath);
    let text_ops = [Op::Eq, Op::Ne, Op::Contains, Op::Icontains, Op::Startswith, Op::Endswith, Op::Glob, Op::Iglob];
    let value_ops: &[Op] = match ty {
        _ if text => &text_ops,
        ValueType::Bytebuf => &[Op::Eq, Op::Ne, Op::Contains, Op::Startswith, Op::Endswith],
        ValueType::Int64 | ValueType::Port => &[Op::Eq, Op::Ne, Op::Lt, Op::Le, Op::Gt, Op::Ge],
        _ => &[Op::Eq, Op::Ne],
    };
    let pattern = |op: Op, rng: &mut Rng| match op {
        Op::Glob | Op::Iglob => typed::Value::Text(rng.pick(&["*", "a*", "*sh", "*etc*", "?b", "[a-z]b", "/etc/*w"]).as_bytes().into()),
        _ => constant(ty, rng),
    };
    let test = match rng.below(if list { 3 } else { 8 }) {
        0 => Test::Exists,
        1 => Test::In(constants(ty, rng)),
        2 => Test::Intersects(constants(ty, rng)),
        3 => {
            let op = *rng.pick(value_ops);
            let modifier = *rng.pick(&[Modifier::Anyof, Modifier::Allof, Modifier::Oneof]);
            Test::Modified(op, modifier, (0..rng.below(4)).map(|_| pattern(op, rng)).collect())
        }
        4 if text => Test::Pmatch(constants(ty, rng)),
        5 if text => Test::Value(Op::Regex, typed::Value::Text(rng.pick(&["a.*", "(sh|bash)", "/etc/.*", "[a-z]+"]).as_bytes().into())),
        6 if text => Test::Operand(
            *rng.pick(&[Op::Eq, Op::Ne, Op::Startswith, Op::Lt]),
            Operand::Field(field(*rng.pick(&[1, 2, 3, 14, 15, 18, 19]))),
        ),
        _ => {
            let op = *rng.pick(value_ops);
            Test::Value(op, pattern(op, rng))
        }
    };
    Predicate { lhs: Operand::Field(f), test, span: Span::default() }
}

fn condition(rng: &mut Rng, depth: usize) -> Node {
    match rng.below(if depth == 0 { 1 } else { 4 }) {
        1 => Node::And((0..2 + rng.below(2)).map(|_| condition(rng, depth - 1)).collect()),
        2 => Node::Or((0..2 + rng.below(2)).map(|_| condition(rng, depth - 1)).collect()),
        3 => Node::Not(Box::new(condition(rng, depth - 1))),
        _ => Node::Predicate(predicate(rng)),
    }
}

fn scalar(ty: ValueType, rng: &mut Rng) -> Value<'static> {
    match ty {
        ValueType::Int64 => Value::I64(*rng.pick(&NUMBERS)),
        ValueType::Port => Value::U64(*rng.pick(&[0, 1, 443])),
        ValueType::Bool => Value::Bool(rng.chance(50)),
        ValueType::Ipaddr | ValueType::Ipnet => Value::Ip(rng.pick(&["127.0.0.1", "10.1.2.3", "::1"]).parse().unwrap()),
        ValueType::Bytebuf => Value::Bytes(rng.pick(&WORDS).as_bytes()),
        _ => Value::Str(rng.pick(&WORDS).as_bytes()),
    }
}

fn value(id: u32, kind: u16, open: bool, rng: &mut Rng) -> Value<'static> {
    let f = field(id);
    if id == 0 {
        return match kind {
            ids::SYSCALL_OPENAT_2_X => Value::Str(b"openat"),
            ids::SYSCALL_EXECVE_19_X => Value::Str(b"execve"),
            _ => Value::Str(rng.pick(&["getpid", "openat", "container"]).as_bytes()),
        };
    }
    if open && rng.chance(30) {
        return Value::Unknown;
    }
    if rng.chance(15) {
        return Value::Absent;
    }
    let many: Vec<Value<'static>> = (0..rng.below(4)).map(|_| scalar(f.ty, rng)).collect();
    match id {
        4 => Value::Any(Vec::leak(many)),
        9 => Value::List(Vec::leak(many)),
        13 => Value::Host(rng.pick(&["127.0.0.1", "10.1.2.3", "::1"]).parse().unwrap()),
        7 | 10 | 11 => Value::Either(Vec::leak((0..2).map(|_| scalar(f.ty, rng)).collect())),
        _ => scalar(f.ty, rng),
    }
}

struct Fixed<'s> {
    set: &'s RuleSet,
    values: &'s HashMap<u32, Value<'static>>,
    thread: Option<ThreadKey>,
    file: Option<FileKey<'static>>,
    not_opened: Option<Names<'static>>,
}
fn read(values: &HashMap<u32, Value<'static>>, o: &Operand) -> Value<'static> {
    match o {
        Operand::Field(f) => values[&f.id],
        Operand::Transformer(_) => Value::Absent,
    }
}
impl Facts<'static> for Fixed<'_> {
    fn value(&self, operand: usize) -> Value<'static> {
        read(self.values, &self.set.operands()[operand])
    }
    fn thread(&self) -> Option<ThreadKey> {
        self.thread
    }
    fn file(&self) -> Option<FileKey<'static>> {
        self.file
    }
    fn not_opened(&self) -> Option<Names<'static>> {
        self.not_opened
    }
}

#[test]
fn compiled_equals_naive() {
    let mut rng = Rng(0x2545_f491_4f6c_dd1d);
    let (mut matched, mut open_seen, mut cases, mut ruled_out) = (0_usize, 0_usize, 0_usize, 0_usize);
    for set_number in 0..SETS {
        let conditions: Vec<Node> = (0..1 + rng.below(8)).map(|_| condition(&mut rng, 3)).collect();
        let kinds: Vec<u16> = KINDS.into_iter().filter(|_| rng.chance(80)).collect();
        let indexed = |k: u16| kinds.contains(&k);
        let rules: Vec<RuleInput<'_>> =
            conditions.iter().zip(0..).map(|(condition, number)| RuleInput { number, condition, indexed: &indexed }).collect();
        let set = RuleSet::compile(&rules).unwrap();
        let mut scratch = Scratch::new();
        let mut threads: Vec<(ThreadKey, HashMap<u32, Value<'static>>)> = Vec::new();
        for event in 0..EVENTS {
            let kind = *rng.pick(&KINDS);
            let open = rng.chance(20);
            let mut values: HashMap<u32, Value<'static>> = (0..FIELDS).map(|id| (field(id).id, value(id, kind, open, &mut rng))).collect();
            let thread = rng.chance(80).then(|| {
                let number = rng.below(THREADS);
                if threads.len() <= number || rng.chance(20) {
                    let key = ThreadKey { entry: u32::try_from(number).unwrap(), version: u64::try_from(event).unwrap(), generation: 0 };
                    let values = (LASTING..OF_FILE).map(|id| (field(id).id, value(id, kind, false, &mut rng))).collect();
                    let at = number.min(threads.len());
                    threads.splice(at..(at + 1).min(threads.len()), [(key, values)]);
                    return threads[at].clone();
                }
                threads[number].clone()
            });
            if let Some((_, lasting)) = &thread {
                values.extend(lasting);
            }
            let thread = thread.map(|(key, _)| key);
            let file = rng.chance(80).then(|| *rng.pick(&FILES));
            let opened = rng.chance(70);
            if let Some(key) = &file {
                values.extend((OF_FILE..FIELDS).map(|id| (field(id).id, of_file(id, key, opened))));
            }
            let (file, not_opened) = if opened { (file, None) } else { (None, file) };
            let not_opened = not_opened.filter(|key| key.kind != FdKind::Directory).map(|key| {
                let names = key.names();
                let (front, back) = names.front.split_at(key.name.iter().rposition(|b| *b == b'/').map_or(0, |at| at + 1));
                let parted = front.len() >= 4 && back.len() >= 4 && rng.chance(50);
                if parted { Names { front, back, whole: None, ..names } } else { names }
            });
            let facts = Fixed { set: &set, values: &values, thread, file, not_opened };
            let mut want = (Vec::new(), Vec::new());
            if kinds.contains(&kind) {
                for (c, n) in conditions.iter().zip(0_u32..) {
                    match naive::evaluate(c, &|o| read(&values, o)) {
                        Truth::True => want.0.push(n),
                        Truth::Unknown => want.1.push(n),
                        Truth::False => {}
                    }
                }
            }
            if rng.chance(10) {
                scratch.clear();
            }
            if thread.is_some_and(|key| set.rules_out(kind, key, &scratch)) {
                assert_eq!(
                    want,
                    (Vec::new(), Vec::new()),
                    "ruled out: set {set_number} event {event} kind {kind}\n{conditions:#?}\n{values:#?}"
                );
                ruled_out += usize::from(set.wants(kind));
            }
            let all = set.evaluate(kind, &facts, Matching::All, &mut scratch).to_vec();
            let context = || format!("set {set_number} event {event} kind {kind}\n{conditions:#?}\n{values:#?}");
            assert_eq!((&all, scratch.undecided()), (&want.0, &want.1[..]), "{}", context());
            let first = set.evaluate(kind, &facts, Matching::First, &mut scratch).to_vec();
            assert_eq!(first, want.0.iter().take(1).copied().collect::<Vec<_>>(), "{}", context());
            matched += all.len();
            open_seen += want.1.len();
            cases += 1;
        }
    }
    assert!(
        cases >= 100_000 && matched > 10_000 && open_seen > 1_000 && ruled_out > 100,
        "the generator went blind: {cases} {matched} {open_seen} {ruled_out}"
    );
}
