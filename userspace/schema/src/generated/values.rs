// SPDX-License-Identifier: Apache-2.0
//! Generated from kmod/abi/schema by ci/codegen. Do not edit.

use crate::event_info::NamedValue;

/// `socket_families`, first match first.
pub static SOCKET_FAMILIES: &[NamedValue] = &[
NamedValue { name: "AF_NFC", value: 0x27 },
NamedValue { name: "AF_ALG", value: 0x26 },
NamedValue { name: "AF_CAIF", value: 0x25 },
NamedValue { name: "AF_IEEE802154", value: 0x24 },
NamedValue { name: "AF_PHONET", value: 0x23 },
NamedValue { name: "AF_ISDN", value: 0x22 },
NamedValue { name: "AF_RXRPC", value: 0x21 },
NamedValue { name: "AF_IUCV", value: 0x20 },
NamedValue { name: "AF_BLUETOOTH", value: 0x1f },
NamedValue { name: "AF_TIPC", value: 0x1e },
NamedValue { name: "AF_CAN", value: 0x1d },
NamedValue { name: "AF_LLC", value: 0x1a },
NamedValue { name: "AF_WANPIPE", value: 0x19 },
NamedValue { name: "AF_PPPOX", value: 0x18 },
NamedValue { name: "AF_IRDA", value: 0x17 },
NamedValue { name: "AF_SNA", value: 0x16 },
NamedValue { name: "AF_RDS", value: 0x15 },
NamedValue { name: "AF_ATMSVC", value: 0x14 },
NamedValue { name: "AF_ECONET", value: 0x13 },
NamedValue { name: "AF_ASH", value: 0x12 },
NamedValue { name: "AF_PACKET", value: 0x11 },
NamedValue { name: "AF_ROUTE", value: 0x10 },
NamedValue { name: "AF_NETLINK", value: 0x10 },
NamedValue { name: "AF_KEY", value: 0xf },
NamedValue { name: "AF_SECURITY", value: 0xe },
NamedValue { name: "AF_NETBEUI", value: 0xd },
NamedValue { name: "AF_DECnet", value: 0xc },
NamedValue { name: "AF_ROSE", value: 0xb },
NamedValue { name: "AF_INET6", value: 0xa },
NamedValue { name: "AF_X25", value: 0x9 },
NamedValue { name: "AF_ATMPVC", value: 0x8 },
NamedValue { name: "AF_BRIDGE", value: 0x7 },
NamedValue { name: "AF_NETROM", value: 0x6 },
NamedValue { name: "AF_APPLETALK", value: 0x5 },
NamedValue { name: "AF_IPX", value: 0x4 },
NamedValue { name: "AF_AX25", value: 0x3 },
NamedValue { name: "AF_INET", value: 0x2 },
NamedValue { name: "AF_LOCAL", value: 0x1 },
NamedValue { name: "AF_UNIX", value: 0x1 },
NamedValue { name: "AF_UNSPEC", value: 0x0 },
];

/// `file_flags`, first match first.
pub static FILE_FLAGS: &[NamedValue] = &[
NamedValue { name: "O_LARGEFILE", value: 0x800 },
NamedValue { name: "O_DIRECTORY", value: 0x400 },
NamedValue { name: "O_DIRECT", value: 0x200 },
NamedValue { name: "O_TRUNC", value: 0x100 },
NamedValue { name: "O_SYNC", value: 0x80 },
NamedValue { name: "O_NONBLOCK", value: 0x40 },
NamedValue { name: "O_EXCL", value: 0x20 },
NamedValue { name: "O_DSYNC", value: 0x10 },
NamedValue { name: "O_APPEND", value: 0x8 },
NamedValue { name: "O_CREAT", value: 0x4 },
NamedValue { name: "O_RDWR", value: 0x3 },
NamedValue { name: "O_WRONLY", value: 0x2 },
NamedValue { name: "O_RDONLY", value: 0x1 },
NamedValue { name: "O_CLOEXEC", value: 0x1000 },
NamedValue { name: "O_NONE", value: 0x0 },
NamedValue { name: "O_TMPFILE", value: 0x2000 },
NamedValue { name: "O_F_CREATED", value: 0x4000 },
NamedValue { name: "FD_UPPER_LAYER", value: 0x8000 },
NamedValue { name: "FD_LOWER_LAYER", value: 0x10000 },
];

/// `creat_flags`, first match first.
pub static CREAT_FLAGS: &[NamedValue] = &[
NamedValue { name: "FD_UPPER_LAYER_CREAT", value: 0x1 },
NamedValue { name: "FD_LOWER_LAYER_CREAT", value: 0x2 },
];

/// `flock_flags`, first match first.
pub static FLOCK_FLAGS: &[NamedValue] = &[
NamedValue { name: "LOCK_SH", value: 0x1 },
NamedValue { name: "LOCK_EX", value: 0x2 },
NamedValue { name: "LOCK_NB", value: 0x4 },
NamedValue { name: "LOCK_UN", value: 0x8 },
NamedValue { name: "LOCK_NONE", value: 0x0 },
];

/// `clone_flags`, first match first.
pub static CLONE_FLAGS: &[NamedValue] = &[
NamedValue { name: "CLONE_FILES", value: 0x1 },
NamedValue { name: "CLONE_FS", value: 0x2 },
NamedValue { name: "CLONE_IO", value: 0x4 },
NamedValue { name: "CLONE_NEWIPC", value: 0x8 },
NamedValue { name: "CLONE_NEWNET", value: 0x10 },
NamedValue { name: "CLONE_NEWNS", value: 0x20 },
NamedValue { name: "CLONE_NEWPID", value: 0x40 },
NamedValue { name: "CLONE_NEWUTS", value: 0x80 },
NamedValue { name: "CLONE_PARENT", value: 0x100 },
NamedValue { name: "CLONE_PARENT_SETTID", value: 0x200 },
NamedValue { name: "CLONE_PTRACE", value: 0x400 },
NamedValue { name: "CLONE_SIGHAND", value: 0x800 },
NamedValue { name: "CLONE_SYSVSEM", value: 0x1000 },
NamedValue { name: "CLONE_THREAD", value: 0x2000 },
NamedValue { name: "CLONE_UNTRACED", value: 0x4000 },
NamedValue { name: "CLONE_VM", value: 0x8000 },
NamedValue { name: "CLONE_INVERTED", value: 0x10000 },
NamedValue { name: "NAME_CHANGED", value: 0x20000 },
NamedValue { name: "CLOSED", value: 0x40000 },
NamedValue { name: "CLONE_NEWUSER", value: 0x100000 },
NamedValue { name: "CLONE_CHILD_CLEARTID", value: 0x800000 },
NamedValue { name: "CLONE_CHILD_SETTID", value: 0x1000000 },
NamedValue { name: "CLONE_SETTLS", value: 0x2000000 },
NamedValue { name: "CLONE_STOPPED", value: 0x4000000 },
NamedValue { name: "CLONE_VFORK", value: 0x8000000 },
NamedValue { name: "CLONE_NEWCGROUP", value: 0x10000000 },
NamedValue { name: "CLONE_CHILD_IN_PIDNS", value: 0x20000000 },
];

