# SPDX-License-Identifier: Apache-2.0
# A trace tells what happened: while attacks run, one eyas watches with the built-in rules and another records. Replaying the record gives the
# watcher's alerts, byte for byte, and a copy that is read and written once more lists the same events. `keep` hands the record to the host
# when the test is run to record it (vm-tests/README.md).
#
# The two read the same events from rings of their own, each in the order of their time stamps, as long as a record is there within 2 ms of its
# time stamp. A host that stops a virtual CPU inside a hook for longer than that lets one of them see an event behind a later one (a process that is
# traced before it is seen to execute), which it counts as an inversion. Then there is nothing to compare, and the attacks run again.
mkdir -p /run/mark
load || exit 1
fail() { echo "$*"; cat run.log events.log; kill $watcher $recorder; exit 1; }
# until COMMAND... : waits for it to succeed.
until_so() {
	n=0
	until "$@"; do
		[ -d /proc/$watcher ] && [ -d /proc/$recorder ] && [ $n -lt 300 ] || return 1
		n=$((n + 1))
		sleep 0.1
	done
}
between() { sed -n '/\/run\/mark\/begin/,/\/run\/mark\/end/p' "$1"; }

attacks() {
	: > /run/mark/begin
	cat /etc/shadow > cat.out
	ln -s /etc/shadow notes.txt
	echo '10.0.0.1 update.example' >> /etc/hosts
	cp /bin/busybox rootshell
	chmod 4755 rootshell
	attack memfd /bin/busybox true
	attack ptrace
	attack setns /proc/1/ns/uts
	attack packet
	attack reverse-shell
	cp /vm/bin/attack bash
	./bash tcp 127.0.0.1 4444
	mkdir -p some/where
	mv notes.txt some/where/notes
	rm -r some
	cat /no/such/file 2> cat.err
	: > /run/mark/end
}

# What both saw, in live, trace.scap, run.log and events.log.
watch() {
	rm -f live trace.scap run.log events.log
	eyas run --rules /vm/rules --json > live 2> run.log &
	watcher=$!
	eyas events --verbose -w trace.scap 2> events.log &
	recorder=$!
	until_so grep -qs ready run.log || fail "the watcher did not get ready"
	until_so grep -qs ready events.log || fail "the recorder did not get ready"
	attacks
	until_so grep -q /run/mark/end live || fail "the last alert did not come"
	until_so grep -q /run/mark/end trace.scap || fail "the last event was not recorded"
	kill -INT $recorder
	wait $recorder || fail "the recorder ended with status $?"
	kill -TERM $watcher
	wait $watcher || { echo "the watcher ended with status $?"; cat run.log; exit 1; }
	cat run.log events.log
	for log in run.log events.log; do grep -q ' 0 lost' $log || { echo "events were lost"; exit 1; }; done
}

tries=1
watch
while grep -q inversions run.log events.log; do
	[ $tries -lt 5 ] || { echo "events came out of order in each of $tries runs"; exit 1; }
	tries=$((tries + 1))
	watch
done

eyas replay trace.scap --rules /vm/rules --json > replayed || { echo "replay ended with status $?"; exit 1; }
between live > live.between
between replayed > replayed.between
[ "$(wc -l < live.between)" -ge 10 ] || { echo "too few alerts:"; cat live.between; exit 1; }
cmp live.between replayed.between || { diff live.between replayed.between; exit 1; }

eyas read trace.scap -p raw > first || exit 1
eyas read trace.scap -z -w copy.scap.gz && eyas read copy.scap.gz -p raw > second || exit 1
cmp first second || { echo "the copy lists other events"; exit 1; }
keep trace.scap trace.scap
keep alerts.jsonl live.between
unload
