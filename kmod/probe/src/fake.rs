// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! A kernel for tests: its facts are public fields, its user memory is a map of byte strings, and any read can be made to fail.

extern crate std;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    string::String,
    vec,
    vec::Vec,
};

use crate::{
    consumer::Settings,
    encode::{Ctx, Lost, Next, Table},
    kernel::{
        Abi, Creds, ExeFile, Exit, Fault, FileInfo, Kernel, Memory, MmStrings, PidNs, Socket, Subsystem, Syscall, TaskIds, Wake, LABEL,
        MAX_SUBSYSTEMS,
    },
    record::{put, Record},
};
use eyas_abi::event::HEADER_LEN;

/// What a test wants to happen in the middle of a user read.
pub type Inside = std::boxed::Box<dyn FnOnce(&FakeKernel)>;

/// The fake kernel. `FakeKernel::default()` has no files and no user memory.
#[derive(Default)]
pub struct FakeKernel {
    /// What the clock says.
    pub now: Cell<u64>,
    /// [`Kernel::ids`]; also gives `tid` and `tgid`.
    pub ids: TaskIds,
    /// [`Kernel::is_kthread`]
    pub kthread: bool,
    /// [`Kernel::creds`]
    pub creds: Creds,
    /// [`Kernel::memory`]
    pub memory: Memory,
    /// [`Kernel::mm_strings`]
    pub mm_strings: MmStrings,
    /// [`Kernel::comm`]
    pub comm: [u8; 16],
    /// [`Kernel::tty`]
    pub tty: u32,
    /// [`Kernel::fd_limit`]
    pub fd_limit: u64,
    /// [`Kernel::pid_ns`]
    pub pid_ns: PidNs,
    /// Cgroup subsystems, see [`FakeKernel::cgroup`].
    pub subsystems: Vec<Subsystem>,
    /// The task's path in each; equal paths are one cgroup.
    pub cgroup_paths: Vec<String>,
    /// [`Kernel::exe_file`]
    pub exe_file: Option<ExeFile>,
    /// [`Kernel::exe_path`]
    pub exe_path: Option<String>,
    /// [`Kernel::exec_filename`]
    pub exec_filename: Option<String>,
    /// [`Kernel::exit`]
    pub exit: Exit,
    /// Files by descriptor.
    pub files: BTreeMap<i32, FileInfo>,
    /// Paths by descriptor.
    pub paths: BTreeMap<i32, String>,
    /// Sockets by descriptor.
    pub sockets: BTreeMap<i32, Socket>,
    /// Names of unix sockets by (descriptor, is peer).
    pub unix_names: BTreeMap<(i32, bool), Vec<u8>>,
    /// Mapped user memory by start address.
    pub memory_map: RefCell<BTreeMap<u64, Vec<u8>>>,
    /// How many user reads succeed before all fail; `None` = all succeed.
    pub reads_left: Cell<Option<u32>>,
    /// A read has failed since the last [`Kernel::retry`].
    pub lacks: Cell<bool>,
    /// How often [`Kernel::can_retry`] is still asked.
    pub retries_left: Cell<u32>,
    /// What it says is no.
    pub no_retry: Cell<bool>,
    /// What [`Kernel::retry`] was asked for: consumers, part.
    pub retry: Cell<Option<(u64, u32)>>,
    /// Every [`Kernel::wake`], in order.
    pub woken: RefCell<Vec<(usize, Wake)>>,
    /// Runs once inside the next user read (a nested event, say).
    pub inside_read: RefCell<Option<Inside>>,
    /// The interface of the calls that [`encode`] makes.
    pub abi: Option<Abi>,
    /// The caller's own number of the calls that [`encode`] makes.
    pub own_nr: u16,
}

impl FakeKernel {
    /// Maps bytes into user memory, with an unmapped gap behind them, and returns their address.
    pub fn user(&self, bytes: &[u8]) -> u64 {
        let mut map = self.memory_map.borrow_mut();
        let at = map.last_key_value().map_or(0x10_0000, |(a, b)| (a + b.len() as u64 + 0x2000) & !0xfff);
        map.insert(at, bytes.to_vec());
        at
    }

    /// Maps a string with its NUL and returns its address.
    pub fn user_str(&self, text: &str) -> u64 {
        self.user(&[text.as_bytes(), b"\0"].concat())
    }

    /// Adds a cgroup subsystem, and the task's path in it.
    pub fn cgroup(&mut self, name: &str, path: &str) {
        let mut label = [0; LABEL];
        put(&mut label, 0, name.as_bytes());
        put(&mut label, name.len(), b"=");
        self.subsystems.push(Subsystem { label, len: name.len() + 1 });
        self.cgroup_paths.push(path.into());
    }

