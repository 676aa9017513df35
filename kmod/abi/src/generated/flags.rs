// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Generated from kmod/abi/schema by ci/codegen. Do not edit.

/// Native `access_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn access_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MAY_EXEC
if native & 0x1 != 0 { out |= 0x1; }
// MAY_READ
if native & 0x4 != 0 { out |= 0x4; }
// MAY_WRITE
if native & 0x2 != 0 { out |= 0x2; }
out
}

/// Native `capabilities` to what is recorded.
#[inline]
#[must_use]
pub const fn capabilities(native: u64) -> u64 {
let mut out: u64 = 0;
// CAP_CHOWN
if native & 0x1 != 0 { out |= 0x1; }
// CAP_DAC_OVERRIDE
if native & 0x2 != 0 { out |= 0x2; }
// CAP_DAC_READ_SEARCH
if native & 0x4 != 0 { out |= 0x4; }
// CAP_FOWNER
if native & 0x8 != 0 { out |= 0x8; }
// CAP_FSETID
if native & 0x10 != 0 { out |= 0x10; }
// CAP_KILL
if native & 0x20 != 0 { out |= 0x20; }
// CAP_SETGID
if native & 0x40 != 0 { out |= 0x40; }
// CAP_SETUID
if native & 0x80 != 0 { out |= 0x80; }
// CAP_SETPCAP
if native & 0x100 != 0 { out |= 0x100; }
// CAP_LINUX_IMMUTABLE
if native & 0x200 != 0 { out |= 0x200; }
// CAP_NET_BIND_SERVICE
if native & 0x400 != 0 { out |= 0x400; }
// CAP_NET_BROADCAST
if native & 0x800 != 0 { out |= 0x800; }
// CAP_NET_ADMIN
if native & 0x1000 != 0 { out |= 0x1000; }
// CAP_NET_RAW
if native & 0x2000 != 0 { out |= 0x2000; }
// CAP_IPC_LOCK
if native & 0x4000 != 0 { out |= 0x4000; }
// CAP_IPC_OWNER
if native & 0x8000 != 0 { out |= 0x8000; }
// CAP_SYS_MODULE
if native & 0x10000 != 0 { out |= 0x10000; }
// CAP_SYS_RAWIO
if native & 0x20000 != 0 { out |= 0x20000; }
// CAP_SYS_CHROOT
if native & 0x40000 != 0 { out |= 0x40000; }
// CAP_SYS_PTRACE
if native & 0x80000 != 0 { out |= 0x80000; }
// CAP_SYS_PACCT
if native & 0x100000 != 0 { out |= 0x100000; }
// CAP_SYS_ADMIN
if native & 0x200000 != 0 { out |= 0x200000; }
// CAP_SYS_BOOT
if native & 0x400000 != 0 { out |= 0x400000; }
// CAP_SYS_NICE
if native & 0x800000 != 0 { out |= 0x800000; }
// CAP_SYS_RESOURCE
if native & 0x1000000 != 0 { out |= 0x1000000; }
// CAP_SYS_TIME
if native & 0x2000000 != 0 { out |= 0x2000000; }
// CAP_SYS_TTY_CONFIG
if native & 0x4000000 != 0 { out |= 0x4000000; }
// CAP_MKNOD
if native & 0x8000000 != 0 { out |= 0x8000000; }
// CAP_LEASE
if native & 0x10000000 != 0 { out |= 0x10000000; }
// CAP_AUDIT_WRITE
if native & 0x20000000 != 0 { out |= 0x20000000; }
// CAP_AUDIT_CONTROL
if native & 0x40000000 != 0 { out |= 0x40000000; }
// CAP_SETFCAP
if native & 0x80000000 != 0 { out |= 0x80000000; }
// CAP_MAC_OVERRIDE
if native & 0x100000000 != 0 { out |= 0x100000000; }
// CAP_MAC_ADMIN
if native & 0x200000000 != 0 { out |= 0x200000000; }
// CAP_SYSLOG
if native & 0x400000000 != 0 { out |= 0x400000000; }
// CAP_WAKE_ALARM
if native & 0x800000000 != 0 { out |= 0x800000000; }
// CAP_BLOCK_SUSPEND
if native & 0x1000000000 != 0 { out |= 0x1000000000; }
// CAP_AUDIT_READ
if native & 0x2000000000 != 0 { out |= 0x2000000000; }
// CAP_PERFMON
if native & 0x4000000000 != 0 { out |= 0x4000000000; }
// CAP_BPF
if native & 0x8000000000 != 0 { out |= 0x8000000000; }
// CAP_CHECKPOINT_RESTORE
if native & 0x10000000000 != 0 { out |= 0x10000000000; }
out
}

