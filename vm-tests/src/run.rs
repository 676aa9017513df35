// SPDX-License-Identifier: Apache-2.0
//! Runs one boot and judges it: a verdict for each script, and one for the kernel's health.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;

use crate::accel::Accel;
use crate::alerts::{Alert, AlertStream, Seen};
use crate::boots::{Boot, Fault};
use crate::console;
use crate::guest;
use crate::machine::{End, Machine, Port};
use crate::parts::{BuiltModule, StaticBinaries};
use crate::report::{Key, Report};
use crate::scenario::{Part, Scenario};

/// What a script exits with when it could not set up its scenario.
const NOT_SET_UP: i32 = 99;
/// With what a line of a kept file begins.
const KEPT: &str = "@keep ";
/// How many console lines a failure shows.
const SHOWN: usize = 60;

/// What happens during a boot, as it happens.
pub enum Progress<'a> {
    /// The guest's init runs on this release.
    Up(&'a str),
    /// A script starts, as the alerts' stream tells.
    Begin(&'a Scenario, Part),
    /// An alert.
    Alert(Option<(&'a Scenario, Part)>, &'a Alert),
    /// A part, in base64, of a file of this name that a script keeps, packed with gzip.
    Kept(&'a str, &'a str),
    /// A line that a script printed.
    Out(&'a Scenario, &'a str),
    /// A line of the daemon's stderr.
    Log(&'a str),
    /// A test has its result.
    Verdict(&'a Verdict),
}

/// A test's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// `scenario::part`, or what is checked of the boot as a whole.
    pub name: String,
    /// Why it failed; `None` when it passed.
    pub failure: Option<String>,
}

/// What is needed to make a boot.
pub struct Setup<'a> {
    /// The row of the table.
    pub boot: &'a Boot,
    /// The module and its kernel.
    pub module: &'a BuiltModule,
    /// The static binaries.
    pub binaries: &'a StaticBinaries,
    /// The folder with the rule files.
    pub rules: PathBuf,
    /// What to run.
    pub scenarios: Vec<Scenario>,
    /// How to run the CPUs.
    pub accel: Accel,
    /// When to give up.
    pub timeout: Duration,
    /// Whether files that scripts keep are told.
    pub keeps: bool,
}

/// The name of the verdict on the kernel's health.
pub const HEALTH: &str = "kernel_stays_healthy";
/// The name of the verdict on the daemon.
pub const DAEMON: &str = "daemon_runs_to_its_end";

/// The name of the verdict on a planted fault, the only one of such a boot.
pub const REPORT: &str = "planted_fault_turns_the_run_red";

/// The names of the results that a boot with these scenarios gives, in no order.
#[must_use]
pub fn test_names(boot: &Boot, scenarios: &[Scenario]) -> Vec<String> {
    if boot.fault.is_some() {
        return vec![REPORT.to_owned()];
    }
    let mut names = Vec::new();
    let mut watched = false;
    for s in scenarios {
        for part in &s.parts {
            watched |= *part != Part::Check;
            names.push(format!("{}::{}", s.name, part.name()));
        }
    }
    if watched {
        names.push(DAEMON.to_owned());
    }
    names.push(HEALTH.to_owned());
    names
}

impl Setup<'_> {
    /// Boots, and tells `on` what happens; the verdicts are told as they come.
    pub fn run(&self, mut on: impl FnMut(Progress<'_>)) -> Result<()> {
        let initrd = guest::initramfs(self.module, self.binaries, &self.rules, &self.scenarios, self.keeps)?;
        let machine = Machine {
            kernel: self.module.kernel.clone(),
            smp: self.boot.smp.to_owned(),
            memory: self.boot.memory,
            nodes: self.boot.nodes,
            append: self.boot.append.to_owned(),
            timeout: self.timeout,
            accel: self.accel,
        };
        let mut judge = Judge::new(&self.scenarios);
        let mut verdicts = Vec::new();
        let end = machine.run(&initrd, |port, line| {
            judge.line(port, line, &mut |p| keep_verdicts(p, self.boot.fault, &mut verdicts, &mut on));
            true
        })?;
        judge.finish(&end, self.timeout, &mut |p| keep_verdicts(p, self.boot.fault, &mut verdicts, &mut on));
        if let Some(fault) = self.boot.fault {
            on(Progress::Verdict(&judge_fault(fault, &verdicts)));
        }
        Ok(())
    }
}

/// With a fault planted the ordinary verdicts are kept back: they are what is judged.
fn keep_verdicts(p: Progress<'_>, fault: Option<Fault>, verdicts: &mut Vec<Verdict>, on: &mut impl FnMut(Progress<'_>)) {
    match p {
        Progress::Verdict(v) if fault.is_some() => verdicts.push(v.clone()),
        other => on(other),
    }
}

/// Whether a fault made the kernel's health fail, by the report that belongs to it.
fn judge_fault(fault: Fault, verdicts: &[Verdict]) -> Verdict {
    let Fault { name, report } = fault;
    let failure = match verdicts.iter().find(|v| v.name == HEALTH).map(|v| &v.failure) {
        None => Some("there is no verdict on the kernel's health".to_owned()),
        Some(None) => Some(format!("the module has the fault \"{name}\", and the run is green: the checker is blind")),
        Some(Some(text)) if text.lines().any(|l| l.contains(report)) => None,
        Some(Some(text)) => Some(format!("the fault \"{name}\" should give the report \"{report}\", this came:\n  {text}")),
    };
    Verdict { name: REPORT.to_owned(), failure }
}

/// Collects what a boot says and reaches the verdicts.
struct Judge<'a> {
    scenarios: &'a [Scenario],
    stream: AlertStream,
    alerts: BTreeMap<Key, Vec<Alert>>,
    closed: BTreeSet<Key>,
    late: BTreeSet<Key>,
    output: BTreeMap<Key, Vec<String>>,
    status: BTreeMap<Key, i32>,
    judged: BTreeSet<Key>,
    console: Vec<String>,
    trouble: Vec<String>,
    taint: Option<u64>,
    done: bool,
    log: Vec<String>,
    noise: Vec<String>,
    daemon_failed: Option<String>,
    daemon_status: Option<i32>,
}

