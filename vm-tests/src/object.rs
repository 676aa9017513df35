// SPDX-License-Identifier: Apache-2.0
//! What a built module's object says of itself: how large it is, which instructions in it lock a cache line.
//!
//! The figures and instructions are those of binutils' `objdump`, which every machine that builds modules has.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Text and data of a module, in bytes, may be this much.
pub const MOST_BYTES: u64 = 300 * 1024;

/// Where an instruction may lock a cache line, and why producers on different CPUs do not meet there. A function is meant by a part of its symbol.
pub const MAY_LOCK: &[(&str, &str)] = &[
    ("homeless", "a CPU without a ring, counted in the consumer's common line"),
    ("sample", "an edge of dropping mode, told by the CPU that crosses it first"),
    ("exe_get", "the reference to the task's own executable, for the event of an exec"),
    ("eyas_unix_name", "the reference to the task's own socket, to keep its name"),
    ("eyas_waiter_poll", "a reader that goes to sleep"),
    ("eyas_due", "the timer of a sleeping reader"),
    ("plane3due", "the same"),
    ("eyas_ready", "a reader that asks"),
    ("plane5ready", "the same"),
    ("eyas_open", "a device is opened"),
    ("take_stale", "the same"),
    ("cpu_comes", "a CPU comes"),
    ("cpus_came", "the same"),
    ("Plane", "the control side, under its lock"),
];

fn objdump(option: &str, module: &Path) -> Result<String> {
    let out =
        Command::new("objdump").args([option, "--no-show-raw-insn"]).arg(module).output().context("starting objdump (package binutils)")?;
    if !out.status.success() {
        bail!("objdump {option} {}: {}", module.display(), String::from_utf8_lossy(&out.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Bytes of all sections that are loaded, from the list that `objdump -h` prints: a line of name, size and addresses for each, then one of its flags.
///
/// # Errors
/// The list is not understood.
pub fn loaded_bytes(sections: &str) -> Result<u64> {
    let mut size = None;
    let mut all = 0;
    for line in sections.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), words.nth(1)) {
            (Some(index), Some(hex)) if index.parse::<u32>().is_ok() => {
                size = Some(u64::from_str_radix(hex, 16).with_context(|| format!("a section's size: {line}"))?);
            }
            (Some(_), _) if line.split([' ', ',']).any(|w| w == "ALLOC") => {
                all += size.take().with_context(|| format!("flags without a section: {line}"))?;
            }
            _ => {}
        }
    }
    if all == 0 { bail!("objdump lists no section that is loaded") } else { Ok(all) }
}

/// Instructions that lock a line, as `FUNCTION: INSTRUCTION`, where [`MAY_LOCK`] does not let them: with the prefix, and exchanges with memory, which lock
/// without one. From what `objdump -d` prints.
#[must_use]
pub fn forbidden_locks(code: &str) -> Vec<String> {
    locks(code)
        .filter(|(function, _)| !MAY_LOCK.iter().any(|(part, _)| function.contains(part)))
        .map(|(f, i)| format!("{f}: {i}"))
        .collect()
}

fn locks(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut function = "";
    code.lines().filter_map(move |line| {
        if let Some((_, name)) = line.strip_suffix(">:").and_then(|l| l.split_once(" <")) {
            function = name;
            return None;
        }
        let instruction = line.split_once(":\t")?.1.trim();
        let locks = instruction.starts_with("lock ") || (instruction.starts_with("xchg ") && instruction.contains('('));
        locks.then_some((function, instruction))
    })
}

/// What is wrong with a module's object; nothing, if all is well.
///
/// # Errors
/// It cannot be read.
pub fn faults(module: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let bytes = loaded_bytes(&objdump("-h", module)?)?;
    if bytes >= MOST_BYTES {
        faults.push(format!("text and data are {bytes} bytes, {MOST_BYTES} is too much"));
    }
    let code = objdump("-d", module)?;
    if !code.contains("<eyas_sys_exit>:") {
        bail!("{} has no function eyas_sys_exit", module.display());
    }
    faults
        .extend(forbidden_locks(&code).into_iter().map(|l| format!("a locked instruction where producers of several CPUs may meet: {l}")));
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "\n0000000000003790 <_ZN10eyas_probe4hook5quick5known17hE>:\n    3790:\tpush   %rbp\n    3791:\tlock incq 0x90(%rdi)\n    \
        3799:\txchg   %rdi,(%r14,%r12,1)\n    379d:\txchg   %ax,%ax\n    379f:\tnop\n\n0000000000004000 <_ZN8Consumer8homeless17hE>:\n    \
        4000:\tlock incq 0x90(%rdi)\n";

    #[test]
    fn a_lock_in_the_hook_is_found_and_one_that_is_allowed_is_not() {
        let name = "_ZN10eyas_probe4hook5quick5known17hE";
        assert_eq!(forbidden_locks(CODE), [format!("{name}: lock incq 0x90(%rdi)"), format!("{name}: xchg   %rdi,(%r14,%r12,1)")]);
    }

    #[test]
    fn sections_that_are_loaded_are_added_up() {
        let list = "Sections:\nIdx Name          Size      VMA               LMA               File off  Algn\n  \
            0 .text         00000100  0000000000000000  0000000000000000  00000040  2**4\n                  \
            CONTENTS, ALLOC, LOAD, RELOC, READONLY, CODE\n  \
            1 .comment      00001000  0000000000000000  0000000000000000  00000040  2**0\n                  CONTENTS, READONLY\n  \
            2 .bss          00000020  0000000000000000  0000000000000000  00000140  2**5\n                  ALLOC\n";
        assert_eq!(loaded_bytes(list).ok(), Some(0x120));
        assert!(loaded_bytes("").is_err());
    }
}
