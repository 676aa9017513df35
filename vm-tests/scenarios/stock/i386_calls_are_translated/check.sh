# SPDX-License-Identifier: Apache-2.0
# Calls by int 0x80 of a 64-bit process: told in 64-bit terms or counted.
load g_buffer_bytes_dim=1048576 || exit 1
probe-check i386