/// Native `chmod_mode` to what is recorded.
#[inline]
#[must_use]
pub const fn chmod_mode(native: u32) -> u32 {
let mut out: u32 = 0;
// S_IRUSR
if native & 0x100 != 0 { out |= 0x100; }
// S_IWUSR
if native & 0x80 != 0 { out |= 0x80; }
// S_IXUSR
if native & 0x40 != 0 { out |= 0x40; }
// S_IRGRP
if native & 0x20 != 0 { out |= 0x20; }
// S_IWGRP
if native & 0x10 != 0 { out |= 0x10; }
// S_IXGRP
if native & 0x8 != 0 { out |= 0x8; }
// S_IROTH
if native & 0x4 != 0 { out |= 0x4; }
// S_IWOTH
if native & 0x2 != 0 { out |= 0x2; }
// S_IXOTH
if native & 0x1 != 0 { out |= 0x1; }
// S_ISUID
if native & 0x800 != 0 { out |= 0x800; }
// S_ISGID
if native & 0x400 != 0 { out |= 0x400; }
// S_ISVTX
if native & 0x200 != 0 { out |= 0x200; }
out
}

/// Native `clone_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn clone_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// CLONE_FILES
if native & 0x400 != 0 { out |= 0x1; }
// CLONE_FS
if native & 0x200 != 0 { out |= 0x2; }
// CLONE_IO
if native & 0x80000000 != 0 { out |= 0x4; }
// CLONE_NEWIPC
if native & 0x8000000 != 0 { out |= 0x8; }
// CLONE_NEWNET
if native & 0x40000000 != 0 { out |= 0x10; }
// CLONE_NEWNS
if native & 0x20000 != 0 { out |= 0x20; }
// CLONE_NEWPID
if native & 0x20000000 != 0 { out |= 0x40; }
// CLONE_NEWUTS
if native & 0x4000000 != 0 { out |= 0x80; }
// CLONE_PARENT_SETTID
if native & 0x100000 != 0 { out |= 0x200; }
// CLONE_PARENT
if native & 0x8000 != 0 { out |= 0x100; }
// CLONE_PTRACE
if native & 0x2000 != 0 { out |= 0x400; }
// CLONE_SIGHAND
if native & 0x800 != 0 { out |= 0x800; }
// CLONE_SYSVSEM
if native & 0x40000 != 0 { out |= 0x1000; }
// CLONE_THREAD
if native & 0x10000 != 0 { out |= 0x2000; }
// CLONE_UNTRACED
if native & 0x800000 != 0 { out |= 0x4000; }
// CLONE_VM
if native & 0x100 != 0 { out |= 0x8000; }
// CLONE_NEWUSER
if native & 0x10000000 != 0 { out |= 0x100000; }
// CLONE_CHILD_CLEARTID
if native & 0x200000 != 0 { out |= 0x800000; }
// CLONE_CHILD_SETTID
if native & 0x1000000 != 0 { out |= 0x1000000; }
// CLONE_SETTLS
if native & 0x80000 != 0 { out |= 0x2000000; }
// CLONE_VFORK
if native & 0x4000 != 0 { out |= 0x8000000; }
// CLONE_NEWCGROUP
if native & 0x2000000 != 0 { out |= 0x10000000; }
out
}

/// Native `close_range_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn close_range_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// -
if native & 0x2 != 0 { out |= 0x2; }
// -
if native & 0x4 != 0 { out |= 0x4; }
out
}

/// Native `delete_module_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn delete_module_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x2; }
// O_TRUNC
if native & 0x200 != 0 { out |= 0x1; }
out
}

/// Native `dup3_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn dup3_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `epoll_create1_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn epoll_create1_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// EPOLL_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1; }
out
}

/// Native `eventfd2_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn eventfd2_flags(native: u32) -> u32 {
if native > u32::MAX >> 1 { return 0x0; } // negative
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `execveat_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn execveat_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// AT_EMPTY_PATH
if native & 0x1000 != 0 { out |= 0x1; }
// AT_SYMLINK_NOFOLLOW
if native & 0x100 != 0 { out |= 0x2; }
out
}

/// Native `fchownat_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn fchownat_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// AT_SYMLINK_FOLLOW
if native & 0x400 != 0 { out |= 0x400; }
// AT_EMPTY_PATH
if native & 0x1000 != 0 { out |= 0x1000; }
out
}

