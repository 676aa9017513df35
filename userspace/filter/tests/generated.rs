// SPDX-License-Identifier: Apache-2.0
//! Generated input: trees that must survive printing, and texts that must not break anything.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod fake;

use eyas_filter::ast::*;
use eyas_filter::{fuzzing, parse_with_depth};
use fake::Fake;
use proptest::prelude::*;

fn literal() -> impl Strategy<Value = Literal> {
    prop_oneof![
        "[a-z/*.]{1,8}".prop_map(String::into_bytes),
        "\\PC{0,10}".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..8),
        Just(b"oneof".to_vec()),
        Just(b"val".to_vec()),
        Just(br"a\\".to_vec()),
    ]
    .prop_map(Literal::new)
}

fn ident() -> impl Strategy<Value = Ident> {
    prop_oneof!["[a-zA-Z][a-zA-Z0-9_]{0,6}", Just("not".to_owned()), Just("or".to_owned()), Just("tolower".to_owned())]
        .prop_map(|name| Ident { name: name.into(), span: Span::default() })
}

fn field() -> impl Strategy<Value = Field> {
    ("[a-z]{1,4}(\\.[a-zA-Z][a-z0-9_]{0,4}){1,3}", proptest::option::of(literal())).prop_map(|(name, arg)| Field {
        name: name.into(),
        arg,
        span: Span::default(),
    })
}

fn operand() -> impl Strategy<Value = Operand> {
    field().prop_map(Operand::Field).prop_recursive(3, 12, 3, |inner| {
        let item = prop_oneof![literal().prop_map(TransformerArg::Literal), inner.prop_map(TransformerArg::Operand)];
        let list = proptest::collection::vec(item.clone(), 0..3).prop_map(|v| TransformerArg::List(v, Span::default()));
        let arg = prop_oneof![3 => item, 1 => list];
        let kind = proptest::sample::select(TransformerKind::ALL);
        (kind, proptest::collection::vec(arg, 1..3), proptest::option::of(literal()))
            .prop_map(|(kind, args, suffix)| Operand::Transformer(Transformer { kind, args, suffix, span: Span::default() }))
    })
}

fn rhs(op: Op, modifier: bool) -> BoxedStrategy<Rhs> {
    let transformer = operand().prop_filter_map("a transformer", |o| match o {
        Operand::Transformer(t) => Some(Rhs::Transformer(t)),
        Operand::Field(_) => None,
    });
    let val = (field(), proptest::option::of(literal())).prop_map(|(field, suffix)| Rhs::Val { field, suffix, span: Span::default() });
    let list = proptest::collection::vec(literal(), 0..4).prop_map(|v| Rhs::List(v, Span::default()));
    let name = ident().prop_filter("no operator", |i| !matches!(&*i.name, "and" | "or" | "not")).prop_map(Rhs::Ident);
    let number = "[+-]?[0-9]{1,4}(\\.[0-9]{0,2})?|0x[0-9a-f]{1,4}".prop_map(|n| Rhs::Literal(Literal::new(n.into_bytes())));
    if modifier {
        prop_oneof![list, name].boxed()
    } else if op.takes_list() {
        prop_oneof![3 => list, 1 => name, 1 => val, 1 => transformer].boxed()
    } else if op.is_ordering() {
        prop_oneof![3 => number, 1 => val, 1 => transformer].boxed()
    } else {
        prop_oneof![3 => literal().prop_map(Rhs::Literal), 1 => val, 1 => transformer].boxed()
    }
}

fn leaf() -> impl Strategy<Value = Expr> {
    let check = (operand(), proptest::sample::select(Op::ALL), proptest::option::of(proptest::sample::select(Modifier::ALL)))
        .prop_flat_map(|(lhs, op, modifier)| {
            let modifier = modifier.filter(|_| !op.takes_list() && !op.is_ordering());
            rhs(op, modifier.is_some()).prop_map(move |rhs| {
                let span = Span::default();
                Expr::Check(Check { lhs: lhs.clone(), op, modifier, rhs, op_span: span, span })
            })
        });
    prop_oneof![
        4 => check,
        1 => operand().prop_map(|lhs| Expr::Exists(Exists { lhs, span: Span::default() })),
        1 => ident().prop_map(Expr::Macro),
    ]
}

