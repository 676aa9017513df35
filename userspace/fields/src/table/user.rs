// SPDX-License-Identifier: Apache-2.0
//! Fields of the user and the group that the thread runs as.
use super::prelude::*;
use crate::extract::{group, user};

table! { pub(super) USER: Class::User;
    "user.uid" Uint32 Id, user::uid, "Effective user id.";
    "user.name" Charbuf Na, user::name, "Name of that user.";
    "user.homedir" Charbuf Na, user::homedir, "Home directory of that user.";
    "user.shell" Charbuf Na, user::shell, "Login shell of that user.";
    "user.loginuid" Int64 Id, user::loginuid, "User id that was logged in with, -1 if none was.";
    "user.loginname" Charbuf Na, user::loginname, "Name of the user that was logged in with.";
}

table! { pub(super) GROUP: Class::Group;
    "group.gid" Uint32 Id, group::gid, "Effective group id.";
    "group.name" Charbuf Na, group::name, "Name of that group.";
}
