// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Generated from kmod/abi/schema by ci/codegen. Do not edit.

use crate::event::{EventMeta, LossClass};

/// Event ids by symbol.
pub mod ids {
/// `syscall`, 2 parameters.
pub const GENERIC_E: u16 = 0;
/// `syscall`, 2 parameters.
pub const GENERIC_X: u16 = 1;
/// `open`, 3 parameters.
pub const SYSCALL_OPEN_E: u16 = 2;
/// `open`, 6 parameters.
pub const SYSCALL_OPEN_X: u16 = 3;
/// `close`, 1 parameters.
pub const SYSCALL_CLOSE_E: u16 = 4;
/// `close`, 2 parameters.
pub const SYSCALL_CLOSE_X: u16 = 5;
/// `read`, 2 parameters.
pub const SYSCALL_READ_E: u16 = 6;
/// `read`, 4 parameters.
pub const SYSCALL_READ_X: u16 = 7;
/// `write`, 2 parameters.
pub const SYSCALL_WRITE_E: u16 = 8;
/// `write`, 4 parameters.
pub const SYSCALL_WRITE_X: u16 = 9;
/// `brk`, 1 parameters.
pub const SYSCALL_BRK_1_E: u16 = 10;
/// `brk`, 1 parameters.
pub const SYSCALL_BRK_1_X: u16 = 11;
/// `execve`, 0 parameters.
pub const SYSCALL_EXECVE_8_E: u16 = 12;
/// `execve`, 8 parameters.
pub const SYSCALL_EXECVE_8_X: u16 = 13;
/// `clone`, 0 parameters.
pub const SYSCALL_CLONE_11_E: u16 = 14;
/// `clone`, 11 parameters.
pub const SYSCALL_CLONE_11_X: u16 = 15;
/// `procexit`, 0 parameters.
pub const PROCEXIT_E: u16 = 16;
/// `NA`, 0 parameters.
pub const PROCEXIT_X: u16 = 17;
/// `socket`, 3 parameters.
pub const SOCKET_SOCKET_E: u16 = 18;
/// `socket`, 5 parameters.
pub const SOCKET_SOCKET_X: u16 = 19;
/// `bind`, 1 parameters.
pub const SOCKET_BIND_E: u16 = 20;
/// `bind`, 3 parameters.
pub const SOCKET_BIND_X: u16 = 21;
/// `connect`, 2 parameters.
pub const SOCKET_CONNECT_E: u16 = 22;
/// `connect`, 4 parameters.
pub const SOCKET_CONNECT_X: u16 = 23;
/// `listen`, 2 parameters.
pub const SOCKET_LISTEN_E: u16 = 24;
/// `listen`, 3 parameters.
pub const SOCKET_LISTEN_X: u16 = 25;
/// `accept`, 0 parameters.
pub const SOCKET_ACCEPT_E: u16 = 26;
/// `accept`, 3 parameters.
pub const SOCKET_ACCEPT_X: u16 = 27;
/// `send`, 2 parameters.
pub const SOCKET_SEND_E: u16 = 28;
/// `send`, 5 parameters.
pub const SOCKET_SEND_X: u16 = 29;
/// `sendto`, 3 parameters.
pub const SOCKET_SENDTO_E: u16 = 30;
/// `sendto`, 5 parameters.
pub const SOCKET_SENDTO_X: u16 = 31;
/// `recv`, 2 parameters.
pub const SOCKET_RECV_E: u16 = 32;
/// `recv`, 5 parameters.
pub const SOCKET_RECV_X: u16 = 33;
/// `recvfrom`, 2 parameters.
pub const SOCKET_RECVFROM_E: u16 = 34;
/// `recvfrom`, 5 parameters.
pub const SOCKET_RECVFROM_X: u16 = 35;
/// `shutdown`, 2 parameters.
pub const SOCKET_SHUTDOWN_E: u16 = 36;
/// `shutdown`, 3 parameters.
pub const SOCKET_SHUTDOWN_X: u16 = 37;
/// `getsockname`, 0 parameters.
pub const SOCKET_GETSOCKNAME_E: u16 = 38;
/// `getsockname`, 0 parameters.
pub const SOCKET_GETSOCKNAME_X: u16 = 39;
/// `getpeername`, 0 parameters.
pub const SOCKET_GETPEERNAME_E: u16 = 40;
/// `getpeername`, 0 parameters.
pub const SOCKET_GETPEERNAME_X: u16 = 41;
/// `socketpair`, 3 parameters.
pub const SOCKET_SOCKETPAIR_E: u16 = 42;
/// `socketpair`, 8 parameters.
pub const SOCKET_SOCKETPAIR_X: u16 = 43;
/// `setsockopt`, 0 parameters.
pub const SOCKET_SETSOCKOPT_E: u16 = 44;
/// `setsockopt`, 6 parameters.
pub const SOCKET_SETSOCKOPT_X: u16 = 45;
/// `getsockopt`, 0 parameters.
pub const SOCKET_GETSOCKOPT_E: u16 = 46;
/// `getsockopt`, 6 parameters.
pub const SOCKET_GETSOCKOPT_X: u16 = 47;
/// `sendmsg`, 3 parameters.
pub const SOCKET_SENDMSG_E: u16 = 48;
/// `sendmsg`, 5 parameters.
pub const SOCKET_SENDMSG_X: u16 = 49;
/// `sendmmsg`, 0 parameters.
pub const SOCKET_SENDMMSG_E: u16 = 50;
/// `sendmmsg`, 5 parameters.
pub const SOCKET_SENDMMSG_X: u16 = 51;
/// `recvmsg`, 1 parameters.
pub const SOCKET_RECVMSG_E: u16 = 52;
/// `recvmsg`, 6 parameters.
pub const SOCKET_RECVMSG_X: u16 = 53;
/// `recvmmsg`, 0 parameters.
pub const SOCKET_RECVMMSG_E: u16 = 54;
/// `recvmmsg`, 6 parameters.
pub const SOCKET_RECVMMSG_X: u16 = 55;
/// `accept`, 1 parameters.
pub const SOCKET_ACCEPT4_E: u16 = 56;
/// `accept`, 3 parameters.
pub const SOCKET_ACCEPT4_X: u16 = 57;
/// `creat`, 2 parameters.
pub const SYSCALL_CREAT_E: u16 = 58;
/// `creat`, 6 parameters.
pub const SYSCALL_CREAT_X: u16 = 59;
/// `pipe`, 0 parameters.
pub const SYSCALL_PIPE_E: u16 = 60;
/// `pipe`, 4 parameters.
pub const SYSCALL_PIPE_X: u16 = 61;
/// `eventfd`, 2 parameters.
pub const SYSCALL_EVENTFD_E: u16 = 62;
/// `eventfd`, 3 parameters.
pub const SYSCALL_EVENTFD_X: u16 = 63;
/// `futex`, 3 parameters.
pub const SYSCALL_FUTEX_E: u16 = 64;
/// `futex`, 4 parameters.
pub const SYSCALL_FUTEX_X: u16 = 65;
/// `stat`, 0 parameters.
pub const SYSCALL_STAT_E: u16 = 66;
/// `stat`, 2 parameters.
pub const SYSCALL_STAT_X: u16 = 67;
/// `lstat`, 0 parameters.
pub const SYSCALL_LSTAT_E: u16 = 68;
/// `lstat`, 2 parameters.
pub const SYSCALL_LSTAT_X: u16 = 69;
/// `fstat`, 1 parameters.
pub const SYSCALL_FSTAT_E: u16 = 70;
/// `fstat`, 2 parameters.
pub const SYSCALL_FSTAT_X: u16 = 71;
/// `stat64`, 0 parameters.
pub const SYSCALL_STAT64_E: u16 = 72;
/// `stat64`, 2 parameters.
pub const SYSCALL_STAT64_X: u16 = 73;
/// `lstat64`, 0 parameters.
pub const SYSCALL_LSTAT64_E: u16 = 74;
/// `lstat64`, 2 parameters.
pub const SYSCALL_LSTAT64_X: u16 = 75;
/// `fstat64`, 1 parameters.
pub const SYSCALL_FSTAT64_E: u16 = 76;
/// `fstat64`, 1 parameters.
pub const SYSCALL_FSTAT64_X: u16 = 77;
/// `epoll_wait`, 1 parameters.
pub const SYSCALL_EPOLLWAIT_E: u16 = 78;
/// `epoll_wait`, 2 parameters.
pub const SYSCALL_EPOLLWAIT_X: u16 = 79;
/// `poll`, 2 parameters.
pub const SYSCALL_POLL_E: u16 = 80;
/// `poll`, 3 parameters.
pub const SYSCALL_POLL_X: u16 = 81;
/// `select`, 0 parameters.
pub const SYSCALL_SELECT_E: u16 = 82;
/// `select`, 1 parameters.
pub const SYSCALL_SELECT_X: u16 = 83;
/// `select`, 0 parameters.
pub const SYSCALL_NEWSELECT_E: u16 = 84;
/// `select`, 1 parameters.
pub const SYSCALL_NEWSELECT_X: u16 = 85;
/// `lseek`, 3 parameters.
pub const SYSCALL_LSEEK_E: u16 = 86;
/// `lseek`, 4 parameters.
pub const SYSCALL_LSEEK_X: u16 = 87;
/// `llseek`, 3 parameters.
pub const SYSCALL_LLSEEK_E: u16 = 88;
/// `llseek`, 4 parameters.
pub const SYSCALL_LLSEEK_X: u16 = 89;
/// `ioctl`, 2 parameters.
pub const SYSCALL_IOCTL_2_E: u16 = 90;
/// `ioctl`, 1 parameters.
pub const SYSCALL_IOCTL_2_X: u16 = 91;
/// `getcwd`, 0 parameters.
pub const SYSCALL_GETCWD_E: u16 = 92;
/// `getcwd`, 2 parameters.
pub const SYSCALL_GETCWD_X: u16 = 93;
/// `chdir`, 0 parameters.
pub const SYSCALL_CHDIR_E: u16 = 94;
/// `chdir`, 2 parameters.
pub const SYSCALL_CHDIR_X: u16 = 95;
/// `fchdir`, 1 parameters.
pub const SYSCALL_FCHDIR_E: u16 = 96;
/// `fchdir`, 2 parameters.
pub const SYSCALL_FCHDIR_X: u16 = 97;
/// `mkdir`, 2 parameters.
pub const SYSCALL_MKDIR_E: u16 = 98;
/// `mkdir`, 1 parameters.
pub const SYSCALL_MKDIR_X: u16 = 99;
/// `rmdir`, 1 parameters.
pub const SYSCALL_RMDIR_E: u16 = 100;
/// `rmdir`, 1 parameters.
pub const SYSCALL_RMDIR_X: u16 = 101;
/// `openat`, 4 parameters.
pub const SYSCALL_OPENAT_E: u16 = 102;
/// `openat`, 1 parameters.
pub const SYSCALL_OPENAT_X: u16 = 103;
/// `link`, 2 parameters.
pub const SYSCALL_LINK_E: u16 = 104;
/// `link`, 1 parameters.
pub const SYSCALL_LINK_X: u16 = 105;
/// `linkat`, 4 parameters.
pub const SYSCALL_LINKAT_E: u16 = 106;
/// `linkat`, 1 parameters.
pub const SYSCALL_LINKAT_X: u16 = 107;
/// `unlink`, 1 parameters.
pub const SYSCALL_UNLINK_E: u16 = 108;
/// `unlink`, 1 parameters.
pub const SYSCALL_UNLINK_X: u16 = 109;
/// `unlinkat`, 2 parameters.
pub const SYSCALL_UNLINKAT_E: u16 = 110;
/// `unlinkat`, 1 parameters.
pub const SYSCALL_UNLINKAT_X: u16 = 111;
/// `pread`, 3 parameters.
pub const SYSCALL_PREAD_E: u16 = 112;
/// `pread`, 5 parameters.
pub const SYSCALL_PREAD_X: u16 = 113;
/// `pwrite`, 3 parameters.
pub const SYSCALL_PWRITE_E: u16 = 114;
/// `pwrite`, 5 parameters.
pub const SYSCALL_PWRITE_X: u16 = 115;
/// `readv`, 1 parameters.
pub const SYSCALL_READV_E: u16 = 116;
/// `readv`, 4 parameters.
pub const SYSCALL_READV_X: u16 = 117;
/// `writev`, 2 parameters.
pub const SYSCALL_WRITEV_E: u16 = 118;
/// `writev`, 4 parameters.
pub const SYSCALL_WRITEV_X: u16 = 119;
/// `preadv`, 2 parameters.
pub const SYSCALL_PREADV_E: u16 = 120;
/// `preadv`, 5 parameters.
pub const SYSCALL_PREADV_X: u16 = 121;
/// `pwritev`, 3 parameters.
pub const SYSCALL_PWRITEV_E: u16 = 122;
/// `pwritev`, 5 parameters.
pub const SYSCALL_PWRITEV_X: u16 = 123;
/// `dup`, 1 parameters.
pub const SYSCALL_DUP_E: u16 = 124;
/// `dup`, 1 parameters.
pub const SYSCALL_DUP_X: u16 = 125;
/// `signalfd`, 3 parameters.
pub const SYSCALL_SIGNALFD_E: u16 = 126;
/// `signalfd`, 4 parameters.
pub const SYSCALL_SIGNALFD_X: u16 = 127;
/// `kill`, 2 parameters.
pub const SYSCALL_KILL_E: u16 = 128;
/// `kill`, 3 parameters.
pub const SYSCALL_KILL_X: u16 = 129;
/// `tkill`, 2 parameters.
pub const SYSCALL_TKILL_E: u16 = 130;
/// `tkill`, 3 parameters.
pub const SYSCALL_TKILL_X: u16 = 131;
/// `tgkill`, 3 parameters.
pub const SYSCALL_TGKILL_E: u16 = 132;
/// `tgkill`, 4 parameters.
pub const SYSCALL_TGKILL_X: u16 = 133;
/// `nanosleep`, 1 parameters.
pub const SYSCALL_NANOSLEEP_E: u16 = 134;
/// `nanosleep`, 2 parameters.
pub const SYSCALL_NANOSLEEP_X: u16 = 135;
/// `timerfd_create`, 2 parameters.
pub const SYSCALL_TIMERFD_CREATE_E: u16 = 136;
/// `timerfd_create`, 3 parameters.
pub const SYSCALL_TIMERFD_CREATE_X: u16 = 137;
/// `inotify_init`, 1 parameters.
pub const SYSCALL_INOTIFY_INIT_E: u16 = 138;
/// `inotify_init`, 2 parameters.
pub const SYSCALL_INOTIFY_INIT_X: u16 = 139;
/// `getrlimit`, 1 parameters.
pub const SYSCALL_GETRLIMIT_E: u16 = 140;
/// `getrlimit`, 4 parameters.
pub const SYSCALL_GETRLIMIT_X: u16 = 141;
/// `setrlimit`, 1 parameters.
pub const SYSCALL_SETRLIMIT_E: u16 = 142;
/// `setrlimit`, 4 parameters.
pub const SYSCALL_SETRLIMIT_X: u16 = 143;
/// `prlimit`, 2 parameters.
pub const SYSCALL_PRLIMIT_E: u16 = 144;
/// `prlimit`, 7 parameters.
pub const SYSCALL_PRLIMIT_X: u16 = 145;
/// `switch`, 1 parameters.
pub const SCHEDSWITCH_1_E: u16 = 146;
/// `NA`, 0 parameters.
pub const SCHEDSWITCH_1_X: u16 = 147;
/// `drop`, 1 parameters.
pub const DROP_E: u16 = 148;
/// `drop`, 1 parameters.
pub const DROP_X: u16 = 149;
/// `fcntl`, 2 parameters.
pub const SYSCALL_FCNTL_E: u16 = 150;
/// `fcntl`, 4 parameters.
pub const SYSCALL_FCNTL_X: u16 = 151;
/// `switch`, 6 parameters.
pub const SCHEDSWITCH_6_E: u16 = 152;
/// `NA`, 0 parameters.
pub const SCHEDSWITCH_6_X: u16 = 153;
/// `execve`, 0 parameters.
pub const SYSCALL_EXECVE_13_E: u16 = 154;
/// `execve`, 13 parameters.
pub const SYSCALL_EXECVE_13_X: u16 = 155;
/// `clone`, 0 parameters.
pub const SYSCALL_CLONE_16_E: u16 = 156;
/// `clone`, 16 parameters.
pub const SYSCALL_CLONE_16_X: u16 = 157;
/// `brk`, 1 parameters.
pub const SYSCALL_BRK_4_E: u16 = 158;
/// `brk`, 5 parameters.
pub const SYSCALL_BRK_4_X: u16 = 159;
/// `mmap`, 6 parameters.
pub const SYSCALL_MMAP_E: u16 = 160;
/// `mmap`, 10 parameters.
pub const SYSCALL_MMAP_X: u16 = 161;
/// `mmap2`, 6 parameters.
pub const SYSCALL_MMAP2_E: u16 = 162;
/// `mmap2`, 10 parameters.
pub const SYSCALL_MMAP2_X: u16 = 163;
/// `munmap`, 2 parameters.
pub const SYSCALL_MUNMAP_E: u16 = 164;
/// `munmap`, 6 parameters.
pub const SYSCALL_MUNMAP_X: u16 = 165;
/// `splice`, 4 parameters.
pub const SYSCALL_SPLICE_E: u16 = 166;
/// `splice`, 5 parameters.
pub const SYSCALL_SPLICE_X: u16 = 167;
/// `ptrace`, 2 parameters.
pub const SYSCALL_PTRACE_E: u16 = 168;
/// `ptrace`, 5 parameters.
pub const SYSCALL_PTRACE_X: u16 = 169;
/// `ioctl`, 3 parameters.
pub const SYSCALL_IOCTL_3_E: u16 = 170;
/// `ioctl`, 4 parameters.
pub const SYSCALL_IOCTL_3_X: u16 = 171;
/// `execve`, 0 parameters.
pub const SYSCALL_EXECVE_14_E: u16 = 172;
/// `execve`, 14 parameters.
pub const SYSCALL_EXECVE_14_X: u16 = 173;
/// `rename`, 0 parameters.
pub const SYSCALL_RENAME_E: u16 = 174;
/// `rename`, 3 parameters.
pub const SYSCALL_RENAME_X: u16 = 175;
/// `renameat`, 0 parameters.
pub const SYSCALL_RENAMEAT_E: u16 = 176;
/// `renameat`, 5 parameters.
pub const SYSCALL_RENAMEAT_X: u16 = 177;
/// `symlink`, 0 parameters.
pub const SYSCALL_SYMLINK_E: u16 = 178;
/// `symlink`, 3 parameters.
pub const SYSCALL_SYMLINK_X: u16 = 179;
/// `symlinkat`, 0 parameters.
pub const SYSCALL_SYMLINKAT_E: u16 = 180;
/// `symlinkat`, 4 parameters.
pub const SYSCALL_SYMLINKAT_X: u16 = 181;
/// `fork`, 0 parameters.
pub const SYSCALL_FORK_E: u16 = 182;
/// `fork`, 16 parameters.
pub const SYSCALL_FORK_X: u16 = 183;
/// `vfork`, 0 parameters.
pub const SYSCALL_VFORK_E: u16 = 184;
/// `vfork`, 16 parameters.
pub const SYSCALL_VFORK_X: u16 = 185;
/// `procexit`, 5 parameters.
pub const PROCEXIT_1_E: u16 = 186;
/// `NA`, 0 parameters.
pub const PROCEXIT_1_X: u16 = 187;
/// `sendfile`, 4 parameters.
pub const SYSCALL_SENDFILE_E: u16 = 188;
/// `sendfile`, 5 parameters.
pub const SYSCALL_SENDFILE_X: u16 = 189;
/// `quotactl`, 4 parameters.
pub const SYSCALL_QUOTACTL_E: u16 = 190;
/// `quotactl`, 18 parameters.
pub const SYSCALL_QUOTACTL_X: u16 = 191;
/// `setresuid`, 3 parameters.
pub const SYSCALL_SETRESUID_E: u16 = 192;
/// `setresuid`, 4 parameters.
pub const SYSCALL_SETRESUID_X: u16 = 193;
/// `setresgid`, 3 parameters.
pub const SYSCALL_SETRESGID_E: u16 = 194;
/// `setresgid`, 4 parameters.
pub const SYSCALL_SETRESGID_X: u16 = 195;
/// `scapevent`, 2 parameters.
pub const SCAPEVENT_E: u16 = 196;
/// `NA`, 0 parameters.
pub const SCAPEVENT_X: u16 = 197;
/// `setuid`, 1 parameters.
pub const SYSCALL_SETUID_E: u16 = 198;
/// `setuid`, 2 parameters.
pub const SYSCALL_SETUID_X: u16 = 199;
/// `setgid`, 1 parameters.
pub const SYSCALL_SETGID_E: u16 = 200;
/// `setgid`, 2 parameters.
pub const SYSCALL_SETGID_X: u16 = 201;
/// `getuid`, 0 parameters.
pub const SYSCALL_GETUID_E: u16 = 202;
/// `getuid`, 1 parameters.
pub const SYSCALL_GETUID_X: u16 = 203;
/// `geteuid`, 0 parameters.
pub const SYSCALL_GETEUID_E: u16 = 204;
/// `geteuid`, 1 parameters.
pub const SYSCALL_GETEUID_X: u16 = 205;
/// `getgid`, 0 parameters.
pub const SYSCALL_GETGID_E: u16 = 206;
/// `getgid`, 1 parameters.
pub const SYSCALL_GETGID_X: u16 = 207;
/// `getegid`, 0 parameters.
pub const SYSCALL_GETEGID_E: u16 = 208;
/// `getegid`, 1 parameters.
pub const SYSCALL_GETEGID_X: u16 = 209;
/// `getresuid`, 0 parameters.
pub const SYSCALL_GETRESUID_E: u16 = 210;
/// `getresuid`, 4 parameters.
pub const SYSCALL_GETRESUID_X: u16 = 211;
/// `getresgid`, 0 parameters.
pub const SYSCALL_GETRESGID_E: u16 = 212;
/// `getresgid`, 4 parameters.
pub const SYSCALL_GETRESGID_X: u16 = 213;
/// `execve`, 0 parameters.
pub const SYSCALL_EXECVE_15_E: u16 = 214;
/// `execve`, 15 parameters.
pub const SYSCALL_EXECVE_15_X: u16 = 215;
/// `clone`, 0 parameters.
pub const SYSCALL_CLONE_17_E: u16 = 216;
/// `clone`, 17 parameters.
pub const SYSCALL_CLONE_17_X: u16 = 217;
/// `fork`, 0 parameters.
pub const SYSCALL_FORK_17_E: u16 = 218;
/// `fork`, 17 parameters.
pub const SYSCALL_FORK_17_X: u16 = 219;
/// `vfork`, 0 parameters.
pub const SYSCALL_VFORK_17_E: u16 = 220;
/// `vfork`, 17 parameters.
pub const SYSCALL_VFORK_17_X: u16 = 221;
/// `clone`, 0 parameters.
pub const SYSCALL_CLONE_20_E: u16 = 222;
/// `clone`, 21 parameters.
pub const SYSCALL_CLONE_20_X: u16 = 223;
/// `fork`, 0 parameters.
pub const SYSCALL_FORK_20_E: u16 = 224;
/// `fork`, 21 parameters.
pub const SYSCALL_FORK_20_X: u16 = 225;
/// `vfork`, 0 parameters.
pub const SYSCALL_VFORK_20_E: u16 = 226;
/// `vfork`, 21 parameters.
pub const SYSCALL_VFORK_20_X: u16 = 227;
/// `container`, 4 parameters.
pub const CONTAINER_E: u16 = 228;
/// `NA`, 0 parameters.
pub const CONTAINER_X: u16 = 229;
/// `execve`, 0 parameters.
pub const SYSCALL_EXECVE_16_E: u16 = 230;
/// `execve`, 16 parameters.
pub const SYSCALL_EXECVE_16_X: u16 = 231;
/// `signaldeliver`, 3 parameters.
pub const SIGNALDELIVER_E: u16 = 232;
/// `NA`, 0 parameters.
pub const SIGNALDELIVER_X: u16 = 233;
/// `procinfo`, 2 parameters.
pub const PROCINFO_E: u16 = 234;
/// `NA`, 0 parameters.
pub const PROCINFO_X: u16 = 235;
/// `getdents`, 1 parameters.
pub const SYSCALL_GETDENTS_E: u16 = 236;
/// `getdents`, 2 parameters.
pub const SYSCALL_GETDENTS_X: u16 = 237;
/// `getdents64`, 1 parameters.
pub const SYSCALL_GETDENTS64_E: u16 = 238;
/// `getdents64`, 2 parameters.
pub const SYSCALL_GETDENTS64_X: u16 = 239;
/// `setns`, 2 parameters.
pub const SYSCALL_SETNS_E: u16 = 240;
/// `setns`, 3 parameters.
pub const SYSCALL_SETNS_X: u16 = 241;
/// `flock`, 2 parameters.
pub const SYSCALL_FLOCK_E: u16 = 242;
/// `flock`, 3 parameters.
pub const SYSCALL_FLOCK_X: u16 = 243;
/// `cpu_hotplug`, 2 parameters.
pub const CPU_HOTPLUG_E: u16 = 244;
/// `NA`, 0 parameters.
pub const CPU_HOTPLUG_X: u16 = 245;
/// `accept`, 0 parameters.
pub const SOCKET_ACCEPT_5_E: u16 = 246;
/// `accept`, 5 parameters.
pub const SOCKET_ACCEPT_5_X: u16 = 247;
/// `accept`, 1 parameters.
pub const SOCKET_ACCEPT4_5_E: u16 = 248;
/// `accept`, 5 parameters.
pub const SOCKET_ACCEPT4_5_X: u16 = 249;
/// `semop`, 1 parameters.
pub const SYSCALL_SEMOP_E: u16 = 250;
/// `semop`, 9 parameters.
pub const SYSCALL_SEMOP_X: u16 = 251;
/// `semctl`, 4 parameters.
pub const SYSCALL_SEMCTL_E: u16 = 252;
/// `semctl`, 5 parameters.
pub const SYSCALL_SEMCTL_X: u16 = 253;
/// `ppoll`, 3 parameters.
pub const SYSCALL_PPOLL_E: u16 = 254;
/// `ppoll`, 4 parameters.
pub const SYSCALL_PPOLL_X: u16 = 255;
/// `mount`, 1 parameters.
pub const SYSCALL_MOUNT_E: u16 = 256;
/// `mount`, 5 parameters.
pub const SYSCALL_MOUNT_X: u16 = 257;
/// `umount`, 1 parameters.
pub const SYSCALL_UMOUNT_E: u16 = 258;
/// `umount`, 2 parameters.
pub const SYSCALL_UMOUNT_X: u16 = 259;
/// `k8s`, 1 parameters.
pub const K8S_E: u16 = 260;
/// `NA`, 0 parameters.
pub const K8S_X: u16 = 261;
/// `semget`, 3 parameters.
pub const SYSCALL_SEMGET_E: u16 = 262;
/// `semget`, 4 parameters.
pub const SYSCALL_SEMGET_X: u16 = 263;
/// `access`, 1 parameters.
pub const SYSCALL_ACCESS_E: u16 = 264;
/// `access`, 3 parameters.
pub const SYSCALL_ACCESS_X: u16 = 265;
/// `chroot`, 0 parameters.
pub const SYSCALL_CHROOT_E: u16 = 266;
/// `chroot`, 2 parameters.
pub const SYSCALL_CHROOT_X: u16 = 267;
/// `tracer`, 3 parameters.
pub const TRACER_E: u16 = 268;
/// `NA`, 3 parameters.
pub const TRACER_X: u16 = 269;
/// `mesos`, 1 parameters.
pub const MESOS_E: u16 = 270;
/// `NA`, 0 parameters.
pub const MESOS_X: u16 = 271;
/// `container`, 1 parameters.
pub const CONTAINER_JSON_E: u16 = 272;
/// `NA`, 0 parameters.
pub const CONTAINER_JSON_X: u16 = 273;
/// `setsid`, 0 parameters.
pub const SYSCALL_SETSID_E: u16 = 274;
/// `setsid`, 1 parameters.
pub const SYSCALL_SETSID_X: u16 = 275;
/// `mkdir`, 1 parameters.
pub const SYSCALL_MKDIR_2_E: u16 = 276;
/// `mkdir`, 3 parameters.
pub const SYSCALL_MKDIR_2_X: u16 = 277;
/// `rmdir`, 0 parameters.
pub const SYSCALL_RMDIR_2_E: u16 = 278;
/// `rmdir`, 2 parameters.
pub const SYSCALL_RMDIR_2_X: u16 = 279;
/// `notification`, 2 parameters.
pub const NOTIFICATION_E: u16 = 280;
/// `NA`, 0 parameters.
pub const NOTIFICATION_X: u16 = 281;
/// `execve`, 0 parameters.
pub const SYSCALL_EXECVE_17_E: u16 = 282;
/// `execve`, 17 parameters.
pub const SYSCALL_EXECVE_17_X: u16 = 283;
/// `unshare`, 1 parameters.
pub const SYSCALL_UNSHARE_E: u16 = 284;
/// `unshare`, 2 parameters.
pub const SYSCALL_UNSHARE_X: u16 = 285;
/// `infra`, 4 parameters.
pub const INFRASTRUCTURE_EVENT_E: u16 = 286;
/// `NA`, 0 parameters.
pub const INFRASTRUCTURE_EVENT_X: u16 = 287;
/// `execve`, 1 parameters.
pub const SYSCALL_EXECVE_18_E: u16 = 288;
/// `execve`, 17 parameters.
pub const SYSCALL_EXECVE_18_X: u16 = 289;
/// `page_fault`, 3 parameters.
pub const PAGE_FAULT_E: u16 = 290;
/// `NA`, 0 parameters.
pub const PAGE_FAULT_X: u16 = 291;
/// `execve`, 1 parameters.
pub const SYSCALL_EXECVE_19_E: u16 = 292;
/// `execve`, 31 parameters.
pub const SYSCALL_EXECVE_19_X: u16 = 293;
/// `setpgid`, 2 parameters.
pub const SYSCALL_SETPGID_E: u16 = 294;
/// `setpgid`, 3 parameters.
pub const SYSCALL_SETPGID_X: u16 = 295;
/// `bpf`, 1 parameters.
pub const SYSCALL_BPF_E: u16 = 296;
/// `bpf`, 1 parameters.
pub const SYSCALL_BPF_X: u16 = 297;
/// `seccomp`, 2 parameters.
pub const SYSCALL_SECCOMP_E: u16 = 298;
/// `seccomp`, 3 parameters.
pub const SYSCALL_SECCOMP_X: u16 = 299;
/// `unlink`, 0 parameters.
pub const SYSCALL_UNLINK_2_E: u16 = 300;
/// `unlink`, 2 parameters.
pub const SYSCALL_UNLINK_2_X: u16 = 301;
/// `unlinkat`, 0 parameters.
pub const SYSCALL_UNLINKAT_2_E: u16 = 302;
/// `unlinkat`, 4 parameters.
pub const SYSCALL_UNLINKAT_2_X: u16 = 303;
/// `mkdirat`, 0 parameters.
pub const SYSCALL_MKDIRAT_E: u16 = 304;
/// `mkdirat`, 4 parameters.
pub const SYSCALL_MKDIRAT_X: u16 = 305;
/// `openat`, 4 parameters.
pub const SYSCALL_OPENAT_2_E: u16 = 306;
/// `openat`, 7 parameters.
pub const SYSCALL_OPENAT_2_X: u16 = 307;
/// `link`, 0 parameters.
pub const SYSCALL_LINK_2_E: u16 = 308;
/// `link`, 3 parameters.
pub const SYSCALL_LINK_2_X: u16 = 309;
/// `linkat`, 0 parameters.
pub const SYSCALL_LINKAT_2_E: u16 = 310;
/// `linkat`, 6 parameters.
pub const SYSCALL_LINKAT_2_X: u16 = 311;
/// `fchmodat`, 0 parameters.
pub const SYSCALL_FCHMODAT_E: u16 = 312;
/// `fchmodat`, 4 parameters.
pub const SYSCALL_FCHMODAT_X: u16 = 313;
/// `chmod`, 0 parameters.
pub const SYSCALL_CHMOD_E: u16 = 314;
/// `chmod`, 3 parameters.
pub const SYSCALL_CHMOD_X: u16 = 315;
/// `fchmod`, 0 parameters.
pub const SYSCALL_FCHMOD_E: u16 = 316;
/// `fchmod`, 3 parameters.
pub const SYSCALL_FCHMOD_X: u16 = 317;
/// `renameat2`, 0 parameters.
pub const SYSCALL_RENAMEAT2_E: u16 = 318;
/// `renameat2`, 6 parameters.
pub const SYSCALL_RENAMEAT2_X: u16 = 319;
/// `userfaultfd`, 0 parameters.
pub const SYSCALL_USERFAULTFD_E: u16 = 320;
/// `userfaultfd`, 2 parameters.
pub const SYSCALL_USERFAULTFD_X: u16 = 321;
/// `pluginevent`, 2 parameters.
pub const PLUGINEVENT_E: u16 = 322;
/// `NA`, 0 parameters.
pub const PLUGINEVENT_X: u16 = 323;
/// `container`, 1 parameters.
pub const CONTAINER_JSON_2_E: u16 = 324;
/// `NA`, 0 parameters.
pub const CONTAINER_JSON_2_X: u16 = 325;
/// `openat2`, 5 parameters.
pub const SYSCALL_OPENAT2_E: u16 = 326;
/// `openat2`, 8 parameters.
pub const SYSCALL_OPENAT2_X: u16 = 327;
/// `mprotect`, 3 parameters.
pub const SYSCALL_MPROTECT_E: u16 = 328;
/// `mprotect`, 4 parameters.
pub const SYSCALL_MPROTECT_X: u16 = 329;
/// `execveat`, 3 parameters.
pub const SYSCALL_EXECVEAT_E: u16 = 330;
/// `execveat`, 30 parameters.
pub const SYSCALL_EXECVEAT_X: u16 = 331;
/// `copy_file_range`, 3 parameters.
pub const SYSCALL_COPY_FILE_RANGE_E: u16 = 332;
/// `copy_file_range`, 6 parameters.
pub const SYSCALL_COPY_FILE_RANGE_X: u16 = 333;
/// `clone3`, 0 parameters.
pub const SYSCALL_CLONE3_E: u16 = 334;
/// `clone3`, 21 parameters.
pub const SYSCALL_CLONE3_X: u16 = 335;
/// `open_by_handle_at`, 0 parameters.
pub const SYSCALL_OPEN_BY_HANDLE_AT_E: u16 = 336;
/// `open_by_handle_at`, 6 parameters.
pub const SYSCALL_OPEN_BY_HANDLE_AT_X: u16 = 337;
/// `io_uring_setup`, 0 parameters.
pub const SYSCALL_IO_URING_SETUP_E: u16 = 338;
/// `io_uring_setup`, 8 parameters.
pub const SYSCALL_IO_URING_SETUP_X: u16 = 339;
/// `io_uring_enter`, 0 parameters.
pub const SYSCALL_IO_URING_ENTER_E: u16 = 340;
/// `io_uring_enter`, 6 parameters.
pub const SYSCALL_IO_URING_ENTER_X: u16 = 341;
/// `io_uring_register`, 0 parameters.
pub const SYSCALL_IO_URING_REGISTER_E: u16 = 342;
/// `io_uring_register`, 5 parameters.
pub const SYSCALL_IO_URING_REGISTER_X: u16 = 343;
/// `mlock`, 0 parameters.
pub const SYSCALL_MLOCK_E: u16 = 344;
/// `mlock`, 3 parameters.
pub const SYSCALL_MLOCK_X: u16 = 345;
/// `munlock`, 0 parameters.
pub const SYSCALL_MUNLOCK_E: u16 = 346;
/// `munlock`, 3 parameters.
pub const SYSCALL_MUNLOCK_X: u16 = 347;
/// `mlockall`, 0 parameters.
pub const SYSCALL_MLOCKALL_E: u16 = 348;
/// `mlockall`, 2 parameters.
pub const SYSCALL_MLOCKALL_X: u16 = 349;
/// `munlockall`, 0 parameters.
pub const SYSCALL_MUNLOCKALL_E: u16 = 350;
/// `munlockall`, 1 parameters.
pub const SYSCALL_MUNLOCKALL_X: u16 = 351;
/// `capset`, 0 parameters.
pub const SYSCALL_CAPSET_E: u16 = 352;
/// `capset`, 4 parameters.
pub const SYSCALL_CAPSET_X: u16 = 353;
/// `useradded`, 6 parameters.
pub const USER_ADDED_E: u16 = 354;
/// `NA`, 0 parameters.
pub const USER_ADDED_X: u16 = 355;
/// `userdeleted`, 6 parameters.
pub const USER_DELETED_E: u16 = 356;
/// `NA`, 0 parameters.
pub const USER_DELETED_X: u16 = 357;
/// `groupadded`, 3 parameters.
pub const GROUP_ADDED_E: u16 = 358;
/// `NA`, 0 parameters.
pub const GROUP_ADDED_X: u16 = 359;
/// `groupdeleted`, 3 parameters.
pub const GROUP_DELETED_E: u16 = 360;
/// `NA`, 0 parameters.
pub const GROUP_DELETED_X: u16 = 361;
/// `dup2`, 1 parameters.
pub const SYSCALL_DUP2_E: u16 = 362;
/// `dup2`, 3 parameters.
pub const SYSCALL_DUP2_X: u16 = 363;
/// `dup3`, 1 parameters.
pub const SYSCALL_DUP3_E: u16 = 364;
/// `dup3`, 4 parameters.
pub const SYSCALL_DUP3_X: u16 = 365;
/// `dup`, 1 parameters.
pub const SYSCALL_DUP_1_E: u16 = 366;
/// `dup`, 2 parameters.
pub const SYSCALL_DUP_1_X: u16 = 367;
/// `bpf`, 1 parameters.
pub const SYSCALL_BPF_2_E: u16 = 368;
/// `bpf`, 2 parameters.
pub const SYSCALL_BPF_2_X: u16 = 369;
/// `mlock2`, 0 parameters.
pub const SYSCALL_MLOCK2_E: u16 = 370;
/// `mlock2`, 4 parameters.
pub const SYSCALL_MLOCK2_X: u16 = 371;
/// `fsconfig`, 0 parameters.
pub const SYSCALL_FSCONFIG_E: u16 = 372;
/// `fsconfig`, 7 parameters.
pub const SYSCALL_FSCONFIG_X: u16 = 373;
/// `epoll_create`, 1 parameters.
pub const SYSCALL_EPOLL_CREATE_E: u16 = 374;
/// `epoll_create`, 2 parameters.
pub const SYSCALL_EPOLL_CREATE_X: u16 = 375;
/// `epoll_create1`, 1 parameters.
pub const SYSCALL_EPOLL_CREATE1_E: u16 = 376;
/// `epoll_create1`, 2 parameters.
pub const SYSCALL_EPOLL_CREATE1_X: u16 = 377;
/// `chown`, 0 parameters.
pub const SYSCALL_CHOWN_E: u16 = 378;
/// `chown`, 4 parameters.
pub const SYSCALL_CHOWN_X: u16 = 379;
/// `lchown`, 0 parameters.
pub const SYSCALL_LCHOWN_E: u16 = 380;
/// `lchown`, 4 parameters.
pub const SYSCALL_LCHOWN_X: u16 = 381;
/// `fchown`, 0 parameters.
pub const SYSCALL_FCHOWN_E: u16 = 382;
/// `fchown`, 4 parameters.
pub const SYSCALL_FCHOWN_X: u16 = 383;
/// `fchownat`, 0 parameters.
pub const SYSCALL_FCHOWNAT_E: u16 = 384;
/// `fchownat`, 6 parameters.
pub const SYSCALL_FCHOWNAT_X: u16 = 385;
/// `umount`, 0 parameters.
pub const SYSCALL_UMOUNT_1_E: u16 = 386;
/// `umount`, 2 parameters.
pub const SYSCALL_UMOUNT_1_X: u16 = 387;
/// `accept4`, 1 parameters.
pub const SOCKET_ACCEPT4_6_E: u16 = 388;
/// `accept4`, 6 parameters.
pub const SOCKET_ACCEPT4_6_X: u16 = 389;
/// `umount2`, 1 parameters.
pub const SYSCALL_UMOUNT2_E: u16 = 390;
/// `umount2`, 3 parameters.
pub const SYSCALL_UMOUNT2_X: u16 = 391;
/// `pipe2`, 0 parameters.
pub const SYSCALL_PIPE2_E: u16 = 392;
/// `pipe2`, 5 parameters.
pub const SYSCALL_PIPE2_X: u16 = 393;
/// `inotify_init1`, 0 parameters.
pub const SYSCALL_INOTIFY_INIT1_E: u16 = 394;
/// `inotify_init1`, 2 parameters.
pub const SYSCALL_INOTIFY_INIT1_X: u16 = 395;
/// `eventfd2`, 1 parameters.
pub const SYSCALL_EVENTFD2_E: u16 = 396;
/// `eventfd2`, 3 parameters.
pub const SYSCALL_EVENTFD2_X: u16 = 397;
/// `signalfd4`, 2 parameters.
pub const SYSCALL_SIGNALFD4_E: u16 = 398;
/// `signalfd4`, 4 parameters.
pub const SYSCALL_SIGNALFD4_X: u16 = 399;
/// `prctl`, 0 parameters.
pub const SYSCALL_PRCTL_E: u16 = 400;
/// `prctl`, 4 parameters.
pub const SYSCALL_PRCTL_X: u16 = 401;
/// `asyncevent`, 3 parameters.
pub const ASYNCEVENT_E: u16 = 402;
/// `NA`, 0 parameters.
pub const ASYNCEVENT_X: u16 = 403;
/// `memfd_create`, 0 parameters.
pub const SYSCALL_MEMFD_CREATE_E: u16 = 404;
/// `memfd_create`, 3 parameters.
pub const SYSCALL_MEMFD_CREATE_X: u16 = 405;
/// `pidfd_getfd`, 0 parameters.
pub const SYSCALL_PIDFD_GETFD_E: u16 = 406;
/// `pidfd_getfd`, 4 parameters.
pub const SYSCALL_PIDFD_GETFD_X: u16 = 407;
/// `pidfd_open`, 0 parameters.
pub const SYSCALL_PIDFD_OPEN_E: u16 = 408;
/// `pidfd_open`, 3 parameters.
pub const SYSCALL_PIDFD_OPEN_X: u16 = 409;
/// `init_module`, 0 parameters.
pub const SYSCALL_INIT_MODULE_E: u16 = 410;
/// `init_module`, 4 parameters.
pub const SYSCALL_INIT_MODULE_X: u16 = 411;
/// `finit_module`, 0 parameters.
pub const SYSCALL_FINIT_MODULE_E: u16 = 412;
/// `finit_module`, 4 parameters.
pub const SYSCALL_FINIT_MODULE_X: u16 = 413;
/// `mknod`, 0 parameters.
pub const SYSCALL_MKNOD_E: u16 = 414;
/// `mknod`, 4 parameters.
pub const SYSCALL_MKNOD_X: u16 = 415;
/// `mknodat`, 0 parameters.
pub const SYSCALL_MKNODAT_E: u16 = 416;
/// `mknodat`, 5 parameters.
pub const SYSCALL_MKNODAT_X: u16 = 417;
/// `newfstatat`, 0 parameters.
pub const SYSCALL_NEWFSTATAT_E: u16 = 418;
/// `newfstatat`, 4 parameters.
pub const SYSCALL_NEWFSTATAT_X: u16 = 419;
/// `process_vm_readv`, 0 parameters.
pub const SYSCALL_PROCESS_VM_READV_E: u16 = 420;
/// `process_vm_readv`, 3 parameters.
pub const SYSCALL_PROCESS_VM_READV_X: u16 = 421;
/// `process_vm_writev`, 0 parameters.
pub const SYSCALL_PROCESS_VM_WRITEV_E: u16 = 422;
/// `process_vm_writev`, 3 parameters.
pub const SYSCALL_PROCESS_VM_WRITEV_X: u16 = 423;
/// `delete_module`, 0 parameters.
pub const SYSCALL_DELETE_MODULE_E: u16 = 424;
/// `delete_module`, 3 parameters.
pub const SYSCALL_DELETE_MODULE_X: u16 = 425;
/// `setreuid`, 0 parameters.
pub const SYSCALL_SETREUID_E: u16 = 426;
/// `setreuid`, 3 parameters.
pub const SYSCALL_SETREUID_X: u16 = 427;
/// `setregid`, 0 parameters.
pub const SYSCALL_SETREGID_E: u16 = 428;
/// `setregid`, 3 parameters.
pub const SYSCALL_SETREGID_X: u16 = 429;
/// `task`, 32 parameters.
pub const ITER_TASK_E: u16 = 430;
/// `NA`, 0 parameters.
pub const ITER_TASK_X: u16 = 431;
/// `task_file_pipe`, 3 parameters.
pub const ITER_TASK_FILE_PIPE_E: u16 = 432;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_PIPE_X: u16 = 433;
/// `task_file_memfd`, 3 parameters.
pub const ITER_TASK_FILE_MEMFD_E: u16 = 434;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_MEMFD_X: u16 = 435;
/// `task_file_regular`, 5 parameters.
pub const ITER_TASK_FILE_REGULAR_E: u16 = 436;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_REGULAR_X: u16 = 437;
/// `task_file_directory`, 3 parameters.
pub const ITER_TASK_FILE_DIRECTORY_E: u16 = 438;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_DIRECTORY_X: u16 = 439;
/// `task_file_socket_inet`, 8 parameters.
pub const ITER_TASK_FILE_SOCKET_INET_E: u16 = 440;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_SOCKET_INET_X: u16 = 441;
/// `task_file_socket_inet6`, 8 parameters.
pub const ITER_TASK_FILE_SOCKET_INET6_E: u16 = 442;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_SOCKET_INET6_X: u16 = 443;
/// `task_file_socket_unix`, 6 parameters.
pub const ITER_TASK_FILE_SOCKET_UNIX_E: u16 = 444;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_SOCKET_UNIX_X: u16 = 445;
/// `task_file_socket_netlink`, 4 parameters.
pub const ITER_TASK_FILE_SOCKET_NETLINK_E: u16 = 446;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_SOCKET_NETLINK_X: u16 = 447;
/// `task_file_anon_inode`, 4 parameters.
pub const ITER_TASK_FILE_ANON_INODE_E: u16 = 448;
/// `NA`, 0 parameters.
pub const ITER_TASK_FILE_ANON_INODE_X: u16 = 449;
/// `NA`, 0 parameters.
pub const SYSCALL_CLOSE_RANGE_E: u16 = 450;
/// `close_range`, 4 parameters.
pub const SYSCALL_CLOSE_RANGE_X: u16 = 451;
/// `NA`, 0 parameters.
pub const SYSCALL_KEYCTL_E: u16 = 452;
/// `keyctl`, 6 parameters.
pub const SYSCALL_KEYCTL_X: u16 = 453;
}

