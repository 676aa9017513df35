// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Properties of all encoders: every event that the tables can ask for has one, and whatever the arguments, results and
//! readable memory, a record decodes: the right number of parameters, each of a length and shape that its type allows, and
//! no byte of the scratch memory shows through.
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers of a test")]

extern crate std;

use std::{vec, vec::Vec};

use eyas_abi::{
    event::Syscall as Row,
    generated::syscalls::{AARCH64, SOCKETCALLS, X86_64},
    ids,
};
use eyas_schema::{event_info, Event, ParamType};

use super::{Ctx, Encode, Lost, Next, Table, MAX_EVENTS};
use crate::{
    consumer::Settings,
    fake::FakeKernel,
    kernel::{Abi, Addrs, Creds, ExeFile, FileInfo, Layer, Memory, MmStrings, PidNs, Socket, Syscall, TaskIds},
    record::Record,
};

/// Inputs for each encoder.
const CASES: u32 = if cfg!(miri) { 1 } else { 300 };
/// Miri is slow: it looks at some events only.
const STEP: usize = if cfg!(miri) { 29 } else { 1 };

#[test]
fn every_event_of_the_tables_has_an_encoder() {
    let has = |id: u16| !matches!(Table::<FakeKernel>::get(id), Encode::None);
    let mut asked: Vec<u16> = vec![
        ids::PROCEXIT_1_E,
        ids::SCHEDSWITCH_6_E,
        ids::SIGNALDELIVER_E,
        ids::PAGE_FAULT_E,
        ids::DROP_E,
        ids::DROP_X,
        ids::CPU_HOTPLUG_E,
    ];
    let rows: &[&[Row]] = &[&X86_64, &AARCH64];
    asked.extend(rows.iter().flat_map(|table| table.iter()).flat_map(|row| [row.exit, row.enter]));
    asked.extend(SOCKETCALLS.iter().map(|call| call.exit));
    asked.retain(|id| *id != 0);
    let missing: Vec<_> = asked.iter().filter(|id| !has(**id)).filter_map(|id| event_info(*id)).map(|e| e.symbol).collect();
    assert!(missing.is_empty(), "no encoder for {missing:?}");
}

/// Pseudo-random numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: u64) -> u64 {
        self.roll() % n
    }
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }
}

/// A kernel whose user memory is full of pointers into itself, small numbers and noise.
fn kernel(dice: &mut Dice) -> (FakeKernel, Vec<u64>) {
    let mut k = FakeKernel::default();
    let base = k.user(&[]);
    k.memory_map.borrow_mut().clear();
    let mut bytes = Vec::new();
    while bytes.len() < 2048 {
        let word = match dice.below(5) {
            0 => base + dice.below(2048),
            1 => dice.below(300),
            2 => dice.roll(),
            3 => 0,
            _ => (base + dice.below(2048)) | dice.below(40) << 32,
        };
        bytes.extend(word.to_ne_bytes());
    }
    assert_eq!(k.user(&bytes), base);
    let text = k.user_str(&"long/".repeat(1200));
    let address = [
        &[2_u16.to_ne_bytes().as_slice(), &[0, 53, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]].concat(),
        &[10_u16.to_ne_bytes().as_slice(), &[0; 26]].concat(),
        &[1_u16.to_ne_bytes().as_slice(), b"\0abstract"].concat(),
        &[1_u16.to_ne_bytes().as_slice(), &[b'p'; 108]].concat(),
    ]
    .map(|a| k.user(a));
    let addrs = [
        Addrs::Inet { local: [1; 4], local_port: 3306, remote: [2; 4], remote_port: 53 },
        Addrs::Inet6 { local: [1; 16], local_port: 80, remote: [2; 16], remote_port: 0 },
        Addrs::Unix { local: 1, peer: 2 },
        Addrs::Other,
    ];
    for (fd, addrs) in (3..).zip(addrs) {
        k.sockets.insert(fd, Socket { family: 0, kind: (fd & 1) as u16 + 1, protocol: 0, backlog: 3, max_backlog: fd as u32 - 3, addrs });
        k.files.insert(fd, FileInfo { dev: 1, ino: 2, created: true, layer: Layer::Lower, kind: 0 });
        k.paths.insert(fd, "/some/path".into());
    }
    k.unix_names.insert((5, true), [b"\0".as_slice(), &[b'n'; 107]].concat());
    k.ids = TaskIds { tid: 10, tgid: 9, ptid: 1, pgid: 9, sid: 9, vtid: 2, vpid: 1, vpgid: 1 };
    k.creds = Creds { cap_effective: dice.roll(), ..Creds::default() };
    k.memory = Memory { vm_size: 1, vm_rss: 2, vm_swap: 3, pgft_maj: 4, pgft_min: 5 };
    k.mm_strings = MmStrings {
        arg_start: base + dice.below(100),
        arg_end: base + dice.below(8000),
        env_start: text,
        env_end: text + dice.below(9000),
    };
    k.comm = *b"a-very-long-comm";
    k.pid_ns = PidNs { level: dice.below(2) as u32, children_elsewhere: false, init_start_ns: 7 };
    for name in ["cpuset", "cpu", "io", "memory", "pids"].iter().take(dice.below(6) as usize) {
        k.cgroup(name, &"/slice".repeat(dice.below(500) as usize + 1));
    }
    k.exe_file = Some(ExeFile { writable: true, layer: Layer::Upper, memfd: true, ..ExeFile::default() });
    k.exe_path = Some("/bin/x".into());
    k.exec_filename = (dice.below(2) == 0).then(|| "./x".into());
    k.exit.status = dice.roll() as u32 as i32 & 0xffff;
    (k, [[base, base + 8, base + 1000, base + 2040, text, text + 5990].as_slice(), &address].concat())
}

