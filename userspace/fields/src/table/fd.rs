// SPDX-License-Identifier: Apache-2.0
//! Fields of the fd that the event works on, of the paths that a file call names, and of poll's fd list.
use super::prelude::*;
use crate::extract::{fd::*, fdlist, fspath, sock};

table! { pub(super) FD: Class::Fd;
    "fd.num" Int64 Id, num, "Number of the fd.";
    "fd.type" Charbuf Dec, kind, "file, directory, ipv4, ipv6, unix, pipe, event, signalfd, eventpoll, inotify, ...";
    "fd.typechar" Charbuf Dec, kind_letter, "The type as one letter.";
    "fd.name" Charbuf Na, name, "Absolute path, or the ends of a connection.";
    "fd.directory" Charbuf Na, directory, "Directory part of the path.";
    "fd.filename" Charbuf Na, filename, "Last part of the path.";
    "fd.ip" Ipaddr Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::ip, "In filters: the address of either end.";
    "fd.cip" Ipaddr Na, sock::cip, "Address of the client.";
    "fd.sip" Ipaddr Na, sock::sip, "Address of the server.";
    "fd.lip" Ipaddr Na, sock::lip, "Address on this machine.";
    "fd.rip" Ipaddr Na, sock::rip, "Address of the other machine.";
    "fd.port" Port Dec [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::port, "In filters: the port of either end.";
    "fd.cport" Port Dec, sock::cport, "Port of the client.";
    "fd.sport" Port Dec, sock::sport, "Port of the server.";
    "fd.lport" Port Dec, sock::lport, "Port on this machine.";
    "fd.rport" Port Dec, sock::rport, "Port of the other machine.";
    "fd.l4proto" Charbuf Na, sock::l4proto, "tcp, udp, icmp or raw.";
    "fd.sockfamily" Charbuf Na, sock::family, "ip or unix.";
    "fd.is_server" Bool Na, sock::is_server, "True if this end is the server.";
    "fd.uid" Charbuf Na, uid, "Thread id and fd number written together.";
    "fd.containername" Charbuf Na, container_name, "Container id, a colon and the name.";
    "fd.containerdirectory" Charbuf Na, container_directory, "Container id, a colon and the directory.";
    "fd.proto" Port Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::port, "In filters: the service name of either port.";
    "fd.cproto" Charbuf Na, sock::cproto, "Service name of the client's port.";
    "fd.sproto" Charbuf Na, sock::sproto, "Service name of the server's port.";
    "fd.lproto" Charbuf Na, sock::lproto, "Service name of the port on this machine.";
    "fd.rproto" Charbuf Na, sock::rproto, "Service name of the other machine's port.";
    "fd.net" Ipnet Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::ip, "In filters: the network of either end.";
    "fd.cnet" Ipnet Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::cip, "In filters: the network of the client.";
    "fd.snet" Ipnet Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::sip, "In filters: the network of the server.";
    "fd.lnet" Ipnet Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::lip, "In filters: the network on this machine.";
    "fd.rnet" Ipnet Na [FILTER_ONLY NO_RHS NO_TRANSFORMER], sock::rip, "In filters: the network of the other machine.";
    "fd.connected" Bool Na, sock::connected, "True if the socket is connected.";
    "fd.name_changed" Bool Na, name_changed, "True if this event changed the name.";
    "fd.cip.name" Charbuf Na [NO_RHS NO_TRANSFORMER], sock::cip_name, "In filters: a host name of the client, by the hosts file.";
    "fd.sip.name" Charbuf Na [NO_RHS NO_TRANSFORMER], sock::sip_name, "In filters: a host name of the server, by the hosts file.";
    "fd.lip.name" Charbuf Na [NO_RHS NO_TRANSFORMER], sock::lip_name, "In filters: a host name of this machine, by the hosts file.";
    "fd.rip.name" Charbuf Na [NO_RHS NO_TRANSFORMER], sock::rip_name, "In filters: a host name of the other machine, by the hosts file.";
    "fd.dev" Int32 Hex, dev, "Device that holds the file.";
    "fd.dev.major" Int32 Dec, dev_major, "Major number of that device.";
    "fd.dev.minor" Int32 Dec, dev_minor, "Minor number of that device.";
    "fd.ino" Int64 Dec, ino, "Inode of the file.";
    "fd.nameraw" Charbuf Na, name_raw, "Path as the caller wrote it.";
    "fd.types" Charbuf Dec (Number) [LIST NO_RHS], types, "Types of all open fds; [n] the type of fd n.";
    "fd.is_upper_layer" Bool Na, upper_layer, "True if the file lies in the upper layer of an overlay file system.";
    "fd.is_lower_layer" Bool Na, lower_layer, "True if the file lies in the lower layer of an overlay file system.";
}

table! { pub(super) FS_PATH: Class::FsPath;
    "fs.path.name" Charbuf Na, fspath::name, "Absolute path that a file call works on, if it succeeded.";
    "fs.path.nameraw" Charbuf Na, fspath::name_raw, "That path as the caller wrote it.";
    "fs.path.source" Charbuf Na, fspath::source, "Absolute path that a rename, link or mount starts from.";
    "fs.path.sourceraw" Charbuf Na, fspath::source_raw, "That path as the caller wrote it.";
    "fs.path.target" Charbuf Na, fspath::target, "Absolute path that a rename, link or mount leads to.";
    "fs.path.targetraw" Charbuf Na, fspath::target_raw, "That path as the caller wrote it.";
}

table! { pub(super) FD_LIST: Class::FdList;
    "fdlist.nums" Charbuf Id, fdlist::nums, "On poll: the fd numbers, separated by commas.";
    "fdlist.names" Charbuf Na, fdlist::names, "On poll: their names.";
    "fdlist.cips" Charbuf Na, fdlist::cips, "On poll: their clients' addresses.";
    "fdlist.sips" Charbuf Na, fdlist::sips, "On poll: their servers' addresses.";
    "fdlist.cports" Charbuf Dec, fdlist::cports, "On poll: their clients' ports.";
    "fdlist.sports" Charbuf Dec, fdlist::sports, "On poll: their servers' ports.";
}
