# SPDX-License-Identifier: Apache-2.0
# The daemon by itself: on an idle machine it wakes at most 20 times a second and still tells a single event; processes that begin and end on
# two CPUs in turn reach its state in the order of their time.
mkdir -p /run/mark rules
cp /vm/rules/zz-marks.yaml rules/
load || exit 1
eyas run --rules rules --json > alerts 2> log &
daemon=$!
fail() { echo "$*"; cat log; kill $daemon; exit 1; }
# told NAME : waits for the alert of a mark.
told() {
	n=0
	until grep -q "/run/mark/$1" alerts; do
		[ -d /proc/$daemon ] && [ $n -lt 300 ] || return 1
		n=$((n + 1))
		sleep 0.1
	done
}
n=0
until grep -q ready log; do
	[ -d /proc/$daemon ] && [ $n -lt 300 ] || fail "the daemon did not get ready"
	n=$((n + 1))
	sleep 0.1
done

switches() { cat /proc/$daemon/task/*/status | awk '/^voluntary_ctxt_switches/ { n += $2 } END { print n }'; }
tenths() { awk '{ printf "%d", $1 * 10 }' /proc/uptime; }
sleep 1
before=$(switches) begin=$(tenths)
sleep 5
after=$(switches) end=$(tenths)
woken=$((after - before)) allowed=$(((end - begin) * 2 + 10))
echo "woken $woken times in $((end - begin)) tenths of a second"
[ "$woken" -le "$allowed" ] || fail "at most $allowed wake-ups were allowed"
: > /run/mark/alone
told alone || fail "a single event on an idle machine was not told"

# Each round forks on one CPU, moves, executes and ends on the other.
n=0
while [ $n -lt 300 ]; do
	taskset 1 true
	taskset 2 true
	n=$((n + 1))
done
: > /run/mark/last
told last || fail "the last event was not told"
kill -TERM $daemon
wait $daemon || { echo "the daemon ended with status $?"; cat log; exit 1; }
cat log
grep -q inversions log && { echo "events reached the state out of order"; exit 1; }
exit 0
