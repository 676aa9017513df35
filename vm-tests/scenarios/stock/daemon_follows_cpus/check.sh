# SPDX-License-Identifier: Apache-2.0
# A live reader goes on when a CPU comes that was not there at its start, and over a suspend, in which all CPUs but the first go and come.
cpu=/sys/devices/system/cpu/cpu1/online
echo 0 > $cpu || exit 1
load g_buffer_bytes_dim=1048576 || exit 1
eyas events --verbose 'evt.type=openat and fd.name contains seen-' > lines 2> log &
reader=$!
fail() { echo "$*"; cat lines log; kill $reader; echo 1 > $cpu; exit 1; }
# until_so COMMAND... : waits for it to succeed.
until_so() {
	n=0
	until "$@"; do
		[ -d /proc/$reader ] && [ $n -lt 300 ] || return 1
		n=$((n + 1))
		sleep 0.1
	done
}
# told CPU NAME : an event on this CPU is told; tried again, since what comes before the ring is open is lost and counted.
told() {
	taskset $((1 << $1)) sh -c ": > seen-$2"
	sleep 0.2
	grep -Eq "^[0-9]+ [0-9:.]+ $1 .*seen-$2" lines
}
until_so grep -q ready log || fail "it did not get ready"
until_so told 0 first || fail "nothing of the first CPU"
echo 1 > $cpu || fail "the CPU does not come"
until_so told 1 second || fail "nothing of the CPU that came"
until_so told 0 third || fail "nothing of the first CPU any more"
if echo processors > /sys/power/pm_test 2> /dev/null; then
	# How long it stays there, spinning without interrupts.
	echo 0 > /sys/module/suspend/parameters/pm_test_delay || fail "no pm_test_delay"
	echo deep > /sys/power/mem_sleep 2> /dev/null
	echo mem > /sys/power/state || fail "no suspend"
	echo none > /sys/power/pm_test
	dmesg | grep -iE 'smpboot: CPU 1 is now offline|CPU1 is up' | tail -n 2
	until_so told 1 fourth || fail "nothing of the second CPU after the suspend"
	until_so told 0 fifth || fail "nothing of the first CPU after the suspend"
else
	echo "this kernel cannot try a suspend"
fi
kill -INT $reader
wait $reader || { echo "it ended with status $?"; cat log; exit 1; }
cat log
grep -q inversions log && { echo "events came out of order"; exit 1; }
unload
