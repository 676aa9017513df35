// SPDX-License-Identifier: Apache-2.0
//! Opening all devices of a module, in the order that the protocol wants, with an error for each way it can fail.

use super::device::{Device, MappedRing, OpenFailure};
use crate::{Options, SourceError};
use eyas_abi::{ioctl, ring::size_is_valid};
use std::{
    fs, io,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

/// Oldest versions that will do.
const NEED_API: (u64, u64, u64) = (10, 0, 0);
const NEED_SCHEMA: (u64, u64, u64) = (4, 3, 0);
/// Rings of this size when nobody says otherwise and the module does not tell its own.
const DEFAULT_BUFFER: u64 = 8 << 20;

/// All devices of a module, open and mapped.
pub(super) struct Opened {
    /// What their names begin with.
    pub(super) name: String,
    pub(super) devices: Vec<Device>,
    pub(super) rings: Vec<MappedRing>,
}

/// The path of a device below `$HOST_ROOT`.
fn device_path(name: &str, n: u16) -> PathBuf {
    let mut path = std::env::var_os("HOST_ROOT").unwrap_or_default();
    path.push(format!("/dev/{name}{n}"));
    PathBuf::from(path)
}

/// The first of the names that has a device.
fn find_name(names: &[String]) -> Result<&str, SourceError> {
    let there = |name: &&String| (0..u16::MAX).take(64).any(|n| device_path(name, n).exists());
    let missing = || SourceError::NoModule(device_path(names.first().map_or("eyas", String::as_str), 0));
    names.iter().find(there).map(String::as_str).ok_or_else(missing)
}

fn parameter(module: &str, name: &str) -> PathBuf {
    PathBuf::from(format!("/sys/module/{module}/parameters/{name}"))
}

fn read_number(path: &Path) -> Option<u64> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

/// Tells the module how large rings shall be; gives the size that they will have.
fn set_buffer_size(module: &str, wanted: Option<u64>) -> Result<u64, SourceError> {
    let path = parameter(module, "g_buffer_bytes_dim");
    let there = read_number(&path);
    let size = wanted.or(there).unwrap_or(DEFAULT_BUFFER);
    if !size_is_valid(size) {
        return Err(SourceError::BufferSize(size));
    }
    if there.is_some_and(|now| now != size) {
        fs::write(&path, size.to_string()).map_err(SourceError::system(format!("setting {}", path.display())))?;
    }
    Ok(size)
}

/// The CPUs of a list such as `0-3,5`.
fn listed(list: &str) -> impl Iterator<Item = RangeInclusive<usize>> + '_ {
    list.trim().split(',').filter_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some(first.parse().ok()?..=last.parse().ok()?)
    })
}

/// How many they are.
fn count_cpus(list: &str) -> usize {
    listed(list).map(|r| r.end().checked_sub(*r.start()).map_or(0, |n| n + 1)).sum()
}

fn cpus(which: &str) -> Option<usize> {
    let text = fs::read_to_string(format!("/sys/devices/system/cpu/{which}")).ok()?;
    Some(count_cpus(&text)).filter(|n| *n > 0)
}

/// CPUs online.
pub(super) fn online_cpus() -> usize {
    cpus("online").unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
}

const fn parts(v: u64) -> (u64, u64, u64) {
    (v >> 44, v >> 24 & 0xf_ffff, v & 0xff_ffff)
}

fn text((major, minor, patch): (u64, u64, u64)) -> String {
    format!("{major}.{minor}.{patch}")
}

/// Whether version `found` serves one who needs `need`.
fn serves(found: u64, need: (u64, u64, u64)) -> bool {
    let found = parts(found);
    found.0 == need.0 && (found.1 > need.1 || (found.1 == need.1 && found.2 >= need.2))
}

fn check_version(device: &Device, request: u32, what: &'static str, need: (u64, u64, u64)) -> Result<u64, SourceError> {
    let doing = || format!("asking {} for its {what} version", device.path().display());
    let found: u64 = device.fetch(request).map_err(SourceError::system(doing()))?;
    if serves(found, need) {
        return Ok(found);
    }
    let path = device.path().to_owned();
    Err(SourceError::Version { path, what, found: text(parts(found)), need: text(need) })
}