/// `futex_operations`, first match first.
pub static FUTEX_OPERATIONS: &[NamedValue] = &[
NamedValue { name: "FUTEX_CLOCK_REALTIME", value: 0x100 },
NamedValue { name: "FUTEX_PRIVATE_FLAG", value: 0x80 },
NamedValue { name: "FUTEX_CMP_REQUEUE_PI", value: 0xc },
NamedValue { name: "FUTEX_WAIT_REQUEUE_PI", value: 0xb },
NamedValue { name: "FUTEX_WAKE_BITSET", value: 0xa },
NamedValue { name: "FUTEX_WAIT_BITSET", value: 0x9 },
NamedValue { name: "FUTEX_TRYLOCK_PI", value: 0x8 },
NamedValue { name: "FUTEX_UNLOCK_PI", value: 0x7 },
NamedValue { name: "FUTEX_LOCK_PI", value: 0x6 },
NamedValue { name: "FUTEX_WAKE_OP", value: 0x5 },
NamedValue { name: "FUTEX_CMP_REQUEUE", value: 0x4 },
NamedValue { name: "FUTEX_REQUEUE", value: 0x3 },
NamedValue { name: "FUTEX_FD", value: 0x2 },
NamedValue { name: "FUTEX_WAKE", value: 0x1 },
NamedValue { name: "FUTEX_WAIT", value: 0x0 },
];

/// `poll_flags`, first match first.
pub static POLL_FLAGS: &[NamedValue] = &[
NamedValue { name: "POLLIN", value: 0x1 },
NamedValue { name: "POLLPRI", value: 0x2 },
NamedValue { name: "POLLOUT", value: 0x4 },
NamedValue { name: "POLLRDHUP", value: 0x8 },
NamedValue { name: "POLLERR", value: 0x10 },
NamedValue { name: "POLLHUP", value: 0x20 },
NamedValue { name: "POLLNVAL", value: 0x40 },
NamedValue { name: "POLLRDNORM", value: 0x80 },
NamedValue { name: "POLLRDBAND", value: 0x100 },
NamedValue { name: "POLLWRNORM", value: 0x200 },
NamedValue { name: "POLLWRBAND", value: 0x400 },
];

/// `mount_flags`, first match first.
pub static MOUNT_FLAGS: &[NamedValue] = &[
NamedValue { name: "RDONLY", value: 0x1 },
NamedValue { name: "NOSUID", value: 0x2 },
NamedValue { name: "NODEV", value: 0x4 },
NamedValue { name: "NOEXEC", value: 0x8 },
NamedValue { name: "SYNCHRONOUS", value: 0x10 },
NamedValue { name: "REMOUNT", value: 0x20 },
NamedValue { name: "MANDLOCK", value: 0x40 },
NamedValue { name: "DIRSYNC", value: 0x80 },
NamedValue { name: "NOATIME", value: 0x400 },
NamedValue { name: "NODIRATIME", value: 0x800 },
NamedValue { name: "BIND", value: 0x1000 },
NamedValue { name: "MOVE", value: 0x2000 },
NamedValue { name: "REC", value: 0x4000 },
NamedValue { name: "SILENT", value: 0x8000 },
NamedValue { name: "POSIXACL", value: 0x10000 },
NamedValue { name: "UNBINDABLE", value: 0x20000 },
NamedValue { name: "PRIVATE", value: 0x40000 },
NamedValue { name: "SLAVE", value: 0x80000 },
NamedValue { name: "SHARED", value: 0x100000 },
NamedValue { name: "RELATIME", value: 0x200000 },
NamedValue { name: "KERNMOUNT", value: 0x400000 },
NamedValue { name: "I_VERSION", value: 0x800000 },
NamedValue { name: "STRICTATIME", value: 0x1000000 },
NamedValue { name: "LAZYTIME", value: 0x2000000 },
NamedValue { name: "NOSEC", value: 0x10000000 },
NamedValue { name: "BORN", value: 0x20000000 },
NamedValue { name: "ACTIVE", value: 0x40000000 },
NamedValue { name: "NOUSER", value: 0x80000000 },
];

/// `umount_flags`, first match first.
pub static UMOUNT_FLAGS: &[NamedValue] = &[
NamedValue { name: "FORCE", value: 0x1 },
NamedValue { name: "DETACH", value: 0x2 },
NamedValue { name: "EXPIRE", value: 0x4 },
NamedValue { name: "NOFOLLOW", value: 0x8 },
];

/// `lseek_whence`, first match first.
pub static LSEEK_WHENCE: &[NamedValue] = &[
NamedValue { name: "SEEK_END", value: 0x2 },
NamedValue { name: "SEEK_CUR", value: 0x1 },
NamedValue { name: "SEEK_SET", value: 0x0 },
];

/// `shutdown_how`, first match first.
pub static SHUTDOWN_HOW: &[NamedValue] = &[
NamedValue { name: "SHUT_UNKNOWN", value: 0xffff },
NamedValue { name: "SHUT_RDWR", value: 0x2 },
NamedValue { name: "SHUT_WR", value: 0x1 },
NamedValue { name: "SHUT_RD", value: 0x0 },
];

/// `rlimit_resources`, first match first.
pub static RLIMIT_RESOURCES: &[NamedValue] = &[
NamedValue { name: "RLIMIT_UNKNOWN", value: 0xff },
NamedValue { name: "RLIMIT_RTTIME", value: 0xf },
NamedValue { name: "RLIMIT_RTPRIO", value: 0xe },
NamedValue { name: "RLIMIT_NICE", value: 0xd },
NamedValue { name: "RLIMIT_MSGQUEUE", value: 0xc },
NamedValue { name: "RLIMIT_SIGPENDING", value: 0xb },
NamedValue { name: "RLIMIT_LOCKS", value: 0xa },
NamedValue { name: "RLIMIT_AS", value: 0x9 },
NamedValue { name: "RLIMIT_MEMLOCK", value: 0x8 },
NamedValue { name: "RLIMIT_NOFILE", value: 0x7 },
NamedValue { name: "RLIMIT_NPROC", value: 0x6 },
NamedValue { name: "RLIMIT_RSS", value: 0x5 },
NamedValue { name: "RLIMIT_CORE", value: 0x4 },
NamedValue { name: "RLIMIT_STACK", value: 0x3 },
NamedValue { name: "RLIMIT_DATA", value: 0x2 },
NamedValue { name: "RLIMIT_FSIZE", value: 0x1 },
NamedValue { name: "RLIMIT_CPU", value: 0x0 },
];

