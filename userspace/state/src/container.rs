// SPDX-License-Identifier: Apache-2.0
//! Containers: what is known of each beyond its id.
//!
//! The descriptions arrive as JSON inside events, from whoever asked the runtime. A container without one has an id and
//! nothing else. The entry for the empty id stands for the host.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde_json::Value;

/// Most containers kept.
pub const MAX_CONTAINERS: usize = 16_384;

/// Runtime numbers and their names.
const KINDS: &[(u16, &str)] = &[
    (0, "docker"),
    (1, "lxc"),
    (2, "libvirt-lxc"),
    (3, "mesos"),
    (4, "rkt"),
    (5, "custom"),
    (6, "cri"),
    (7, "containerd"),
    (8, "cri-o"),
    (9, "bpm"),
    (10, "static"),
    (11, "podman"),
    (KIND_HOST, "host"),
];

const KIND_HOST: u16 = 0xfffe;
const KIND_UNKNOWN: u16 = 0xffff;

/// A mount of a container.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Mount {
    /// Path on the host.
    pub source: String,
    /// Path in the container.
    pub destination: String,
    /// Mode as the runtime writes it.
    pub mode: String,
    /// Whether it can be written.
    pub writable: bool,
    /// Propagation as the runtime writes it.
    pub propagation: String,
}

/// A port that is passed on to a container.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct PortMapping {
    /// Address on the host, as a number in host order.
    pub host_ip: u32,
    /// Port on the host.
    pub host_port: u16,
    /// Port in the container.
    pub container_port: u16,
}

/// A container.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Container {
    /// Number of the runtime.
    pub kind: u16,
    /// Short id.
    pub id: String,
    /// Full id.
    pub full_id: String,
    /// Name.
    pub name: String,
    /// Image reference.
    pub image: String,
    /// Image id.
    pub image_id: String,
    /// Image repository.
    pub image_repo: String,
    /// Image tag.
    pub image_tag: String,
    /// Digest of the image.
    pub image_digest: String,
    /// User that the container runs as.
    pub user: String,
    /// Description of the network, as JSON text.
    pub cni_json: String,
    /// IPv4 address.
    pub ip: String,
    /// Privileged.
    pub privileged: bool,
    /// Shares the host's IPC namespace.
    pub host_ipc: bool,
    /// Shares the host's network namespace.
    pub host_network: bool,
    /// Shares the host's pid namespace.
    pub host_pid: bool,
    /// Is the sandbox of a pod.
    pub is_pod_sandbox: bool,
    /// Full id of the pod's sandbox.
    pub pod_sandbox_id: String,
    /// Environment.
    pub env: Vec<String>,
    /// Labels.
    pub labels: BTreeMap<String, String>,
    /// Labels of the pod's sandbox.
    pub pod_sandbox_labels: BTreeMap<String, String>,
    /// Mounts.
    pub mounts: Vec<Mount>,
    /// Passed-on ports.
    pub port_mappings: Vec<PortMapping>,
    /// Creation, seconds since the epoch.
    pub created_time: i64,
}

impl Container {
    /// Name of the runtime; none if its number is not known.
    #[must_use]
    pub fn kind_name(&self) -> Option<&'static str> {
        KINDS.iter().find(|(n, _)| *n == self.kind).map(|(_, name)| *name)
    }

    fn host() -> Self {
        Self { kind: KIND_HOST, id: "host".into(), full_id: "host".into(), name: "host".into(), ..Self::default() }
    }

    /// Reads the JSON of a container event: an object, or an object under the key `container`.
    #[must_use]
    pub fn from_json(json: &[u8]) -> Option<Self> {
        let end = json.iter().rposition(|b| *b != 0).map_or(0, |at| at + 1);
        let whole: Value = serde_json::from_slice(json.get(..end)?).ok()?;
        let v = whole.get("container").unwrap_or(&whole);
        v.as_object()?;
        let text = |key: &str| v.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let flag = |key: &str| v.get(key).and_then(Value::as_bool).unwrap_or_default();
        let id = text("id");
        if id.is_empty() {
            return None;
        }
        Some(Self {
            kind: v.get("type").and_then(Value::as_u64).and_then(|n| u16::try_from(n).ok()).unwrap_or(KIND_UNKNOWN),
            id,
            full_id: text("full_id"),
            name: text("name"),
            image: text("image"),
            image_id: text("imageid"),
            image_repo: text("imagerepo"),
            image_tag: text("imagetag"),
            image_digest: text("imagedigest"),
            user: text("User"),
            cni_json: text("cni_json"),
            ip: text("ip"),
            privileged: flag("privileged"),
            host_ipc: flag("host_ipc"),
            host_network: flag("host_network"),
            host_pid: flag("host_pid"),
            is_pod_sandbox: flag("is_pod_sandbox"),
            pod_sandbox_id: text("pod_sandbox_id"),
            env: strings(v.get("env")),
            labels: labels(v.get("labels")),
            pod_sandbox_labels: labels(v.get("pod_sandbox_labels")),
            mounts: list(v.get("Mounts")).map(mount).collect(),
            port_mappings: list(v.get("port_mappings")).map(port_mapping).collect(),
            created_time: v.get("created_time").and_then(Value::as_i64).unwrap_or_default(),
        })
    }
}

