// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The cgroups of a task: `subsystem=path` with a NUL each, in the kernel's order. Subsystems of one hierarchy share a cgroup (on most hosts all
//! of them do), so that its path is asked for once and copied from there on, in whole words where the room allows it.

use super::Ctx;
use crate::{
    kernel::{Kernel, Subsystem, LABEL, MAX_SUBSYSTEMS},
    record::{put, Record, MAX_STR},
};

/// A path that is in place: whose it is, where, its length without NUL.
#[derive(Clone, Copy)]
struct Last {
    group: usize,
    from: usize,
    len: usize,
}

/// Appends the parameter; what would pass one page is left out.
pub(super) fn cgroups<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) {
    let mut groups = [0; MAX_SUBSYSTEMS];
    let subsystems = cx.k.cgroups(&mut groups);
    r.fill(|buf| {
        let room = buf.len().min(MAX_STR);
        let buf = buf.get_mut(..room)?;
        let mut at = 0_usize;
        let mut last: Option<Last> = None;
        let mut n = 0_u32;
        for (s, group) in subsystems.iter().zip(groups) {
            let same = last.filter(|l| l.group == group);
            let len = match same {
                Some(l) if repeat(buf, at, s, l) => Some(l.len),
                _ => whole(cx.k, buf, at, s, n, same),
            };
            if let Some(len) = len {
                let from = at.wrapping_add(s.len);
                last = Some(Last { group, from, len });
                at = from.wrapping_add(len).wrapping_add(1);
            }
            n = n.wrapping_add(1);
        }
        Some(at)
    });
}

/// Bytes of a word.
const WORD: usize = 8;

/// Writes one subsystem at `at`, with the path and the NUL that are in place, in words: what they write too much is written over, or behind the
/// parameter. False where the room ends too soon for that; what was written then counts for nothing.
#[inline(always)]
fn repeat(buf: &mut [u8], at: usize, s: &Subsystem, last: Last) -> bool {
    let Some(label) = buf.get_mut(at..).and_then(|b| b.first_chunk_mut::<LABEL>()) else { return false };
    *label = s.label;
    let (mut from, mut to) = (last.from, at.wrapping_add(s.len));
    // The NUL goes along. The path ends before `at`, so that what is written never changes what is still to be read of it.
    let end = to.wrapping_add(last.len).wrapping_add(1);
    while to < end {
        let Some(word) = buf.get(from..).and_then(|b| b.first_chunk::<WORD>()).copied() else { return false };
        let Some(out) = buf.get_mut(to..).and_then(|b| b.first_chunk_mut()) else { return false };
        *out = word;
        from = from.wrapping_add(WORD);
        to = to.wrapping_add(WORD);
    }
    true
}

/// The same byte by byte; the path comes from where it is in place, or from the kernel. Returns its length; `None` if it does not fit.
#[inline(never)]
fn whole<K: Kernel>(k: &K, buf: &mut [u8], at: usize, s: &Subsystem, n: u32, same: Option<Last>) -> Option<usize> {
    // One byte stays for the NUL.
    let room = buf.len().checked_sub(1)?;
    let start = at.wrapping_add(s.len);
    let (before, path) = buf.get_mut(..room)?.split_at_mut_checked(start)?;
    let len = match same {
        Some(l) => before.get(l.from..).and_then(|b| b.get(..l.len)).filter(|p| put(path, 0, p)).map(<[u8]>::len),
        None => k.cgroup_path(n, path).filter(|len| *len <= path.len()),
    }?;
    put(before, at, s.label.get(..s.len)?);
    *buf.get_mut(start.wrapping_add(len))? = 0;
    Some(len)
}

#[cfg(test)]
mod tests {
    use crate::fake::{encode, FakeKernel};
    use eyas_abi::ids;
    use std::{string::String, vec::Vec};

    /// What the parameter should be: each subsystem that still fits into a page.
    fn expected(groups: &[(&'static str, String)]) -> Vec<u8> {
        let mut all = Vec::new();
        for (name, path) in groups {
            let one = [name.as_bytes(), b"=", path.as_bytes(), b"\0"].concat();
            if all.len() + one.len() <= 4096 {
                all.extend(one);
            }
        }
        all
    }

    fn told(groups: &[(&'static str, String)]) -> Vec<u8> {
        let mut k = FakeKernel::default();
        for (name, path) in groups {
            k.cgroup(name, path);
        }
        encode(&k, ids::SYSCALL_CLONE_20_X, [0; 6], 13).expect("sent").param(14).to_vec()
    }

    /// Of the lengths: all of them, fewer under Miri, which is slow.
    const STEP: usize = if cfg!(miri) { 7 } else { 1 };

    #[test]
    fn each_subsystem_is_told_with_its_path() {
        let names = ["cpuset", "cpu", "perf_event", "io"];
        for len in (0..40).chain([255, 1000]).step_by(STEP) {
            let path = String::from("/") + &"d".repeat(len);
            let other = String::from("/other");
            for shape in [
                [&path, &path, &path, &path],
                [&path, &other, &other, &path],
                [&other, &path, &path, &other],
                [&path, &other, &path, &other],
            ] {
                let groups: Vec<_> = names.into_iter().zip(shape.map(Clone::clone)).collect();
                assert_eq!(told(&groups), expected(&groups), "{len}");
            }
        }
        assert_eq!(told(&[]), b"");
    }

    #[test]
    fn what_would_pass_a_page_is_left_out() {
        // Every way of how the last that fit can lie before the end of the page, and one that still fits behind one that does not.
        for len in (570..600).step_by(STEP) {
            let path = String::from("/") + &"p".repeat(len);
            let mut groups: Vec<_> =
                ["cpuset", "cpu", "perf_event", "io", "memory", "hugetlb", "pids"].into_iter().map(|n| (n, path.clone())).collect();
            groups.push(("misc", "/m".into()));
            assert_eq!(told(&groups), expected(&groups), "{len}");
        }
        let groups = [("cpu", "/".repeat(5000)), ("io", "/b".into()), ("pids", "/b".into())];
        assert_eq!(told(&groups), b"io=/b\0pids=/b\0");
    }
}
