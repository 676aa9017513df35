// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Any call of any encoder, made of bytes: what the fuzzer and its stable twin feed. The caller's memory is what the bytes say, ends where
//! they end, can fail at any read, and can change at every read, as another thread of the caller would change it.

extern crate std;

use std::{boxed::Box, vec, vec::Vec};

use crate::{
    consumer::Settings,
    encode::{Ctx, Encode, Lost, Next, Table, MAX_EVENTS},
    fake::{split, FakeKernel},
    kernel::{Abi, Addrs, ExeFile, FileInfo, Layer, MmStrings, Socket, Syscall, TaskIds},
    record::Record,
};
use eyas_abi::{event::MAX_PARAM, generated::events::EVENTS};

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The event has no encoder.
    NoEncoder,
    /// A record came out.
    Sent,
    /// The encoder says why there is none.
    Lost,
}

/// Bytes that are used up from the front; 0 after their end.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut out = [0; N];
        for b in &mut out {
            if let Some((first, rest)) = self.0.split_first() {
                (*b, self.0) = (*first, rest);
            }
        }
        out
    }
    fn byte(&mut self) -> u8 {
        u8::from_le_bytes(self.array())
    }
    fn short(&mut self) -> u16 {
        u16::from_le_bytes(self.array())
    }
    fn long(&mut self) -> u64 {
        u64::from_le_bytes(self.array())
    }
    /// A register: a number, an address in the caller's memory, a descriptor, or one of the numbers that mean something.
    fn register(&mut self, base: u64) -> u64 {
        match self.byte() {
            0..=31 => self.long(),
            32..=159 => base.wrapping_add(u64::from(self.short() % 512)),
            160..=191 => [0, u64::MAX, 0xffff_ff9c, 0x8000_0002, 65_000, 100_000].get(usize::from(self.byte() % 6)).copied().unwrap_or(0),
            _ => u64::from(self.byte() % 40),
        }
    }
}

/// Changes every byte of the caller's memory, now and at each later read.
fn churn(k: &FakeKernel) {
    for bytes in k.memory_map.borrow_mut().values_mut() {
        bytes.iter_mut().for_each(|b| *b = b.wrapping_mul(5).wrapping_add(1));
    }
    *k.inside_read.borrow_mut() = Some(Box::new(churn));
}

/// One call, taken from the front of the input; the rest is the caller's memory.
struct Call {
    sys: Syscall,
    set: Settings,
    part: u32,
    reads: Option<u32>,
    changes: bool,
    memory: Vec<u8>,
}

/// Where the fake kernel maps the first memory.
const BASE: u64 = 0x10_0000;

fn call(mut input: Input<'_>) -> Call {
    let abi = [Abi::Native, Abi::Ia32, Abi::X32].get(usize::from(input.byte() % 3)).copied().unwrap_or(Abi::Native);
    let args = [(); 6].map(|()| input.register(BASE));
    let ret = input.register(BASE) as i64;
    let sys = Syscall { nr: 1, own_nr: input.byte().into(), code: 2, abi, args, ret };
    let snaplen = [80, 0, 1, 4096, 65_000].get(usize::from(input.byte() % 5)).copied().unwrap_or(80);
    let flags = input.byte();
    let set = Settings { snaplen, dynamic_snaplen: flags & 1 != 0, port_end: if flags & 2 != 0 { 60 } else { 0 }, ..Settings::default() };
    let reads = (flags & 4 != 0).then(|| u32::from(input.byte() % 12));
    Call { sys, set, part: u32::from(flags >> 6), reads, changes: flags & 8 != 0, memory: input.0.to_vec() }
}

/// The kernel that the call meets: descriptors 3 to 6 are sockets, all below 40 are files.
fn kernel(call: &Call) -> FakeKernel {
    let mut k = FakeKernel::default();
    let base = k.user(&call.memory);
    assert!(base == BASE, "the fake kernel maps elsewhere");
    let addrs = [
        Addrs::Inet { local: [1; 4], local_port: 53, remote: [2; 4], remote_port: 1234 },
        Addrs::Inet6 { local: [1; 16], local_port: 53, remote: [2; 16], remote_port: 8125 },
        Addrs::Unix { local: 7, peer: 8 },
        Addrs::Other,
    ];
    for (fd, addrs) in (3..).zip(addrs) {
        k.sockets.insert(fd, Socket { family: 0, kind: 1, protocol: 0, backlog: 3, max_backlog: 0, addrs });
    }
    for fd in 0..40 {
        k.files.insert(fd, FileInfo { dev: 1, ino: 2, created: true, layer: Layer::Lower, kind: 0 });
        k.paths.insert(fd, "/some/path".into());
    }
    let name = call.memory.get(..call.memory.len().min(108)).unwrap_or(&[]);
    k.unix_names.insert((5, true), name.to_vec());
    k.ids = TaskIds { tid: 10, tgid: 9, ptid: 1, pgid: 9, sid: 9, vtid: 2, vpid: 1, vpgid: 1 };
    k.mm_strings =
        MmStrings { arg_start: base, arg_end: base.wrapping_add(300), env_start: base.wrapping_add(300), env_end: base.wrapping_add(9000) };
    for name in ["cpu", "io", "memory"] {
        k.cgroup(name, "/slice");
    }
    k.exe_file = Some(ExeFile { writable: true, layer: Layer::Upper, memfd: true, ..ExeFile::default() });
    k.exe_path = Some("/bin/x".into());
    k.exec_filename = (call.sys.ret == 0).then(|| "./x".into());
    k.reads_left.set(call.reads);
    if call.changes {
        *k.inside_read.borrow_mut() = Some(Box::new(churn));
    }
    k
}