/// `fcntl_commands`, first match first.
pub static FCNTL_COMMANDS: &[NamedValue] = &[
NamedValue { name: "F_GETPIPE_SZ", value: 0x1d },
NamedValue { name: "F_SETPIPE_SZ", value: 0x1c },
NamedValue { name: "F_NOTIFY", value: 0x1b },
NamedValue { name: "F_DUPFD_CLOEXEC", value: 0x1a },
NamedValue { name: "F_CANCELLK", value: 0x19 },
NamedValue { name: "F_GETLEASE", value: 0x18 },
NamedValue { name: "F_SETLEASE", value: 0x17 },
NamedValue { name: "F_GETOWN_EX", value: 0x16 },
NamedValue { name: "F_SETOWN_EX", value: 0x15 },
NamedValue { name: "F_SETLKW64", value: 0x13 },
NamedValue { name: "F_SETLK64", value: 0x12 },
NamedValue { name: "F_GETLK64", value: 0x11 },
NamedValue { name: "F_GETSIG", value: 0xf },
NamedValue { name: "F_SETSIG", value: 0xd },
NamedValue { name: "F_GETOWN", value: 0xc },
NamedValue { name: "F_SETOWN", value: 0xa },
NamedValue { name: "F_SETLKW", value: 0x9 },
NamedValue { name: "F_SETLK", value: 0x8 },
NamedValue { name: "F_GETLK", value: 0x6 },
NamedValue { name: "F_SETFL", value: 0x5 },
NamedValue { name: "F_GETFL", value: 0x4 },
NamedValue { name: "F_SETFD", value: 0x3 },
NamedValue { name: "F_GETFD", value: 0x2 },
NamedValue { name: "F_DUPFD", value: 0x1 },
NamedValue { name: "F_OFD_GETLK", value: 0x1e },
NamedValue { name: "F_OFD_SETLK", value: 0x1f },
NamedValue { name: "F_OFD_SETLKW", value: 0x20 },
NamedValue { name: "UNKNOWN", value: 0x0 },
];

/// `sockopt_levels`, first match first.
pub static SOCKOPT_LEVELS: &[NamedValue] = &[
NamedValue { name: "SOL_SOCKET", value: 0x1 },
NamedValue { name: "SOL_TCP", value: 0x2 },
NamedValue { name: "UNKNOWN", value: 0x0 },
];

/// `sockopt_options`, first match first.
pub static SOCKOPT_OPTIONS: &[NamedValue] = &[
NamedValue { name: "SO_COOKIE", value: 0x35 },
NamedValue { name: "SO_MEMINFO", value: 0x34 },
NamedValue { name: "SO_PEERGROUPS", value: 0x33 },
NamedValue { name: "SO_ATTACH_BPF", value: 0x32 },
NamedValue { name: "SO_INCOMING_CPU", value: 0x31 },
NamedValue { name: "SO_BPF_EXTENSIONS", value: 0x30 },
NamedValue { name: "SO_MAX_PACING_RATE", value: 0x2f },
NamedValue { name: "SO_BUSY_POLL", value: 0x2e },
NamedValue { name: "SO_SELECT_ERR_QUEUE", value: 0x2d },
NamedValue { name: "SO_LOCK_FILTER", value: 0x2c },
NamedValue { name: "SO_NOFCS", value: 0x2b },
NamedValue { name: "SO_PEEK_OFF", value: 0x2a },
NamedValue { name: "SO_WIFI_STATUS", value: 0x29 },
NamedValue { name: "SO_RXQ_OVFL", value: 0x28 },
NamedValue { name: "SO_DOMAIN", value: 0x27 },
NamedValue { name: "SO_PROTOCOL", value: 0x26 },
NamedValue { name: "SO_TIMESTAMPING", value: 0x25 },
NamedValue { name: "SO_MARK", value: 0x24 },
NamedValue { name: "SO_TIMESTAMPNS", value: 0x23 },
NamedValue { name: "SO_PASSSEC", value: 0x22 },
NamedValue { name: "SO_PEERSEC", value: 0x1f },
NamedValue { name: "SO_ACCEPTCONN", value: 0x1e },
NamedValue { name: "SO_TIMESTAMP", value: 0x1d },
NamedValue { name: "SO_PEERNAME", value: 0x1c },
NamedValue { name: "SO_DETACH_FILTER", value: 0x1b },
NamedValue { name: "SO_ATTACH_FILTER", value: 0x1a },
NamedValue { name: "SO_BINDTODEVICE", value: 0x19 },
NamedValue { name: "SO_SECURITY_ENCRYPTION_NETWORK", value: 0x18 },
NamedValue { name: "SO_SECURITY_ENCRYPTION_TRANSPORT", value: 0x17 },
NamedValue { name: "SO_SECURITY_AUTHENTICATION", value: 0x16 },
NamedValue { name: "SO_SNDTIMEO", value: 0x15 },
NamedValue { name: "SO_RCVTIMEO", value: 0x14 },
NamedValue { name: "SO_SNDLOWAT", value: 0x13 },
NamedValue { name: "SO_RCVLOWAT", value: 0x12 },
NamedValue { name: "SO_PEERCRED", value: 0x11 },
NamedValue { name: "SO_PASSCRED", value: 0x10 },
NamedValue { name: "SO_REUSEPORT", value: 0xf },
NamedValue { name: "SO_BSDCOMPAT", value: 0xe },
NamedValue { name: "SO_LINGER", value: 0xd },
NamedValue { name: "SO_PRIORITY", value: 0xc },
NamedValue { name: "SO_NO_CHECK", value: 0xb },
NamedValue { name: "SO_OOBINLINE", value: 0xa },
NamedValue { name: "SO_KEEPALIVE", value: 0x9 },
NamedValue { name: "SO_RCVBUFFORCE", value: 0x21 },
NamedValue { name: "SO_SNDBUFFORCE", value: 0x20 },
NamedValue { name: "SO_RCVBUF", value: 0x8 },
NamedValue { name: "SO_SNDBUF", value: 0x7 },
NamedValue { name: "SO_BROADCAST", value: 0x6 },
NamedValue { name: "SO_DONTROUTE", value: 0x5 },
NamedValue { name: "SO_ERROR", value: 0x4 },
NamedValue { name: "SO_TYPE", value: 0x3 },
NamedValue { name: "SO_REUSEADDR", value: 0x2 },
NamedValue { name: "SO_DEBUG", value: 0x1 },
NamedValue { name: "UNKNOWN", value: 0x0 },
];