/// Native `fcntl_cmd` to what is recorded.
#[inline]
#[must_use]
pub const fn fcntl_cmd(native: u32) -> u32 {
let out: u32 = match native {
0x0 => 0x1, // F_DUPFD
0x1 => 0x2, // F_GETFD
0x2 => 0x3, // F_SETFD
0x3 => 0x4, // F_GETFL
0x4 => 0x5, // F_SETFL
0x5 => 0x6, // F_GETLK
0x6 => 0x8, // F_SETLK
0x7 => 0x9, // F_SETLKW
0x8 => 0xa, // F_SETOWN
0x9 => 0xc, // F_GETOWN
0xa => 0xd, // F_SETSIG
0xb => 0xf, // F_GETSIG
0xf => 0x15, // F_SETOWN_EX
0x10 => 0x16, // F_GETOWN_EX
0x400 => 0x17, // F_SETLEASE
0x401 => 0x18, // F_GETLEASE
0x405 => 0x19, // F_CANCELLK
0x406 => 0x1a, // F_DUPFD_CLOEXEC
0x402 => 0x1b, // F_NOTIFY
0x407 => 0x1c, // F_SETPIPE_SZ
0x408 => 0x1d, // F_GETPIPE_SZ
0x24 => 0x1e, // F_OFD_GETLK
0x25 => 0x1f, // F_OFD_SETLK
0x26 => 0x20, // F_OFD_SETLKW
_ => 0,
};
out
}

/// Native `finit_module_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn finit_module_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MODULE_INIT_IGNORE_MODVERSIONS
if native & 0x1 != 0 { out |= 0x1; }
// MODULE_INIT_IGNORE_VERMAGIC
if native & 0x2 != 0 { out |= 0x2; }
// MODULE_INIT_COMPRESSED_FILE
if native & 0x4 != 0 { out |= 0x4; }
out
}

/// Native `flock_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn flock_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// LOCK_EX
if native & 0x2 != 0 { out |= 0x2; }
// LOCK_SH
if native & 0x1 != 0 { out |= 0x1; }
// LOCK_UN
if native & 0x8 != 0 { out |= 0x8; }
// LOCK_NB
if native & 0x4 != 0 { out |= 0x4; }
out
}

/// Native `futex_op` to what is recorded.
#[inline]
#[must_use]
pub const fn futex_op(native: u32) -> u32 {
let mut out: u32 = match native & 0xfffffe7f {
0x0 => 0x0, // FUTEX_WAIT
0x1 => 0x1, // FUTEX_WAKE
0x2 => 0x2, // FUTEX_FD
0x3 => 0x3, // FUTEX_REQUEUE
0x4 => 0x4, // FUTEX_CMP_REQUEUE
0x5 => 0x5, // FUTEX_WAKE_OP
0x6 => 0x6, // FUTEX_LOCK_PI
0x7 => 0x7, // FUTEX_UNLOCK_PI
0x8 => 0x8, // FUTEX_TRYLOCK_PI
0x9 => 0x9, // FUTEX_WAIT_BITSET
0xa => 0xa, // FUTEX_WAKE_BITSET
0xb => 0xb, // FUTEX_WAIT_REQUEUE_PI
0xc => 0xc, // FUTEX_CMP_REQUEUE_PI
_ => 0,
};
// FUTEX_PRIVATE_FLAG
if native & 0x80 != 0 { out |= 0x80; }
// FUTEX_CLOCK_REALTIME
if native & 0x100 != 0 { out |= 0x100; }
out
}

/// Native `inotify_init1_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn inotify_init1_flags(native: u32) -> u32 {
if native > u32::MAX >> 1 { return 0x0; } // negative
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `io_uring_enter_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn io_uring_enter_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// IORING_ENTER_GETEVENTS
if native & 0x1 != 0 { out |= 0x1; }
// IORING_ENTER_SQ_WAKEUP
if native & 0x2 != 0 { out |= 0x2; }
// IORING_ENTER_SQ_WAIT
if native & 0x4 != 0 { out |= 0x4; }
// IORING_ENTER_EXT_ARG
if native & 0x8 != 0 { out |= 0x8; }
out
}

/// Native `io_uring_setup_feats` to what is recorded.
#[inline]
#[must_use]
pub const fn io_uring_setup_feats(native: u32) -> u32 {
let mut out: u32 = 0;
// IORING_FEAT_SINGLE_MMAP
if native & 0x1 != 0 { out |= 0x1; }
// IORING_FEAT_NODROP
if native & 0x2 != 0 { out |= 0x2; }
// IORING_FEAT_SUBMIT_STABLE
if native & 0x4 != 0 { out |= 0x4; }
// IORING_FEAT_RW_CUR_POS
if native & 0x8 != 0 { out |= 0x8; }
// IORING_FEAT_CUR_PERSONALITY
if native & 0x10 != 0 { out |= 0x10; }
// IORING_FEAT_FAST_POLL
if native & 0x20 != 0 { out |= 0x20; }
// IORING_FEAT_POLL_32BITS
if native & 0x40 != 0 { out |= 0x40; }
// IORING_FEAT_SQPOLL_NONFIXED
if native & 0x80 != 0 { out |= 0x80; }
// IORING_FEAT_NATIVE_WORKERS
if native & 0x200 != 0 { out |= 0x200; }
// IORING_FEAT_RSRC_TAGS
if native & 0x400 != 0 { out |= 0x400; }
out
}

/// Native `io_uring_setup_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn io_uring_setup_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// IORING_SETUP_IOPOLL
if native & 0x1 != 0 { out |= 0x1; }
// IORING_SETUP_SQPOLL
if native & 0x2 != 0 { out |= 0x2; }
// IORING_SQ_NEED_WAKEUP
if native & 0x1 != 0 { out |= 0x4; }
// IORING_SETUP_SQ_AFF
if native & 0x4 != 0 { out |= 0x8; }
// IORING_SETUP_CQSIZE
if native & 0x8 != 0 { out |= 0x10; }
// IORING_SETUP_CLAMP
if native & 0x10 != 0 { out |= 0x20; }
// IORING_SETUP_ATTACH_WQ
if native & 0x20 != 0 { out |= 0x40; }
// IORING_SETUP_R_DISABLED
if native & 0x40 != 0 { out |= 0x80; }
out
}

