# SPDX-License-Identifier: Apache-2.0
cp /bin/busybox /dev/shm/true
/dev/shm/true
rm /dev/shm/true
