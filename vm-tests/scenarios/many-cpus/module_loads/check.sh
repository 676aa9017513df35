# SPDX-License-Identifier: Apache-2.0
# 200 possible CPUs, two of them online.
[ "$(cat /sys/devices/system/cpu/possible)" = 0-199 ] || { echo "possible CPUs: $(cat /sys/devices/system/cpu/possible)"; exit 1; }
load || exit 1
for n in 0 1; do [ -c /dev/eyas$n ] || { echo "no /dev/eyas$n"; exit 1; }; done
unload