/// Native `linkat_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn linkat_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// AT_SYMLINK_FOLLOW
if native & 0x400 != 0 { out |= 0x400; }
// AT_EMPTY_PATH
if native & 0x1000 != 0 { out |= 0x1000; }
out
}

/// Native `lseek_whence` to what is recorded.
#[inline]
#[must_use]
pub const fn lseek_whence(native: u32) -> u32 {
let out: u32 = match native {
0x0 => 0x0, // SEEK_SET
0x1 => 0x1, // SEEK_CUR
0x2 => 0x2, // SEEK_END
_ => 0,
};
out
}

/// Native `memfd_create_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn memfd_create_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MFD_CLOEXEC
if native & 0x1 != 0 { out |= 0x1; }
// MFD_ALLOW_SEALING
if native & 0x2 != 0 { out |= 0x2; }
// MFD_HUGETLB
if native & 0x4 != 0 { out |= 0x4; }
out
}

/// Native `mknod_mode` to what is recorded.
#[inline]
#[must_use]
pub const fn mknod_mode(native: u32) -> u32 {
let out: u32 = match native & 0xf000 {
0xc000 => 0xc000, // S_IFSOCK
0 => 0x8000, // -
0x8000 => 0x8000, // S_IFREG
0x6000 => 0x6000, // S_IFBLK
0x2000 => 0x2000, // S_IFCHR
0x1000 => 0x1000, // S_IFIFO
_ => 0,
};
out
}

/// Native `mlock2_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn mlock2_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MLOCK_ONFAULT
if native & 0x1 != 0 { out |= 0x1; }
out
}

/// Native `mlockall_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn mlockall_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MCL_CURRENT
if native & 0x1 != 0 { out |= 0x1; }
// MCL_FUTURE
if native & 0x2 != 0 { out |= 0x2; }
// MCL_ONFAULT
if native & 0x4 != 0 { out |= 0x4; }
out
}

/// Native `mmap_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn mmap_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MAP_SHARED
if native & 0x1 != 0 { out |= 0x1; }
// MAP_PRIVATE
if native & 0x2 != 0 { out |= 0x2; }
// MAP_FIXED
if native & 0x10 != 0 { out |= 0x4; }
// MAP_ANONYMOUS
if native & 0x20 != 0 { out |= 0x8; }
// MAP_32BIT
if native & 0x40 != 0 { out |= 0x10; }
// MAP_NORESERVE
if native & 0x4000 != 0 { out |= 0x40; }
// MAP_POPULATE
if native & 0x8000 != 0 { out |= 0x80; }
// MAP_NONBLOCK
if native & 0x10000 != 0 { out |= 0x100; }
// MAP_GROWSDOWN
if native & 0x100 != 0 { out |= 0x200; }
// MAP_DENYWRITE
if native & 0x800 != 0 { out |= 0x400; }
// MAP_EXECUTABLE
if native & 0x1000 != 0 { out |= 0x800; }
// MAP_INHERIT
if native & 0x80 != 0 { out |= 0x1000; }
// MAP_LOCKED
if native & 0x2000 != 0 { out |= 0x4000; }
out
}

/// Native `newfstatat_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn newfstatat_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// AT_SYMLINK_NOFOLLOW
if native & 0x100 != 0 { out |= 0x100; }
// AT_EMPTY_PATH
if native & 0x1000 != 0 { out |= 0x1000; }
// AT_NO_AUTOMOUNT
if native & 0x800 != 0 { out |= 0x800; }
out
}

