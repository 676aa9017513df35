# SPDX-License-Identifier: Apache-2.0
# A program called nginx runs a command through a shell.
cp /vm/bin/attack nginx
./nginx spawn /bin/sh -c 'id; uname -a'