/// Number of event types.
pub const EVENT_COUNT: usize = 454;

/// What the producer needs to know of each event, by id.
pub static EVENTS: [EventMeta; EVENT_COUNT] = [
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::OpenEnter },
EventMeta { nparams: 6, large: false, class: LossClass::OpenExit },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::CloseExit },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 8, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 11, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::ConnectEnter },
EventMeta { nparams: 4, large: false, class: LossClass::ConnectExit },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 8, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::OpenEnter },
EventMeta { nparams: 6, large: false, class: LossClass::OpenExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 7, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 13, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 16, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 10, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 10, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 14, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 16, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 16, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::ProcExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 18, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 15, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 17, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 17, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 17, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 21, large: false, class: LossClass::CloneForkExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 21, large: false, class: LossClass::CloneForkExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 21, large: false, class: LossClass::CloneForkExit },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 16, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 9, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 17, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 17, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 31, large: false, class: LossClass::ExecveExit },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 4, large: false, class: LossClass::OpenEnter },
EventMeta { nparams: 7, large: false, class: LossClass::OpenExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: true, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: true, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::OpenEnter },
EventMeta { nparams: 8, large: false, class: LossClass::OpenExit },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 30, large: false, class: LossClass::ExecveExit },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 21, large: false, class: LossClass::CloneForkExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::OpenExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 8, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::OtherInterestExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 7, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::DirFileExit },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 1, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 2, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: true, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 32, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 5, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 3, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 8, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 8, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 4, large: false, class: LossClass::Other },
EventMeta { nparams: 0, large: false, class: LossClass::Other },
EventMeta { nparams: 6, large: false, class: LossClass::OtherInterestExit },
];
