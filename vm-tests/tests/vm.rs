// SPDX-License-Identifier: Apache-2.0
//! The VM tests: a test for each script of each scenario of each boot, in the manner of the ordinary test harness (`--list`, filters, `--exact`).
//!
//! `EYAS_VM=skip` leaves them out; `EYAS_VM=require` makes it an error that they cannot run here. With `EYAS_VM_KEEP=FOLDER` (from the project) files that scripts
//! keep are written there as BOOT.NAME.gz. With `UPDATE_EXPECT` the kernel matrix of `docs/kernels.md` tells what this run found.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test program: a poisoned lock or a missing row is a bug that should end it"
)]

use std::collections::{BTreeMap, btree_map::Entry};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eyas_vm_tests::boots::{ALL, Boot, DEBUG};
use eyas_vm_tests::run::{Progress, Setup, Verdict, test_names};
use eyas_vm_tests::scenario::Scenario;
use eyas_vm_tests::{accel, machine, matrix, parts};

struct Options {
    filters: Vec<String>,
    exact: bool,
    list: bool,
}

impl Options {
    fn parse() -> Self {
        let mut o = Self { filters: Vec::new(), exact: false, list: false };
        for arg in std::env::args().skip(1) {
            match arg.as_str() {
                "--exact" => o.exact = true,
                "--list" => o.list = true,
                _ if arg.starts_with('-') => {}
                _ => o.filters.push(arg),
            }
        }
        o
    }

    fn wants(&self, name: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|f| if self.exact { name == f } else { name.contains(f.as_str()) })
    }
}

/// Why the tests cannot run here, if they can't.
fn obstacle() -> Option<String> {
    if let Some(why) = parts::obstacle() {
        return Some(why);
    }
    if !machine::qemu_is_installed() {
        return Some("no qemu-system-x86_64: run kbuild/host-packages".into());
    }
    None
}

struct Job {
    boot: &'static Boot,
    scenarios: Vec<Scenario>,
    names: Vec<String>,
}

/// The boots that have something to do, with the scenarios that the filters leave.
fn jobs(options: &Options) -> Result<Vec<Job>, String> {
    let mut jobs = Vec::new();
    for boot in ALL {
        if boot.on_demand && !options.list && !options.filters.iter().any(|f| f.starts_with(boot.name)) {
            continue;
        }
        let mut scenarios = boot.scenarios().map_err(|e| format!("{e:#}"))?;
        for s in &mut scenarios {
            let name = s.name.clone();
            s.parts.retain(|p| options.wants(&format!("{}::{name}::{}", boot.name, p.name())));
        }
        scenarios.retain(|s| !s.parts.is_empty());
        if scenarios.is_empty() {
            continue;
        }
        let names = test_names(boot, &scenarios);
        jobs.push(Job { boot, scenarios, names: names.iter().map(|n| format!("{}::{n}", boot.name)).collect() });
    }
    Ok(jobs)
}

#[derive(Default)]
struct Tally {
    passed: usize,
    results: BTreeMap<String, bool>,
    failures: Vec<(String, String)>,
}

impl Tally {
    fn add(&mut self, boot: &str, verdict: &Verdict) {
        let name = format!("{boot}::{}", verdict.name);
        self.results.insert(name.clone(), verdict.failure.is_none());
        match &verdict.failure {
            None => {
                println!("test {name} ... ok");
                self.passed += 1;
            }
            Some(why) => {
                println!("test {name} ... FAILED");
                self.failures.push((name, why.clone()));
            }
        }
    }
}

/// Writes a file that came in parts, and looks whether all of it came.
fn store(path: &Path, parts: &[String]) -> Result<(), String> {
    let bytes: Result<Vec<Vec<u8>>, _> = parts.iter().map(|p| STANDARD.decode(p)).collect();
    let bytes = bytes.map_err(|e| format!("a part came damaged: {e}"))?;
    std::fs::write(path, bytes.concat()).map_err(|e| e.to_string())?;
    let checked = Command::new("gzip").arg("-t").arg(path).output().map_err(|e| format!("gzip -t: {e}"))?;
    if checked.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&checked.stderr).into_owned()) }
}

