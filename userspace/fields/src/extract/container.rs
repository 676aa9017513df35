// SPDX-License-Identifier: Apache-2.0
//! The container and the pod that the thread runs in, as far as a runtime has told.
//!
//! The host has an entry of its own; a container that nobody has described has its id and its start, nothing else.
use super::prelude::*;
use crate::glob;
use crate::text::Writer;
use eyas_state::container::{Container, Mount};
use std::collections::BTreeMap;

/// Labels under which Kubernetes keeps what a container belongs to.
const POD_NAME: &str = "io.kubernetes.pod.name";
const POD_NAMESPACE: &str = "io.kubernetes.pod.namespace";
const POD_UID: &str = "io.kubernetes.pod.uid";
/// Length of a shortened id.
const SHORT_ID: usize = 12;

/// Id of the container that the event is about, or that its thread runs in; empty on the host.
fn container_id<'a>(cx: &Cx<'a>) -> Option<&'a [u8]> {
    match &cx.context.container_event {
        Some(id) => Some(id),
        None => Some(&cx.thread()?.container),
    }
}

fn described<'a>(cx: &Cx<'a>) -> Option<&'a Container> {
    cx.state.containers().get(container_id(cx)?)
}

fn text<'a>(cx: &Cx<'a>, f: fn(&Container) -> &str) -> Value<'a> {
    Value::text(described(cx).map(|c| f(c).as_bytes()))
}

fn truth<'a>(cx: &Cx<'a>, f: fn(&Container) -> bool) -> Value<'a> {
    Value::truth(described(cx).map(f))
}

pub(crate) fn none<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Absent
}

pub(crate) fn id<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match described(cx) {
        Some(c) => Value::Str(c.id.as_bytes()),
        None => Value::text(container_id(cx)),
    }
}

pub(crate) fn full_id<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.full_id)
}

pub(crate) fn name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.name)
}

pub(crate) fn image<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.image)
}

pub(crate) fn image_id<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.image_id)
}

pub(crate) fn image_repository<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.image_repo)
}

pub(crate) fn image_tag<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.image_tag)
}

pub(crate) fn image_digest<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.image_digest)
}

pub(crate) fn kind<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(described(cx).and_then(Container::kind_name).map(str::as_bytes))
}

pub(crate) fn ip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.ip)
}

pub(crate) fn cni_json<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, |c| &c.cni_json)
}

pub(crate) fn privileged<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    truth(cx, |c| c.privileged)
}

pub(crate) fn host_pid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    truth(cx, |c| c.host_pid)
}

pub(crate) fn host_network<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    truth(cx, |c| c.host_network)
}

pub(crate) fn host_ipc<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    truth(cx, |c| c.host_ipc)
}

/// Start of the container: that of its pid namespace.
fn start(cx: &Cx<'_>) -> Option<u64> {
    let t = cx.thread()?;
    (!t.container.is_empty() && t.pidns_init_start_ts != 0).then_some(t.pidns_init_start_ts)
}

pub(crate) fn start_ts<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(start(cx))
}

pub(crate) fn duration<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(start(cx).map(|s| cx.event.ts.wrapping_sub(s)))
}

fn write_mount(w: &mut Writer<'_>, m: &Mount) {
    w.fmt(format_args!("{}:{}:{}:{}:{}", m.source, m.destination, m.mode, m.writable, m.propagation));
}

pub(crate) fn mounts<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let all = |c: &Container| {
        cx.compose(|w| {
            for (i, m) in c.mounts.iter().enumerate() {
                if i > 0 {
                    w.byte(b',');
                }
                write_mount(w, m);
            }
        })
    };
    Value::text(described(cx).map(all))
}