/// `ptrace_requests`, first match first.
pub static PTRACE_REQUESTS: &[NamedValue] = &[
NamedValue { name: "PTRACE_SINGLEBLOCK", value: 0x26 },
NamedValue { name: "PTRACE_SYSEMU_SINGLESTEP", value: 0x25 },
NamedValue { name: "PTRACE_SYSEMU", value: 0x24 },
NamedValue { name: "PTRACE_ARCH_PRCTL", value: 0x23 },
NamedValue { name: "PTRACE_SET_THREAD_AREA", value: 0x22 },
NamedValue { name: "PTRACE_GET_THREAD_AREA", value: 0x21 },
NamedValue { name: "PTRACE_OLDSETOPTIONS", value: 0x20 },
NamedValue { name: "PTRACE_SETFPXREGS", value: 0x1f },
NamedValue { name: "PTRACE_GETFPXREGS", value: 0x1e },
NamedValue { name: "PTRACE_SETFPREGS", value: 0x1d },
NamedValue { name: "PTRACE_GETFPREGS", value: 0x1c },
NamedValue { name: "PTRACE_SETREGS", value: 0x1b },
NamedValue { name: "PTRACE_GETREGS", value: 0x1a },
NamedValue { name: "PTRACE_SETSIGMASK", value: 0x19 },
NamedValue { name: "PTRACE_GETSIGMASK", value: 0x18 },
NamedValue { name: "PTRACE_PEEKSIGINFO", value: 0x17 },
NamedValue { name: "PTRACE_LISTEN", value: 0x16 },
NamedValue { name: "PTRACE_INTERRUPT", value: 0x15 },
NamedValue { name: "PTRACE_SEIZE", value: 0x14 },
NamedValue { name: "PTRACE_SETREGSET", value: 0x13 },
NamedValue { name: "PTRACE_GETREGSET", value: 0x12 },
NamedValue { name: "PTRACE_SETSIGINFO", value: 0x11 },
NamedValue { name: "PTRACE_GETSIGINFO", value: 0x10 },
NamedValue { name: "PTRACE_GETEVENTMSG", value: 0xf },
NamedValue { name: "PTRACE_SETOPTIONS", value: 0xe },
NamedValue { name: "PTRACE_SYSCALL", value: 0xd },
NamedValue { name: "PTRACE_DETACH", value: 0xc },
NamedValue { name: "PTRACE_ATTACH", value: 0xb },
NamedValue { name: "PTRACE_SINGLESTEP", value: 0xa },
NamedValue { name: "PTRACE_KILL", value: 0x9 },
NamedValue { name: "PTRACE_CONT", value: 0x8 },
NamedValue { name: "PTRACE_POKEUSR", value: 0x7 },
NamedValue { name: "PTRACE_POKEDATA", value: 0x6 },
NamedValue { name: "PTRACE_POKETEXT", value: 0x5 },
NamedValue { name: "PTRACE_PEEKUSR", value: 0x4 },
NamedValue { name: "PTRACE_PEEKDATA", value: 0x3 },
NamedValue { name: "PTRACE_PEEKTEXT", value: 0x2 },
NamedValue { name: "PTRACE_TRACEME", value: 0x1 },
NamedValue { name: "PTRACE_UNKNOWN", value: 0x0 },
];

/// `prot_flags`, first match first.
pub static PROT_FLAGS: &[NamedValue] = &[
NamedValue { name: "PROT_READ", value: 0x1 },
NamedValue { name: "PROT_WRITE", value: 0x2 },
NamedValue { name: "PROT_EXEC", value: 0x4 },
NamedValue { name: "PROT_SEM", value: 0x8 },
NamedValue { name: "PROT_GROWSDOWN", value: 0x10 },
NamedValue { name: "PROT_GROWSUP", value: 0x20 },
NamedValue { name: "PROT_SAO", value: 0x40 },
NamedValue { name: "PROT_NONE", value: 0x0 },
];

/// `mmap_flags`, first match first.
pub static MMAP_FLAGS: &[NamedValue] = &[
NamedValue { name: "MAP_SHARED", value: 0x1 },
NamedValue { name: "MAP_PRIVATE", value: 0x2 },
NamedValue { name: "MAP_FIXED", value: 0x4 },
NamedValue { name: "MAP_ANONYMOUS", value: 0x8 },
NamedValue { name: "MAP_32BIT", value: 0x10 },
NamedValue { name: "MAP_RENAME", value: 0x20 },
NamedValue { name: "MAP_NORESERVE", value: 0x40 },
NamedValue { name: "MAP_POPULATE", value: 0x80 },
NamedValue { name: "MAP_NONBLOCK", value: 0x100 },
NamedValue { name: "MAP_GROWSDOWN", value: 0x200 },
NamedValue { name: "MAP_DENYWRITE", value: 0x400 },
NamedValue { name: "MAP_EXECUTABLE", value: 0x800 },
NamedValue { name: "MAP_INHERIT", value: 0x1000 },
NamedValue { name: "MAP_FILE", value: 0x2000 },
NamedValue { name: "MAP_LOCKED", value: 0x4000 },
];

/// `splice_flags`, first match first.
pub static SPLICE_FLAGS: &[NamedValue] = &[
NamedValue { name: "SPLICE_F_MOVE", value: 0x1 },
NamedValue { name: "SPLICE_F_NONBLOCK", value: 0x2 },
NamedValue { name: "SPLICE_F_MORE", value: 0x4 },
NamedValue { name: "SPLICE_F_GIFT", value: 0x8 },
];

/// `quotactl_dqi_flags`, first match first.
pub static QUOTACTL_DQI_FLAGS: &[NamedValue] = &[
NamedValue { name: "DQF_NONE", value: 0x1 },
NamedValue { name: "V1_DQF_RSQUASH", value: 0x2 },
];

