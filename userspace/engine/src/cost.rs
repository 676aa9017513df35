// SPDX-License-Identifier: Apache-2.0
//! What reading operands and holding tests against them costs, and how likely a test is true of an event. Costs are rough
//! instructions; they and the likelihoods only order tests, no verdict depends on them.

use crate::tree::Estimate;
use eyas_filter::{
    ast::Op,
    typed::{self, Operand},
};

/// What reading an operand takes, by the name of its field, in instructions: as callgrind counted them on the captures that
/// `benches/matching` is run on, rounded. The first row that fits holds; a name that ends in `*` stands for all that begin so.
const READING: &[(&str, u16)] = &[
    ("fd.num", 40),
    ("fd.typechar", 60),
    ("fd.name", 120),
    ("fd.nameraw", 120),
    ("fd.directory", 160),
    ("fd.filename", 150),
    ("fd.sip.name", 300),
    ("fd.cip.name", 300),
    ("fd.*", 80),
    ("evt.arg*", 900),
    ("evt.rawarg*", 150),
    ("evt.res", 380),
    ("evt.is_*", 50),
    ("evt.raw*", 50),
    ("fs.path*", 300),
    ("proc.name", 25),
    ("proc.cmdline", 300),
    ("proc.exeline", 300),
    ("proc.args", 300),
    ("proc.env", 500),
    ("proc.a*", 700),
    ("proc.p*", 100),
    ("proc.*", 60),
    ("container.id", 40),
    ("thread.cgroups", 300),
    // They are composed of the names of up to 41 capabilities, and searched.
    ("thread.cap_*", 3000),
];
/// What a field takes that is not listed.
const UNLISTED: u16 = 60;
const TRANSFORMER: u16 = 300;

/// What reading an operand costs.
pub fn operand_cost(o: &Operand) -> u32 {
    let Operand::Field(f) = o else { return TRANSFORMER.into() };
    let fits = |row: &str| row.strip_suffix('*').map_or(row == f.name, |front| f.name.starts_with(front));
    READING.iter().find(|r| fits(r.0)).map_or(UNLISTED, |r| r.1).into()
}

fn test_cost(t: &typed::Test) -> u32 {
    match t {
        typed::Test::Value(Op::Regex, _) | typed::Test::Modified(Op::Regex, ..) => 500,
        typed::Test::Value(Op::Glob | Op::Iglob, _) | typed::Test::Pmatch(_) | typed::Test::Modified(..) => 80,
        typed::Test::Value(Op::Contains | Op::Icontains, _) => 80,
        typed::Test::Operand(_, o) => 20 + operand_cost(o),
        _ => 5,
    }
}

/// How likely a test is true of an event whose type some rule looks at, in thousandths: fields with few values, by name,
/// kind of test and constant. The rest is guessed by the kind of test alone; what counts is which tests are rarer than others.
const LIKELY: &[(&str, Kind, u16)] = &[
    ("evt.is_open_read", Kind::Flag, 900),
    ("evt.is_open_write", Kind::Flag, 80),
    ("fd.num", Kind::Order, 900),
    ("fd.num", Kind::Same, 80),
    ("fd.typechar", Kind::Same, 550),
    ("container.id", Kind::Same, 600),
    ("container.id", Kind::Differs, 400),
    ("evt.res", Kind::Front, 100),
    ("fd.type", Kind::Same, 500),
    ("fd.l4proto", Kind::Same, 500),
    ("fd.sockfamily", Kind::Same, 500),
    ("evt.dir", Kind::Same, 700),
    ("evt.res", Kind::Same, 700),
    ("evt.io_dir", Kind::Same, 500),
    ("user.name", Kind::Same, 500),
];

/// Kinds of test, as far as likelihood goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Exists,
    Flag,
    Same,
    Differs,
    Order,
    Member,
    Front,
    Other,
}

impl Kind {
    fn of(t: &typed::Test) -> Self {
        match t {
            typed::Test::Exists => Kind::Exists,
            typed::Test::Value(_, typed::Value::Bool(_)) => Kind::Flag,
            typed::Test::Value(Op::Eq, _) => Kind::Same,
            typed::Test::Value(Op::Ne, _) => Kind::Differs,
            typed::Test::Value(Op::Lt | Op::Le | Op::Gt | Op::Ge, _) => Kind::Order,
            typed::Test::Value(Op::Startswith, _) => Kind::Front,
            typed::Test::In(_) | typed::Test::Intersects(_) => Kind::Member,
            _ => Kind::Other,
        }
    }

    fn guess(self) -> u16 {
        match self {
            Kind::Exists | Kind::Differs => 900,
            Kind::Order => 600,
            Kind::Flag => 300,
            Kind::Front | Kind::Other => 50,
            Kind::Member => 30,
            Kind::Same => 5,
        }
    }
}

fn likelihood(o: &Operand, t: &typed::Test) -> u16 {
    let kind = Kind::of(t);
    let known = match o {
        Operand::Field(f) => LIKELY.iter().find(|row| row.0 == f.name && row.1 == kind),
        Operand::Transformer(_) => None,
    };
    known.map_or(kind.guess(), |row| row.2)
}

/// What deciding a predicate takes.
pub fn estimate(o: &Operand, t: &typed::Test) -> Estimate {
    let cost = u16::try_from(operand_cost(o).saturating_add(test_cost(t))).unwrap_or(u16::MAX);
    Estimate { cost: cost.into(), probability: f32::from(likelihood(o, t)) / 1000.0 }
}

/// About so many events ask the same of a file.
const EVENTS_A_FILE: u8 = 8;

/// What deciding a predicate takes whose outcome is mostly remembered.
pub fn remembered(all: Estimate) -> Estimate {
    Estimate { cost: all.cost / f32::from(EVENTS_A_FILE), ..all }
}

/// What something costs an event on average that is asked once a file.
pub fn rarely_asked(cost: u32) -> u32 {
    cost.div_ceil(EVENTS_A_FILE.into())
}

/// What asking for a predicate costs whose group has run.
pub const KNOWN: f32 = 10.0;
/// What running a program costs, in rough instructions.
pub const PROGRAM: u32 = 250;
/// What a rule without any witness costs: more than any reading, so that none loses its last one.
pub const WITHOUT: u32 = 100_000;
/// Up to so many rules of an event type it is worth looking for the best choice of witnesses together.
pub const FEW: usize = 64;

/// What a test lets through costs, as a witness: how likely it is true, times what a program costs, in rough instructions.
/// `None`: it can be none, or says next to nothing.
pub fn witness_weight(o: &Operand, t: &typed::Test) -> Option<u32> {
    let usable = matches!(t, typed::Test::Value(..) | typed::Test::In(_) | typed::Test::Intersects(_));
    usable.then(|| u32::from(likelihood(o, t)) * PROGRAM / 1000)
}