/// The mount that the argument names: by number, or by the path that `path` reads, which may be a pattern.
fn find_mount<'a>(cx: &Cx<'a>, field: &Field, path: fn(&Mount) -> &str) -> Option<&'a Mount> {
    let mounts = &described(cx)?.mounts;
    match (field.index(), field.key()) {
        (Some(n), _) => mounts.get(n),
        (None, Some(pattern)) => mounts.iter().find(|m| glob::matches(pattern.as_bytes(), path(m).as_bytes())),
        _ => None,
    }
}

fn by_source(m: &Mount) -> &str {
    &m.source
}

fn by_destination(m: &Mount) -> &str {
    &m.destination
}

pub(crate) fn mount<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    if described(cx).is_none() {
        return Value::Absent;
    }
    match find_mount(cx, field, by_source) {
        Some(m) => Value::Str(cx.compose(|w| write_mount(w, m))),
        None => Value::Str(b"none"),
    }
}

pub(crate) fn mount_source<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::text(find_mount(cx, field, by_destination).map(|m| m.source.as_bytes()))
}

pub(crate) fn mount_dest<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::text(find_mount(cx, field, by_source).map(|m| m.destination.as_bytes()))
}

pub(crate) fn mount_mode<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::text(find_mount(cx, field, by_source).map(|m| m.mode.as_bytes()))
}

pub(crate) fn mount_rdwr<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::text(find_mount(cx, field, by_source).map(|m| if m.writable { &b"true"[..] } else { b"false" }))
}

pub(crate) fn mount_propagation<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::text(find_mount(cx, field, by_source).map(|m| m.propagation.as_bytes()))
}

type Labels = BTreeMap<String, String>;

fn container_labels(c: &Container) -> &Labels {
    &c.labels
}

fn sandbox_labels(c: &Container) -> &Labels {
    &c.pod_sandbox_labels
}

fn one_label<'a>(cx: &Cx<'a>, of: fn(&Container) -> &Labels, key: Option<&str>) -> Value<'a> {
    Value::text(described(cx).and_then(|c| of(c).get(key?)).map(|v| v.as_bytes()))
}

fn all_labels<'a>(cx: &Cx<'a>, of: fn(&Container) -> &Labels) -> Value<'a> {
    let all = |c: &Container| {
        cx.compose(|w| {
            for (i, (key, value)) in of(c).iter().enumerate() {
                if i > 0 {
                    w.text(", ");
                }
                w.fmt(format_args!("{key}:{value}"));
            }
        })
    };
    Value::text(described(cx).map(all))
}

pub(crate) fn label<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    one_label(cx, container_labels, field.key())
}

pub(crate) fn labels<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    all_labels(cx, container_labels)
}

pub(crate) fn pod_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_label(cx, container_labels, Some(POD_NAME))
}

pub(crate) fn pod_namespace<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_label(cx, container_labels, Some(POD_NAMESPACE))
}

pub(crate) fn pod_uid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_label(cx, container_labels, Some(POD_UID))
}

/// The pod's container, if the container is in a pod at all.
fn in_pod<'a>(cx: &Cx<'a>) -> Option<&'a Container> {
    described(cx).filter(|c| c.labels.contains_key(POD_NAME) || !c.pod_sandbox_id.is_empty())
}

pub(crate) fn pod_sandbox<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(in_pod(cx).map(|c| c.pod_sandbox_id.as_bytes()).map(|id| id.get(..SHORT_ID).unwrap_or(id)))
}

pub(crate) fn pod_full_sandbox<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(in_pod(cx).map(|c| c.pod_sandbox_id.as_bytes()))
}

pub(crate) fn pod_label<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    one_label(cx, sandbox_labels, field.key())
}

pub(crate) fn pod_labels<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match in_pod(cx) {
        Some(_) => all_labels(cx, sandbox_labels),
        None => Value::Absent,
    }
}

pub(crate) fn pod_ip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(in_pod(cx).map(|c| c.ip.as_bytes()))
}

pub(crate) fn pod_cni_json<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(in_pod(cx).map(|c| c.cni_json.as_bytes()))
}
