# SPDX-License-Identifier: Apache-2.0
# This kernel takes signed modules only, and ours is not: the daemon says so and what to do.
if load; then echo "the kernel took an unsigned module"; exit 1; fi
eyas run --load-module /vm/eyas.ko --rules /vm/rules > out 2>&1
status=$?
cat out
[ $status = 1 ] || { echo "status $status instead of 1"; exit 1; }
grep -q 'takes signed modules only' out
