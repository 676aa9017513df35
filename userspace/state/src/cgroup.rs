// SPDX-License-Identifier: Apache-2.0
//! Which container a thread is in, told by its control groups.
//!
//! Each runtime names the group of a container in its own way; nearly all put the 64 hex digits of the container's id
//! between a prefix and a suffix. The id used everywhere is its first 12 digits.

use memchr::memmem;

/// Digits of a full id.
const FULL_ID: usize = 64;
/// Digits of the id that is used.
const SHORT_ID: usize = 12;

/// Runtimes that wrap a full id: prefix and suffix, tried in order.
const WRAPPED: &[(&[u8], &[u8])] = &[
    (b"/libpod-payload-", b""),
    (b"/libpod-", b".scope/container"),
    (b"/libpod-", b".scope"),
    (b"/libpod-", b""),
    (b"/docker-", b".scope"),
    (b"/cri-containerd-", b".scope"),
    (b"/crio-", b".scope"),
    (b"/crio-", b""),
    (b"/nerdctl-", b".scope"),
    (b":cri-containerd:", b""),
    (b"/", b""),
];

/// Runtimes that put a name of any form between a prefix and the next slash.
const NAMED: &[&[u8]] = &[b"/lxc/", b"/lxc.payload/", b"/lxc.payload."];

/// The short container id for a path below a control group hierarchy.
#[must_use]
pub fn container_id(path: &[u8]) -> Option<&[u8]> {
    if path.len() < 2 {
        return None;
    }
    WRAPPED
        .iter()
        .find_map(|(prefix, suffix)| wrapped(path, prefix, suffix))
        .or_else(|| NAMED.iter().find_map(|p| between(path, p)))
        .or_else(|| libvirt(path))
        .or_else(|| bpm(path))
        .or_else(|| namespaced(path))
}

fn wrapped<'a>(path: &'a [u8], prefix: &[u8], suffix: &[u8]) -> Option<&'a [u8]> {
    let body = path.strip_suffix(suffix)?;
    let id = body.get(body.len().checked_sub(FULL_ID)?..)?;
    let head = body.get(..body.len() - FULL_ID)?;
    (head.ends_with(prefix) && id.iter().all(u8::is_ascii_hexdigit)).then(|| id.get(..SHORT_ID)).flatten()
}

/// containerd on its own: `/NAMESPACE/ID`, where the id may be any name that systemd would not use.
fn namespaced(path: &[u8]) -> Option<&[u8]> {
    let rest = path.strip_prefix(b"/")?;
    let slash = memchr::memchr(b'/', rest)?;
    let (namespace, id) = (rest.get(..slash)?, rest.get(slash + 1..)?);
    let word = |s: &[u8]| !s.is_empty() && s.iter().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(b));
    let unit = |s: &[u8]| [&b".service"[..], b".slice", b".scope"].iter().any(|e| s.ends_with(e));
    if !word(namespace) || !word(id) || unit(id) || unit(namespace) {
        return None;
    }
    Some(id.get(..SHORT_ID).unwrap_or(id))
}

fn between<'a>(path: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let rest = path.get(memmem::find(path, prefix)? + prefix.len()..)?;
    let id = rest.split(|b| *b == b'/').next()?;
    (!id.is_empty()).then_some(id)
}

fn libvirt(path: &[u8]) -> Option<&[u8]> {
    if let Some(body) = path.strip_suffix(b".libvirt-lxc") {
        return body.rsplit(|b| *b == b'/').next().filter(|id| !id.is_empty());
    }
    const SCOPE: &[u8] = b"-lxc\\x2";
    if let (Some(at), Some(body)) = (memmem::find(path, SCOPE), path.strip_suffix(b".scope")) {
        return body.get(at + SCOPE.len() + 1..).filter(|id| !id.is_empty());
    }
    const PLAIN: &[u8] = b"/libvirt/lxc/";
    path.get(memmem::find(path, PLAIN)? + PLAIN.len()..).filter(|id| !id.is_empty())
}

fn bpm(path: &[u8]) -> Option<&[u8]> {
    let rest = path.get(memmem::find(path, b"bpm-")? + 4..)?;
    let id = rest.get(..memmem::find(rest, b".scope").unwrap_or(rest.len()))?;
    let known = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b".-".contains(b);
    (!id.is_empty() && id.iter().all(known)).then_some(id)
}

/// `subsys=path` as it is kept: without the kernel's suffix, under the controller's proper name.
#[must_use]
pub fn normalised(entry: &[u8]) -> Option<Vec<u8>> {
    let at = memchr::memchr(b'=', entry)?;
    let subsys = entry.get(..at)?;
    let path = entry.get(at..)?;
    let bare = match memmem::find(subsys, b"_cgroup") {
        Some(at) => [subsys.get(..at)?, subsys.get(at + 7..)?].concat(),
        None => subsys.to_vec(),
    };
    let name: &[u8] = match bare.as_slice() {
        b"perf" => b"perf_event",
        b"mem" => b"memory",
        b"io" => b"blkio",
        other => other,
    };
    Some([name, path].concat())
}

/// The whole list, normalised; none if an entry has no `=`.
#[must_use]
pub fn normalised_list(raw: &[u8]) -> Option<Vec<u8>> {
    let raw = crate::text::list_bytes(raw);
    if raw.is_empty() {
        return Some(Vec::new());
    }
    let items: Option<Vec<Vec<u8>>> = raw.split(|b| *b == 0).map(normalised).collect();
    Some(items?.join(&0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e";

    fn check(path: &str, want: Option<&str>) {
        let path = path.replace("ID", ID);
        assert_eq!(container_id(path.as_bytes()).map(|b| String::from_utf8(b.to_vec()).unwrap()).as_deref(), want, "{path}");
    }

    #[test]
    fn each_runtime_is_recognised() {
        let short = Some("3ad7b26ded6d");
        for path in [
            "/docker/ID",
            "/system.slice/docker-ID.scope",
            "/kubepods/besteffort/pod1234/ID",
            "/kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope",
            "/kubepods.slice/crio-ID.scope",
            "/kubepods.slice/crio-ID",
            "/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:ID",
            "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope/container",
            "/machine.slice/libpod-ID.scope",
            "/libpod_parent/libpod-ID",
            "/machine.slice/libpod-payload-ID",
            "/default/ID",
            "/system.slice/nerdctl-ID.scope",
        ] {
            check(path, short);
        }
        check("/lxc/web", Some("web"));
        check("/lxc.payload.web/system.slice/x.service", Some("web"));
        check("/machine/web.libvirt-lxc", Some("web"));
        check("/machine.slice/machine-lxc\\x2d33\\x2dweb.scope", Some("33\\x2dweb"));
        check("/libvirt/lxc/web", Some("web"));
        check("/system.slice/runc-bpm-OBSXE-.scope", Some("OBSXE-"));
        check("/example/redis", Some("redis"));
    }

    #[test]
    fn groups_of_the_host_are_none() {
        for path in [
            "",
            "/",
            "/init.scope",
            "/system.slice/ssh.service",
            "/user.slice/user-0.slice/session-1.scope",
            "/user.slice/user-1000.slice",
            "/peerwork",
            "/machine.slice/libpod-conmon-ID.scope",
        ] {
            check(path, None);
        }
    }

    #[test]
    fn controllers_get_their_proper_names() {
        assert_eq!(normalised_list(b"io=/a\0perf_event=/\0mem_cgroup=/b\0").unwrap(), b"blkio=/a\0perf_event=/\0memory=/b");
        assert_eq!(normalised_list(b"cpu=/a\0broken\0"), None);
    }
}
