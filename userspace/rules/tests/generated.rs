// SPDX-License-Identifier: Apache-2.0
//! Generated files, changed files and files made to grow: loading ends, and nothing breaks.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use eyas_fields::Fields;
use eyas_rules::{Options, RuleLoader, fuzzing};

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

const LINES: &[&str] = &[
    "- rule: R\n",
    "- macro: m\n",
    "- list: l\n",
    "- required_engine_version: 5\n",
    "  desc: d\n",
    "  condition: ",
    "evt.type = open",
    " and ",
    " or ",
    "m",
    "l",
    " in (",
    ")",
    "proc.name",
    " = ",
    "\n",
    "\n",
    "\n",
    "  output: %fd.name x\n",
    "  priority: INFO\n",
    "  items: [",
    "a",
    ", ",
    "]",
    "\n",
    "  append: true\n",
    "  override:\n",
    "    condition: append\n",
    "    exceptions: replace\n",
    "  exceptions:\n",
    "    - name: e\n",
    "      fields: ",
    "[proc.name, fd.name]",
    "      comps: ",
    "[in, =]",
    "      values:\n",
    "        - [a, b]\n",
    "        - x\n",
    "&a ",
    "*a",
    "{",
    "}",
    "'",
    "\"",
    "|\n    ",
    ">\n    ",
    "---\n",
    "# c\n",
    "\t",
    "%",
    "é",
    "\u{0}",
    "  tags: [x]\n",
    "  enabled: no\n",
];

#[test]
fn no_file_breaks_the_loader() {
    let mut random = Random(0x0123_4567_89ab_cdef);
    for _ in 0..10_000 {
        let mut input = Vec::new();
        for _ in 0..random.below(40) {
            if random.below(30) == 0 {
                input.push(u8::try_from(random.below(256)).unwrap());
            } else {
                input.extend_from_slice(LINES[random.below(LINES.len())].as_bytes());
            }
        }
        fuzzing::rule_file(&input, &Fields);
    }
}

/// The corpus that fuzzers start from and the broken files of the golden tests, cut short and changed.
#[test]
fn the_seed_corpus() {
    let mut random = Random(42);
    for folder in ["fuzz/corpus/rule_file", "tests/golden"] {
        for entry in std::fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "txt") {
                continue;
            }
            let seed = std::fs::read(path).unwrap();
            for _ in 0..40 {
                fuzzing::rule_file(&seed[..random.below(seed.len() + 1)], &Fields);
                let mut changed = seed.clone();
                let at = random.below(seed.len());
                changed[at] = b"\0\n\t :-[]{}'\"&*|>%()\xff"[random.below(19)];
                fuzzing::rule_file(&changed, &Fields);
            }
        }
    }
}

fn errors(text: &str) -> Vec<String> {
    let mut loader = RuleLoader::new(&Fields, Options::default());
    loader.load("rules.yaml", text.as_bytes()).errors().map(|f| f.message.clone()).collect()
}

const RULE: &str = "- rule: R\n  desc: d\n  output: x\n  priority: INFO\n  condition: evt.type = open and ";

#[test]
fn macros_that_multiply_are_refused() {
    let mut text = "- macro: m0\n  condition: proc.name = x\n".to_owned();
    for i in 1..60 {
        let inner = i - 1;
        text += &format!("- macro: m{i}\n  condition: (m{inner} or m{inner})\n");
    }
    text += &format!("{RULE}m59\n");
    assert!(errors(&text)[0].contains("grows out of bounds"), "{:?}", errors(&text));
}

#[test]
fn macros_that_nest_are_refused() {
    let mut text = "- macro: m0\n  condition: proc.name = x\n".to_owned();
    for i in 1..5000 {
        text += &format!("- macro: m{i}\n  condition: not (proc.pid = {i} and m{})\n", i - 1);
    }
    assert!(errors(&text)[0].contains("grows out of bounds"));
    // Defined again at the end, each macro sees all: they are resolved from the first one on.
    let mut text = String::new();
    for _ in 0..2 {
        for i in 0..5000 {
            text += &format!("- macro: m{i}\n  condition: proc.pid = {i} and m{}\n", i + 1);
        }
    }
    assert!(!errors(&text).is_empty());
}

#[test]
fn lists_that_multiply_are_refused() {
    let items: Vec<String> = (0..2000).map(|i| format!("item{i}")).collect();
    let uses = vec!["l0"; 2000].join(", ");
    let mut text = format!("- list: l0\n  items: [{}]\n", items.join(", "));
    text += &format!("- list: l1\n  items: [{uses}]\n{RULE}proc.name in (l1, l1, l1)\n");
    assert!(errors(&text)[0].contains("grows out of bounds"), "{:.300}", errors(&text)[0]);
}

#[test]
fn aliases_that_multiply_are_no_harm() {
    let mut text = "- &a0 [x, y]\n".to_owned();
    for i in 1..60 {
        text += &format!("- &a{i} [*a{0}, *a{0}, *a{0}]\n", i - 1);
    }
    text += &format!("{RULE}proc.name = x\n  tags: *a59\n  exceptions:\n    - {{name: e, fields: [proc.name], values: *a59}}\n");
    assert!(errors(&text)[0].contains("aliases make more of this"), "{:?}", errors(&text));
    // Few levels, but wide ones: a thousand by a thousand by a thousand values.
    let wide = |n: usize| vec![format!("*w{n}"); 1000].join(", ");
    let text = format!(
        "{RULE}proc.name = x\n  exceptions:\n    - {{name: e, fields: &w0 [proc.name]}}\n    - {{name: f, fields: [proc.name], values: [&w1 [{}], &w2 [{}], [{}]]}}\n",
        wide(0),
        wide(1),
        wide(2)
    );
    assert!(errors(&text)[0].contains("aliases make more of this"), "{:.300}", errors(&text)[0]);
}

#[test]
fn large_files_end_soon() {
    for unit in ["- ", "[", "{a: ", "- rule: R\n", "a: b\n", "'", "\"", "#", "\n", "- [a]\n", "? ", ": ", "&a ", "!", "|\n", "é"] {
        fuzzing::rule_file(unit.repeat(300_000 / unit.len()).as_bytes(), &Fields);
    }
    let long = format!("{RULE}proc.name in ({})\n", vec!["x"; 200_000].join(", "));
    assert_eq!(errors(&long), Vec::<String>::new());
}