/// `quotactl_cmds`, first match first.
pub static QUOTACTL_CMDS: &[NamedValue] = &[
NamedValue { name: "Q_QUOTAON", value: 0x1 },
NamedValue { name: "Q_QUOTAOFF", value: 0x2 },
NamedValue { name: "Q_GETFMT", value: 0x4 },
NamedValue { name: "Q_GETINFO", value: 0x8 },
NamedValue { name: "Q_SETINFO", value: 0x10 },
NamedValue { name: "Q_GETQUOTA", value: 0x20 },
NamedValue { name: "Q_SETQUOTA", value: 0x40 },
NamedValue { name: "Q_SYNC", value: 0x80 },
NamedValue { name: "Q_XQUOTAON", value: 0x100 },
NamedValue { name: "Q_XQUOTAOFF", value: 0x200 },
NamedValue { name: "Q_XGETQUOTA", value: 0x400 },
NamedValue { name: "Q_XSETQLIM", value: 0x800 },
NamedValue { name: "Q_XGETQSTAT", value: 0x1000 },
NamedValue { name: "Q_XQUOTARM", value: 0x2000 },
NamedValue { name: "Q_XQUOTASYNC", value: 0x4000 },
];

/// `quotactl_types`, first match first.
pub static QUOTACTL_TYPES: &[NamedValue] = &[
NamedValue { name: "USRQUOTA", value: 0x1 },
NamedValue { name: "GRPQUOTA", value: 0x2 },
];

/// `quotactl_quota_fmts`, first match first.
pub static QUOTACTL_QUOTA_FMTS: &[NamedValue] = &[
NamedValue { name: "QFMT_NOT_USED", value: 0x1 },
NamedValue { name: "QFMT_VFS_OLD", value: 0x2 },
NamedValue { name: "QFMT_VFS_V0", value: 0x4 },
NamedValue { name: "QFMT_VFS_V1", value: 0x8 },
];

/// `semop_flags`, first match first.
pub static SEMOP_FLAGS: &[NamedValue] = &[
NamedValue { name: "IPC_NOWAIT", value: 0x1 },
NamedValue { name: "SEM_UNDO", value: 0x2 },
];

/// `semget_flags`, first match first.
pub static SEMGET_FLAGS: &[NamedValue] = &[
NamedValue { name: "IPC_EXCL", value: 0x4000 },
NamedValue { name: "IPC_CREAT", value: 0x2000 },
];

/// `semctl_commands`, first match first.
pub static SEMCTL_COMMANDS: &[NamedValue] = &[
NamedValue { name: "IPC_STAT", value: 0x1 },
NamedValue { name: "IPC_SET", value: 0x2 },
NamedValue { name: "IPC_RMID", value: 0x4 },
NamedValue { name: "IPC_INFO", value: 0x8 },
NamedValue { name: "SEM_INFO", value: 0x10 },
NamedValue { name: "SEM_STAT", value: 0x20 },
NamedValue { name: "GETALL", value: 0x40 },
NamedValue { name: "GETNCNT", value: 0x80 },
NamedValue { name: "GETPID", value: 0x100 },
NamedValue { name: "GETVAL", value: 0x200 },
NamedValue { name: "GETZCNT", value: 0x400 },
NamedValue { name: "SETALL", value: 0x800 },
NamedValue { name: "SETVAL", value: 0x1000 },
];

/// `access_flags`, first match first.
pub static ACCESS_FLAGS: &[NamedValue] = &[
NamedValue { name: "F_OK", value: 0x0 },
NamedValue { name: "R_OK", value: 0x4 },
NamedValue { name: "W_OK", value: 0x2 },
NamedValue { name: "X_OK", value: 0x1 },
];

/// `pf_flags`, first match first.
pub static PF_FLAGS: &[NamedValue] = &[
NamedValue { name: "PROTECTION_VIOLATION", value: 0x1 },
NamedValue { name: "PAGE_NOT_PRESENT", value: 0x2 },
NamedValue { name: "WRITE_ACCESS", value: 0x4 },
NamedValue { name: "READ_ACCESS", value: 0x8 },
NamedValue { name: "USER_FAULT", value: 0x10 },
NamedValue { name: "SUPERVISOR_FAULT", value: 0x20 },
NamedValue { name: "RESERVED_PAGE", value: 0x40 },
NamedValue { name: "INSTRUCTION_FETCH", value: 0x80 },
];

/// `unlinkat_flags`, first match first.
pub static UNLINKAT_FLAGS: &[NamedValue] = &[
NamedValue { name: "AT_REMOVEDIR", value: 0x200 },
];

/// `linkat_flags`, first match first.
pub static LINKAT_FLAGS: &[NamedValue] = &[
NamedValue { name: "AT_SYMLINK_FOLLOW", value: 0x400 },
NamedValue { name: "AT_EMPTY_PATH", value: 0x1000 },
];

/// `newfstatat_flags`, first match first.
pub static NEWFSTATAT_FLAGS: &[NamedValue] = &[
NamedValue { name: "AT_EMPTY_PATH", value: 0x1000 },
NamedValue { name: "AT_NO_AUTOMOUNT", value: 0x800 },
NamedValue { name: "AT_SYMLINK_NOFOLLOW", value: 0x100 },
];

/// `chmod_mode`, first match first.
pub static CHMOD_MODE: &[NamedValue] = &[
NamedValue { name: "S_IXOTH", value: 0x1 },
NamedValue { name: "S_IWOTH", value: 0x2 },
NamedValue { name: "S_IROTH", value: 0x4 },
NamedValue { name: "S_IXGRP", value: 0x8 },
NamedValue { name: "S_IWGRP", value: 0x10 },
NamedValue { name: "S_IRGRP", value: 0x20 },
NamedValue { name: "S_IXUSR", value: 0x40 },
NamedValue { name: "S_IWUSR", value: 0x80 },
NamedValue { name: "S_IRUSR", value: 0x100 },
NamedValue { name: "S_ISVTX", value: 0x200 },
NamedValue { name: "S_ISGID", value: 0x400 },
NamedValue { name: "S_ISUID", value: 0x800 },
];

/// `fchownat_flags`, first match first.
pub static FCHOWNAT_FLAGS: &[NamedValue] = &[
NamedValue { name: "AT_SYMLINK_NOFOLLOW", value: 0x400 },
NamedValue { name: "AT_EMPTY_PATH", value: 0x1000 },
];

/// `renameat2_flags`, first match first.
pub static RENAMEAT2_FLAGS: &[NamedValue] = &[
NamedValue { name: "RENAME_NOREPLACE", value: 0x1 },
NamedValue { name: "RENAME_EXCHANGE", value: 0x2 },
NamedValue { name: "RENAME_WHITEOUT", value: 0x4 },
];

