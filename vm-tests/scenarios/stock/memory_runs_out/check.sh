# SPDX-License-Identifier: Apache-2.0
# Readers come, read and go while a process takes all memory until the kernel ends it.
exec probe-check endure pressure