/// Native `open_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn open_flags(native: u32) -> u32 {
let mut out: u32 = match native & 0x3 {
0x1 => 0x2, // O_WRONLY
0x2 => 0x3, // O_RDWR
_ => 0x1,
};
// O_CREAT
if native & 0x40 != 0 { out |= 0x4; }
// O_TMPFILE
if native & 0x410000 != 0 { out |= 0x2000; }
// O_APPEND
if native & 0x400 != 0 { out |= 0x8; }
// O_DSYNC
if native & 0x1000 != 0 { out |= 0x10; }
// O_EXCL
if native & 0x80 != 0 { out |= 0x20; }
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
// O_SYNC
if native & 0x101000 != 0 { out |= 0x80; }
// O_TRUNC
if native & 0x200 != 0 { out |= 0x100; }
// O_DIRECT
if native & 0x4000 != 0 { out |= 0x200; }
// O_DIRECTORY
if native & 0x10000 != 0 { out |= 0x400; }
// O_LARGEFILE
if native & 0x8000 != 0 { out |= 0x800; }
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `open_modes` to what is recorded.
#[inline]
#[must_use]
pub const fn open_modes(native: u32) -> u32 {
let mut out: u32 = 0;
// S_IRUSR
if native & 0x100 != 0 { out |= 0x100; }
// S_IWUSR
if native & 0x80 != 0 { out |= 0x80; }
// S_IXUSR
if native & 0x40 != 0 { out |= 0x40; }
// S_IRGRP
if native & 0x20 != 0 { out |= 0x20; }
// S_IWGRP
if native & 0x10 != 0 { out |= 0x10; }
// S_IXGRP
if native & 0x8 != 0 { out |= 0x8; }
// S_IROTH
if native & 0x4 != 0 { out |= 0x4; }
// S_IWOTH
if native & 0x2 != 0 { out |= 0x2; }
// S_IXOTH
if native & 0x1 != 0 { out |= 0x1; }
// S_ISUID
if native & 0x800 != 0 { out |= 0x800; }
// S_ISGID
if native & 0x400 != 0 { out |= 0x400; }
// S_ISVTX
if native & 0x200 != 0 { out |= 0x200; }
out
}

/// Native `openat2_resolve` to what is recorded.
#[inline]
#[must_use]
pub const fn openat2_resolve(native: u32) -> u32 {
let mut out: u32 = 0;
// RESOLVE_NO_XDEV
if native & 0x1 != 0 { out |= 0x10; }
// RESOLVE_NO_MAGICLINKS
if native & 0x2 != 0 { out |= 0x4; }
// RESOLVE_NO_SYMLINKS
if native & 0x4 != 0 { out |= 0x8; }
// RESOLVE_BENEATH
if native & 0x8 != 0 { out |= 0x1; }
// RESOLVE_IN_ROOT
if native & 0x10 != 0 { out |= 0x2; }
// RESOLVE_CACHED
if native & 0x20 != 0 { out |= 0x20; }
out
}

/// Native `pf_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn pf_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// -
if native & 0x1 != 0 { out |= 0x1; }
// -
if native & 0x2 != 0 { out |= 0x4; }
// -
if native & 0x4 != 0 { out |= 0x10; }
// -
if native & 0x8 != 0 { out |= 0x40; }
// -
if native & 0x10 != 0 { out |= 0x80; }
out
}

/// Native `pidfd_open_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn pidfd_open_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x1; }
out
}

/// Native `pipe2_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn pipe2_flags(native: u32) -> u32 {
if native > u32::MAX >> 1 { return 0x0; } // negative
let mut out: u32 = 0;
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
// O_DIRECT
if native & 0x4000 != 0 { out |= 0x200; }
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
out
}

/// Native `poll_events` to what is recorded.
#[inline]
#[must_use]
pub const fn poll_events(native: u32) -> u32 {
let mut out: u32 = 0;
// POLLIN
if native & 0x1 != 0 { out |= 0x1; }
// POLLPRI
if native & 0x2 != 0 { out |= 0x2; }
// POLLOUT
if native & 0x4 != 0 { out |= 0x4; }
// POLLRDHUP
if native & 0x2000 != 0 { out |= 0x8; }
// POLLERR
if native & 0x8 != 0 { out |= 0x10; }
// POLLHUP
if native & 0x10 != 0 { out |= 0x20; }
// POLLNVAL
if native & 0x20 != 0 { out |= 0x40; }
// POLLRDNORM
if native & 0x40 != 0 { out |= 0x80; }
// POLLRDBAND
if native & 0x80 != 0 { out |= 0x100; }
// POLLWRNORM
if native & 0x100 != 0 { out |= 0x200; }
// POLLWRBAND
if native & 0x200 != 0 { out |= 0x400; }
out
}

/// Native `prot_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn prot_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// PROT_READ
if native & 0x1 != 0 { out |= 0x1; }
// PROT_WRITE
if native & 0x2 != 0 { out |= 0x2; }
// PROT_EXEC
if native & 0x4 != 0 { out |= 0x4; }
// PROT_SEM
if native & 0x8 != 0 { out |= 0x8; }
// PROT_GROWSDOWN
if native & 0x1000000 != 0 { out |= 0x10; }
// PROT_GROWSUP
if native & 0x2000000 != 0 { out |= 0x20; }
// PROT_SAO
if native & 0x10 != 0 { out |= 0x40; }
out
}

