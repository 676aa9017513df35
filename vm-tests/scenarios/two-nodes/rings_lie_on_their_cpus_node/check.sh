# SPDX-License-Identifier: Apache-2.0
# Two CPUs, each with memory of its own: a ring takes the memory that its producer has near.
load g_buffer_bytes_dim=1048576 || exit 1
probe-check nodes || exit 1
unload