fn expr() -> impl Strategy<Value = Expr> {
    leaf().prop_recursive(5, 30, 4, |inner| {
        let several = proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several.clone().prop_map(Expr::And),
            several.prop_map(Expr::Or),
            inner.prop_map(|e| match e {
                Expr::Not(e) => *e,
                e => Expr::Not(Box::new(e)),
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_trees_parse_to_themselves(tree in expr()) {
        let text = tree.to_string();
        let again = parse_with_depth(&text, 1000);
        prop_assert_eq!(again.as_ref(), Ok(&tree), "{}", text);
    }
}

/// A small generator: the same inputs in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }
}

const WORDS: &[&str] = &[
    "and",
    "or",
    "not",
    "(",
    ")",
    " ",
    " ",
    " ",
    "proc.name",
    "fd.sip",
    "evt.type",
    "evt.buffer",
    "proc.aname",
    "[",
    "]",
    "=",
    "!=",
    "<",
    ">=",
    "in",
    "contains",
    "regex",
    "pmatch",
    "oneof",
    "anyof",
    "exists",
    "'",
    "\"",
    "\\",
    "\\x",
    "41",
    ",",
    "open",
    "1.2.3.4",
    "10.0.0.0/8",
    "true",
    "5",
    "-1",
    "tolower(",
    "join(",
    "getopt(",
    "val(",
    "len(",
    "%",
    "*",
    "\n",
    "\t",
    "\u{0}",
    "é",
    "\u{feff}",
    "macro_name",
    "a.*b",
    "[a-z]+",
    "(x|y)",
];

fn generated(seed: u64, count: usize, run: &dyn Fn(&[u8])) {
    let mut random = Random(seed);
    for _ in 0..count {
        let mut input = Vec::new();
        for _ in 0..random.below(40) {
            if random.below(20) == 0 {
                input.push(u8::try_from(random.below(256)).unwrap());
            } else {
                input.extend_from_slice(WORDS[random.below(WORDS.len())].as_bytes());
            }
        }
        run(&input);
    }
}

#[test]
fn no_condition_breaks_the_parser() {
    generated(0x9e37_79b9_7f4a_7c15, 10_000, &|input| fuzzing::condition(input, &Fake));
}

#[test]
fn no_template_breaks_the_parser() {
    generated(0x1234_5678_9abc_def1, 10_000, &|input| fuzzing::template(input, &Fake));
}

/// The corpus that fuzzers start from, and every prefix and every one-byte change of it.
#[test]
fn the_seed_corpus() {
    for (folder, run) in
        [("condition", fuzzing::condition as fn(&[u8], &dyn eyas_filter::catalogue::Catalogue)), ("template", fuzzing::template)]
    {
        let path = format!("{}/fuzz/corpus/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(path).unwrap() {
            let seed = std::fs::read(entry.unwrap().path()).unwrap();
            for i in 0..=seed.len() {
                run(&seed[..i], &Fake);
            }
            for i in 0..seed.len() {
                for b in [0, b'(', b')', b'\'', b'"', b'\\', 0xff] {
                    let mut changed = seed.clone();
                    changed[i] = b;
                    run(&changed, &Fake);
                }
            }
        }
    }
}

#[test]
fn large_inputs_end_soon() {
    for unit in ["(", "not ", "not(", "tolower(", "a or ", "a or(", "proc.name in (", "'", "\\", "%", "proc.name.", "a,", "[", "é"] {
        let text = unit.repeat(1_000_000 / unit.len());
        fuzzing::condition(text.as_bytes(), &Fake);
        fuzzing::template(text.as_bytes(), &Fake);
    }
}
