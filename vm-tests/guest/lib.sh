# SPDX-License-Identifier: Apache-2.0
# Functions of the guest's plan. For scenarios there are the commands in guest/bin.

# The report's port, line by line; the host reads these words (report.rs).
say() { printf '%s\n' "$*" > /dev/ttyS2; }

mark() { : > "/run/mark/$1"; }

# marked NAME TENTHS : waits until the daemon raised the alert of a mark.
marked() {
	tenths=$2
	while ! grep -q "/run/mark/$1" /run/alerts; do
		[ "$tenths" -gt 0 ] || return 1
		tenths=$((tenths - 1))
		sleep 0.1
	done
}

# prelude : busybox' shell runs its own applets by executing /proc/self/exe, which would call them all "exe". As functions that give the full path
# they are executed like any other program, by their names.
prelude() {
	busybox --list-full | while read -r path; do
		name=${path##*/}
		case $name in
		*[!a-z_]* | ash | sh | busybox) ;;
		echo | printf | test | kill | true | false | pwd | wait) ;;
		*) echo "$name() { /$path \"\$@\"; }" ;;
		esac
	done
}

# run ID PART : the script, in a folder of its own, with an end to its time; what it prints is reported.
run() {
	say begin "$1" "$2"
	mkdir -p "/tmp/run-$1-$2"
	(
		cd "/tmp/run-$1-$2" || exit 99
		SCENARIO=/vm/s/$1 exec timeout -s KILL "${LIMIT:-120}" /bin/sh -c '. /run/prelude; . "$0"' "/vm/s/$1/$2.sh"
	) > "/run/out" 2>&1 < /dev/null
	status=$?
	while IFS= read -r line; do say out "$1" "$2" "$line"; done < /run/out
}

check() {
	run "$1" check
	unload
	say end "$1" check "$status"
}

scenario() {
	mark "$1-$2-begin"
	run "$1" "$2"
	mark "$1-$2-end"
	marked "$1-$2-end" 200 || say late "$1" "$2"
	say end "$1" "$2" "$status"
}

# leaks : what the kernel's search finds, where it has one. An object counts when it is five seconds old and did not change between two searches.
leaks() {
	found=/sys/kernel/debug/kmemleak
	mount -t debugfs debug /sys/kernel/debug 2> /dev/null
	[ -e $found ] || return 0
	sleep 6
	echo scan > $found
	echo scan > $found
	while IFS= read -r line; do say leak "$line"; done < $found
}

start_daemon() {
	mkdir -p /run/mark
	: > /run/alerts
	mkfifo /run/alerts.fifo
	load || say daemon-failed "insmod ended with $?"
	tee /run/alerts < /run/alerts.fifo > /dev/ttyS1 &
	TEE=$!
	eyas run --rules /vm/rules --json > /run/alerts.fifo 2> /run/eyas.log &
	EYAS=$!
	n=0
	while [ $n -lt 300 ]; do
		mark "ready-$n"
		if marked ready- 2; then say daemon-ready; return 0; fi
		[ -d /proc/$EYAS ] || break
		n=$((n + 1))
	done
	say daemon-failed "no alert for an opened file within $n tries"
	report_log
	return 1
}

report_log() { while IFS= read -r line; do say log "$line"; done < /run/eyas.log; }

stop_daemon() {
	if [ -d /proc/$EYAS ]; then
		kill -TERM $EYAS
		wait $EYAS
		say daemon-ended $?
	else
		wait $EYAS
		say daemon-failed "it ended by itself with status $?"
	fi
	wait $TEE
	report_log
	unload
}
