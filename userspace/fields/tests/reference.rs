// SPDX-License-Identifier: Apache-2.0
//! Compares what we print with what the reference prints, line by line, over real traces. The traces are not part of
//! the project; without them the test says so and is done.
//!
//! `EYAS_SHOW=N` prints the first N lines that differ in each file, `EYAS_CASE=05` looks at one file only.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail wherever it stands")]

use eyas_capture::Reader;
use eyas_fields::{Cx, Field, Fields, Scratch, Setup, Template, param_texts};
use eyas_import::Collector;
use eyas_schema::Event;
use eyas_state::{Meta, State, seed::Seeds};
use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};

const DEFAULT: &str = "*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info";

fn oracle() -> Option<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle");
    let also = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/oracle");
    [dir, also].into_iter().find(|d| d.is_dir())
}

fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut out = Vec::new();
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut out).unwrap();
    } else {
        out = bytes;
    }
    String::from_utf8_lossy(&out).into_owned()
}

enum Form {
    Template(Box<Template>),
    Raw,
}

struct Case {
    name: String,
    form: Form,
    lines: HashMap<u64, String>,
    equal: usize,
    different: usize,
    shown: usize,
}

impl Case {
    fn new(name: &str, format: &str, path: &Path) -> Self {
        let form = match format {
            "raw" => Form::Raw,
            f => {
                let text = if f == "default" { DEFAULT } else { f };
                let parsed = eyas_filter::template::Template::parse(text, &Fields).unwrap();
                Form::Template(Box::new(Template::compile(&parsed).unwrap()))
            }
        };
        // A value may hold line ends; what does not start with a number belongs to the line before.
        let mut lines: HashMap<u64, String> = HashMap::new();
        let mut last = 0;
        for line in read(path).split_terminator('\n') {
            let number = line.split(' ').next().and_then(|n| n.parse().ok()).filter(|n| *n > last);
            match number {
                Some(n) => {
                    lines.insert(n, line.to_owned());
                    last = n;
                }
                None => {
                    let l = lines.entry(last).or_default();
                    l.push('\n');
                    l.push_str(line);
                }
            }
        }
        Self { name: name.to_owned(), form, lines, equal: 0, different: 0, shown: 0 }
    }

    fn check(&mut self, cx: &Cx<'_>) {
        let Some(want) = self.lines.get(&cx.context.meta.num) else { return };
        let got = match &self.form {
            Form::Template(t) => t.render_text(cx).unwrap_or_default(),
            Form::Raw => raw(cx),
        };
        if got == *want {
            self.equal += 1;
            return;
        }
        self.different += 1;
        let show = std::env::var("EYAS_SHOW").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
        if self.shown < show {
            self.shown += 1;
            println!("{}:\n  want {want}\n  got  {got}", self.name);
        }
    }
}

fn raw(cx: &Cx<'_>) -> String {
    let e = cx.event;
    let text = |name: &str| eyas_fields::field_text(cx, &Field::resolve(name, None).unwrap()).unwrap_or_default();
    let tid = e.tid.cast_signed();
    let mut line = format!(
        "{} {} cpu={} tid={tid} {} {}({}) np={}",
        cx.context.meta.num,
        e.ts,
        cx.context.meta.cpu,
        text("evt.dir"),
        e.info().unwrap().name,
        e.kind,
        e.nparams
    );
    for (place, info) in e.info().unwrap().params.iter().enumerate() {
        let Some((plain, resolved)) = param_texts(cx, place) else { break };
        line += &format!(" {}={}", info.name, String::from_utf8_lossy(plain));
        if !resolved.is_empty() {
            line += &format!("[{}]", String::from_utf8_lossy(resolved));
        }
    }
    line
}