fn explain(path: PathBuf, module: &str, failure: OpenFailure) -> SourceError {
    match failure {
        OpenFailure::Offline | OpenFailure::Missing => SourceError::NoModule(path),
        OpenFailure::Busy => {
            let limit = read_number(&parameter(module, "max_consumers")).and_then(|n| u32::try_from(n).ok());
            SourceError::TooManyConsumers { path, limit: limit.unwrap_or(5) }
        }
        OpenFailure::Other(reason) if reason.kind() == io::ErrorKind::PermissionDenied => SourceError::Permission { path, reason },
        OpenFailure::Other(source) => SourceError::System { what: format!("opening {}", path.display()), source },
    }
}

/// Opens one device per online CPU. All from one thread: the module counts a second thread as another reader.
pub(super) fn open(options: &Options) -> Result<Opened, SourceError> {
    let name = find_name(&options.devices)?;
    let size = set_buffer_size(name, options.buffer_bytes)?;
    let online = online_cpus();
    let possible = u16::try_from(cpus("possible").unwrap_or(online)).unwrap_or(u16::MAX);
    let mut opened = Opened { name: name.to_owned(), devices: Vec::with_capacity(online), rings: Vec::with_capacity(online) };
    let mut versions = None;
    for n in 0..possible {
        if opened.devices.len() == online {
            break;
        }
        let path = device_path(name, n);
        let device = match Device::open(&path, n) {
            Ok(device) => device,
            Err(OpenFailure::Offline) => continue,
            Err(failure) => return Err(explain(path, name, failure)),
        };
        let api = check_version(&device, ioctl::GET_API_VERSION, "API", NEED_API)?;
        let schema = check_version(&device, ioctl::GET_SCHEMA_VERSION, "schema", NEED_SCHEMA)?;
        let first = opened.devices.first();
        if let Some(first) = first.filter(|_| *versions.get_or_insert((api, schema)) != (api, schema)) {
            return Err(SourceError::Mixed(first.path().to_owned(), path));
        }
        versions.get_or_insert((api, schema));
        opened.rings.push(device.map(size)?);
        opened.devices.push(device);
    }
    if opened.devices.len() != online || online_cpus() != online || opened.devices.is_empty() {
        return Err(SourceError::Cpus { online: online_cpus(), opened: opened.devices.len() });
    }
    Ok(opened)
}

/// Opens the devices of CPUs that came since; the module has made their rings. From the thread that called [`open`]. A CPU that went
/// again is left for when it comes back.
pub(super) fn open_late(name: &str, size: u64, open: &[Device]) -> Result<Vec<(Device, MappedRing)>, SourceError> {
    let online = fs::read_to_string("/sys/devices/system/cpu/online").map_err(SourceError::system("reading which CPUs are online"))?;
    let mut new = Vec::new();
    for n in listed(&online).flatten().filter_map(|n| u16::try_from(n).ok()) {
        if open.iter().any(|d| d.cpu() == n) {
            continue;
        }
        let path = device_path(name, n);
        match Device::open(&path, n) {
            Ok(device) => {
                let ring = device.map(size)?;
                new.push((device, ring));
            }
            Err(OpenFailure::Offline) => {}
            Err(failure) => return Err(explain(path, name, failure)),
        }
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eyas_abi::ioctl::version;

    #[test]
    fn later_minor_versions_serve() {
        assert!(serves(version(10, 0, 0), NEED_API) && serves(version(10, 1, 0), NEED_API));
        assert!(serves(version(10, 0, 7), NEED_API));
        assert!(!serves(version(11, 0, 0), NEED_API) && !serves(version(9, 9, 9), NEED_API));
        assert!(!serves(version(4, 2, 9), NEED_SCHEMA));
    }

    #[test]
    fn cpu_lists() {
        for (list, n) in [("0\n", 1), ("0-3\n", 4), ("0-1,4,6-7", 5), ("", 0), ("x", 0), ("3-1", 0)] {
            assert_eq!(count_cpus(list), n, "{list}");
        }
    }

    #[test]
    fn a_missing_module_is_named_with_the_mend() {
        let options = Options { devices: vec!["no-such-device".to_owned()], ..Options::default() };
        let error = open(&options).err().unwrap().to_string();
        assert!(error.contains("/dev/no-such-device0") && error.contains("--load-module"), "{error}");
    }
}
