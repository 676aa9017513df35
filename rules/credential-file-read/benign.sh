# SPDX-License-Identifier: Apache-2.0
# Names and shells are for everybody; the hashes for those who change passwords.
cat /etc/passwd > /dev/null
cp /bin/busybox cat
cp /vm/bin/attack chpasswd
ls -l /etc/shadow