/// Calls `f` on every event that is shown.
fn replay(trace: &Path, mut f: impl FnMut(&Cx<'_>)) {
    let setup = Setup { utc_offset: 0, hostname: None, ..Setup::default() };
    let mut scratch = Scratch::default();
    let mut state = State::default();
    let mut reader = Reader::open(trace).unwrap();
    let mut num = 0;
    loop {
        let mut collector = Collector::new(Seeds::default());
        if !reader.read_headers(&mut collector).unwrap() {
            break;
        }
        state.import(collector.whole());
        while let Some(record) = reader.next_event().unwrap() {
            num += 1;
            let event = Event::parse(record.event).unwrap();
            let context = state.process(&event, Meta { num, cpu: record.cpu, flags: record.flags });
            scratch.clear();
            let cx = Cx::new(event, &state, &context, &setup, &scratch);
            if !context.hidden {
                f(&cx);
            }
        }
    }
}

fn report(cases: &[Case]) -> usize {
    let mut bad = 0;
    for c in cases {
        let missing = c.lines.len() - c.equal - c.different;
        println!("{:28} {:6} equal {:6} different {:6} not seen", c.name, c.equal, c.different, missing);
        bad += c.different + missing;
    }
    bad
}

#[test]
fn lines_are_those_of_the_reference() {
    let Some(dir) = oracle() else {
        println!("skipped: no traces of the reference beside the checkout");
        return;
    };
    let formats = dir.join("formats");
    let wanted = |name: &str| std::env::var("EYAS_CASE").map_or(true, |c| name.starts_with(&c));
    let mut cases = Vec::new();
    for line in read(&formats.join("cases.tsv")).lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let (number, format) = (cells.next().unwrap(), cells.next().unwrap());
        if wanted(number) {
            cases.push(Case::new(number, format, &formats.join(format!("{number}.txt.gz"))));
        }
    }
    for (name, format) in [("all.default", "default"), ("all.raw", "raw")] {
        if wanted(name) {
            cases.push(Case::new(name, format, &formats.join(format!("{name}.txt.gz"))));
        }
    }
    replay(&dir.join("captures/attacks.scap.gz"), |cx| cases.iter_mut().for_each(|c| c.check(cx)));
    let mut bad = report(&cases);
    for trace in ["curl_google", "single_ipv6_conn", "test_ipv6_client"] {
        if !wanted(trace) {
            continue;
        }
        let mut cases = [
            Case::new(&format!("{trace}.default"), "default", &formats.join(format!("old/{trace}.default.txt"))),
            Case::new(&format!("{trace}.raw"), "raw", &formats.join(format!("old/{trace}.raw.txt.gz"))),
        ];
        replay(&dir.join(format!("captures/{trace}.scap")), |cx| cases.iter_mut().for_each(|c| c.check(cx)));
        bad += report(&cases);
    }
    assert_eq!(bad, 0, "lines that differ");
}

/// The values that the reference's alerts carry, by time of their event.
fn alerts(path: &Path) -> HashMap<u64, Vec<serde_json::Map<String, serde_json::Value>>> {
    let mut all: HashMap<u64, Vec<_>> = HashMap::new();
    for line in read(path).lines() {
        let alert: serde_json::Value = serde_json::from_str(line).unwrap();
        let fields = alert["output_fields"].as_object().unwrap().clone();
        all.entry(fields["evt.time"].as_u64().unwrap()).or_default().push(fields);
    }
    all
}

#[test]
fn values_of_alerts_are_those_of_the_reference() {
    let Some(dir) = oracle() else {
        println!("skipped: no traces of the reference beside the checkout");
        return;
    };
    let resolve = |key: &str| match key.split_once('[') {
        Some((name, arg)) => Field::resolve(name, Some(arg.trim_end_matches(']').as_bytes())),
        None => Field::resolve(key, None),
    };
    let (mut equal, mut different) = (0, 0);
    for trace in ["attacks", "busy"] {
        let wanted = alerts(&dir.join(format!("alerts/{trace}.jsonl")));
        replay(&dir.join(format!("captures/{trace}.scap.gz")), |cx| {
            for (key, want) in wanted.get(&cx.event.ts).into_iter().flatten().flatten() {
                let got = eyas_fields::field_json(&cx.for_print(), &resolve(key).unwrap());
                if got == *want {
                    equal += 1;
                } else {
                    different += 1;
                    println!("{} {key}: want {want}, got {got}", cx.context.meta.num);
                }
            }
        });
    }
    println!("{equal} values equal, {different} different");
    assert!(equal > 1000 && different == 0);
}
