// SPDX-License-Identifier: Apache-2.0
//! A reader of the driver ABI, as small as it can be: opens the devices, maps them, takes records out.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use eyas_abi::{ioctl, ring};
use eyas_schema::{Event, event_info};

use crate::sys::{addr, call, call3};

/// `Err` holds the errno.
pub type Result<T> = std::result::Result<T, i32>;

fn checked(r: i64) -> Result<usize> {
    usize::try_from(r).map_err(|_| -r as i32)
}

/// One open device.
#[derive(Debug)]
pub struct Device {
    pub fd: i32,
    pub cpu: u32,
    info: usize,
    data: usize,
    size: usize,
}

/// What a mapping attempt asks for.
#[derive(Clone, Copy)]
pub struct Map {
    pub len: usize,
    pub prot: i32,
    pub flags: i32,
    pub offset: usize,
}

impl Device {
    /// Opens the device of a CPU.
    pub fn open(cpu: u32) -> Result<Self> {
        Self::open_node("/dev/eyas", cpu)
    }
    /// Opens the device of a CPU of any module of the driver ABI, by what its nodes' names begin with.
    pub fn open_node(nodes: &str, cpu: u32) -> Result<Self> {
        let path = format!("{nodes}{cpu}\0");
        let fd = checked(call3(libc::SYS_open, addr(path.as_str()), (libc::O_RDWR | libc::O_CLOEXEC) as usize, 0))?;
        Ok(Self { fd: fd as i32, cpu, info: 0, data: 0, size: 0 })
    }
    /// A request; its return value.
    pub fn ioctl(&self, cmd: u32, arg: usize) -> Result<usize> {
        checked(call3(libc::SYS_ioctl, self.fd as usize, cmd as usize, arg))
    }
    /// A mapping; its address.
    pub fn mmap(&self, m: Map) -> Result<usize> {
        checked(call(libc::SYS_mmap, [0, m.len, m.prot as usize, m.flags as usize, self.fd as usize, m.offset]))
    }
    /// Maps the info page alone.
    pub fn map_info(&mut self) -> Result<()> {
        let rw = libc::PROT_READ | libc::PROT_WRITE;
        self.info = self.mmap(Map { len: 128, prot: rw, flags: libc::MAP_SHARED, offset: 0 })?;
        Ok(())
    }
    /// Keeps the info page out of children's memory.
    pub fn keep_from_children(&self) -> Result<()> {
        checked(call3(libc::SYS_madvise, self.info, 4096, libc::MADV_DONTFORK as usize)).map(|_| ())
    }
    /// Maps info page and data as readers do.
    pub fn map(&mut self, size: usize) -> Result<()> {
        self.map_info()?;
        self.data = self.mmap(Map { len: 2 * size, prot: libc::PROT_READ, flags: libc::MAP_SHARED, offset: 0 })?;
        self.size = size;
        Ok(())
    }
    /// Closes it; the mappings stay.
    pub fn close_fd(&mut self) {
        if self.fd >= 0 {
            call3(libc::SYS_close, self.fd as usize, 0, 0);
            self.fd = -1;
        }
    }
    fn unmap(&mut self) {
        for (at, len) in [(self.info, 4096), (self.data, 2 * self.size)] {
            if at != 0 {
                call3(libc::SYS_munmap, at, len, 0);
            }
        }
        (self.info, self.data) = (0, 0);
    }
    fn word(&self, at: usize) -> &AtomicU32 {
        assert!(self.info != 0 && at + 4 <= 4096);
        // SAFETY: inside the mapped info page, aligned by the callers; the kernel's and our accesses are atomic.
        unsafe { &*std::ptr::with_exposed_provenance::<AtomicU32>(self.info + at) }
    }
    fn long(&self, at: usize) -> u64 {
        assert!(self.info != 0 && at + 8 <= 4096);
        // SAFETY: as `word`.
        unsafe { &*std::ptr::with_exposed_provenance::<AtomicU64>(self.info + at) }.load(Ordering::Relaxed)
    }
    /// Where the producer is.
    pub fn head(&self) -> u32 {
        self.word(0).load(Ordering::Acquire)
    }
    /// Where the reader is.
    pub fn tail(&self) -> u32 {
        self.word(4).load(Ordering::Relaxed)
    }
    /// Moves the reader.
    pub fn set_tail(&self, tail: u32) {
        self.word(4).store(tail, Ordering::Release);
    }
    /// Writes into the info page, anywhere.
    pub fn scribble(&self, at: usize, value: u32) {
        self.word(at).store(value, Ordering::Relaxed);
    }
    /// A counter of the shared part.
    pub fn counter(&self, index: usize) -> u64 {
        self.long(8 + 8 * index)
    }
    /// A counter of our part, by its place behind magic, version and size.
    pub fn own_counter(&self, index: usize) -> u64 {
        self.long(ring::OURS_AT + 16 + 8 * index)
    }
    /// The magic, version and size of our part.
    pub fn ours(&self) -> (u64, u32, u32) {
        let at = ring::OURS_AT;
        (self.long(at), self.word(at + 8).load(Ordering::Relaxed), self.word(at + 12).load(Ordering::Relaxed))
    }
    /// Bytes of the data, at an offset of the double mapping.
    pub fn bytes(&self, at: usize, len: usize) -> &[u8] {
        assert!(self.data != 0 && at + len <= 2 * self.size);
        // SAFETY: inside the mapping; the producer leaves alone what lies between tail and head, which is what callers name.
        unsafe { std::slice::from_raw_parts(std::ptr::with_exposed_provenance(self.data + at), len) }
    }
    /// The whole info page.
    pub fn info_bytes(&self) -> Vec<u8> {
        (0..1024).flat_map(|n| self.word(4 * n).load(Ordering::Relaxed).to_ne_bytes()).collect()
    }
    /// Takes out everything that is there. Panics when a record is not well-formed: that fails the check.
    pub fn drain(&self) -> Vec<Seen> {
        let (head, mut at) = (self.head() as usize, self.tail() as usize);
        let mut all = Vec::new();
        while at != head {
            let left = (head + self.size - at) % self.size;
            let bytes = self.bytes(at, left);
            let event = Event::parse(bytes).unwrap_or_else(|e| panic!("CPU {}, offset {at}, {left} bytes left: {e}", self.cpu));
            let info = event_info(event.kind).unwrap();
            assert_eq!(event.nparams as usize, info.params.len(), "number of parameters of {}", info.symbol);
            let used = 26 + 2 * info.params.len() + event.params().map(<[u8]>::len).sum::<usize>();
            assert_eq!(used, event.len(), "a record of {} has bytes that belong to nothing", info.symbol);
            all.push(Seen { bytes: event.bytes().to_vec(), crosses: at + event.len() > self.size });
            at = (at + event.len()) % self.size;
        }
        self.set_tail(at as u32);
        all
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        self.unmap();
        self.close_fd();
    }
}