/// The call's record in scratch memory that was full of `filler`.
fn record(id: u16, call: &Call, filler: u8) -> Result<(Vec<u8>, Next), Lost> {
    let k = kernel(call);
    let mut scratch = vec![filler; 96 * 1024];
    let nparams = EVENTS.get(usize::from(id)).map_or(0, |m| usize::from(m.nparams));
    let mut r = Record::new(&mut scratch, nparams);
    let next = Table::get(id).run(&Ctx { k: &k, sys: &call.sys, set: &call.set, part: call.part }, &mut r)?;
    assert!(r.params() == nparams, "event {id}: {} parameters, {nparams} in the table", r.params());
    let len = r.finish(1, 2, id).ok_or(Lost::TooLarge)?;
    Ok((scratch.get(..len).unwrap_or(&[]).to_vec(), next))
}

/// Makes the call that the bytes describe. Panics when its record has another number of parameters than the table says, when lengths
/// disagree, or when memory of the kernel shows through.
pub fn drive(bytes: &[u8]) -> Outcome {
    let mut input = Input(bytes);
    let id = input.short() % u16::try_from(MAX_EVENTS).unwrap_or(u16::MAX);
    if matches!(Table::<FakeKernel>::get(id), Encode::None) {
        return Outcome::NoEncoder;
    }
    let call = call(input);
    let first = record(id, &call, 0xa5);
    assert!(first == record(id, &call, 0x5a), "event {id}: scratch memory shows through");
    match first {
        Ok((bytes, _)) => {
            let (kind, params) = split(&bytes);
            assert!(kind == id && params.iter().all(|p| p.len() <= MAX_PARAM), "event {id}: told as {kind}, or a parameter is too long");
            Outcome::Sent
        }
        Err(_) => Outcome::Lost,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fuzz target's twin for a stable compiler: the same function on pseudo-random bytes, as many for each event.
    #[test]
    fn any_call_leaves_a_whole_record_or_a_reason() {
        let each = if cfg!(miri) { 0 } else { 60 };
        let mut seed = 0x5eed_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33).to_le_bytes()[0]
        };
        let (mut sent, mut silent) = (0, Vec::new());
        for id in 0..u16::try_from(MAX_EVENTS).expect("few") {
            let mut some = each == 0;
            for _ in 0..each {
                let mut bytes = id.to_le_bytes().to_vec();
                bytes.extend((0..800).map(|_| next()));
                match drive(&bytes) {
                    Outcome::Sent => {
                        sent += 1;
                        some = true;
                    }
                    Outcome::Lost => {}
                    Outcome::NoEncoder => some = true,
                }
            }
            if !some {
                silent.push(id);
            }
        }
        assert!(silent.is_empty(), "never sent: {silent:?}");
        assert!(each == 0 || sent > 5_000, "{sent} records");
    }

    #[test]
    fn memory_that_changes_between_reads_is_recorded_as_it_was_read() {
        // writev of two buffers: the array, then each buffer, all changing in between.
        let mut k = FakeKernel::default();
        let data = k.user(&[b'a'; 64]);
        let iov = [data, 8, data + 8, 8].map(u64::to_ne_bytes).concat();
        let iov = k.user(&iov);
        *k.inside_read.borrow_mut() = Some(Box::new(churn));
        k.files.insert(3, FileInfo::default());
        let e = crate::fake::encode(&k, eyas_abi::ids::SYSCALL_WRITEV_X, [3, iov, 2, 0, 0, 0], 16);
        // Whatever the array says by then, the record is whole (asserted in `encode`); a reason is as good.
        assert!(matches!(e, Ok(_) | Err(Lost::UserMemory | Lost::TooLarge)));
    }
}
