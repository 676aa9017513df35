# SPDX-License-Identifier: Apache-2.0
# A refused request is told in the log with its caller, only when asked for, and a caller in a loop does not flood the log.
told() { dmesg | grep -c 'eyas: busybox-eager\[[0-9]*\]: open of device 0 refused'; }
cp /bin/busybox busybox-eager
# The second opening of a ring by the same consumer is refused.
loop() {
	./busybox-eager sh -c '
		exec 3< /dev/eyas0
		n=0
		while [ $n -lt 100 ]; do
			{ : 4< /dev/eyas0; } 2> /dev/null
			n=$((n + 1))
		done'
}
load max_consumers=1 g_buffer_bytes_dim=1048576 || exit 1
loop
[ "$(told)" = 0 ] || { echo "it told without being asked"; exit 1; }
unload
load max_consumers=1 g_buffer_bytes_dim=1048576 verbose=1 || exit 1
loop
n=$(told)
echo "told $n times"
[ "$n" -ge 1 ] && [ "$n" -le 50 ] || { dmesg | tail -n 5; echo "100 refusals"; exit 1; }
unload
