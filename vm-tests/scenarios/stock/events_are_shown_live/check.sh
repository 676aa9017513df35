# SPDX-License-Identifier: Apache-2.0
# `eyas events` shows what happens, a line each, and only what its filter lets through; with --verbose it tells what was read and lost.
load || exit 1
eyas events --verbose 'evt.type=openat and fd.name endswith seen-live' > lines 2> log &
daemon=$!
n=0
until grep -q ready log; do
	[ -d /proc/$daemon ] && [ $n -lt 300 ] || { cat log; echo "it did not get ready"; exit 1; }
	n=$((n + 1))
	sleep 0.1
done
: > other
: > seen-live
n=0
until grep -q seen-live lines; do
	[ -d /proc/$daemon ] && [ $n -lt 300 ] || { cat log; echo "no line"; exit 1; }
	n=$((n + 1))
	sleep 0.1
done
kill -INT $daemon
wait $daemon || { echo "it ended with status $?"; cat log; exit 1; }
cat lines log
# Number, time, CPU, program, thread, direction, type, parameters.
line='^[0-9]+ [0-9:]{8}\.[0-9]{9} [0-9]+ [^ ]+ \([0-9]+\) < openat fd=[0-9]+\(.*seen-live\)'
grep -Eq "$line" lines || { echo "not the form of sysdig"; exit 1; }
if grep -Evq 'seen-live' lines; then echo "the filter let more through"; exit 1; fi
grep -q 'events' log || { echo "no counts at the end"; exit 1; }
unload