    fn readable(&self) -> Result<(), Fault> {
        let inside = self.inside_read.borrow_mut().take();
        if let Some(f) = inside {
            f(self);
        }
        match self.reads_left.get() {
            Some(0) => Err(Fault),
            Some(n) => {
                self.reads_left.set(Some(n - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Copies from the mapping at `addr` into `out`; returns how much there is.
    fn copy(&self, addr: u64, out: &mut [u8]) -> usize {
        let map = self.memory_map.borrow();
        let Some((start, bytes)) = map.range(..=addr).next_back() else { return 0 };
        let from = usize::try_from(addr - start).ok().and_then(|skip| bytes.get(skip..)).unwrap_or(&[]);
        let n = from.len().min(out.len());
        put(out, 0, from.get(..n).unwrap_or(&[]));
        n
    }

    fn bytes(&self, addr: u64, out: &mut [u8]) -> Result<(), Fault> {
        if out.is_empty() {
            return Ok(());
        }
        self.readable()?;
        let (mut at, mut rest) = (addr, out);
        while !rest.is_empty() {
            let n = self.copy(at, rest);
            rest = rest.get_mut(n..).filter(|_| n != 0).ok_or(Fault)?;
            at = at.wrapping_add(n as u64);
        }
        Ok(())
    }
    fn string(&self, addr: u64, out: &mut [u8]) -> Result<usize, Fault> {
        self.readable()?;
        let n = self.copy(addr, out);
        let room = out.len();
        match out.iter().take(n).position(|b| *b == 0) {
            Some(nul) => Ok(nul + 1),
            None if n < room => Err(Fault),
            None => {
                if let Some(last) = out.last_mut() {
                    *last = 0;
                }
                Ok(room)
            }
        }
    }
}

fn text(out: &mut [u8], text: &[u8]) -> Option<usize> {
    put(out, 0, text).then_some(text.len())
}

impl Kernel for FakeKernel {
    fn now(&self) -> u64 {
        self.now.get()
    }
    fn tid(&self) -> i32 {
        self.ids.tid
    }
    fn tgid(&self) -> i32 {
        self.ids.tgid
    }
    fn is_kthread(&self) -> bool {
        self.kthread
    }
    fn ids(&self) -> TaskIds {
        self.ids
    }
    fn creds(&self) -> Creds {
        self.creds
    }
    fn memory(&self) -> Memory {
        self.memory
    }
    fn mm_strings(&self) -> MmStrings {
        self.mm_strings
    }
    fn comm(&self) -> [u8; 16] {
        self.comm
    }
    fn tty(&self) -> u32 {
        self.tty
    }
    fn fd_limit(&self) -> u64 {
        self.fd_limit
    }
    fn pid_ns(&self) -> PidNs {
        self.pid_ns
    }
    fn cgroups(&self, groups: &mut [usize; MAX_SUBSYSTEMS]) -> &[Subsystem] {
        for (group, path) in groups.iter_mut().zip(&self.cgroup_paths) {
            *group = self.cgroup_paths.iter().position(|p| p == path).unwrap_or(usize::MAX);
        }
        &self.subsystems
    }
    fn cgroup_path(&self, n: u32, out: &mut [u8]) -> Option<usize> {
        text(out, self.cgroup_paths.get(usize::try_from(n).ok()?)?.as_bytes())
    }
    fn exe_file(&self) -> Option<ExeFile> {
        self.exe_file
    }
    fn exe_path(&self, out: &mut [u8]) -> Option<usize> {
        text(out, self.exe_path.as_ref()?.as_bytes())
    }
    fn exec_filename(&self, out: &mut [u8]) -> Option<usize> {
        text(out, self.exec_filename.as_ref()?.as_bytes())
    }
    fn exit(&self) -> Exit {
        self.exit
    }
    fn file(&self, fd: i32) -> Option<FileInfo> {
        self.files.get(&fd).copied()
    }
    fn file_path(&self, fd: i32, out: &mut [u8]) -> Option<usize> {
        text(out, self.paths.get(&fd)?.as_bytes())
    }
    fn socket(&self, fd: i32) -> Option<Socket> {
        self.sockets.get(&fd).copied()
    }
    fn unix_name(&self, fd: i32, peer: bool, out: &mut [u8; 108]) -> Option<usize> {
        text(out, self.unix_names.get(&(fd, peer))?)
    }
    fn read_user(&self, addr: u64, out: &mut [u8]) -> Result<(), Fault> {
        self.bytes(addr, out).inspect_err(|Fault| self.lacks.set(true))
    }
    fn read_user_str(&self, addr: u64, out: &mut [u8]) -> Result<usize, Fault> {
        self.string(addr, out).inspect_err(|Fault| self.lacks.set(true))
    }
    fn lacks_memory(&self) -> bool {
        self.lacks.get() && self.retries_left.get() != 0 && self.retry.get().is_none()
    }
    fn can_retry(&self) -> bool {
        if self.no_retry.get() {
            self.retries_left.set(0);
        }
        self.retries_left.get() != 0
    }
    fn retry(&self, consumers: u64, part: u32) {
        self.retries_left.set(self.retries_left.get() - 1);
        self.lacks.set(false);
        self.retry.set(Some((consumers, part)));
    }
    fn wake(&self, token: usize, how: Wake) {
        self.woken.borrow_mut().push((token, how));
    }
}

/// A record taken apart, for asserting. Its methods panic when the parameter is absent or has another size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Event id.
    pub kind: u16,
    /// Parameters.
    pub params: Vec<Vec<u8>>,
    /// The encoder wants to be called again.
    pub again: bool,
    /// The first user address that could not be read.
    pub fault: Option<u64>,
}

impl Event {
    /// The bytes of parameter `n`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "for tests")]
    pub fn param(&self, n: usize) -> &[u8] {
        &self.params[n]
    }
    /// Parameter `n` as string; panics unless it has exactly one NUL, at its end.
    #[must_use]
    #[expect(clippy::panic, reason = "for tests")]
    pub fn str(&self, n: usize) -> &str {
        match std::ffi::CStr::from_bytes_with_nul(self.param(n)).map(std::ffi::CStr::to_str) {
            Ok(Ok(s)) => s,
            _ => panic!("parameter {n} is no string: {:?}", self.param(n)),
        }
    }
    #[expect(clippy::panic, reason = "for tests")]
    fn array<const N: usize>(&self, n: usize) -> [u8; N] {
        self.param(n).try_into().unwrap_or_else(|_| panic!("parameter {n} has {} bytes, not {N}", self.param(n).len()))
    }
    /// Parameter `n`, 8 bytes.
    #[must_use]
    pub fn i64(&self, n: usize) -> i64 {
        i64::from_ne_bytes(self.array(n))
    }
    /// Parameter `n`, 8 bytes.
    #[must_use]
    pub fn u64(&self, n: usize) -> u64 {
        u64::from_ne_bytes(self.array(n))
    }
    /// Parameter `n`, 4 bytes.
    #[must_use]
    pub fn u32(&self, n: usize) -> u32 {
        u32::from_ne_bytes(self.array(n))
    }
    /// Parameter `n`, 2 bytes.
    #[must_use]
    pub fn u16(&self, n: usize) -> u16 {
        u16::from_ne_bytes(self.array(n))
    }
    /// Parameter `n`, 1 byte.
    #[must_use]
    pub fn u8(&self, n: usize) -> u8 {
        u8::from_ne_bytes(self.array(n))
    }
}

/// Encodes event `id` of a call with these arguments and return value, with default settings.
///
/// # Errors
/// As the encoder says.
pub fn encode(k: &FakeKernel, id: u16, args: [u64; 6], ret: i64) -> Result<Event, Lost> {
    encode_with(k, &Settings::default(), id, args, ret, 0)
}

/// As [`encode`], with settings and part number. Panics when the encoder appended another number of parameters than the event
/// table says, or took too much room without saying so.
///
/// # Errors
/// As the encoder says.
#[expect(clippy::panic, reason = "for tests")]
pub fn encode_with(k: &FakeKernel, set: &Settings, id: u16, args: [u64; 6], ret: i64, part: u32) -> Result<Event, Lost> {
    let mut scratch = vec![0xa5; 96 * 1024];
    let sys = Syscall { nr: 0, own_nr: k.own_nr, code: 0, abi: k.abi.unwrap_or(Abi::Native), args, ret };
    let cx = Ctx { k, sys: &sys, set, part };
    let Some(meta) = eyas_abi::generated::events::EVENTS.get(usize::from(id)) else { panic!("no event {id}") };
    let nparams = usize::from(meta.nparams);
    let mut record = Record::new(&mut scratch, nparams);
    let next = Table::get(id).run(&cx, &mut record)?;
    let fault = record.fault();
    assert!(record.params() == nparams, "event {id}: {} parameters, {nparams} in the table", record.params());
    let Some(bytes) = record.finish(k.now(), 1, id).and_then(|len| scratch.get(..len)) else { return Err(Lost::TooLarge) };
    let (kind, params) = split(bytes);
    Ok(Event { kind, params, again: next == Next::Again, fault })
}

/// Takes a record in wire layout apart: event id and parameters. Panics when its lengths disagree.
#[must_use]
#[expect(clippy::panic, reason = "for tests")]
pub fn split(bytes: &[u8]) -> (u16, Vec<Vec<u8>>) {
    fn number<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
        match bytes.get(at..at + N).map(<[u8; N]>::try_from) {
            Some(Ok(v)) => v,
            _ => panic!("record of {} bytes ends before {at} + {N}", bytes.len()),
        }
    }
    let len = u32::from_ne_bytes(number(bytes, 16)) as usize;
    let kind = u16::from_ne_bytes(number(bytes, 20));
    let n = u32::from_ne_bytes(number(bytes, 22)) as usize;
    assert!(len == bytes.len(), "header says {len} bytes, record has {}", bytes.len());
    let mut at = HEADER_LEN + 2 * n;
    let mut params = Vec::new();
    for i in 0..n {
        let size = usize::from(u16::from_ne_bytes(number(bytes, HEADER_LEN + 2 * i)));
        let Some(p) = bytes.get(at..at + size) else { panic!("parameter {i} passes the end") };
        params.push(p.to_vec());
        at += size;
    }
    assert!(at == len, "parameters end at {at}, record at {len}");
    (kind, params)
}