/// `openat2_flags`, first match first.
pub static OPENAT2_FLAGS: &[NamedValue] = &[
NamedValue { name: "RESOLVE_BENEATH", value: 0x1 },
NamedValue { name: "RESOLVE_IN_ROOT", value: 0x2 },
NamedValue { name: "RESOLVE_NO_MAGICLINKS", value: 0x4 },
NamedValue { name: "RESOLVE_NO_SYMLINKS", value: 0x8 },
NamedValue { name: "RESOLVE_NO_XDEV", value: 0x10 },
NamedValue { name: "RESOLVE_CACHED", value: 0x20 },
];

/// `execve_flags`, first match first.
pub static EXECVE_FLAGS: &[NamedValue] = &[
NamedValue { name: "EXE_WRITABLE", value: 0x1 },
NamedValue { name: "EXE_UPPER_LAYER", value: 0x2 },
NamedValue { name: "EXE_FROM_MEMFD", value: 0x4 },
NamedValue { name: "EXE_LOWER_LAYER", value: 0x8 },
];

/// `execveat_flags`, first match first.
pub static EXECVEAT_FLAGS: &[NamedValue] = &[
NamedValue { name: "AT_EMPTY_PATH", value: 0x1 },
NamedValue { name: "AT_SYMLINK_NOFOLLOW", value: 0x2 },
];

/// `io_uring_setup_flags`, first match first.
pub static IO_URING_SETUP_FLAGS: &[NamedValue] = &[
NamedValue { name: "IORING_SETUP_IOPOLL", value: 0x1 },
NamedValue { name: "IORING_SETUP_SQPOLL", value: 0x2 },
NamedValue { name: "IORING_SQ_NEED_WAKEUP", value: 0x4 },
NamedValue { name: "IORING_SETUP_SQ_AFF", value: 0x8 },
NamedValue { name: "IORING_SETUP_CQSIZE", value: 0x10 },
NamedValue { name: "IORING_SETUP_CLAMP", value: 0x20 },
NamedValue { name: "IORING_SETUP_ATTACH_RW", value: 0x40 },
NamedValue { name: "IORING_SETUP_R_DISABLED", value: 0x80 },
];

/// `io_uring_setup_feats`, first match first.
pub static IO_URING_SETUP_FEATS: &[NamedValue] = &[
NamedValue { name: "IORING_FEAT_SINGLE_MMAP", value: 0x1 },
NamedValue { name: "IORING_FEAT_NODROP", value: 0x2 },
NamedValue { name: "IORING_FEAT_SUBMIT_STABLE", value: 0x4 },
NamedValue { name: "IORING_FEAT_RW_CUR_POS", value: 0x8 },
NamedValue { name: "IORING_FEAT_CUR_PERSONALITY", value: 0x10 },
NamedValue { name: "IORING_FEAT_FAST_POLL", value: 0x20 },
NamedValue { name: "IORING_FEAT_POLL_32BITS", value: 0x40 },
NamedValue { name: "IORING_FEAT_SQPOLL_NONFIXED", value: 0x80 },
NamedValue { name: "IORING_FEAT_ENTER_EXT_ARG", value: 0x100 },
NamedValue { name: "IORING_FEAT_NATIVE_WORKERS", value: 0x200 },
NamedValue { name: "IORING_FEAT_RSRC_TAGS", value: 0x400 },
];

/// `io_uring_enter_flags`, first match first.
pub static IO_URING_ENTER_FLAGS: &[NamedValue] = &[
NamedValue { name: "IORING_ENTER_GETEVENTS", value: 0x1 },
NamedValue { name: "IORING_ENTER_SQ_WAKEUP", value: 0x2 },
NamedValue { name: "IORING_ENTER_SQ_WAIT", value: 0x4 },
NamedValue { name: "IORING_ENTER_EXT_ARG", value: 0x8 },
];

/// `io_uring_register_opcodes`, first match first.
pub static IO_URING_REGISTER_OPCODES: &[NamedValue] = &[
NamedValue { name: "IORING_REGISTER_BUFFERS", value: 0x0 },
NamedValue { name: "IORING_UNREGISTER_BUFFERS", value: 0x1 },
NamedValue { name: "IORING_REGISTER_FILES", value: 0x2 },
NamedValue { name: "IORING_UNREGISTER_FILES", value: 0x3 },
NamedValue { name: "IORING_REGISTER_EVENTFD", value: 0x4 },
NamedValue { name: "IORING_UNREGISTER_EVENTFD", value: 0x5 },
NamedValue { name: "IORING_REGISTER_FILES_UPDATE", value: 0x6 },
NamedValue { name: "IORING_REGISTER_EVENTFD_ASYNC", value: 0x7 },
NamedValue { name: "IORING_REGISTER_PROBE", value: 0x8 },
NamedValue { name: "IORING_REGISTER_PERSONALITY", value: 0x9 },
NamedValue { name: "IORING_UNREGISTER_PERSONALITY", value: 0xa },
NamedValue { name: "IORING_REGISTER_RESTRICTIONS", value: 0xb },
NamedValue { name: "IORING_REGISTER_ENABLE_RINGS", value: 0xc },
NamedValue { name: "IORING_REGISTER_FILES2", value: 0xd },
NamedValue { name: "IORING_REGISTER_FILES_UPDATE2", value: 0xe },
NamedValue { name: "IORING_REGISTER_BUFFERS2", value: 0xf },
NamedValue { name: "IORING_REGISTER_BUFFERS_UPDATE", value: 0x10 },
NamedValue { name: "IORING_REGISTER_IOWQ_AFF", value: 0x11 },
NamedValue { name: "IORING_UNREGISTER_IOWQ_AFF", value: 0x12 },
NamedValue { name: "IORING_REGISTER_IOWQ_MAX_WORKERS", value: 0x13 },
NamedValue { name: "IORING_REGISTER_RING_FDS", value: 0x14 },
NamedValue { name: "IORING_UNREGISTER_RING_FDS", value: 0x15 },
];

/// `mlockall_flags`, first match first.
pub static MLOCKALL_FLAGS: &[NamedValue] = &[
NamedValue { name: "MCL_CURRENT", value: 0x1 },
NamedValue { name: "MCL_FUTURE", value: 0x2 },
NamedValue { name: "MCL_ONFAULT", value: 0x4 },
];

/// `mlock2_flags`, first match first.
pub static MLOCK2_FLAGS: &[NamedValue] = &[
NamedValue { name: "MLOCK_ONFAULT", value: 0x1 },
];