impl<'a> Judge<'a> {
    fn new(scenarios: &'a [Scenario]) -> Self {
        Self {
            scenarios,
            stream: AlertStream::default(),
            alerts: BTreeMap::new(),
            closed: BTreeSet::new(),
            late: BTreeSet::new(),
            output: BTreeMap::new(),
            status: BTreeMap::new(),
            judged: BTreeSet::new(),
            console: Vec::new(),
            trouble: Vec::new(),
            taint: None,
            done: false,
            log: Vec::new(),
            noise: Vec::new(),
            daemon_failed: None,
            daemon_status: None,
        }
    }

    fn line(&mut self, port: Port, line: &str, on: &mut impl FnMut(Progress<'_>)) {
        match port {
            Port::Console => {
                if console::is_trouble(line) {
                    self.trouble.push(line.to_owned());
                }
                self.console.push(line.to_owned());
            }
            Port::Alerts => self.alert_line(line, on),
            Port::Report => {
                if let Some(report) = Report::parse(line) {
                    self.report(report, on);
                }
            }
        }
    }

    fn alert_line(&mut self, line: &str, on: &mut impl FnMut(Progress<'_>)) {
        match self.stream.read(line) {
            Seen::Begin(key) => {
                if let Some(s) = self.scenarios.get(key.0) {
                    on(Progress::Begin(s, key.1));
                }
            }
            Seen::End(key) => {
                self.closed.insert(key);
                self.judge(key, on);
            }
            Seen::Alert(key, alert) => {
                let whose = key.and_then(|(id, part)| Some((self.scenarios.get(id)?, part)));
                on(Progress::Alert(whose, &alert));
                if let Some(key) = key {
                    self.alerts.entry(key).or_default().push(alert);
                }
            }
            Seen::Nothing => {}
            Seen::Noise(line) => self.noise.push(line),
        }
    }

    fn report(&mut self, report: Report, on: &mut impl FnMut(Progress<'_>)) {
        match report {
            Report::Up(release) => on(Progress::Up(&release)),
            Report::Begin(_) | Report::DaemonReady => {}
            Report::Out(key, text) => match text.strip_prefix(KEPT).and_then(|rest| rest.split_once(' ')) {
                Some((name, part)) => on(Progress::Kept(name, part)),
                None => {
                    if let Some(s) = self.scenarios.get(key.0) {
                        on(Progress::Out(s, &text));
                    }
                    self.output.entry(key).or_default().push(text);
                }
            },
            Report::End(key, status) => {
                self.status.insert(key, status);
                self.judge(key, on);
            }
            Report::Late(key) => {
                self.late.insert(key);
            }
            Report::DaemonFailed(why) => self.daemon_failed = Some(why),
            Report::DaemonEnded(status) => self.daemon_status = Some(status),
            Report::Log(line) => {
                on(Progress::Log(&line));
                self.log.push(line);
            }
            Report::Leak(line) => self.trouble.push(line),
            Report::Taint(mask) => self.taint = Some(mask),
            Report::Done => self.done = true,
        }
    }

    /// Reaches the verdict on a script once everything about it is known.
    fn judge(&mut self, key: Key, on: &mut impl FnMut(Progress<'_>)) {
        let Some(&status) = self.status.get(&key) else {
            return;
        };
        let known = key.1 == Part::Check || self.closed.contains(&key) || self.late.contains(&key);
        if !known || !self.judged.insert(key) {
            return;
        }
        let Some(scenario) = self.scenarios.get(key.0) else {
            return;
        };
        let alerts = self.alerts.get(&key).map_or(&[][..], Vec::as_slice);
        let mut failure = if self.late.contains(&key) {
            Some("the daemon did not report the end mark of this script within 20 s".to_owned())
        } else if key.1 != Part::Check && status == NOT_SET_UP {
            Some("the script could not set its scenario up".to_owned())
        } else {
            judge_script(scenario, key.1, status, alerts)
        };
        if let Some(text) = &mut failure {
            for line in self.output.get(&key).into_iter().flatten() {
                text.push_str("\n    | ");
                text.push_str(line);
            }
            for alert in alerts {
                text.push_str("\n    alert: ");
                text.push_str(&alert.json);
            }
        }
        on(Progress::Verdict(&Verdict { name: format!("{}::{}", scenario.name, key.1.name()), failure }));
    }

    fn finish(mut self, end: &End, timeout: Duration, on: &mut impl FnMut(Progress<'_>)) {
        let cut = match end {
            End::TimedOut => Some(format!("the machine was ended after {} s", timeout.as_secs())),
            End::Off if !self.done => Some("the machine went down early".to_owned()),
            End::Off => None,
        };
        let mut watched = false;
        for (id, scenario) in self.scenarios.iter().enumerate() {
            for &part in &scenario.parts {
                watched |= part != Part::Check;
                if !self.judged.contains(&(id, part)) {
                    let why = if self.status.contains_key(&(id, part)) {
                        Some("it ended, but the alert for its end mark never came")
                    } else {
                        cut.as_deref().or(self.daemon_failed.as_deref())
                    };
                    on(Progress::Verdict(&Verdict {
                        name: format!("{}::{}", scenario.name, part.name()),
                        failure: Some(format!("did not run to its end: {}", why.unwrap_or("the guest reported nothing about it"))),
                    }));
                }
            }
        }
        if watched {
            let mut failure = match (&self.daemon_failed, self.daemon_status) {
                (Some(why), _) => Some(why.clone()),
                (None, Some(0)) if self.noise.is_empty() => None,
                (None, Some(0)) => Some(format!("it printed lines that are no alerts: {}", self.noise.join("\n    "))),
                (None, Some(status)) => Some(format!("it ended with status {status}")),
                (None, None) => Some("it was never asked to end".to_owned()),
            };
            if let Some(text) = &mut failure {
                for line in &self.log {
                    text.push_str("\n    | ");
                    text.push_str(line);
                }
            }
            on(Progress::Verdict(&Verdict { name: DAEMON.to_owned(), failure }));
        }
        let mut problems: Vec<String> = cut.into_iter().collect();
        problems.append(&mut self.trouble);
        match self.taint {
            Some(mask) => problems.extend(console::unexpected_taint(mask).map(|t| format!("the kernel is tainted: {t}"))),
            None => problems.push("the kernel's taint mask was not reported".to_owned()),
        }
        let failure = (!problems.is_empty()).then(|| {
            let from = self.console.len().saturating_sub(SHOWN);
            let tail = self.console.get(from..).unwrap_or_default();
            format!("{}\n  the console's last lines:\n    {}", problems.join("\n  "), tail.join("\n    "))
        });
        on(Progress::Verdict(&Verdict { name: HEALTH.to_owned(), failure }));
    }
}

/// Why a script that ran to its end failed, if it did.
fn judge_script(scenario: &Scenario, part: Part, status: i32, alerts: &[Alert]) -> Option<String> {
    let fired: BTreeSet<&str> = alerts.iter().map(|a| a.rule.as_str()).collect();
    match part {
        Part::Check if status == 0 => None,
        Part::Check => Some(format!("ended with status {status}")),
        Part::Benign if fired.is_empty() => None,
        Part::Benign => Some(format!("should be silent, but raised: {}", list(fired))),
        Part::Attack => {
            let known = |rule: &str| {
                let e = &scenario.expected;
                e.must.iter().chain(&e.may).any(|r| r == rule)
            };
            let missing = scenario.expected.must.iter().map(String::as_str).filter(|r| !fired.contains(r));
            let missing = list(missing);
            let extra = list(fired.iter().copied().filter(|r| !known(r)));
            match (missing.is_empty(), extra.is_empty()) {
                (true, true) => None,
                (false, true) => Some(format!("did not raise: {missing}")),
                (true, false) => Some(format!("also raised: {extra}")),
                (false, false) => Some(format!("did not raise: {missing}; but raised: {extra}")),
            }
        }
    }
}

fn list<'s>(names: impl IntoIterator<Item = &'s str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "{\"rule\":\"VM mark\",\"output\":\"mark /run/mark/";

    fn scenario() -> Scenario {
        Scenario {
            name: "shell".into(),
            dir: "shell".into(),
            parts: vec![Part::Attack, Part::Benign],
            expected: crate::scenario::Expected::parse("Shell\n? Also\n"),
        }
    }

    /// Feeds lines of (port letter, text) and gives the verdicts as text.
    fn verdicts(lines: &[(char, &str)], end: &End) -> Vec<String> {
        let scenarios = [scenario()];
        let mut judge = Judge::new(&scenarios);
        let mut seen = Vec::new();
        let mut on = |p: Progress<'_>| {
            if let Progress::Verdict(v) = p {
                let first = v.failure.as_deref().and_then(|f| f.lines().next());
                seen.push(format!("{}: {}", v.name, first.unwrap_or("ok")));
            }
        };
        for (port, line) in lines {
            let port = match port {
                'c' => Port::Console,
                'a' => Port::Alerts,
                _ => Port::Report,
            };
            judge.line(port, line, &mut on);
        }
        judge.finish(end, Duration::from_secs(9), &mut on);
        seen
    }

    #[test]
    fn a_planted_fault_must_be_reported_as_what_it_is() {
        let fault = Fault { name: "leak", report: "unreferenced object" };
        let health = |failure: Option<&str>| Verdict { name: HEALTH.into(), failure: failure.map(str::to_owned) };
        let told = |verdicts: &[Verdict]| judge_fault(fault, verdicts).failure;
        assert_eq!(told(&[health(Some("x\n  unreferenced object 0xffff (size 64):"))]), None);
        assert!(told(&[health(None)]).unwrap().contains("the run is green"));
        assert!(told(&[health(Some("BUG: KASAN: something else"))]).unwrap().contains("this came"));
        assert!(told(&[]).is_some());
    }

    #[test]
    fn a_good_boot_gives_a_verdict_for_each_script_and_for_the_whole() {
        let mark = |name: &str| format!("{MARK}{name}\"}}");
        let alert = "{\"rule\":\"Shell\",\"output\":\"x\"}";
        let got = verdicts(
            &[
                ('r', "up 7.3"),
                ('r', "begin 0 attack"),
                ('r', "end 0 attack 1"),
                ('a', &mark("0-attack-begin")),
                ('a', alert),
                ('a', &mark("0-attack-end")),
                ('a', &mark("0-benign-begin")),
                ('a', &mark("0-benign-end")),
                ('r', "end 0 benign 0"),
                ('r', "daemon-ended 0"),
                ('r', "taint 12288"),
                ('r', "done"),
            ],
            &End::Off,
        );
        assert_eq!(got, ["shell::attack: ok", "shell::benign: ok", "daemon_runs_to_its_end: ok", "kernel_stays_healthy: ok"]);
    }

    #[test]
    fn missing_alerts_noise_warnings_and_time_outs_are_told() {
        let mark = |name: &str| format!("{MARK}{name}\"}}");
        let got = verdicts(
            &[
                ('a', &mark("0-attack-begin")),
                ('a', "{\"rule\":\"Other\"}"),
                ('a', &mark("0-attack-end")),
                ('r', "end 0 attack 0"),
                ('c', "[ 3.1] WARNING: CPU: 0"),
            ],
            &End::TimedOut,
        );
        assert_eq!(
            got,
            [
                "shell::attack: did not raise: Shell; but raised: Other",
                "shell::benign: did not run to its end: the machine was ended after 9 s",
                "daemon_runs_to_its_end: it was never asked to end",
                "kernel_stays_healthy: the machine was ended after 9 s"
            ]
        );
    }
}
