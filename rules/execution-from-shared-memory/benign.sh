# SPDX-License-Identifier: Apache-2.0
# Data there is fine, and so are programs elsewhere.
echo data > /dev/shm/data
cat /dev/shm/data
rm /dev/shm/data
cp /bin/busybox true
./true