/// `fsconfig_cmds`, first match first.
pub static FSCONFIG_CMDS: &[NamedValue] = &[
NamedValue { name: "FSCONFIG_SET_FLAG", value: 0x0 },
NamedValue { name: "FSCONFIG_SET_STRING", value: 0x1 },
NamedValue { name: "FSCONFIG_SET_BINARY", value: 0x2 },
NamedValue { name: "FSCONFIG_SET_PATH", value: 0x3 },
NamedValue { name: "FSCONFIG_SET_PATH_EMPTY", value: 0x4 },
NamedValue { name: "FSCONFIG_SET_FD", value: 0x5 },
NamedValue { name: "FSCONFIG_CMD_CREATE", value: 0x6 },
NamedValue { name: "FSCONFIG_CMD_RECONFIGURE", value: 0x7 },
];

/// `epoll_create1_flags`, first match first.
pub static EPOLL_CREATE1_FLAGS: &[NamedValue] = &[
NamedValue { name: "EPOLL_CLOEXEC", value: 0x1 },
];

/// `prctl_options`, first match first.
pub static PRCTL_OPTIONS: &[NamedValue] = &[
NamedValue { name: "PR_GET_DUMPABLE", value: 0x3 },
NamedValue { name: "PR_SET_DUMPABLE", value: 0x4 },
NamedValue { name: "PR_GET_KEEPCAPS", value: 0x7 },
NamedValue { name: "PR_SET_KEEPCAPS", value: 0x8 },
NamedValue { name: "PR_SET_NAME", value: 0xf },
NamedValue { name: "PR_GET_NAME", value: 0x10 },
NamedValue { name: "PR_GET_SECCOMP", value: 0x15 },
NamedValue { name: "PR_SET_SECCOMP", value: 0x16 },
NamedValue { name: "PR_CAPBSET_READ", value: 0x17 },
NamedValue { name: "PR_CAPBSET_DROP", value: 0x18 },
NamedValue { name: "PR_GET_SECUREBITS", value: 0x1b },
NamedValue { name: "PR_SET_SECUREBITS", value: 0x1c },
NamedValue { name: "PR_MCE_KILL", value: 0x21 },
NamedValue { name: "PR_MCE_KILL", value: 0x21 },
NamedValue { name: "PR_SET_MM", value: 0x23 },
NamedValue { name: "PR_SET_CHILD_SUBREAPER", value: 0x24 },
NamedValue { name: "PR_GET_CHILD_SUBREAPER", value: 0x25 },
NamedValue { name: "PR_SET_NO_NEW_PRIVS", value: 0x26 },
NamedValue { name: "PR_GET_NO_NEW_PRIVS", value: 0x27 },
NamedValue { name: "PR_GET_TID_ADDRESS", value: 0x28 },
NamedValue { name: "PR_SET_THP_DISABLE", value: 0x29 },
NamedValue { name: "PR_GET_THP_DISABLE", value: 0x2a },
NamedValue { name: "PR_CAP_AMBIENT", value: 0x2f },
];

/// `keyctl_operations`, first match first.
pub static KEYCTL_OPERATIONS: &[NamedValue] = &[
NamedValue { name: "KEYCTL_GET_KEYRING_ID", value: 0x0 },
NamedValue { name: "KEYCTL_JOIN_SESSION_KEYRING", value: 0x1 },
NamedValue { name: "KEYCTL_UPDATE", value: 0x2 },
NamedValue { name: "KEYCTL_REVOKE", value: 0x3 },
NamedValue { name: "KEYCTL_CHOWN", value: 0x4 },
NamedValue { name: "KEYCTL_SETPERM", value: 0x5 },
NamedValue { name: "KEYCTL_DESCRIBE", value: 0x6 },
NamedValue { name: "KEYCTL_CLEAR", value: 0x7 },
NamedValue { name: "KEYCTL_LINK", value: 0x8 },
NamedValue { name: "KEYCTL_UNLINK", value: 0x9 },
NamedValue { name: "KEYCTL_SEARCH", value: 0xa },
NamedValue { name: "KEYCTL_READ", value: 0xb },
NamedValue { name: "KEYCTL_INSTANTIATE", value: 0xc },
NamedValue { name: "KEYCTL_NEGATE", value: 0xd },
NamedValue { name: "KEYCTL_SET_REQKEY_KEYRING", value: 0xe },
NamedValue { name: "KEYCTL_SET_TIMEOUT", value: 0xf },
NamedValue { name: "KEYCTL_ASSUME_AUTHORITY", value: 0x10 },
NamedValue { name: "KEYCTL_GET_SECURITY", value: 0x11 },
NamedValue { name: "KEYCTL_SESSION_TO_PARENT", value: 0x12 },
NamedValue { name: "KEYCTL_REJECT", value: 0x13 },
NamedValue { name: "KEYCTL_INSTANTIATE_IOV", value: 0x14 },
NamedValue { name: "KEYCTL_INVALIDATE", value: 0x15 },
NamedValue { name: "KEYCTL_GET_PERSISTENT", value: 0x16 },
NamedValue { name: "KEYCTL_DH_COMPUTE", value: 0x17 },
NamedValue { name: "KEYCTL_PKEY_QUERY", value: 0x18 },
NamedValue { name: "KEYCTL_PKEY_ENCRYPT", value: 0x19 },
NamedValue { name: "KEYCTL_PKEY_DECRYPT", value: 0x1a },
NamedValue { name: "KEYCTL_PKEY_SIGN", value: 0x1b },
NamedValue { name: "KEYCTL_PKEY_VERIFY", value: 0x1c },
NamedValue { name: "KEYCTL_RESTRICT_KEYRING", value: 0x1d },
NamedValue { name: "KEYCTL_MOVE", value: 0x1e },
NamedValue { name: "KEYCTL_CAPABILITIES", value: 0x1f },
NamedValue { name: "KEYCTL_WATCH_KEY", value: 0x20 },
];

/// `memfd_create_flags`, first match first.
pub static MEMFD_CREATE_FLAGS: &[NamedValue] = &[
NamedValue { name: "MFD_CLOEXEC", value: 0x1 },
NamedValue { name: "MFD_ALLOW_SEALING", value: 0x2 },
NamedValue { name: "MFD_HUGETLB", value: 0x4 },
];

/// `pidfd_open_flags`, first match first.
pub static PIDFD_OPEN_FLAGS: &[NamedValue] = &[
NamedValue { name: "PIDFD_NONBLOCK", value: 0x1 },
];