/// Native `ptrace_requests` to what is recorded.
#[inline]
#[must_use]
pub const fn ptrace_requests(native: u32) -> u32 {
let out: u32 = match native {
0x21 => 0x26, // PTRACE_SINGLEBLOCK
0x20 => 0x25, // PTRACE_SYSEMU_SINGLESTEP
0x1f => 0x24, // PTRACE_SYSEMU
0x1e => 0x23, // PTRACE_ARCH_PRCTL
0x1a => 0x22, // PTRACE_SET_THREAD_AREA
0x19 => 0x21, // PTRACE_GET_THREAD_AREA
0x15 => 0x20, // PTRACE_OLDSETOPTIONS
0x13 => 0x1f, // PTRACE_SETFPXREGS
0x12 => 0x1e, // PTRACE_GETFPXREGS
0xf => 0x1d, // PTRACE_SETFPREGS
0xe => 0x1c, // PTRACE_GETFPREGS
0xd => 0x1b, // PTRACE_SETREGS
0xc => 0x1a, // PTRACE_GETREGS
0x420b => 0x19, // PTRACE_SETSIGMASK
0x420a => 0x18, // PTRACE_GETSIGMASK
0x4209 => 0x17, // PTRACE_PEEKSIGINFO
0x4208 => 0x16, // PTRACE_LISTEN
0x4207 => 0x15, // PTRACE_INTERRUPT
0x4206 => 0x14, // PTRACE_SEIZE
0x4205 => 0x13, // PTRACE_SETREGSET
0x4204 => 0x12, // PTRACE_GETREGSET
0x4203 => 0x11, // PTRACE_SETSIGINFO
0x4202 => 0x10, // PTRACE_GETSIGINFO
0x4201 => 0xf, // PTRACE_GETEVENTMSG
0x4200 => 0xe, // PTRACE_SETOPTIONS
0x18 => 0xd, // PTRACE_SYSCALL
0x11 => 0xc, // PTRACE_DETACH
0x10 => 0xb, // PTRACE_ATTACH
0x9 => 0xa, // PTRACE_SINGLESTEP
0x8 => 0x9, // PTRACE_KILL
0x7 => 0x8, // PTRACE_CONT
0x6 => 0x7, // PTRACE_POKEUSR
0x5 => 0x6, // PTRACE_POKEDATA
0x4 => 0x5, // PTRACE_POKETEXT
0x3 => 0x4, // PTRACE_PEEKUSR
0x2 => 0x3, // PTRACE_PEEKDATA
0x1 => 0x2, // PTRACE_PEEKTEXT
0x0 => 0x1, // PTRACE_TRACEME
_ => 0,
};
out
}

/// Native `quotactl_cmd` to what is recorded.
#[inline]
#[must_use]
pub const fn quotactl_cmd(native: u32) -> u32 {
let out: u32 = match native {
0x800001 => 0x80, // Q_SYNC
0x800002 => 0x1, // Q_QUOTAON
0x800003 => 0x2, // Q_QUOTAOFF
0x800004 => 0x4, // Q_GETFMT
0x800005 => 0x8, // Q_GETINFO
0x800006 => 0x10, // Q_SETINFO
0x800007 => 0x20, // Q_GETQUOTA
0x800008 => 0x40, // Q_SETQUOTA
0x5801 => 0x100, // Q_XQUOTAON
0x5802 => 0x200, // Q_XQUOTAOFF
0x5803 => 0x400, // Q_XGETQUOTA
0x5804 => 0x800, // Q_XSETQLIM
0x5805 => 0x1000, // Q_XGETQSTAT
0x5806 => 0x2000, // Q_XQUOTARM
0x5807 => 0x4000, // Q_XQUOTASYNC
_ => 0,
};
out
}

/// Native `quotactl_fmt` to what is recorded.
#[inline]
#[must_use]
pub const fn quotactl_fmt(native: u32) -> u32 {
let out: u32 = match native {
0x1 => 0x2, // QFMT_VFS_OLD
0x2 => 0x4, // QFMT_VFS_V0
0x4 => 0x8, // QFMT_VFS_V1
_ => 0x1,
};
out
}

/// Native `quotactl_type` to what is recorded.
#[inline]
#[must_use]
pub const fn quotactl_type(native: u32) -> u32 {
let out: u32 = match native {
0x0 => 0x1, // USRQUOTA
0x1 => 0x2, // GRPQUOTA
_ => 0,
};
out
}

