# SPDX-License-Identifier: Apache-2.0
# What a shell with sockets of its own does (bash's /dev/tcp).
cp /vm/bin/attack bash
./bash tcp 127.0.0.1 4444