/// One call with random everything.
fn call(dice: &mut Dice, pointers: &[u64]) -> (Syscall, Settings, u32) {
    let mut args = [0; 6];
    for a in &mut args {
        *a = match dice.below(8) {
            0 => dice.roll(),
            1..=3 => dice.pick(pointers),
            4 => dice.pick(&[u64::MAX, 0xffff_ff9c, 0x8000_0002, 65_000, 100_000]),
            _ => dice.below(40),
        };
    }
    let ret = match dice.below(5) {
        0 => 0,
        1 => dice.below(9) as i64,
        2 => -(dice.below(133) as i64),
        3 => dice.below(70_000) as i64,
        _ => dice.roll() as i64,
    };
    let abi = dice.pick(&[Abi::Native, Abi::Native, Abi::Ia32, Abi::X32]);
    let set = Settings {
        snaplen: dice.pick(&[80, 80, 0, 1, 16_000, 65_000]),
        dynamic_snaplen: dice.below(2) == 0,
        port_start: 0,
        port_end: dice.pick(&[0, 0, 60]),
        statsd_port: 8125,
    };
    let own_nr = dice.pick(&[0, 16, 19, 70, 90, 95, 140, 164, 165, 182, 192, 239]);
    (Syscall { nr: 1, own_nr, code: 2, abi, args, ret }, set, dice.below(3) as u32)
}

/// Runs an encoder over scratch memory filled with `filler`.
fn record(k: &FakeKernel, id: u16, (sys, set, part): &(Syscall, Settings, u32), filler: u8) -> Result<(Vec<u8>, Next), Lost> {
    let mut scratch = vec![filler; 96 * 1024];
    let nparams = event_info(id).expect("in the table").params.len();
    let mut r = Record::new(&mut scratch, nparams);
    let next = Table::get(id).run(&Ctx { k, sys, set, part: *part }, &mut r)?;
    assert_eq!(r.params(), nparams, "event {id}: parameters");
    r.finish(1, 2, id).map(|n| (scratch[..n].to_vec(), next)).ok_or(Lost::TooLarge)
}

