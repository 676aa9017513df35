# SPDX-License-Identifier: Apache-2.0
# Addresses of the kernel leave as hashes, unless the module's parameter asks for raw ones.
load g_buffer_bytes_dim=1048576 || exit 1
[ "$(cat /sys/module/eyas/parameters/raw_pointers)" = N ] || { echo "raw is the default"; exit 1; }
probe-check pointers hashed || exit 1
unload
load g_buffer_bytes_dim=1048576 raw_pointers=1 || exit 1
[ "$(cat /sys/module/eyas/parameters/raw_pointers)" = Y ] || { echo "the parameter was not taken"; exit 1; }
probe-check pointers raw || exit 1
unload