/// Native `rlimit_resource` to what is recorded.
#[inline]
#[must_use]
pub const fn rlimit_resource(native: u32) -> u32 {
let out: u32 = match native {
0x0 => 0x0, // RLIMIT_CPU
0x1 => 0x1, // RLIMIT_FSIZE
0x2 => 0x2, // RLIMIT_DATA
0x3 => 0x3, // RLIMIT_STACK
0x4 => 0x4, // RLIMIT_CORE
0x5 => 0x5, // RLIMIT_RSS
0x6 => 0x6, // RLIMIT_NPROC
0x7 => 0x7, // RLIMIT_NOFILE
0x8 => 0x8, // RLIMIT_MEMLOCK
0x9 => 0x9, // RLIMIT_AS
0xa => 0xa, // RLIMIT_LOCKS
0xb => 0xb, // RLIMIT_SIGPENDING
0xc => 0xc, // RLIMIT_MSGQUEUE
0xd => 0xd, // RLIMIT_NICE
0xe => 0xe, // RLIMIT_RTPRIO
0xf => 0xf, // RLIMIT_RTTIME
_ => 0xff,
};
out
}

/// Native `semctl_cmd` to what is recorded.
#[inline]
#[must_use]
pub const fn semctl_cmd(native: u32) -> u32 {
let out: u32 = match native {
0x2 => 0x1, // IPC_STAT
0x1 => 0x2, // IPC_SET
0x0 => 0x4, // IPC_RMID
0x3 => 0x8, // IPC_INFO
0x13 => 0x10, // SEM_INFO
0x12 => 0x20, // SEM_STAT
0xd => 0x40, // GETALL
0xe => 0x80, // GETNCNT
0xb => 0x100, // GETPID
0xc => 0x200, // GETVAL
0xf => 0x400, // GETZCNT
0x11 => 0x800, // SETALL
0x10 => 0x1000, // SETVAL
_ => 0,
};
out
}

/// Native `semget_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn semget_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// IPC_CREAT
if native & 0x200 != 0 { out |= 0x2000; }
// IPC_EXCL
if native & 0x400 != 0 { out |= 0x4000; }
out
}

/// Native `semop_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn semop_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// IPC_NOWAIT
if native & 0x800 != 0 { out |= 0x1; }
// SEM_UNDO
if native & 0x1000 != 0 { out |= 0x2; }
out
}

/// Native `shutdown_how` to what is recorded.
#[inline]
#[must_use]
pub const fn shutdown_how(native: u32) -> u32 {
let out: u32 = match native {
0x0 => 0x0, // SHUT_RD
0x1 => 0x1, // SHUT_WR
0x2 => 0x2, // SHUT_RDWR
_ => 0xffff,
};
out
}

/// Native `signalfd4_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn signalfd4_flags(native: u32) -> u32 {
if native > u32::MAX >> 1 { return 0x0; } // negative
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `socket_family` to what is recorded.
#[inline]
#[must_use]
pub const fn socket_family(native: u32) -> u32 {
let out: u32 = match native {
0x2 => 0x2, // AF_INET
0xa => 0xa, // AF_INET6
0x1 => 0x1, // AF_UNIX
0x10 => 0x10, // AF_NETLINK
0x11 => 0x11, // AF_PACKET
0x0 => 0x0, // AF_UNSPEC
0x3 => 0x3, // AF_AX25
0x4 => 0x4, // AF_IPX
0x5 => 0x5, // AF_APPLETALK
0x6 => 0x6, // AF_NETROM
0x7 => 0x7, // AF_BRIDGE
0x8 => 0x8, // AF_ATMPVC
0x9 => 0x9, // AF_X25
0xb => 0xb, // AF_ROSE
0xc => 0xc, // AF_DECnet
0xd => 0xd, // AF_NETBEUI
0xe => 0xe, // AF_SECURITY
0xf => 0xf, // AF_KEY
0x12 => 0x12, // AF_ASH
0x13 => 0x13, // AF_ECONET
0x14 => 0x14, // AF_ATMSVC
0x15 => 0x15, // AF_RDS
0x16 => 0x16, // AF_SNA
0x17 => 0x17, // AF_IRDA
0x18 => 0x18, // AF_PPPOX
0x19 => 0x19, // AF_WANPIPE
0x1a => 0x1a, // AF_LLC
0x1d => 0x1d, // AF_CAN
0x1e => 0x1e, // AF_TIPC
0x1f => 0x1f, // AF_BLUETOOTH
0x20 => 0x20, // AF_IUCV
0x21 => 0x21, // AF_RXRPC
0x22 => 0x22, // AF_ISDN
0x23 => 0x23, // AF_PHONET
0x24 => 0x24, // AF_IEEE802154
0x25 => 0x25, // AF_CAIF
0x26 => 0x26, // AF_ALG
0x27 => 0x27, // AF_NFC
_ => 0,
};
out
}

/// Native `socket_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn socket_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `sockopt_level` to what is recorded.
#[inline]
#[must_use]
pub const fn sockopt_level(native: u32) -> u32 {
let out: u32 = match native {
0x1 => 0x1, // SOL_SOCKET
0x6 => 0x2, // SOL_TCP
_ => 0,
};
out
}

