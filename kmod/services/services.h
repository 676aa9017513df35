/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * The border between C and Rust, both flavours: what the Rust side may call (services), and what the C side calls (entry
 * points). The Rust mirror of every struct is in glue/services.rs. No logic lives on the C side.
 */
#ifndef EYAS_SERVICES_H
#define EYAS_SERVICES_H

#include <linux/types.h>

struct file;
struct linux_binprm;
struct poll_table_struct;
struct task_struct;

/* ---- structs, see probe/src/kernel.rs for the meaning of each field ---- */

struct eyas_ids { s32 tid, tgid, ptid, pgid, sid, vtid, vpid, vpgid; };
struct eyas_creds {
	u32 uid, euid, suid, gid, egid, sgid, loginuid, pad;
	u64 inheritable, permitted, effective;
};
struct eyas_memory { u32 size, rss, swap, pad; u64 major, minor; };
struct eyas_mm_strings { u64 arg_start, arg_end, env_start, env_end; };
struct eyas_subsystem { char label[16]; size_t len; };
struct eyas_pid_ns { u32 level, elsewhere; u64 init_start; };
struct eyas_exe { u64 ino, ctime, mtime; u8 writable, layer, memfd, pad[5]; };
struct eyas_file { u64 ino; u32 dev; u16 kind; u8 created, layer; };
struct eyas_socket {
	u16 family, kind, protocol, local_port, remote_port, pad;
	u32 backlog, max_backlog;
	u8 local[16], remote[16];
	u64 local_ptr, peer_ptr;
};
struct eyas_raw {
	unsigned long args[6];
	s64 ret;
	u64 translated; /* four fields that Rust fills in; 0 before */
	u64 nr;
	bool compat, x32;
	u64 now; /* the wall clock inside the guard, as eyas_now() tells it */
	s32 tid, tgid;
	u32 absent; /* enum eyas_absent */
	u32 exec; /* 0 */
	void *binprm; /* not set, as what follows: Rust writes it where the other fields say so */
	struct { u64 addr, len; } missing;
	struct { u64 consumers; u32 part, pad; } retry;
};
/* what a hook can do about user memory that is not there */
enum eyas_absent { EYAS_MAY_ASK, EYAS_NOTED, EYAS_ASKED, EYAS_FINAL };
/* what an ioctl leaves to do, see enum in device.c */
struct eyas_reply { u64 value; u32 what, pad; };
struct eyas_mapping { void *start; u64 bytes; u32 twice, pad; };

/* ---- services: C, called by Rust ---- */

u64 eyas_now(void);
s32 eyas_tid(void);
s32 eyas_tgid(void);
bool eyas_is_kthread(void);
void eyas_get_ids(struct eyas_ids *out);
void eyas_get_creds(struct eyas_creds *out);
void eyas_get_memory(struct eyas_memory *out);
void eyas_get_mm_strings(struct eyas_mm_strings *out);
void eyas_get_comm(u8 *out);
u32 eyas_tty(void);
u64 eyas_fd_limit(void);
void eyas_get_pid_ns(struct eyas_pid_ns *out);
void eyas_get_exit(s32 *status, s32 *reaper);
#define EYAS_MAX_SUBSYSTEMS 16
size_t eyas_get_cgroups(size_t *groups, const struct eyas_subsystem **subsystems);
/* lengths, or -1 */
long eyas_cgroup_path(u32 which, char *out, size_t len);
bool eyas_get_exe(struct eyas_exe *out);
long eyas_exe_path(char *out, size_t len);
long eyas_exec_filename(const struct linux_binprm *b, char *out, size_t len);
bool eyas_get_file(s32 fd, struct eyas_file *out);
long eyas_file_path(s32 fd, char *out, size_t len);
bool eyas_get_socket(s32 fd, struct eyas_socket *out);
long eyas_unix_name(s32 fd, bool peer, u8 *out);
bool eyas_read_user(void *dst, u64 src, size_t len);
long eyas_read_user_str(char *dst, u64 src, size_t len);
bool eyas_may_bring_in(void);

void *eyas_alloc(size_t bytes, s32 cpu);
void eyas_free(void *p);
u32 eyas_possible_cpus(void);
bool eyas_is_online(u32 cpu);
void eyas_synchronize(void);
bool eyas_attach(u32 tp);
void eyas_detach(u32 tp);
void eyas_hooks_gone(void);
void *eyas_waiter_new(void *consumer);
void eyas_waiter_free(void *w);
void eyas_waiter_kick(void *w, bool now);
u64 eyas_buffer_bytes(void);
u32 eyas_max_consumers(void);
void eyas_bug(const u8 *file, size_t len, u32 line);
/* devices */
int eyas_devices_start(void);
void eyas_devices_stop(void);
void eyas_hello(void);

/* ---- entry points: Rust, called by C ---- */

int eyas_start(void);
void eyas_stop(void);
const u64 *eyas_gate(bool enter);
void eyas_sys_enter(u32 cpu, struct eyas_raw *raw);
void eyas_sys_exit(u32 cpu, struct eyas_raw *raw);
void eyas_sys_again(u32 cpu, struct eyas_raw *raw, bool enters, u64 consumers, u32 part);
void eyas_exec(u32 cpu, const struct linux_binprm *b);
void eyas_exit(u32 cpu);
void eyas_switch(u32 cpu, s32 next);
void eyas_signal(u32 cpu, s32 sender, s32 code, u32 sig);
void eyas_hotplug(u32 cpu, u32 came);
void eyas_page_fault(u32 cpu, bool kernel, u64 address, u64 ip, u64 error);

/* under the control lock of device.c */
int eyas_open(u32 cpu, size_t owner, void **consumer);
void eyas_release(void *consumer, u32 cpu);
s64 eyas_ioctl(void *consumer, u32 cpu, u32 cmd, u64 arg, struct eyas_reply *out);
int eyas_set_readiness(void *consumer, u32 cpu, u32 watermark, u32 max_age_ms);
u64 eyas_hits(u32 cpu);
void eyas_cpu_came(void);
/* without it */
int eyas_mapping(void *consumer, u32 cpu, u64 offset, u64 len, bool writable, struct eyas_mapping *out);
bool eyas_ready(void *consumer);
bool eyas_has_late_ring(void *consumer);
bool eyas_due(void *consumer);
u32 eyas_max_age(void *consumer);
void *eyas_waiter_of(void *consumer);

/* ---- between the C files ---- */

void eyas_faults_start(bool hooks_may_sleep);
bool eyas_bring_in(u64 addr, u64 len);
extern struct siphash_key_box { u64 k[2]; } eyas_key;
void eyas_waiter_poll(void *w, struct file *f, struct poll_table_struct *t);
void eyas_waiter_arm(void *w);
extern bool eyas_verbose, eyas_raw_pointers;

#endif
