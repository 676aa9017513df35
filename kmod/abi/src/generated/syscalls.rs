// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Generated from kmod/abi/schema by ci/codegen. Do not edit.

use crate::event::{SocketCall, Syscall};

/// Size of the syscall tables and masks: native 64-bit numbers below it.
pub const SYSCALL_COUNT: usize = 512;

/// Syscalls of x86_64 by native number; numbers without a row are generic with code 0.
pub static X86_64: [Syscall; SYSCALL_COUNT] = [
Syscall { sc: 3, exit: 7, enter: 0, never_drop: false, always_drop: false }, // read
Syscall { sc: 4, exit: 9, enter: 0, never_drop: false, always_drop: false }, // write
Syscall { sc: 5, exit: 3, enter: 2, never_drop: true, always_drop: false }, // open
Syscall { sc: 6, exit: 5, enter: 0, never_drop: true, always_drop: false }, // close
Syscall { sc: 14, exit: 67, enter: 0, never_drop: false, always_drop: true }, // stat
Syscall { sc: 20, exit: 71, enter: 0, never_drop: false, always_drop: true }, // fstat
Syscall { sc: 50, exit: 69, enter: 0, never_drop: false, always_drop: true }, // lstat
Syscall { sc: 105, exit: 81, enter: 0, never_drop: false, always_drop: true }, // poll
Syscall { sc: 15, exit: 87, enter: 0, never_drop: false, always_drop: true }, // lseek
Syscall { sc: 55, exit: 161, enter: 0, never_drop: false, always_drop: false }, // mmap
Syscall { sc: 75, exit: 329, enter: 0, never_drop: false, always_drop: false }, // mprotect
Syscall { sc: 56, exit: 165, enter: 0, never_drop: false, always_drop: true }, // munmap
Syscall { sc: 32, exit: 159, enter: 0, never_drop: false, always_drop: true }, // brk
Syscall { sc: 107, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigaction
Syscall { sc: 108, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigprocmask
Syscall { sc: 298, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigreturn
Syscall { sc: 34, exit: 171, enter: 0, never_drop: false, always_drop: true }, // ioctl
Syscall { sc: 294, exit: 113, enter: 0, never_drop: false, always_drop: false }, // pread64
Syscall { sc: 295, exit: 115, enter: 0, never_drop: false, always_drop: false }, // pwrite64
Syscall { sc: 87, exit: 117, enter: 0, never_drop: false, always_drop: false }, // readv
Syscall { sc: 88, exit: 119, enter: 0, never_drop: false, always_drop: false }, // writev
Syscall { sc: 23, exit: 265, enter: 0, never_drop: false, always_drop: true }, // access
Syscall { sc: 30, exit: 61, enter: 0, never_drop: true, always_drop: false }, // pipe
Syscall { sc: 84, exit: 83, enter: 0, never_drop: false, always_drop: true }, // select
Syscall { sc: 99, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_yield
Syscall { sc: 104, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mremap
Syscall { sc: 86, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msync
Syscall { sc: 138, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mincore
Syscall { sc: 139, exit: 1, enter: 0, never_drop: false, always_drop: true }, // madvise
Syscall { sc: 267, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmget
Syscall { sc: 297, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmat
Syscall { sc: 268, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmctl
Syscall { sc: 29, exit: 367, enter: 0, never_drop: true, always_drop: false }, // dup
Syscall { sc: 40, exit: 363, enter: 0, never_drop: true, always_drop: false }, // dup2
Syscall { sc: 21, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pause
Syscall { sc: 103, exit: 135, enter: 0, never_drop: false, always_drop: true }, // nanosleep
Syscall { sc: 66, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getitimer
Syscall { sc: 19, exit: 1, enter: 0, never_drop: false, always_drop: true }, // alarm
Syscall { sc: 65, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setitimer
Syscall { sc: 16, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpid
Syscall { sc: 116, exit: 189, enter: 0, never_drop: false, always_drop: false }, // sendfile
Syscall { sc: 241, exit: 19, enter: 0, never_drop: true, always_drop: false }, // socket
Syscall { sc: 243, exit: 23, enter: 22, never_drop: false, always_drop: false }, // connect
Syscall { sc: 245, exit: 247, enter: 0, never_drop: false, always_drop: false }, // accept
Syscall { sc: 249, exit: 31, enter: 0, never_drop: false, always_drop: false }, // sendto
Syscall { sc: 250, exit: 35, enter: 0, never_drop: false, always_drop: false }, // recvfrom
Syscall { sc: 254, exit: 49, enter: 0, never_drop: false, always_drop: false }, // sendmsg
Syscall { sc: 256, exit: 53, enter: 0, never_drop: false, always_drop: false }, // recvmsg
Syscall { sc: 251, exit: 37, enter: 0, never_drop: false, always_drop: false }, // shutdown
Syscall { sc: 242, exit: 21, enter: 0, never_drop: true, always_drop: false }, // bind
Syscall { sc: 244, exit: 25, enter: 0, never_drop: false, always_drop: false }, // listen
Syscall { sc: 246, exit: 39, enter: 0, never_drop: false, always_drop: true }, // getsockname
Syscall { sc: 247, exit: 41, enter: 0, never_drop: false, always_drop: true }, // getpeername
Syscall { sc: 248, exit: 43, enter: 0, never_drop: true, always_drop: false }, // socketpair
Syscall { sc: 252, exit: 45, enter: 0, never_drop: false, always_drop: false }, // setsockopt
Syscall { sc: 253, exit: 47, enter: 0, never_drop: false, always_drop: false }, // getsockopt
Syscall { sc: 327, exit: 223, enter: 0, never_drop: true, always_drop: false }, // clone
Syscall { sc: 303, exit: 225, enter: 0, never_drop: true, always_drop: false }, // fork
Syscall { sc: 304, exit: 227, enter: 0, never_drop: true, always_drop: false }, // vfork
Syscall { sc: 324, exit: 293, enter: 0, never_drop: true, always_drop: false }, // execve
Syscall { sc: 2, exit: 1, enter: 0, never_drop: false, always_drop: true }, // exit
Syscall { sc: 69, exit: 1, enter: 0, never_drop: false, always_drop: true }, // wait4
Syscall { sc: 25, exit: 129, enter: 0, never_drop: false, always_drop: false }, // kill
Syscall { sc: 67, exit: 1, enter: 0, never_drop: false, always_drop: true }, // uname
Syscall { sc: 260, exit: 263, enter: 0, never_drop: false, always_drop: true }, // semget
Syscall { sc: 259, exit: 251, enter: 0, never_drop: false, always_drop: true }, // semop
Syscall { sc: 261, exit: 253, enter: 0, never_drop: false, always_drop: true }, // semctl
Syscall { sc: 266, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmdt
Syscall { sc: 264, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgget
Syscall { sc: 262, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgsnd
Syscall { sc: 263, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgrcv
Syscall { sc: 265, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgctl
Syscall { sc: 35, exit: 151, enter: 0, never_drop: false, always_drop: false }, // fcntl
Syscall { sc: 85, exit: 243, enter: 0, never_drop: false, always_drop: true }, // flock
Syscall { sc: 72, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsync
Syscall { sc: 90, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fdatasync
Syscall { sc: 57, exit: 1, enter: 0, never_drop: false, always_drop: true }, // truncate
Syscall { sc: 58, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ftruncate
Syscall { sc: 83, exit: 237, enter: 0, never_drop: false, always_drop: true }, // getdents
Syscall { sc: 113, exit: 93, enter: 0, never_drop: false, always_drop: true }, // getcwd
Syscall { sc: 10, exit: 95, enter: 0, never_drop: true, always_drop: false }, // chdir
Syscall { sc: 80, exit: 97, enter: 0, never_drop: true, always_drop: false }, // fchdir
Syscall { sc: 26, exit: 175, enter: 0, never_drop: false, always_drop: false }, // rename
Syscall { sc: 27, exit: 277, enter: 0, never_drop: false, always_drop: false }, // mkdir
Syscall { sc: 28, exit: 279, enter: 0, never_drop: false, always_drop: false }, // rmdir
Syscall { sc: 7, exit: 59, enter: 58, never_drop: true, always_drop: false }, // creat
Syscall { sc: 8, exit: 309, enter: 0, never_drop: false, always_drop: false }, // link
Syscall { sc: 9, exit: 301, enter: 0, never_drop: false, always_drop: false }, // unlink
Syscall { sc: 49, exit: 179, enter: 0, never_drop: false, always_drop: false }, // symlink
Syscall { sc: 51, exit: 1, enter: 0, never_drop: false, always_drop: true }, // readlink
Syscall { sc: 13, exit: 315, enter: 0, never_drop: false, always_drop: false }, // chmod
Syscall { sc: 59, exit: 317, enter: 0, never_drop: false, always_drop: false }, // fchmod
Syscall { sc: 132, exit: 379, enter: 0, never_drop: false, always_drop: false }, // chown
Syscall { sc: 127, exit: 383, enter: 0, never_drop: false, always_drop: false }, // fchown
Syscall { sc: 118, exit: 381, enter: 0, never_drop: false, always_drop: false }, // lchown
Syscall { sc: 37, exit: 1, enter: 0, never_drop: false, always_drop: true }, // umask
Syscall { sc: 47, exit: 1, enter: 0, never_drop: false, always_drop: true }, // gettimeofday
Syscall { sc: 117, exit: 141, enter: 0, never_drop: false, always_drop: false }, // getrlimit
Syscall { sc: 46, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getrusage
Syscall { sc: 71, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sysinfo
Syscall { sc: 31, exit: 1, enter: 0, never_drop: false, always_drop: true }, // times
Syscall { sc: 18, exit: 169, enter: 0, never_drop: false, always_drop: false }, // ptrace
Syscall { sc: 119, exit: 203, enter: 0, never_drop: false, always_drop: false }, // getuid
Syscall { sc: 64, exit: 1, enter: 0, never_drop: false, always_drop: true }, // syslog
Syscall { sc: 120, exit: 207, enter: 0, never_drop: false, always_drop: false }, // getgid
Syscall { sc: 133, exit: 199, enter: 0, never_drop: false, always_drop: false }, // setuid
Syscall { sc: 134, exit: 201, enter: 0, never_drop: false, always_drop: false }, // setgid
Syscall { sc: 121, exit: 205, enter: 0, never_drop: false, always_drop: false }, // geteuid
Syscall { sc: 122, exit: 209, enter: 0, never_drop: false, always_drop: false }, // getegid
Syscall { sc: 36, exit: 295, enter: 0, never_drop: false, always_drop: true }, // setpgid
Syscall { sc: 41, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getppid
Syscall { sc: 42, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpgrp
Syscall { sc: 43, exit: 275, enter: 0, never_drop: false, always_drop: false }, // setsid
Syscall { sc: 123, exit: 427, enter: 0, never_drop: false, always_drop: false }, // setreuid
Syscall { sc: 124, exit: 429, enter: 0, never_drop: false, always_drop: false }, // setregid
Syscall { sc: 125, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getgroups
Syscall { sc: 126, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setgroups
Syscall { sc: 128, exit: 193, enter: 0, never_drop: false, always_drop: false }, // setresuid
Syscall { sc: 129, exit: 211, enter: 0, never_drop: false, always_drop: false }, // getresuid
Syscall { sc: 130, exit: 195, enter: 0, never_drop: false, always_drop: false }, // setresgid
Syscall { sc: 131, exit: 213, enter: 0, never_drop: false, always_drop: false }, // getresgid
Syscall { sc: 79, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpgid
Syscall { sc: 135, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setfsuid
Syscall { sc: 136, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setfsgid
Syscall { sc: 89, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getsid
Syscall { sc: 114, exit: 1, enter: 0, never_drop: false, always_drop: true }, // capget
Syscall { sc: 115, exit: 353, enter: 0, never_drop: false, always_drop: false }, // capset
Syscall { sc: 109, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigpending
Syscall { sc: 110, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigtimedwait
Syscall { sc: 111, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigqueueinfo
Syscall { sc: 112, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigsuspend
Syscall { sc: 317, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sigaltstack
Syscall { sc: 22, exit: 1, enter: 0, never_drop: false, always_drop: true }, // utime
Syscall { sc: 12, exit: 415, enter: 0, never_drop: false, always_drop: false }, // mknod
Syscall::UNKNOWN,
Syscall { sc: 82, exit: 1, enter: 0, never_drop: false, always_drop: true }, // personality
Syscall { sc: 39, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ustat
Syscall { sc: 62, exit: 1, enter: 0, never_drop: false, always_drop: true }, // statfs
Syscall { sc: 63, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fstatfs
Syscall { sc: 81, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sysfs
Syscall { sc: 60, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpriority
Syscall { sc: 61, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setpriority
Syscall { sc: 95, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setparam
Syscall { sc: 96, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getparam
Syscall { sc: 97, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setscheduler
Syscall { sc: 98, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getscheduler
Syscall { sc: 100, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_get_priority_max
Syscall { sc: 101, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_get_priority_min
Syscall { sc: 102, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_rr_get_interval
Syscall { sc: 91, exit: 345, enter: 0, never_drop: false, always_drop: false }, // mlock
Syscall { sc: 92, exit: 347, enter: 0, never_drop: false, always_drop: false }, // munlock
Syscall { sc: 93, exit: 349, enter: 0, never_drop: false, always_drop: false }, // mlockall
Syscall { sc: 94, exit: 351, enter: 0, never_drop: false, always_drop: false }, // munlockall
Syscall { sc: 68, exit: 1, enter: 0, never_drop: false, always_drop: true }, // vhangup
Syscall { sc: 366, exit: 1, enter: 0, never_drop: false, always_drop: true }, // modify_ldt
Syscall { sc: 137, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pivot_root
Syscall::UNKNOWN,
Syscall { sc: 106, exit: 401, enter: 0, never_drop: true, always_drop: false }, // prctl
Syscall { sc: 296, exit: 1, enter: 0, never_drop: false, always_drop: true }, // arch_prctl
Syscall { sc: 74, exit: 1, enter: 0, never_drop: false, always_drop: true }, // adjtimex
Syscall { sc: 45, exit: 143, enter: 0, never_drop: true, always_drop: false }, // setrlimit
Syscall { sc: 38, exit: 267, enter: 0, never_drop: true, always_drop: false }, // chroot
Syscall { sc: 24, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sync
Syscall { sc: 33, exit: 1, enter: 0, never_drop: false, always_drop: true }, // acct
Syscall { sc: 48, exit: 1, enter: 0, never_drop: false, always_drop: true }, // settimeofday
Syscall { sc: 17, exit: 257, enter: 0, never_drop: false, always_drop: false }, // mount
Syscall { sc: 323, exit: 391, enter: 0, never_drop: false, always_drop: false }, // umount2
Syscall { sc: 53, exit: 1, enter: 0, never_drop: false, always_drop: true }, // swapon
Syscall { sc: 70, exit: 1, enter: 0, never_drop: false, always_drop: true }, // swapoff
Syscall { sc: 54, exit: 1, enter: 0, never_drop: false, always_drop: true }, // reboot
Syscall { sc: 44, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sethostname
Syscall { sc: 73, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setdomainname
Syscall { sc: 391, exit: 1, enter: 0, never_drop: false, always_drop: true }, // iopl
Syscall { sc: 344, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ioperm
Syscall::UNKNOWN,
Syscall { sc: 76, exit: 411, enter: 0, never_drop: false, always_drop: false }, // init_module
Syscall { sc: 77, exit: 425, enter: 0, never_drop: false, always_drop: false }, // delete_module
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall { sc: 78, exit: 191, enter: 0, never_drop: false, always_drop: false }, // quotactl
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall { sc: 140, exit: 1, enter: 0, never_drop: false, always_drop: true }, // gettid
Syscall { sc: 373, exit: 1, enter: 0, never_drop: false, always_drop: true }, // readahead
Syscall { sc: 141, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setxattr
Syscall { sc: 142, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsetxattr
Syscall { sc: 143, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsetxattr
Syscall { sc: 144, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getxattr
Syscall { sc: 145, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lgetxattr
Syscall { sc: 146, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fgetxattr
Syscall { sc: 147, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listxattr
Syscall { sc: 148, exit: 1, enter: 0, never_drop: false, always_drop: true }, // llistxattr
Syscall { sc: 149, exit: 1, enter: 0, never_drop: false, always_drop: true }, // flistxattr
Syscall { sc: 150, exit: 1, enter: 0, never_drop: false, always_drop: true }, // removexattr
Syscall { sc: 151, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lremovexattr
Syscall { sc: 152, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fremovexattr
Syscall { sc: 153, exit: 131, enter: 0, never_drop: false, always_drop: false }, // tkill
Syscall { sc: 11, exit: 1, enter: 0, never_drop: false, always_drop: true }, // time
Syscall { sc: 154, exit: 65, enter: 0, never_drop: false, always_drop: true }, // futex
Syscall { sc: 155, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setaffinity
Syscall { sc: 156, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getaffinity
Syscall { sc: 157, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_thread_area
Syscall { sc: 159, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_setup
Syscall { sc: 160, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_destroy
Syscall { sc: 161, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_getevents
Syscall { sc: 162, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_submit
Syscall { sc: 163, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_cancel
Syscall { sc: 158, exit: 1, enter: 0, never_drop: false, always_drop: true }, // get_thread_area
Syscall { sc: 365, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lookup_dcookie
Syscall { sc: 165, exit: 375, enter: 0, never_drop: true, always_drop: false }, // epoll_create
Syscall { sc: 364, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_ctl_old
Syscall { sc: 379, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_wait_old
Syscall { sc: 168, exit: 1, enter: 0, never_drop: false, always_drop: true }, // remap_file_pages
Syscall { sc: 240, exit: 239, enter: 0, never_drop: false, always_drop: true }, // getdents64
Syscall { sc: 169, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_tid_address
Syscall { sc: 1, exit: 1, enter: 0, never_drop: false, always_drop: true }, // restart_syscall
Syscall { sc: 371, exit: 1, enter: 0, never_drop: false, always_drop: true }, // semtimedop
Syscall { sc: 319, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fadvise64
Syscall { sc: 170, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_create
Syscall { sc: 171, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_settime
Syscall { sc: 172, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_gettime
Syscall { sc: 173, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_getoverrun
Syscall { sc: 174, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_delete
Syscall { sc: 175, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_settime
Syscall { sc: 176, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_gettime
Syscall { sc: 177, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_getres
Syscall { sc: 178, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_nanosleep
Syscall { sc: 164, exit: 1, enter: 0, never_drop: false, always_drop: true }, // exit_group
Syscall { sc: 167, exit: 79, enter: 0, never_drop: false, always_drop: true }, // epoll_wait
Syscall { sc: 166, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_ctl
Syscall { sc: 179, exit: 133, enter: 0, never_drop: false, always_drop: false }, // tgkill
Syscall { sc: 180, exit: 1, enter: 0, never_drop: false, always_drop: true }, // utimes
Syscall::UNKNOWN,
Syscall { sc: 363, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mbind
Syscall { sc: 368, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_mempolicy
Syscall { sc: 387, exit: 1, enter: 0, never_drop: false, always_drop: true }, // get_mempolicy
Syscall { sc: 181, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_open
Syscall { sc: 182, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_unlink
Syscall { sc: 183, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_timedsend
Syscall { sc: 184, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_timedreceive
Syscall { sc: 185, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_notify
Syscall { sc: 186, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_getsetattr
Syscall { sc: 187, exit: 1, enter: 0, never_drop: false, always_drop: true }, // kexec_load
Syscall { sc: 188, exit: 1, enter: 0, never_drop: false, always_drop: true }, // waitid
Syscall { sc: 189, exit: 1, enter: 0, never_drop: false, always_drop: true }, // add_key
Syscall { sc: 190, exit: 1, enter: 0, never_drop: false, always_drop: true }, // request_key
Syscall { sc: 191, exit: 453, enter: 0, never_drop: false, always_drop: false }, // keyctl
Syscall { sc: 192, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ioprio_set
Syscall { sc: 193, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ioprio_get
Syscall { sc: 194, exit: 139, enter: 0, never_drop: true, always_drop: false }, // inotify_init
Syscall { sc: 195, exit: 1, enter: 0, never_drop: false, always_drop: true }, // inotify_add_watch
Syscall { sc: 196, exit: 1, enter: 0, never_drop: false, always_drop: true }, // inotify_rm_watch
Syscall { sc: 357, exit: 1, enter: 0, never_drop: false, always_drop: true }, // migrate_pages
Syscall { sc: 197, exit: 307, enter: 306, never_drop: true, always_drop: false }, // openat
Syscall { sc: 198, exit: 305, enter: 0, never_drop: false, always_drop: false }, // mkdirat
Syscall { sc: 199, exit: 417, enter: 0, never_drop: false, always_drop: false }, // mknodat
Syscall { sc: 200, exit: 385, enter: 0, never_drop: false, always_drop: false }, // fchownat
Syscall { sc: 201, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futimesat
Syscall { sc: 300, exit: 419, enter: 0, never_drop: false, always_drop: true }, // newfstatat
Syscall { sc: 202, exit: 303, enter: 0, never_drop: false, always_drop: false }, // unlinkat
Syscall { sc: 203, exit: 177, enter: 0, never_drop: false, always_drop: false }, // renameat
Syscall { sc: 204, exit: 311, enter: 0, never_drop: false, always_drop: false }, // linkat
Syscall { sc: 205, exit: 181, enter: 0, never_drop: false, always_drop: false }, // symlinkat
Syscall { sc: 206, exit: 1, enter: 0, never_drop: false, always_drop: true }, // readlinkat
Syscall { sc: 207, exit: 313, enter: 0, never_drop: false, always_drop: false }, // fchmodat
Syscall { sc: 208, exit: 1, enter: 0, never_drop: false, always_drop: true }, // faccessat
Syscall { sc: 209, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pselect6
Syscall { sc: 210, exit: 255, enter: 0, never_drop: false, always_drop: true }, // ppoll
Syscall { sc: 211, exit: 285, enter: 0, never_drop: false, always_drop: true }, // unshare
Syscall { sc: 212, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_robust_list
Syscall { sc: 213, exit: 1, enter: 0, never_drop: false, always_drop: true }, // get_robust_list
Syscall { sc: 214, exit: 167, enter: 0, never_drop: false, always_drop: false }, // splice
Syscall { sc: 215, exit: 1, enter: 0, never_drop: false, always_drop: true }, // tee
Syscall { sc: 388, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sync_file_range
Syscall { sc: 216, exit: 1, enter: 0, never_drop: false, always_drop: true }, // vmsplice
Syscall { sc: 358, exit: 1, enter: 0, never_drop: false, always_drop: true }, // move_pages
Syscall { sc: 219, exit: 1, enter: 0, never_drop: false, always_drop: true }, // utimensat
Syscall { sc: 218, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_pwait
Syscall { sc: 220, exit: 127, enter: 0, never_drop: true, always_drop: false }, // signalfd
Syscall { sc: 221, exit: 137, enter: 0, never_drop: true, always_drop: false }, // timerfd_create
Syscall { sc: 222, exit: 63, enter: 0, never_drop: true, always_drop: false }, // eventfd
Syscall { sc: 299, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fallocate
Syscall { sc: 223, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timerfd_settime
Syscall { sc: 224, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timerfd_gettime
Syscall { sc: 258, exit: 389, enter: 0, never_drop: false, always_drop: false }, // accept4
Syscall { sc: 225, exit: 399, enter: 0, never_drop: true, always_drop: false }, // signalfd4
Syscall { sc: 226, exit: 397, enter: 0, never_drop: true, always_drop: false }, // eventfd2
Syscall { sc: 227, exit: 377, enter: 0, never_drop: true, always_drop: false }, // epoll_create1
Syscall { sc: 228, exit: 365, enter: 0, never_drop: true, always_drop: false }, // dup3
Syscall { sc: 229, exit: 393, enter: 0, never_drop: true, always_drop: false }, // pipe2
Syscall { sc: 230, exit: 395, enter: 0, never_drop: true, always_drop: false }, // inotify_init1
Syscall { sc: 231, exit: 121, enter: 0, never_drop: false, always_drop: false }, // preadv
Syscall { sc: 232, exit: 123, enter: 0, never_drop: false, always_drop: false }, // pwritev
Syscall { sc: 233, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_tgsigqueueinfo
Syscall { sc: 234, exit: 1, enter: 0, never_drop: false, always_drop: true }, // perf_event_open
Syscall { sc: 257, exit: 55, enter: 0, never_drop: false, always_drop: false }, // recvmmsg
Syscall { sc: 235, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fanotify_init
Syscall { sc: 393, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fanotify_mark
Syscall { sc: 236, exit: 145, enter: 0, never_drop: true, always_drop: false }, // prlimit64
Syscall { sc: 376, exit: 1, enter: 0, never_drop: false, always_drop: true }, // name_to_handle_at
Syscall { sc: 329, exit: 337, enter: 0, never_drop: false, always_drop: false }, // open_by_handle_at
Syscall { sc: 237, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_adjtime
Syscall { sc: 238, exit: 1, enter: 0, never_drop: false, always_drop: true }, // syncfs
Syscall { sc: 255, exit: 51, enter: 0, never_drop: false, always_drop: false }, // sendmmsg
Syscall { sc: 239, exit: 241, enter: 0, never_drop: false, always_drop: false }, // setns
Syscall { sc: 217, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getcpu
Syscall { sc: 301, exit: 421, enter: 0, never_drop: false, always_drop: false }, // process_vm_readv
Syscall { sc: 302, exit: 423, enter: 0, never_drop: false, always_drop: false }, // process_vm_writev
Syscall { sc: 361, exit: 1, enter: 0, never_drop: false, always_drop: true }, // kcmp
Syscall { sc: 314, exit: 413, enter: 0, never_drop: false, always_drop: false }, // finit_module
Syscall { sc: 362, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setattr
Syscall { sc: 383, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getattr
Syscall { sc: 320, exit: 319, enter: 0, never_drop: false, always_drop: false }, // renameat2
Syscall { sc: 316, exit: 299, enter: 0, never_drop: false, always_drop: false }, // seccomp
Syscall { sc: 318, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getrandom
Syscall { sc: 342, exit: 405, enter: 0, never_drop: false, always_drop: false }, // memfd_create
Syscall { sc: 345, exit: 1, enter: 0, never_drop: false, always_drop: true }, // kexec_file_load
Syscall { sc: 315, exit: 369, enter: 0, never_drop: false, always_drop: false }, // bpf
Syscall { sc: 325, exit: 331, enter: 0, never_drop: true, always_drop: false }, // execveat
Syscall { sc: 321, exit: 321, enter: 0, never_drop: true, always_drop: false }, // userfaultfd
Syscall { sc: 390, exit: 1, enter: 0, never_drop: false, always_drop: true }, // membarrier
Syscall { sc: 333, exit: 371, enter: 0, never_drop: false, always_drop: false }, // mlock2
Syscall { sc: 326, exit: 333, enter: 0, never_drop: false, always_drop: false }, // copy_file_range
Syscall { sc: 359, exit: 1, enter: 0, never_drop: false, always_drop: true }, // preadv2
Syscall { sc: 360, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pwritev2
Syscall { sc: 350, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pkey_mprotect
Syscall { sc: 349, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pkey_alloc
Syscall { sc: 351, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pkey_free
Syscall { sc: 367, exit: 1, enter: 0, never_drop: false, always_drop: true }, // statx
Syscall { sc: 369, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_pgetevents
Syscall { sc: 380, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rseq
Syscall { sc: 443, exit: 1, enter: 0, never_drop: false, always_drop: true }, // uretprobe
Syscall { sc: 452, exit: 1, enter: 0, never_drop: false, always_drop: true }, // uprobe
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall { sc: 348, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pidfd_send_signal
Syscall { sc: 330, exit: 339, enter: 0, never_drop: false, always_drop: false }, // io_uring_setup
Syscall { sc: 331, exit: 341, enter: 0, never_drop: false, always_drop: false }, // io_uring_enter
Syscall { sc: 332, exit: 343, enter: 0, never_drop: false, always_drop: false }, // io_uring_register
Syscall { sc: 339, exit: 1, enter: 0, never_drop: false, always_drop: true }, // open_tree
Syscall { sc: 340, exit: 1, enter: 0, never_drop: false, always_drop: true }, // move_mount
Syscall { sc: 338, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsopen
Syscall { sc: 335, exit: 373, enter: 0, never_drop: false, always_drop: false }, // fsconfig
Syscall { sc: 337, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsmount
Syscall { sc: 336, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fspick
Syscall { sc: 347, exit: 409, enter: 0, never_drop: false, always_drop: false }, // pidfd_open
Syscall { sc: 328, exit: 335, enter: 0, never_drop: true, always_drop: false }, // clone3
Syscall { sc: 392, exit: 451, enter: 0, never_drop: true, always_drop: false }, // close_range
Syscall { sc: 322, exit: 327, enter: 326, never_drop: false, always_drop: false }, // openat2
Syscall { sc: 346, exit: 407, enter: 0, never_drop: false, always_drop: false }, // pidfd_getfd
Syscall { sc: 384, exit: 1, enter: 0, never_drop: false, always_drop: true }, // faccessat2
Syscall { sc: 389, exit: 1, enter: 0, never_drop: false, always_drop: true }, // process_madvise
Syscall { sc: 356, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_pwait2
Syscall { sc: 341, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mount_setattr
Syscall { sc: 353, exit: 1, enter: 0, never_drop: false, always_drop: true }, // quotactl_fd
Syscall { sc: 352, exit: 1, enter: 0, never_drop: false, always_drop: true }, // landlock_create_ruleset
Syscall { sc: 355, exit: 1, enter: 0, never_drop: false, always_drop: true }, // landlock_add_rule
Syscall { sc: 354, exit: 1, enter: 0, never_drop: false, always_drop: true }, // landlock_restrict_self
Syscall { sc: 343, exit: 1, enter: 0, never_drop: false, always_drop: true }, // memfd_secret
Syscall { sc: 377, exit: 1, enter: 0, never_drop: false, always_drop: true }, // process_mrelease
Syscall { sc: 374, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_waitv
Syscall { sc: 370, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_mempolicy_home_node
Syscall { sc: 412, exit: 1, enter: 0, never_drop: false, always_drop: true }, // cachestat
Syscall { sc: 413, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fchmodat2
Syscall { sc: 414, exit: 1, enter: 0, never_drop: false, always_drop: true }, // map_shadow_stack
Syscall { sc: 417, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_wake
Syscall { sc: 419, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_wait
Syscall { sc: 418, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_requeue
Syscall { sc: 438, exit: 1, enter: 0, never_drop: false, always_drop: true }, // statmount
Syscall { sc: 437, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listmount
Syscall { sc: 439, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsm_get_self_attr
Syscall { sc: 440, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsm_set_self_attr
Syscall { sc: 441, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsm_list_modules
Syscall { sc: 442, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mseal
Syscall { sc: 447, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setxattrat
Syscall { sc: 446, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getxattrat
Syscall { sc: 445, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listxattrat
Syscall { sc: 444, exit: 1, enter: 0, never_drop: false, always_drop: true }, // removexattrat
Syscall { sc: 448, exit: 1, enter: 0, never_drop: false, always_drop: true }, // open_tree_attr
Syscall { sc: 449, exit: 1, enter: 0, never_drop: false, always_drop: true }, // file_getattr
Syscall { sc: 450, exit: 1, enter: 0, never_drop: false, always_drop: true }, // file_setattr
Syscall { sc: 451, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listns
Syscall { sc: 453, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rseq_slice_yield
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
];

/// Syscalls of aarch64 by native number; numbers without a row are generic with code 0.
pub static AARCH64: [Syscall; SYSCALL_COUNT] = [
Syscall { sc: 159, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_setup
Syscall { sc: 160, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_destroy
Syscall { sc: 162, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_submit
Syscall { sc: 163, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_cancel
Syscall { sc: 161, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_getevents
Syscall { sc: 141, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setxattr
Syscall { sc: 142, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsetxattr
Syscall { sc: 143, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsetxattr
Syscall { sc: 144, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getxattr
Syscall { sc: 145, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lgetxattr
Syscall { sc: 146, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fgetxattr
Syscall { sc: 147, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listxattr
Syscall { sc: 148, exit: 1, enter: 0, never_drop: false, always_drop: true }, // llistxattr
Syscall { sc: 149, exit: 1, enter: 0, never_drop: false, always_drop: true }, // flistxattr
Syscall { sc: 150, exit: 1, enter: 0, never_drop: false, always_drop: true }, // removexattr
Syscall { sc: 151, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lremovexattr
Syscall { sc: 152, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fremovexattr
Syscall { sc: 113, exit: 93, enter: 0, never_drop: false, always_drop: true }, // getcwd
Syscall { sc: 365, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lookup_dcookie
Syscall { sc: 226, exit: 397, enter: 0, never_drop: true, always_drop: false }, // eventfd2
Syscall { sc: 227, exit: 377, enter: 0, never_drop: true, always_drop: false }, // epoll_create1
Syscall { sc: 166, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_ctl
Syscall { sc: 218, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_pwait
Syscall { sc: 29, exit: 367, enter: 0, never_drop: true, always_drop: false }, // dup
Syscall { sc: 228, exit: 365, enter: 0, never_drop: true, always_drop: false }, // dup3
Syscall { sc: 35, exit: 151, enter: 0, never_drop: false, always_drop: false }, // fcntl
Syscall { sc: 230, exit: 395, enter: 0, never_drop: true, always_drop: false }, // inotify_init1
Syscall { sc: 195, exit: 1, enter: 0, never_drop: false, always_drop: true }, // inotify_add_watch
Syscall { sc: 196, exit: 1, enter: 0, never_drop: false, always_drop: true }, // inotify_rm_watch
Syscall { sc: 34, exit: 171, enter: 0, never_drop: false, always_drop: true }, // ioctl
Syscall { sc: 192, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ioprio_set
Syscall { sc: 193, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ioprio_get
Syscall { sc: 85, exit: 243, enter: 0, never_drop: false, always_drop: true }, // flock
Syscall { sc: 199, exit: 417, enter: 0, never_drop: false, always_drop: false }, // mknodat
Syscall { sc: 198, exit: 305, enter: 0, never_drop: false, always_drop: false }, // mkdirat
Syscall { sc: 202, exit: 303, enter: 0, never_drop: false, always_drop: false }, // unlinkat
Syscall { sc: 205, exit: 181, enter: 0, never_drop: false, always_drop: false }, // symlinkat
Syscall { sc: 204, exit: 311, enter: 0, never_drop: false, always_drop: false }, // linkat
Syscall { sc: 203, exit: 177, enter: 0, never_drop: false, always_drop: false }, // renameat
Syscall { sc: 323, exit: 391, enter: 0, never_drop: false, always_drop: false }, // umount2
Syscall { sc: 17, exit: 257, enter: 0, never_drop: false, always_drop: false }, // mount
Syscall { sc: 137, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pivot_root
Syscall::UNKNOWN,
Syscall { sc: 62, exit: 1, enter: 0, never_drop: false, always_drop: true }, // statfs
Syscall { sc: 63, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fstatfs
Syscall { sc: 57, exit: 1, enter: 0, never_drop: false, always_drop: true }, // truncate
Syscall { sc: 58, exit: 1, enter: 0, never_drop: false, always_drop: true }, // ftruncate
Syscall { sc: 299, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fallocate
Syscall { sc: 208, exit: 1, enter: 0, never_drop: false, always_drop: true }, // faccessat
Syscall { sc: 10, exit: 95, enter: 0, never_drop: true, always_drop: false }, // chdir
Syscall { sc: 80, exit: 97, enter: 0, never_drop: true, always_drop: false }, // fchdir
Syscall { sc: 38, exit: 267, enter: 0, never_drop: true, always_drop: false }, // chroot
Syscall { sc: 59, exit: 317, enter: 0, never_drop: false, always_drop: false }, // fchmod
Syscall { sc: 207, exit: 313, enter: 0, never_drop: false, always_drop: false }, // fchmodat
Syscall { sc: 200, exit: 385, enter: 0, never_drop: false, always_drop: false }, // fchownat
Syscall { sc: 127, exit: 383, enter: 0, never_drop: false, always_drop: false }, // fchown
Syscall { sc: 197, exit: 307, enter: 306, never_drop: true, always_drop: false }, // openat
Syscall { sc: 6, exit: 5, enter: 0, never_drop: true, always_drop: false }, // close
Syscall { sc: 68, exit: 1, enter: 0, never_drop: false, always_drop: true }, // vhangup
Syscall { sc: 229, exit: 393, enter: 0, never_drop: true, always_drop: false }, // pipe2
Syscall { sc: 78, exit: 191, enter: 0, never_drop: false, always_drop: false }, // quotactl
Syscall { sc: 240, exit: 239, enter: 0, never_drop: false, always_drop: true }, // getdents64
Syscall { sc: 15, exit: 87, enter: 0, never_drop: false, always_drop: true }, // lseek
Syscall { sc: 3, exit: 7, enter: 0, never_drop: false, always_drop: false }, // read
Syscall { sc: 4, exit: 9, enter: 0, never_drop: false, always_drop: false }, // write
Syscall { sc: 87, exit: 117, enter: 0, never_drop: false, always_drop: false }, // readv
Syscall { sc: 88, exit: 119, enter: 0, never_drop: false, always_drop: false }, // writev
Syscall { sc: 294, exit: 113, enter: 0, never_drop: false, always_drop: false }, // pread64
Syscall { sc: 295, exit: 115, enter: 0, never_drop: false, always_drop: false }, // pwrite64
Syscall { sc: 231, exit: 121, enter: 0, never_drop: false, always_drop: false }, // preadv
Syscall { sc: 232, exit: 123, enter: 0, never_drop: false, always_drop: false }, // pwritev
Syscall { sc: 116, exit: 189, enter: 0, never_drop: false, always_drop: false }, // sendfile
Syscall { sc: 209, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pselect6
Syscall { sc: 210, exit: 255, enter: 0, never_drop: false, always_drop: true }, // ppoll
Syscall { sc: 225, exit: 399, enter: 0, never_drop: true, always_drop: false }, // signalfd4
Syscall { sc: 216, exit: 1, enter: 0, never_drop: false, always_drop: true }, // vmsplice
Syscall { sc: 214, exit: 167, enter: 0, never_drop: false, always_drop: false }, // splice
Syscall { sc: 215, exit: 1, enter: 0, never_drop: false, always_drop: true }, // tee
Syscall { sc: 206, exit: 1, enter: 0, never_drop: false, always_drop: true }, // readlinkat
Syscall { sc: 300, exit: 419, enter: 0, never_drop: false, always_drop: true }, // newfstatat
Syscall { sc: 20, exit: 71, enter: 0, never_drop: false, always_drop: true }, // fstat
Syscall { sc: 24, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sync
Syscall { sc: 72, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsync
Syscall { sc: 90, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fdatasync
Syscall { sc: 388, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sync_file_range
Syscall { sc: 221, exit: 137, enter: 0, never_drop: true, always_drop: false }, // timerfd_create
Syscall { sc: 223, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timerfd_settime
Syscall { sc: 224, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timerfd_gettime
Syscall { sc: 219, exit: 1, enter: 0, never_drop: false, always_drop: true }, // utimensat
Syscall { sc: 33, exit: 1, enter: 0, never_drop: false, always_drop: true }, // acct
Syscall { sc: 114, exit: 1, enter: 0, never_drop: false, always_drop: true }, // capget
Syscall { sc: 115, exit: 353, enter: 0, never_drop: false, always_drop: false }, // capset
Syscall { sc: 82, exit: 1, enter: 0, never_drop: false, always_drop: true }, // personality
Syscall { sc: 2, exit: 1, enter: 0, never_drop: false, always_drop: true }, // exit
Syscall { sc: 164, exit: 1, enter: 0, never_drop: false, always_drop: true }, // exit_group
Syscall { sc: 188, exit: 1, enter: 0, never_drop: false, always_drop: true }, // waitid
Syscall { sc: 169, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_tid_address
Syscall { sc: 211, exit: 285, enter: 0, never_drop: false, always_drop: true }, // unshare
Syscall { sc: 154, exit: 65, enter: 0, never_drop: false, always_drop: true }, // futex
Syscall { sc: 212, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_robust_list
Syscall { sc: 213, exit: 1, enter: 0, never_drop: false, always_drop: true }, // get_robust_list
Syscall { sc: 103, exit: 135, enter: 0, never_drop: false, always_drop: true }, // nanosleep
Syscall { sc: 66, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getitimer
Syscall { sc: 65, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setitimer
Syscall { sc: 187, exit: 1, enter: 0, never_drop: false, always_drop: true }, // kexec_load
Syscall { sc: 76, exit: 411, enter: 0, never_drop: false, always_drop: false }, // init_module
Syscall { sc: 77, exit: 425, enter: 0, never_drop: false, always_drop: false }, // delete_module
Syscall { sc: 170, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_create
Syscall { sc: 172, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_gettime
Syscall { sc: 173, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_getoverrun
Syscall { sc: 171, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_settime
Syscall { sc: 174, exit: 1, enter: 0, never_drop: false, always_drop: true }, // timer_delete
Syscall { sc: 175, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_settime
Syscall { sc: 176, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_gettime
Syscall { sc: 177, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_getres
Syscall { sc: 178, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_nanosleep
Syscall { sc: 64, exit: 1, enter: 0, never_drop: false, always_drop: true }, // syslog
Syscall { sc: 18, exit: 169, enter: 0, never_drop: false, always_drop: false }, // ptrace
Syscall { sc: 95, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setparam
Syscall { sc: 97, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setscheduler
Syscall { sc: 98, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getscheduler
Syscall { sc: 96, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getparam
Syscall { sc: 155, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setaffinity
Syscall { sc: 156, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getaffinity
Syscall { sc: 99, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_yield
Syscall { sc: 100, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_get_priority_max
Syscall { sc: 101, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_get_priority_min
Syscall { sc: 102, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_rr_get_interval
Syscall { sc: 1, exit: 1, enter: 0, never_drop: false, always_drop: true }, // restart_syscall
Syscall { sc: 25, exit: 129, enter: 0, never_drop: false, always_drop: false }, // kill
Syscall { sc: 153, exit: 131, enter: 0, never_drop: false, always_drop: false }, // tkill
Syscall { sc: 179, exit: 133, enter: 0, never_drop: false, always_drop: false }, // tgkill
Syscall { sc: 317, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sigaltstack
Syscall { sc: 112, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigsuspend
Syscall { sc: 107, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigaction
Syscall { sc: 108, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigprocmask
Syscall { sc: 109, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigpending
Syscall { sc: 110, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigtimedwait
Syscall { sc: 111, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigqueueinfo
Syscall { sc: 298, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_sigreturn
Syscall { sc: 61, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setpriority
Syscall { sc: 60, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpriority
Syscall { sc: 54, exit: 1, enter: 0, never_drop: false, always_drop: true }, // reboot
Syscall { sc: 124, exit: 429, enter: 0, never_drop: false, always_drop: false }, // setregid
Syscall { sc: 134, exit: 201, enter: 0, never_drop: false, always_drop: false }, // setgid
Syscall { sc: 123, exit: 427, enter: 0, never_drop: false, always_drop: false }, // setreuid
Syscall { sc: 133, exit: 199, enter: 0, never_drop: false, always_drop: false }, // setuid
Syscall { sc: 128, exit: 193, enter: 0, never_drop: false, always_drop: false }, // setresuid
Syscall { sc: 129, exit: 211, enter: 0, never_drop: false, always_drop: false }, // getresuid
Syscall { sc: 130, exit: 195, enter: 0, never_drop: false, always_drop: false }, // setresgid
Syscall { sc: 131, exit: 213, enter: 0, never_drop: false, always_drop: false }, // getresgid
Syscall { sc: 135, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setfsuid
Syscall { sc: 136, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setfsgid
Syscall { sc: 31, exit: 1, enter: 0, never_drop: false, always_drop: true }, // times
Syscall { sc: 36, exit: 295, enter: 0, never_drop: false, always_drop: true }, // setpgid
Syscall { sc: 79, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpgid
Syscall { sc: 89, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getsid
Syscall { sc: 43, exit: 275, enter: 0, never_drop: false, always_drop: false }, // setsid
Syscall { sc: 125, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getgroups
Syscall { sc: 126, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setgroups
Syscall { sc: 67, exit: 1, enter: 0, never_drop: false, always_drop: true }, // uname
Syscall { sc: 44, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sethostname
Syscall { sc: 73, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setdomainname
Syscall { sc: 117, exit: 141, enter: 0, never_drop: false, always_drop: false }, // getrlimit
Syscall { sc: 45, exit: 143, enter: 0, never_drop: true, always_drop: false }, // setrlimit
Syscall { sc: 46, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getrusage
Syscall { sc: 37, exit: 1, enter: 0, never_drop: false, always_drop: true }, // umask
Syscall { sc: 106, exit: 401, enter: 0, never_drop: true, always_drop: false }, // prctl
Syscall { sc: 217, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getcpu
Syscall { sc: 47, exit: 1, enter: 0, never_drop: false, always_drop: true }, // gettimeofday
Syscall { sc: 48, exit: 1, enter: 0, never_drop: false, always_drop: true }, // settimeofday
Syscall { sc: 74, exit: 1, enter: 0, never_drop: false, always_drop: true }, // adjtimex
Syscall { sc: 16, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getpid
Syscall { sc: 41, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getppid
Syscall { sc: 119, exit: 203, enter: 0, never_drop: false, always_drop: false }, // getuid
Syscall { sc: 121, exit: 205, enter: 0, never_drop: false, always_drop: false }, // geteuid
Syscall { sc: 120, exit: 207, enter: 0, never_drop: false, always_drop: false }, // getgid
Syscall { sc: 122, exit: 209, enter: 0, never_drop: false, always_drop: false }, // getegid
Syscall { sc: 140, exit: 1, enter: 0, never_drop: false, always_drop: true }, // gettid
Syscall { sc: 71, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sysinfo
Syscall { sc: 181, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_open
Syscall { sc: 182, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_unlink
Syscall { sc: 183, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_timedsend
Syscall { sc: 184, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_timedreceive
Syscall { sc: 185, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_notify
Syscall { sc: 186, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mq_getsetattr
Syscall { sc: 264, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgget
Syscall { sc: 265, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgctl
Syscall { sc: 263, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgrcv
Syscall { sc: 262, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msgsnd
Syscall { sc: 260, exit: 263, enter: 0, never_drop: false, always_drop: true }, // semget
Syscall { sc: 261, exit: 253, enter: 0, never_drop: false, always_drop: true }, // semctl
Syscall { sc: 371, exit: 1, enter: 0, never_drop: false, always_drop: true }, // semtimedop
Syscall { sc: 259, exit: 251, enter: 0, never_drop: false, always_drop: true }, // semop
Syscall { sc: 267, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmget
Syscall { sc: 268, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmctl
Syscall { sc: 297, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmat
Syscall { sc: 266, exit: 1, enter: 0, never_drop: false, always_drop: true }, // shmdt
Syscall { sc: 241, exit: 19, enter: 0, never_drop: true, always_drop: false }, // socket
Syscall { sc: 248, exit: 43, enter: 0, never_drop: true, always_drop: false }, // socketpair
Syscall { sc: 242, exit: 21, enter: 0, never_drop: true, always_drop: false }, // bind
Syscall { sc: 244, exit: 25, enter: 0, never_drop: false, always_drop: false }, // listen
Syscall { sc: 245, exit: 247, enter: 0, never_drop: false, always_drop: false }, // accept
Syscall { sc: 243, exit: 23, enter: 22, never_drop: false, always_drop: false }, // connect
Syscall { sc: 246, exit: 39, enter: 0, never_drop: false, always_drop: true }, // getsockname
Syscall { sc: 247, exit: 41, enter: 0, never_drop: false, always_drop: true }, // getpeername
Syscall { sc: 249, exit: 31, enter: 0, never_drop: false, always_drop: false }, // sendto
Syscall { sc: 250, exit: 35, enter: 0, never_drop: false, always_drop: false }, // recvfrom
Syscall { sc: 252, exit: 45, enter: 0, never_drop: false, always_drop: false }, // setsockopt
Syscall { sc: 253, exit: 47, enter: 0, never_drop: false, always_drop: false }, // getsockopt
Syscall { sc: 251, exit: 37, enter: 0, never_drop: false, always_drop: false }, // shutdown
Syscall { sc: 254, exit: 49, enter: 0, never_drop: false, always_drop: false }, // sendmsg
Syscall { sc: 256, exit: 53, enter: 0, never_drop: false, always_drop: false }, // recvmsg
Syscall { sc: 373, exit: 1, enter: 0, never_drop: false, always_drop: true }, // readahead
Syscall { sc: 32, exit: 159, enter: 0, never_drop: false, always_drop: true }, // brk
Syscall { sc: 56, exit: 165, enter: 0, never_drop: false, always_drop: true }, // munmap
Syscall { sc: 104, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mremap
Syscall { sc: 189, exit: 1, enter: 0, never_drop: false, always_drop: true }, // add_key
Syscall { sc: 190, exit: 1, enter: 0, never_drop: false, always_drop: true }, // request_key
Syscall { sc: 191, exit: 453, enter: 0, never_drop: false, always_drop: false }, // keyctl
Syscall { sc: 327, exit: 223, enter: 0, never_drop: true, always_drop: false }, // clone
Syscall { sc: 324, exit: 293, enter: 0, never_drop: true, always_drop: false }, // execve
Syscall { sc: 55, exit: 161, enter: 0, never_drop: false, always_drop: false }, // mmap
Syscall { sc: 319, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fadvise64
Syscall { sc: 53, exit: 1, enter: 0, never_drop: false, always_drop: true }, // swapon
Syscall { sc: 70, exit: 1, enter: 0, never_drop: false, always_drop: true }, // swapoff
Syscall { sc: 75, exit: 329, enter: 0, never_drop: false, always_drop: false }, // mprotect
Syscall { sc: 86, exit: 1, enter: 0, never_drop: false, always_drop: true }, // msync
Syscall { sc: 91, exit: 345, enter: 0, never_drop: false, always_drop: false }, // mlock
Syscall { sc: 92, exit: 347, enter: 0, never_drop: false, always_drop: false }, // munlock
Syscall { sc: 93, exit: 349, enter: 0, never_drop: false, always_drop: false }, // mlockall
Syscall { sc: 94, exit: 351, enter: 0, never_drop: false, always_drop: false }, // munlockall
Syscall { sc: 138, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mincore
Syscall { sc: 139, exit: 1, enter: 0, never_drop: false, always_drop: true }, // madvise
Syscall { sc: 168, exit: 1, enter: 0, never_drop: false, always_drop: true }, // remap_file_pages
Syscall { sc: 363, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mbind
Syscall { sc: 387, exit: 1, enter: 0, never_drop: false, always_drop: true }, // get_mempolicy
Syscall { sc: 368, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_mempolicy
Syscall { sc: 357, exit: 1, enter: 0, never_drop: false, always_drop: true }, // migrate_pages
Syscall { sc: 358, exit: 1, enter: 0, never_drop: false, always_drop: true }, // move_pages
Syscall { sc: 233, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rt_tgsigqueueinfo
Syscall { sc: 234, exit: 1, enter: 0, never_drop: false, always_drop: true }, // perf_event_open
Syscall { sc: 258, exit: 389, enter: 0, never_drop: false, always_drop: false }, // accept4
Syscall { sc: 257, exit: 55, enter: 0, never_drop: false, always_drop: false }, // recvmmsg
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall { sc: 69, exit: 1, enter: 0, never_drop: false, always_drop: true }, // wait4
Syscall { sc: 236, exit: 145, enter: 0, never_drop: true, always_drop: false }, // prlimit64
Syscall { sc: 235, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fanotify_init
Syscall { sc: 393, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fanotify_mark
Syscall { sc: 376, exit: 1, enter: 0, never_drop: false, always_drop: true }, // name_to_handle_at
Syscall { sc: 329, exit: 337, enter: 0, never_drop: false, always_drop: false }, // open_by_handle_at
Syscall { sc: 237, exit: 1, enter: 0, never_drop: false, always_drop: true }, // clock_adjtime
Syscall { sc: 238, exit: 1, enter: 0, never_drop: false, always_drop: true }, // syncfs
Syscall { sc: 239, exit: 241, enter: 0, never_drop: false, always_drop: false }, // setns
Syscall { sc: 255, exit: 51, enter: 0, never_drop: false, always_drop: false }, // sendmmsg
Syscall { sc: 301, exit: 421, enter: 0, never_drop: false, always_drop: false }, // process_vm_readv
Syscall { sc: 302, exit: 423, enter: 0, never_drop: false, always_drop: false }, // process_vm_writev
Syscall { sc: 361, exit: 1, enter: 0, never_drop: false, always_drop: true }, // kcmp
Syscall { sc: 314, exit: 413, enter: 0, never_drop: false, always_drop: false }, // finit_module
Syscall { sc: 362, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_setattr
Syscall { sc: 383, exit: 1, enter: 0, never_drop: false, always_drop: true }, // sched_getattr
Syscall { sc: 320, exit: 319, enter: 0, never_drop: false, always_drop: false }, // renameat2
Syscall { sc: 316, exit: 299, enter: 0, never_drop: false, always_drop: false }, // seccomp
Syscall { sc: 318, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getrandom
Syscall { sc: 342, exit: 405, enter: 0, never_drop: false, always_drop: false }, // memfd_create
Syscall { sc: 315, exit: 369, enter: 0, never_drop: false, always_drop: false }, // bpf
Syscall { sc: 325, exit: 331, enter: 0, never_drop: true, always_drop: false }, // execveat
Syscall { sc: 321, exit: 321, enter: 0, never_drop: true, always_drop: false }, // userfaultfd
Syscall { sc: 390, exit: 1, enter: 0, never_drop: false, always_drop: true }, // membarrier
Syscall { sc: 333, exit: 371, enter: 0, never_drop: false, always_drop: false }, // mlock2
Syscall { sc: 326, exit: 333, enter: 0, never_drop: false, always_drop: false }, // copy_file_range
Syscall { sc: 359, exit: 1, enter: 0, never_drop: false, always_drop: true }, // preadv2
Syscall { sc: 360, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pwritev2
Syscall { sc: 350, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pkey_mprotect
Syscall { sc: 349, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pkey_alloc
Syscall { sc: 351, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pkey_free
Syscall { sc: 367, exit: 1, enter: 0, never_drop: false, always_drop: true }, // statx
Syscall { sc: 369, exit: 1, enter: 0, never_drop: false, always_drop: true }, // io_pgetevents
Syscall { sc: 380, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rseq
Syscall { sc: 345, exit: 1, enter: 0, never_drop: false, always_drop: true }, // kexec_file_load
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall { sc: 348, exit: 1, enter: 0, never_drop: false, always_drop: true }, // pidfd_send_signal
Syscall { sc: 330, exit: 339, enter: 0, never_drop: false, always_drop: false }, // io_uring_setup
Syscall { sc: 331, exit: 341, enter: 0, never_drop: false, always_drop: false }, // io_uring_enter
Syscall { sc: 332, exit: 343, enter: 0, never_drop: false, always_drop: false }, // io_uring_register
Syscall { sc: 339, exit: 1, enter: 0, never_drop: false, always_drop: true }, // open_tree
Syscall { sc: 340, exit: 1, enter: 0, never_drop: false, always_drop: true }, // move_mount
Syscall { sc: 338, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsopen
Syscall { sc: 335, exit: 373, enter: 0, never_drop: false, always_drop: false }, // fsconfig
Syscall { sc: 337, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fsmount
Syscall { sc: 336, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fspick
Syscall { sc: 347, exit: 409, enter: 0, never_drop: false, always_drop: false }, // pidfd_open
Syscall { sc: 328, exit: 335, enter: 0, never_drop: true, always_drop: false }, // clone3
Syscall { sc: 392, exit: 451, enter: 0, never_drop: true, always_drop: false }, // close_range
Syscall { sc: 322, exit: 327, enter: 326, never_drop: false, always_drop: false }, // openat2
Syscall { sc: 346, exit: 407, enter: 0, never_drop: false, always_drop: false }, // pidfd_getfd
Syscall { sc: 384, exit: 1, enter: 0, never_drop: false, always_drop: true }, // faccessat2
Syscall { sc: 389, exit: 1, enter: 0, never_drop: false, always_drop: true }, // process_madvise
Syscall { sc: 356, exit: 1, enter: 0, never_drop: false, always_drop: true }, // epoll_pwait2
Syscall { sc: 341, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mount_setattr
Syscall { sc: 353, exit: 1, enter: 0, never_drop: false, always_drop: true }, // quotactl_fd
Syscall { sc: 352, exit: 1, enter: 0, never_drop: false, always_drop: true }, // landlock_create_ruleset
Syscall { sc: 355, exit: 1, enter: 0, never_drop: false, always_drop: true }, // landlock_add_rule
Syscall { sc: 354, exit: 1, enter: 0, never_drop: false, always_drop: true }, // landlock_restrict_self
Syscall { sc: 343, exit: 1, enter: 0, never_drop: false, always_drop: true }, // memfd_secret
Syscall { sc: 377, exit: 1, enter: 0, never_drop: false, always_drop: true }, // process_mrelease
Syscall { sc: 374, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_waitv
Syscall { sc: 370, exit: 1, enter: 0, never_drop: false, always_drop: true }, // set_mempolicy_home_node
Syscall { sc: 412, exit: 1, enter: 0, never_drop: false, always_drop: true }, // cachestat
Syscall { sc: 413, exit: 1, enter: 0, never_drop: false, always_drop: true }, // fchmodat2
Syscall { sc: 414, exit: 1, enter: 0, never_drop: false, always_drop: true }, // map_shadow_stack
Syscall { sc: 417, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_wake
Syscall { sc: 419, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_wait
Syscall { sc: 418, exit: 1, enter: 0, never_drop: false, always_drop: true }, // futex_requeue
Syscall { sc: 438, exit: 1, enter: 0, never_drop: false, always_drop: true }, // statmount
Syscall { sc: 437, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listmount
Syscall { sc: 439, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsm_get_self_attr
Syscall { sc: 440, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsm_set_self_attr
Syscall { sc: 441, exit: 1, enter: 0, never_drop: false, always_drop: true }, // lsm_list_modules
Syscall { sc: 442, exit: 1, enter: 0, never_drop: false, always_drop: true }, // mseal
Syscall { sc: 447, exit: 1, enter: 0, never_drop: false, always_drop: true }, // setxattrat
Syscall { sc: 446, exit: 1, enter: 0, never_drop: false, always_drop: true }, // getxattrat
Syscall { sc: 445, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listxattrat
Syscall { sc: 444, exit: 1, enter: 0, never_drop: false, always_drop: true }, // removexattrat
Syscall { sc: 448, exit: 1, enter: 0, never_drop: false, always_drop: true }, // open_tree_attr
Syscall { sc: 449, exit: 1, enter: 0, never_drop: false, always_drop: true }, // file_getattr
Syscall { sc: 450, exit: 1, enter: 0, never_drop: false, always_drop: true }, // file_setattr
Syscall { sc: 451, exit: 1, enter: 0, never_drop: false, always_drop: true }, // listns
Syscall { sc: 453, exit: 1, enter: 0, never_drop: false, always_drop: true }, // rseq_slice_yield
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
Syscall::UNKNOWN,
];

/// i386 number → x86_64 number, -1 where there is no twin.
pub static IA32_TO_X86_64: [i16; 472] = [219, 60, 57, 0, 1, 2, 3, -1, 85, 86, 87, 59, 80, 201, 133, 90, 94, 0, -1, 8, 39, 165, 166, 105, 102, -1, 101, 37, -1, 34, 132, 0, 0, 21, -1, 0, 162, 62, 82, 83, 84, 32, 22, 100, 0, 12, 106, 104, -1, 107, 108, 163, 166, 0, 16, 72, 0, 109, 0, -1, 95, 161, 136, 33, 110, 111, 112, -1, -1, -1, 113, 114, -1, -1, 170, 160, 97, 98, 96, 164, 115, 116, 23, 88, -1, 89, 0, 167, 169, -1, 9, 11, 76, 77, 91, 93, 140, 141, 0, 137, 138, 173, -1, 103, 38, 36, 4, 6, 5, -1, 172, 153, 0, -1, 61, 168, 99, -1, 74, -1, 56, 171, 63, 154, 159, 10, -1, 0, 175, 176, 0, 179, 121, 81, 0, 139, 135, 0, 122, 123, 8, 78, -1, 73, 26, 19, 20, 124, 75, 0, 149, 150, 151, 152, 142, 143, 144, 145, 24, 146, 147, 148, 35, 25, 117, 118, -1, 0, 7, 0, 119, 120, 157, 15, 13, 14, 127, 128, 129, 130, 17, 18, 92, 79, 125, 126, 131, 40, 0, 0, 58, 97, 9, -1, -1, 4, 6, 5, -1, 102, 104, 107, 108, -1, -1, -1, -1, -1, 117, 118, 119, 120, -1, 105, 106, -1, -1, 155, 27, 28, 217, 72, 0, 0, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 40, 202, 203, 204, 205, 211, 206, 207, 208, 209, 210, 221, 0, 231, 212, 213, 233, 232, 216, 218, 222, 223, 224, 225, 226, 227, 228, 229, 230, -1, -1, 234, 235, -1, 0, 237, 239, 238, 240, 241, 242, 243, 244, 245, 246, 247, 0, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258, 259, 260, 261, -1, 263, 264, 265, 266, 267, 268, 269, 270, 271, 272, 273, 274, 275, 277, 276, 278, 279, 309, 281, 280, 282, 283, 284, 285, 286, 287, 289, 290, 291, 292, 293, 294, 295, 296, 297, 298, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 310, 311, 312, 313, 314, 315, 316, 317, 318, 319, 321, 322, 41, 53, 49, 42, 50, 288, 55, 54, 51, 52, 44, 46, 45, 47, 48, 323, 324, 325, 326, 327, 328, 329, 330, 331, 332, 158, 333, 334, 0, 0, 0, 0, 0, 0, 64, 66, 29, 31, 30, 67, 68, 69, 70, 71, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1, -1, -1, -1, -1, -1, -1, -1, 424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 435, 436, 437, 438, 439, 440, 441, 442, 443, 444, 445, 446, 447, 448, 449, 450, 451, 452, 453, 454, 455, 456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 469, 470, 471];

/// Calls multiplexed by i386 `socketcall`, by call number.
pub static SOCKETCALLS: [SocketCall; 21] = [
SocketCall { nr: -1, exit: 0, args: 0 },
SocketCall { nr: 41, exit: 19, args: 3 }, // socket
SocketCall { nr: 49, exit: 21, args: 3 }, // bind
SocketCall { nr: 42, exit: 23, args: 3 }, // connect
SocketCall { nr: 50, exit: 25, args: 2 }, // listen
SocketCall { nr: 43, exit: 247, args: 3 }, // accept
SocketCall { nr: 51, exit: 39, args: 3 }, // getsockname
SocketCall { nr: 52, exit: 41, args: 3 }, // getpeername
SocketCall { nr: 53, exit: 43, args: 4 }, // socketpair
SocketCall { nr: -1, exit: 29, args: 4 }, // send
SocketCall { nr: -1, exit: 33, args: 4 }, // recv
SocketCall { nr: 44, exit: 31, args: 6 }, // sendto
SocketCall { nr: 45, exit: 35, args: 6 }, // recvfrom
SocketCall { nr: 48, exit: 37, args: 2 }, // shutdown
SocketCall { nr: 54, exit: 45, args: 5 }, // setsockopt
SocketCall { nr: 55, exit: 47, args: 5 }, // getsockopt
SocketCall { nr: 46, exit: 49, args: 3 }, // sendmsg
SocketCall { nr: 47, exit: 53, args: 3 }, // recvmsg
SocketCall { nr: 288, exit: 389, args: 4 }, // accept4
SocketCall { nr: 299, exit: 55, args: 5 }, // recvmmsg
SocketCall { nr: 307, exit: 51, args: 4 }, // sendmmsg
];