/// `mknod_mode`, first match first.
pub static MKNOD_MODE: &[NamedValue] = &[
NamedValue { name: "S_IXOTH", value: 0x1 },
NamedValue { name: "S_IWOTH", value: 0x2 },
NamedValue { name: "S_IROTH", value: 0x4 },
NamedValue { name: "S_IXGRP", value: 0x8 },
NamedValue { name: "S_IWGRP", value: 0x10 },
NamedValue { name: "S_IRGRP", value: 0x20 },
NamedValue { name: "S_IXUSR", value: 0x40 },
NamedValue { name: "S_IWUSR", value: 0x80 },
NamedValue { name: "S_IRUSR", value: 0x100 },
NamedValue { name: "S_ISVTX", value: 0x200 },
NamedValue { name: "S_ISGID", value: 0x400 },
NamedValue { name: "S_ISUID", value: 0x800 },
NamedValue { name: "S_IFREG", value: 0x8000 },
NamedValue { name: "S_IFCHR", value: 0x2000 },
NamedValue { name: "S_IFBLK", value: 0x6000 },
NamedValue { name: "S_IFIFO", value: 0x1000 },
NamedValue { name: "S_IFSOCK", value: 0xc000 },
];

/// `bpf_commands`, first match first.
pub static BPF_COMMANDS: &[NamedValue] = &[
NamedValue { name: "BPF_MAP_CREATE", value: 0x0 },
NamedValue { name: "BPF_MAP_LOOKUP_ELEM", value: 0x1 },
NamedValue { name: "BPF_MAP_UPDATE_ELEM", value: 0x2 },
NamedValue { name: "BPF_MAP_DELETE_ELEM", value: 0x3 },
NamedValue { name: "BPF_MAP_GET_NEXT_KEY", value: 0x4 },
NamedValue { name: "BPF_PROG_LOAD", value: 0x5 },
NamedValue { name: "BPF_OBJ_PIN", value: 0x6 },
NamedValue { name: "BPF_OBJ_GET", value: 0x7 },
NamedValue { name: "BPF_PROG_ATTACH", value: 0x8 },
NamedValue { name: "BPF_PROG_DETACH", value: 0x9 },
NamedValue { name: "BPF_PROG_TEST_RUN", value: 0xa },
NamedValue { name: "BPF_PROG_RUN", value: 0xa },
NamedValue { name: "BPF_PROG_GET_NEXT_ID", value: 0xb },
NamedValue { name: "BPF_MAP_GET_NEXT_ID", value: 0xc },
NamedValue { name: "BPF_PROG_GET_FD_BY_ID", value: 0xd },
NamedValue { name: "BPF_MAP_GET_FD_BY_ID", value: 0xe },
NamedValue { name: "BPF_OBJ_GET_INFO_BY_FD", value: 0xf },
NamedValue { name: "BPF_PROG_QUERY", value: 0x10 },
NamedValue { name: "BPF_RAW_TRACEPOINT_OPEN", value: 0x11 },
NamedValue { name: "BPF_BTF_LOAD", value: 0x12 },
NamedValue { name: "BPF_BTF_GET_FD_BY_ID", value: 0x13 },
NamedValue { name: "BPF_TASK_FD_QUERY", value: 0x14 },
NamedValue { name: "BPF_MAP_LOOKUP_AND_DELETE_ELEM", value: 0x15 },
NamedValue { name: "BPF_MAP_FREEZE", value: 0x16 },
NamedValue { name: "BPF_BTF_GET_NEXT_ID", value: 0x17 },
NamedValue { name: "BPF_MAP_LOOKUP_BATCH", value: 0x18 },
NamedValue { name: "BPF_MAP_LOOKUP_AND_DELETE_BATCH", value: 0x19 },
NamedValue { name: "BPF_MAP_UPDATE_BATCH", value: 0x1a },
NamedValue { name: "BPF_MAP_DELETE_BATCH", value: 0x1b },
NamedValue { name: "BPF_LINK_CREATE", value: 0x1c },
NamedValue { name: "BPF_LINK_UPDATE", value: 0x1d },
NamedValue { name: "BPF_LINK_GET_FD_BY_ID", value: 0x1e },
NamedValue { name: "BPF_LINK_GET_NEXT_ID", value: 0x1f },
NamedValue { name: "BPF_ENABLE_STATS", value: 0x20 },
NamedValue { name: "BPF_ITER_CREATE", value: 0x21 },
NamedValue { name: "BPF_LINK_DETACH", value: 0x22 },
NamedValue { name: "BPF_PROG_BIND_MAP", value: 0x23 },
];

/// `delete_module_flags`, first match first.
pub static DELETE_MODULE_FLAGS: &[NamedValue] = &[
NamedValue { name: "O_NONBLOCK", value: 0x2 },
NamedValue { name: "O_TRUNC", value: 0x1 },
];

/// `close_range_flags`, first match first.
pub static CLOSE_RANGE_FLAGS: &[NamedValue] = &[
NamedValue { name: "CLOSE_RANGE_UNSHARE", value: 0x2 },
NamedValue { name: "CLOSE_RANGE_CLOEXEC", value: 0x4 },
];

/// `finit_module_flags`, first match first.
pub static FINIT_MODULE_FLAGS: &[NamedValue] = &[
NamedValue { name: "MODULE_INIT_IGNORE_MODVERSIONS", value: 0x1 },
NamedValue { name: "MODULE_INIT_IGNORE_VERMAGIC", value: 0x2 },
NamedValue { name: "MODULE_INIT_COMPRESSED_FILE", value: 0x4 },
];

/// `anon_inode_fd_types`, first match first.
pub static ANON_INODE_FD_TYPES: &[NamedValue] = &[
NamedValue { name: "ANON_INODE_FD_TYPE_UNKNOWN", value: 0x0 },
NamedValue { name: "ANON_INODE_FD_TYPE_EVENTFD", value: 0x1 },
NamedValue { name: "ANON_INODE_FD_TYPE_EVENTPOLL", value: 0x2 },
NamedValue { name: "ANON_INODE_FD_TYPE_INOTIFY", value: 0x3 },
NamedValue { name: "ANON_INODE_FD_TYPE_SIGNALFD", value: 0x4 },
NamedValue { name: "ANON_INODE_FD_TYPE_TIMERFD", value: 0x5 },
NamedValue { name: "ANON_INODE_FD_TYPE_IO_URING", value: 0x6 },
NamedValue { name: "ANON_INODE_FD_TYPE_USERFAULTFD", value: 0x7 },
NamedValue { name: "ANON_INODE_FD_TYPE_PIDFD", value: 0x8 },
NamedValue { name: "ANON_INODE_FD_TYPE_BPF_MAP", value: 0x9 },
NamedValue { name: "ANON_INODE_FD_TYPE_BPF_PROG", value: 0xa },
NamedValue { name: "ANON_INODE_FD_TYPE_BPF_LINK", value: 0xb },
NamedValue { name: "ANON_INODE_FD_TYPE_BPF_ITER", value: 0xc },
NamedValue { name: "ANON_INODE_FD_TYPE_PERF_EVENT", value: 0xd },
];

