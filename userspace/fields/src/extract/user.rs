// SPDX-License-Identifier: Apache-2.0
//! The user that the thread runs as, by the names of its container.
use super::prelude::*;
use eyas_state::{Thread, user::User};

const NA: &[u8] = b"<NA>";

fn known<'a>(cx: &Cx<'a>, t: &'a Thread, uid: u32) -> Option<&'a User> {
    cx.state.users().user(&t.container, uid)
}

/// One text of the thread's user; users that are not known have `root` or `other`.
fn of_user<'a>(cx: &Cx<'a>, f: fn(&User) -> &[u8], root: &'static [u8]) -> Value<'a> {
    let Some(t) = cx.thread() else { return Value::Absent };
    Value::Str(match known(cx, t, t.uid) {
        Some(u) => f(u),
        None if t.uid == 0 => root,
        None => NA,
    })
}

pub(crate) fn uid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(cx.thread().map(|t| t.uid.into()))
}

pub(crate) fn name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_user(cx, |u| &u.name, b"root")
}

pub(crate) fn homedir<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_user(cx, |u| &u.home, b"/root")
}

pub(crate) fn shell<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_user(cx, |u| &u.shell, NA)
}

pub(crate) fn loginuid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::signed(cx.thread().map(|t| if t.loginuid == u32::MAX { -1 } else { t.loginuid.into() }))
}

pub(crate) fn loginname<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(t) = cx.thread() else { return Value::Absent };
    Value::Str(match known(cx, t, t.loginuid) {
        Some(u) => &u.name,
        None if t.loginuid == 0 => b"root",
        None => NA,
    })
}
