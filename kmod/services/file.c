// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What the probe asks about files and sockets behind descriptors, and about the executable. */
#include <linux/dcache.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/in6.h>
#include <linux/kdev_t.h>
#include <linux/magic.h>
#include <linux/mm_types.h>
#include <linux/net.h>
#include <linux/path.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/siphash.h>
#include <linux/uaccess.h>
#include <linux/version.h>
#include <net/af_unix.h>
#include <net/inet_sock.h>
#include <net/ipv6.h>
#include <net/sock.h>
#include "services.h"

/* exported, though newer headers no longer declare it */
struct sock *unix_peer_get(struct sock *sk);

#define LAYER_NONE 0
#define LAYER_UPPER 1
#define LAYER_LOWER 2

struct siphash_key_box eyas_key;

/* An overlay inode keeps its upper dentry right behind the inode that everybody sees. */
static u8 layer(struct inode *inode)
{
	struct dentry *upper;

	if (inode->i_sb->s_magic != OVERLAYFS_SUPER_MAGIC)
		return LAYER_NONE;
	if (copy_from_kernel_nofault(&upper, inode + 1, sizeof(upper)))
		return LAYER_NONE;
	return upper ? LAYER_UPPER : LAYER_LOWER;
}

static u64 ns(struct timespec64 t) { return (u64)t.tv_sec * NSEC_PER_SEC + t.tv_nsec; }

static u64 ctime(struct inode *i)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
	return ns(inode_get_ctime(i));
#else
	return ns(i->i_ctime);
#endif
}

static u64 mtime(struct inode *i)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
	return ns(inode_get_mtime(i));
#else
	return ns(i->i_mtime);
#endif
}

/* Would a write be let through, by mode or ownership? Never sleeps, asks no security module. */
static bool writable(struct file *f, struct inode *i)
{
	if (IS_RDONLY(i) || IS_IMMUTABLE(i))
		return false;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	return !generic_permission(file_mnt_idmap(f), i, MAY_WRITE | MAY_NOT_BLOCK) ||
	       inode_owner_or_capable(file_mnt_idmap(f), i);
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(5, 12, 0)
	return !generic_permission(file_mnt_user_ns(f), i, MAY_WRITE | MAY_NOT_BLOCK) ||
	       inode_owner_or_capable(file_mnt_user_ns(f), i);
#else
	return !generic_permission(i, MAY_WRITE | MAY_NOT_BLOCK) || inode_owner_or_capable(i);
#endif
}

static struct file *exe_get(void)
{
	struct mm_struct *mm = current->mm;
	struct file *f = NULL;

	if (!mm)
		return NULL;
	rcu_read_lock();
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
	f = get_file_rcu(&mm->exe_file);
#else
	f = rcu_dereference(mm->exe_file);
	if (f && !get_file_rcu(f))
		f = NULL;
#endif
	rcu_read_unlock();
	return f;
}

bool eyas_get_exe(struct eyas_exe *out)
{
	struct file *f = exe_get();
	struct inode *i;
	struct dentry *d;

	memset(out, 0, sizeof(*out));
	if (!f)
		return false;
	i = file_inode(f);
	d = f->f_path.dentry;
	out->ino = i->i_ino;
	out->ctime = ctime(i);
	out->mtime = mtime(i);
	out->writable = writable(f, i);
	out->layer = layer(i);
	out->memfd = IS_ROOT(d) && !strncmp(d->d_name.name, "memfd:", 6);
	fput(f);
	return true;
}

/* d_path() writes at the end of its buffer; the path goes to the front. */
static long path_of(struct file *f, char *out, size_t len)
{
	char *p = d_path(&f->f_path, out, len);
	size_t n;

	if (IS_ERR(p))
		return -1;
	n = strnlen(p, out + len - p);
	memmove(out, p, n);
	return n;
}

long eyas_exe_path(char *out, size_t len)
{
	struct file *f = len ? exe_get() : NULL;
	long n = -1;

	if (f) {
		n = path_of(f, out, len);
		fput(f);
	}
	return n;
}

/* newer kernels hide what a struct fd holds */
#ifndef fd_file
#define fd_file(f) ((f).file)
#endif

