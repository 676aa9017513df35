# SPDX-License-Identifier: Apache-2.0
# Devices, mappings, requests: what is accepted and what is refused. The last check takes the module out itself.
load max_consumers=2 || exit 1
probe-check abi || exit 1
[ ! -d /sys/module/eyas ] || { echo "the module is still there"; exit 1; }