/// Native `sockopt_optname` to what is recorded.
#[inline]
#[must_use]
pub const fn sockopt_optname(native: u32) -> u32 {
let out: u32 = match native {
0x1 => 0x1, // SO_DEBUG
0x2 => 0x2, // SO_REUSEADDR
0x3 => 0x3, // SO_TYPE
0x4 => 0x4, // SO_ERROR
0x5 => 0x5, // SO_DONTROUTE
0x6 => 0x6, // SO_BROADCAST
0x7 => 0x7, // SO_SNDBUF
0x8 => 0x8, // SO_RCVBUF
0x20 => 0x20, // SO_SNDBUFFORCE
0x21 => 0x21, // SO_RCVBUFFORCE
0x9 => 0x9, // SO_KEEPALIVE
0xa => 0xa, // SO_OOBINLINE
0xb => 0xb, // SO_NO_CHECK
0xc => 0xc, // SO_PRIORITY
0xd => 0xd, // SO_LINGER
0xe => 0xe, // SO_BSDCOMPAT
0xf => 0xf, // SO_REUSEPORT
0x10 => 0x10, // SO_PASSCRED
0x11 => 0x11, // SO_PEERCRED
0x12 => 0x12, // SO_RCVLOWAT
0x13 => 0x13, // SO_SNDLOWAT
0x14 => 0x14, // SO_RCVTIMEO
0x42 => 0x14, // SO_RCVTIMEO_NEW
0x15 => 0x15, // SO_SNDTIMEO
0x43 => 0x15, // SO_SNDTIMEO_NEW
0x16 => 0x16, // SO_SECURITY_AUTHENTICATION
0x17 => 0x17, // SO_SECURITY_ENCRYPTION_TRANSPORT
0x18 => 0x18, // SO_SECURITY_ENCRYPTION_NETWORK
0x19 => 0x19, // SO_BINDTODEVICE
0x1a => 0x1a, // SO_ATTACH_FILTER
0x1b => 0x1b, // SO_DETACH_FILTER
0x1c => 0x1c, // SO_PEERNAME
0x1d => 0x1d, // SO_TIMESTAMP
0x1e => 0x1e, // SO_ACCEPTCONN
0x1f => 0x1f, // SO_PEERSEC
0x22 => 0x22, // SO_PASSSEC
0x23 => 0x23, // SO_TIMESTAMPNS
0x24 => 0x24, // SO_MARK
0x25 => 0x25, // SO_TIMESTAMPING
0x26 => 0x26, // SO_PROTOCOL
0x27 => 0x27, // SO_DOMAIN
0x28 => 0x28, // SO_RXQ_OVFL
0x29 => 0x29, // SO_WIFI_STATUS
0x2a => 0x2a, // SO_PEEK_OFF
0x2b => 0x2b, // SO_NOFCS
0x2c => 0x2c, // SO_LOCK_FILTER
0x2d => 0x2d, // SO_SELECT_ERR_QUEUE
0x2e => 0x2e, // SO_BUSY_POLL
0x2f => 0x2f, // SO_MAX_PACING_RATE
0x30 => 0x30, // SO_BPF_EXTENSIONS
0x31 => 0x31, // SO_INCOMING_CPU
0x32 => 0x32, // SO_ATTACH_BPF
0x3b => 0x33, // SO_PEERGROUPS
0x37 => 0x34, // SO_MEMINFO
0x39 => 0x35, // SO_COOKIE
_ => 0,
};
out
}

/// Native `splice_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn splice_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// SPLICE_F_MOVE
if native & 0x1 != 0 { out |= 0x1; }
// SPLICE_F_NONBLOCK
if native & 0x2 != 0 { out |= 0x2; }
// SPLICE_F_MORE
if native & 0x4 != 0 { out |= 0x4; }
// SPLICE_F_GIFT
if native & 0x8 != 0 { out |= 0x8; }
out
}

/// Native `timerfd_create_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn timerfd_create_flags(native: u32) -> u32 {
if native > u32::MAX >> 1 { return 0x0; } // negative
let mut out: u32 = 0;
// O_NONBLOCK
if native & 0x800 != 0 { out |= 0x40; }
// O_CLOEXEC
if native & 0x80000 != 0 { out |= 0x1000; }
out
}

/// Native `umount2_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn umount2_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// MNT_FORCE
if native & 0x1 != 0 { out |= 0x1; }
// MNT_DETACH
if native & 0x2 != 0 { out |= 0x2; }
// MNT_EXPIRE
if native & 0x4 != 0 { out |= 0x4; }
// UMOUNT_NOFOLLOW
if native & 0x8 != 0 { out |= 0x8; }
out
}

/// Native `unlinkat_flags` to what is recorded.
#[inline]
#[must_use]
pub const fn unlinkat_flags(native: u32) -> u32 {
let mut out: u32 = 0;
// AT_REMOVEDIR
if native & 0x200 != 0 { out |= 0x200; }
out
}