/// Series, flavour and fault of a module.
type Wanted = (&'static str, Option<&'static str>, Option<&'static str>);

/// The module that a boot takes.
fn module_of(boot: &Boot) -> Wanted {
    (boot.series, boot.flavour, boot.fault.map(|f| f.name))
}

/// Takes the boots of the debug kernel out where nobody asked for them, by their names or for all; says so. The half hour that this kernel takes to
/// build is spent only on who asked for all.
fn without_debug_kernel(jobs: Vec<Job>, options: &Options) -> Result<Vec<Job>, String> {
    let (debug, mut others): (Vec<Job>, Vec<Job>) = jobs.into_iter().partition(|j| j.boot.series == DEBUG);
    let named = debug.iter().any(|j| options.filters.iter().any(|f| f.starts_with(j.boot.name) || j.boot.name.starts_with(f.as_str())));
    let all = std::env::var("EYAS_DEBUG_KERNEL").as_deref() == Ok("1");
    if debug.is_empty() || all || named && parts::debug_kernel_is_cached().map_err(|e| format!("{e:#}"))? {
        others.extend(debug);
        return Ok(others);
    }
    let names: Vec<&str> = debug.iter().map(|j| j.boot.name).collect();
    let why = if named {
        "the debug kernel is not in the cache; kbuild/debug-kernel makes it (half an hour of processor time)"
    } else {
        "EYAS_DEBUG_KERNEL=1 or their names ask for them"
    };
    println!("skipped: {}: {why}", names.join(", "));
    Ok(others)
}

fn run(jobs: &[Job]) -> Result<Tally, String> {
    let text = |e: anyhow::Error| format!("{e:#}");
    let mut modules = BTreeMap::new();
    for job in jobs {
        if let Entry::Vacant(place) = modules.entry(module_of(job.boot)) {
            let (series, flavour, fault) = place.key();
            let module = parts::module(series, *flavour, *fault).map_err(text)?;
            place.insert(module);
        }
    }
    let binaries = parts::static_binaries().map_err(text)?;
    let Some(any) = modules.values().next() else {
        return Ok(Tally::default());
    };
    let accel = accel::choose(&any.kernel);
    eprintln!("machines run by {accel:?}");
    let tally = Mutex::new(Tally::default());
    let next = AtomicUsize::new(0);
    let keep = std::env::var_os("EYAS_VM_KEEP").map(|folder| parts::project().join(folder));
    std::thread::scope(|scope| {
        for _ in 0..accel.parallel().min(jobs.len()) {
            scope.spawn(|| {
                loop {
                    // ORDERING: Relaxed; the counter only hands out indices.
                    let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) else {
                        return;
                    };
                    let name = job.boot.name;
                    let setup = Setup {
                        boot: job.boot,
                        module: &modules[&module_of(job.boot)],
                        binaries: &binaries,
                        rules: parts::project().join("rules"),
                        scenarios: job.scenarios.clone(),
                        accel,
                        timeout: Duration::from_secs(job.boot.timeout),
                        keeps: keep.is_some(),
                    };
                    let mut kept = BTreeMap::<String, Vec<String>>::new();
                    let result = setup.run(|p| match p {
                        Progress::Verdict(v) => tally.lock().unwrap().add(name, v),
                        Progress::Kept(file, part) => kept.entry(file.to_owned()).or_default().push(part.to_owned()),
                        _ => {}
                    });
                    for (file, parts) in kept {
                        let Some(folder) = &keep else { break };
                        let path = folder.join(format!("{name}.{file}.gz"));
                        let failure = store(&path, &parts).err().map(|e| format!("{}: {e}", path.display()));
                        tally.lock().unwrap().add(name, &Verdict { name: format!("keeps {file}"), failure });
                    }
                    if let Err(e) = result {
                        tally.lock().unwrap().add(name, &Verdict { name: "boots".into(), failure: Some(format!("{e:#}")) });
                    }
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    tell_matrix(jobs, &modules, &tally.results).map_err(text)?;
    Ok(tally)
}

/// Writes the kernel matrix, or says where it tells of other kernels than those of this run.
fn tell_matrix(jobs: &[Job], modules: &BTreeMap<Wanted, parts::BuiltModule>, results: &BTreeMap<String, bool>) -> anyhow::Result<()> {
    let mut facts = BTreeMap::new();
    for boot in jobs.iter().map(|j| j.boot).filter(|b| b.fault.is_none()) {
        facts.insert(boot.name.to_owned(), matrix::Facts::of(&modules[&module_of(boot)])?);
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return matrix::record(&facts, results);
    }
    for line in matrix::news(&facts)? {
        eprintln!("note: {line}; UPDATE_EXPECT=1 on a run of the VM tests brings it up to date");
    }
    Ok(())
}

fn main() -> ExitCode {
    let options = Options::parse();
    let jobs = match jobs(&options) {
        Ok(jobs) => jobs,
        Err(e) => {
            eprintln!("error: {e}");
            return ExitCode::FAILURE;
        }
    };
    let total: usize = jobs.iter().map(|j| j.names.len()).sum();
    if options.list {
        for name in jobs.iter().flat_map(|j| &j.names) {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    println!("\nrunning {total} tests");
    if let Some(why) = obstacle() {
        println!("skipped: {why}");
        let ok = std::env::var("EYAS_VM").as_deref() != Ok("require");
        let word = if ok { "ok" } else { "FAILED" };
        println!(
            "\ntest result: {word}. 0 passed; {} failed; {} ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            if ok { 0 } else { total },
            if ok { total } else { 0 },
        );
        return if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let start = Instant::now();
    let tally = match without_debug_kernel(jobs, &options).and_then(|jobs| run(&jobs)) {
        Ok(tally) => tally,
        Err(e) => {
            eprintln!("error: {e}");
            println!(
                "\ntest result: FAILED. 0 passed; {total} failed; 0 ignored; 0 measured; 0 filtered out; finished in {:.2}s\n",
                start.elapsed().as_secs_f64()
            );
            return ExitCode::FAILURE;
        }
    };
    if !tally.failures.is_empty() {
        println!("\nfailures:");
        for (name, why) in &tally.failures {
            println!("\n---- {name} ----\n  {why}");
        }
    }
    let bad = tally.failures.len();
    println!(
        "\ntest result: {}. {} passed; {bad} failed; 0 ignored; 0 measured; 0 filtered out; finished in {:.2}s\n",
        if bad == 0 { "ok" } else { "FAILED" },
        tally.passed,
        start.elapsed().as_secs_f64()
    );
    if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