/* A light reference counts nothing while a process has one thread; O_PATH files have a full one only. */
bool eyas_get_file(s32 fd, struct eyas_file *out)
{
	struct fd light = fd < 0 ? (struct fd){ } : fdget(fd);
	struct file *f = fd_file(light), *full = NULL;
	struct inode *i;

	if (!f && fd >= 0)
		f = full = fget_raw(fd);
	if (!f)
		return false;
	i = file_inode(f);
	out->ino = i->i_ino;
	out->dev = new_encode_dev(i->i_sb->s_dev);
	out->kind = i->i_mode & S_IFMT;
	out->created = !!(f->f_mode & FMODE_CREATED);
	out->layer = layer(i);
	if (full)
		fput(full);
	else
		fdput(light);
	return true;
}

long eyas_file_path(s32 fd, char *out, size_t len)
{
	struct file *f = fd < 0 || !len ? NULL : fget_raw(fd);
	long n = -1;

	if (f) {
		n = path_of(f, out, len);
		fput(f);
	}
	return n;
}

static struct socket *socket_of(struct file *f)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 11, 0)
	return sock_from_file(f);
#else
	int err;

	return sock_from_file(f, &err);
#endif
}

/* Kernel addresses leave as a hash that is the same as long as the module is loaded, unless the parameter asks for raw ones. */
static u64 hidden(const void *p)
{
	siphash_key_t key = { { eyas_key.k[0], eyas_key.k[1] } };

	if (!p || eyas_raw_pointers)
		return (uintptr_t)p;
	return siphash_1u64((uintptr_t)p, &key);
}

static void addresses(struct sock *sk, struct eyas_socket *out)
{
	struct inet_sock *inet = inet_sk(sk);

	switch (out->family) {
	case AF_INET: {
		__be32 local = inet->inet_rcv_saddr ?: inet->inet_saddr, remote = inet->inet_daddr;

		memcpy(out->local, &local, sizeof(local));
		memcpy(out->remote, &remote, sizeof(remote));
		break;
	}
#if IS_ENABLED(CONFIG_IPV6)
	case AF_INET6: {
		struct in6_addr *local = &sk->sk_v6_rcv_saddr;

		if (ipv6_addr_any(local) && inet6_sk(sk))
			local = &inet6_sk(sk)->saddr;
		memcpy(out->local, local, 16);
		memcpy(out->remote, &sk->sk_v6_daddr, 16);
		break;
	}
#endif
	case AF_UNIX:
		out->local_ptr = hidden(sk);
		out->peer_ptr = hidden(READ_ONCE(unix_sk(sk)->peer));
		return;
	default:
		return;
	}
	out->local_port = ntohs(inet->inet_sport);
	out->remote_port = ntohs(inet->inet_dport);
}

/* A socket is no O_PATH file, so that the light reference will do, which counts nothing while a process has one thread. */
bool eyas_get_socket(s32 fd, struct eyas_socket *out)
{
	struct fd light = fd < 0 ? (struct fd){ } : fdget(fd);
	struct file *f = fd_file(light);
	struct socket *s = f ? socket_of(f) : NULL;
	struct sock *sk = s ? READ_ONCE(s->sk) : NULL;

	memset(out, 0, sizeof(*out));
	if (sk) {
		out->family = sk->sk_family;
		out->kind = s->type;
		out->protocol = sk->sk_protocol;
		out->backlog = READ_ONCE(sk->sk_ack_backlog);
		out->max_backlog = READ_ONCE(sk->sk_max_ack_backlog);
		addresses(sk, out);
	}
	fdput(light);
	return sk;
}

static long name_of(struct sock *sk, u8 *out)
{
	struct unix_address *a = smp_load_acquire(&unix_sk(sk)->addr);
	long n;

	if (!a)
		return -1;
	n = min_t(long, a->len - offsetof(struct sockaddr_un, sun_path), sizeof(a->name->sun_path));
	if (n <= 0)
		return -1;
	memcpy(out, a->name->sun_path, n);
	return n;
}

long eyas_unix_name(s32 fd, bool peer, u8 *out)
{
	struct file *f = fd < 0 ? NULL : fget_raw(fd);
	struct socket *s = f ? socket_of(f) : NULL;
	struct sock *sk = s ? READ_ONCE(s->sk) : NULL, *other;
	long n = -1;

	if (sk && sk->sk_family == AF_UNIX) {
		if (!peer) {
			n = name_of(sk, out);
		} else {
			other = unix_peer_get(sk);
			if (other) {
				n = name_of(other, out);
				sock_put(other);
			}
		}
	}
	if (f)
		fput(f);
	return n;
}