fn list(v: Option<&Value>) -> impl Iterator<Item = &Value> {
    v.and_then(Value::as_array).into_iter().flatten()
}

fn strings(v: Option<&Value>) -> Vec<String> {
    list(v).filter_map(|s| s.as_str().map(str::to_owned)).collect()
}

fn labels(v: Option<&Value>) -> BTreeMap<String, String> {
    let entries = v.and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(k, v)| v.as_str().map(|s| (k.clone(), s.to_owned()))).collect()
}

fn mount(v: &Value) -> Mount {
    let text = |key: &str| v.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Mount {
        source: text("Source"),
        destination: text("Destination"),
        mode: text("Mode"),
        writable: v.get("RW").and_then(Value::as_bool).unwrap_or_default(),
        propagation: text("Propagation"),
    }
}

fn port_mapping(v: &Value) -> PortMapping {
    let number = |key: &str| v.get(key).and_then(Value::as_u64).unwrap_or_default();
    PortMapping {
        host_ip: u32::try_from(number("HostIp")).unwrap_or_default(),
        host_port: u16::try_from(number("HostPort")).unwrap_or_default(),
        container_port: u16::try_from(number("ContainerPort")).unwrap_or_default(),
    }
}

/// All described containers.
#[derive(Debug)]
pub struct Containers {
    /// What has no id; most threads are outside of containers.
    host: Container,
    by_id: FxHashMap<Vec<u8>, Container>,
}

impl Default for Containers {
    fn default() -> Self {
        Self { host: Container::host(), by_id: FxHashMap::default() }
    }
}

impl Containers {
    /// The container with a short id; the empty id is the host.
    #[must_use]
    pub fn get(&self, id: &[u8]) -> Option<&Container> {
        if id.is_empty() { Some(&self.host) } else { self.by_id.get(id) }
    }

    /// All of them, the host included.
    pub fn iter(&self) -> impl Iterator<Item = &Container> {
        std::iter::once(&self.host).chain(self.by_id.values())
    }

    /// Adds or replaces one. `false` if the table is full.
    pub(crate) fn put(&mut self, container: Container) -> bool {
        let id = container.id.as_bytes();
        if id.is_empty() {
            self.host = container;
            return true;
        }
        if !self.by_id.contains_key(id) && self.by_id.len() >= MAX_CONTAINERS {
            return false;
        }
        self.by_id.insert(id.to_vec(), container);
        true
    }

    /// Forgets one; the host stays.
    pub(crate) fn remove(&mut self, id: &[u8]) -> bool {
        self.by_id.remove(id).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_read() {
        let c = Container::from_json(
            br#"{"container":{"type":0,"id":"0123456789ab","name":"web","image":"x/nginx:1","imagerepo":"x/nginx","imagetag":"1",
            "labels":{"io.kubernetes.pod.name":"pod-1"},"privileged":true,"ip":"172.17.0.2","pod_sandbox_labels":null,
            "Mounts":[{"Source":"/proc","Destination":"/host/proc","Mode":"ro","RW":false,"Propagation":"rprivate"}]}}"#,
        )
        .unwrap();
        assert_eq!((c.id.as_str(), c.name.as_str(), c.image_tag.as_str()), ("0123456789ab", "web", "1"));
        assert_eq!(c.kind_name(), Some("docker"));
        assert_eq!(c.labels["io.kubernetes.pod.name"], "pod-1");
        assert_eq!((c.privileged, c.mounts[0].destination.as_str()), (true, "/host/proc"));
    }

    #[test]
    fn the_old_form_and_broken_forms() {
        let old = Container::from_json(b"{\"id\":\"abc\",\"type\":1,\"name\":\"n\",\"image\":\"i\"}\0").unwrap();
        assert_eq!((old.id.as_str(), old.kind_name()), ("abc", Some("lxc")));
        assert_eq!(Container::from_json(b""), None);
        assert_eq!(Container::from_json(b"{\"container\":7}"), None);
        assert_eq!(Container::from_json(b"{\"container\":{\"name\":\"no id\"}}"), None);
    }

    #[test]
    fn the_host_is_always_there() {
        let mut all = Containers::default();
        assert!(!all.remove(b""));
        assert_eq!(all.get(b"").map(|c| (c.name.as_str(), c.kind_name())), Some(("host", Some("host"))));
    }
}