/// Whether bytes may be the value of a parameter of this type.
fn is_valid(ty: ParamType, p: &[u8]) -> bool {
    if let Some(size) = ty.fixed_size() {
        // Empty = not collected.
        return p.is_empty() || p.len() == usize::from(size);
    }
    let is_text = |t: &[u8]| t.iter().position(|b| *b == 0) == Some(t.len() - 1);
    match (ty, p) {
        (ParamType::Bytebuf, _) => p.len() <= 65_000,
        (_, []) => true,
        (ParamType::Charbuf | ParamType::Fspath | ParamType::Fsrelpath, t) => t.len() <= 4096 && is_text(t),
        (ParamType::Sockaddr, [2, rest @ ..]) => rest.len() == 6,
        (ParamType::Sockaddr, [10, rest @ ..]) => rest.len() == 18,
        (ParamType::Sockaddr, [1, path @ ..]) => !path.is_empty() && path.len() <= 109 && is_text(path),
        (ParamType::Socktuple, [2, rest @ ..]) => rest.len() == 12,
        (ParamType::Socktuple, [10, rest @ ..]) => rest.len() == 36,
        (ParamType::Socktuple, [1, rest @ ..]) => rest.len() > 16 && is_text(&rest[16..]),
        (ParamType::Fdlist, [a, b, rest @ ..]) => rest.len() == 10 * usize::from(u16::from_ne_bytes([*a, *b])),
        _ => false,
    }
}

#[test]
fn every_record_decodes_and_leaks_nothing_whatever_the_caller_does() {
    let mut dice = Dice(2024);
    let mut sent = vec![0_u32; MAX_EVENTS];
    for (id, encode) in (0..).zip(Table::<FakeKernel>::ALL).step_by(STEP) {
        if matches!(encode, Encode::None) {
            continue;
        }
        let info = event_info(id).expect("in the table");
        for _ in 0..CASES {
            let (k, pointers) = kernel(&mut dice);
            let call = call(&mut dice, &pointers);
            let reads = dice.pick(&[None, None, Some(0), Some(1), Some(2), Some(3), Some(5), Some(9)]);
            k.reads_left.set(reads);
            let first = record(&k, id, &call, 0xa5);
            k.reads_left.set(reads);
            assert_eq!(first, record(&k, id, &call, 0x5a), "{}: scratch memory shows through, {call:?}", info.symbol);
            let Ok((bytes, _)) = first else { continue };
            let event = Event::parse(&bytes).expect("decodes");
            assert_eq!((event.kind, event.nparams as usize), (id, info.params.len()));
            for (p, value) in info.params.iter().zip(event.params()) {
                let valid = if p.dynamic.is_empty() {
                    is_valid(p.ty, value)
                } else {
                    p.dynamic.get(usize::from(value[0])).is_some_and(|(ty, _)| is_valid(*ty, &value[1..]))
                };
                assert!(valid, "{}.{}: {value:?} after {call:?}", info.symbol, p.name);
            }
            sent[usize::from(id)] += 1;
        }
    }
    let silent: Vec<_> = (0..).zip(&sent).filter(|(id, n)| **n == 0 && !matches!(Table::<FakeKernel>::get(*id), Encode::None)).collect();
    assert!(cfg!(miri) || silent.is_empty(), "never sent: {silent:?}");
}

#[test]
fn too_little_scratch_memory_loses_the_event_and_nothing_else() {
    let mut dice = Dice(7);
    for (id, encode) in (0..).zip(Table::<FakeKernel>::ALL).step_by(STEP) {
        let Some(info) = event_info(id).filter(|_| !matches!(encode, Encode::None)) else { continue };
        for size in [0, 26, 100, 300, 5000] {
            let (k, pointers) = kernel(&mut dice);
            let (sys, set, part) = call(&mut dice, &pointers);
            let mut scratch = vec![0; size];
            let mut r = Record::new(&mut scratch, info.params.len());
            if encode.run(&Ctx { k: &k, sys: &sys, set: &set, part }, &mut r).is_ok() {
                assert_eq!(r.params(), info.params.len(), "{}", info.symbol);
                if let Some(n) = r.finish(1, 2, id) {
                    let bytes = &scratch[..n];
                    Event::parse(bytes).expect("decodes");
                }
            }
        }
    }
}