/// A record that was taken out.
#[derive(Clone, Debug)]
pub struct Seen {
    bytes: Vec<u8>,
    /// It lay across the end of the ring.
    pub crosses: bool,
}

impl Seen {
    /// The event.
    pub fn event(&self) -> Event<'_> {
        Event::parse(&self.bytes).unwrap()
    }
    /// Its type.
    pub fn kind(&self) -> u16 {
        self.event().kind
    }
    /// A parameter's bytes, by name.
    pub fn param(&self, name: &str) -> &[u8] {
        let at = event_info(self.kind()).unwrap().param_index(name).unwrap_or_else(|| panic!("no parameter {name}"));
        Event::parse(&self.bytes).unwrap().param(at).unwrap()
    }
    /// A number, sign-extended.
    pub fn int(&self, name: &str) -> i64 {
        let p = self.param(name);
        match *p {
            [a] => i64::from(a),
            [a, b] => i64::from(u16::from_ne_bytes([a, b])),
            [a, b, c, d] => i64::from(u32::from_ne_bytes([a, b, c, d])),
            [a, b, c, d, e, f, g, h] => i64::from_ne_bytes([a, b, c, d, e, f, g, h]),
            _ => panic!("parameter {name} has {} bytes", p.len()),
        }
    }
    /// A text without its final NUL.
    pub fn text(&self, name: &str) -> String {
        let p = self.param(name);
        let text = p.strip_suffix(&[0]).unwrap_or_else(|| panic!("parameter {name} has no NUL at its end: {p:?}"));
        String::from_utf8_lossy(text).into_owned()
    }
    /// All strings of a list.
    pub fn list(&self, name: &str) -> Vec<String> {
        let p = self.param(name);
        let Some(p) = p.strip_suffix(&[0]) else { return Vec::new() };
        p.split(|b| *b == 0).map(|s| String::from_utf8_lossy(s).into_owned()).collect()
    }
}

/// All devices of one consumer.
#[derive(Debug)]
pub struct Reader {
    pub devices: Vec<Device>,
}

/// Bytes that the next consumers get for each ring.
pub fn ring_size() -> usize {
    std::fs::read_to_string("/sys/module/eyas/parameters/g_buffer_bytes_dim").unwrap().trim().parse().unwrap()
}
/// Sets them.
pub fn set_ring_size(bytes: usize) -> std::io::Result<()> {
    std::fs::write("/sys/module/eyas/parameters/g_buffer_bytes_dim", bytes.to_string())
}

impl Reader {
    /// Opens and maps every device.
    pub fn open() -> Result<Self> {
        let mut devices = Vec::new();
        for cpu in 0.. {
            match Device::open(cpu) {
                Ok(d) => devices.push(d),
                Err(libc::ENOENT) => break,
                Err(libc::ENODEV) => {}
                Err(e) => return Err(e),
            }
        }
        let mut me = Self { devices };
        let size = ring_size();
        for d in &mut me.devices {
            d.map(size)?;
        }
        Ok(me)
    }
    /// A request to the whole consumer.
    pub fn ioctl(&self, cmd: u32, arg: usize) -> Result<usize> {
        self.devices[0].ioctl(cmd, arg)
    }
    /// Opens them and asks for these system calls, on exit.
    pub fn wanting(calls: &[i64]) -> Result<Self> {
        let me = Self::open()?;
        for nr in calls {
            me.ioctl(ioctl::ENABLE_SYSCALL, *nr as usize)?;
        }
        me.ioctl(ioctl::ENABLE_TP, ioctl::tp::SYS_EXIT as usize)?;
        Ok(me)
    }
    /// Takes everything out, in time order.
    pub fn drain(&self) -> Vec<Seen> {
        let mut all: Vec<Seen> = self.devices.iter().flat_map(Device::drain).collect();
        all.sort_by_key(|s| s.event().ts);
        all
    }
    /// Empties the rings, does something, and gives what it left there: events of the calling thread only.
    pub fn record<T>(&self, act: impl FnOnce() -> T) -> (T, Vec<Seen>) {
        self.drain();
        let out = act();
        let me = crate::sys::gettid();
        (out, self.drain().into_iter().filter(|s| s.event().tid == me).collect())
    }
    /// The sum of a counter over all rings.
    pub fn counter(&self, index: usize) -> u64 {
        self.devices.iter().map(|d| d.counter(index)).sum()
    }
    /// The sum of a counter of ours.
    pub fn own_counter(&self, index: usize) -> u64 {
        self.devices.iter().map(|d| d.own_counter(index)).sum()
    }
}
