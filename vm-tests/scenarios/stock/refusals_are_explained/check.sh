# SPDX-License-Identifier: Apache-2.0
# What keeps the daemon from starting is said in a message with its mend, and in the exit status.

# refused STATUS TEXT COMMAND... : it ends with this status and says this.
refused() {
	want=$1
	text=$2
	shift 2
	"$@" > out 2>&1 < /dev/null
	status=$?
	cat out
	[ $status = "$want" ] || { echo "FAILED: status $status instead of $want: $*"; exit 1; }
	grep -q "$text" out || { echo "FAILED: no word of \"$text\": $*"; exit 1; }
}

refused 1 'load-module' eyas run --rules /vm/rules
refused 2 'Usage' eyas run --no-such-option
printf -- '- rule: x\n  desc: x\n  condition: proc.nam = a\n  output: x\n  priority: NOTICE\n' > bad.yaml
load || exit 1
refused 1 'proc.name' eyas run --rules bad.yaml
refused 1 'loaded already' eyas run --load-module /vm/eyas.ko --rules /vm/rules
refused 1 'root' su -s /bin/sh nobody -c '/vm/bin/eyas run --rules /vm/rules'
unload
head -c 4096 /dev/zero > zeros.ko
refused 1 'no kernel module' eyas run --load-module zeros.ko --rules /vm/rules

# patched NAME FROM TO : a copy of the module with the last FROM overwritten by TO.
patched() {
	at=$(strings -t d /vm/eyas.ko | awk -v from="$2" '{ at = index($2, from) } at { found = $1 + at - 1 } END { print found }')
	[ -n "$at" ] || { echo "FAILED: no $2 in the module"; exit 1; }
	cp /vm/eyas.ko "$1"
	printf %s "$3" | dd of="$1" bs=1 seek="$at" conv=notrunc 2> /dev/null
}
release=$(uname -r)
# With symbol versions the kernel looks only at what follows the release.
patched foreign.ko "vermagic=$release" "vermagic=0${release#?} UMP"
refused 1 "built for 0${release#?}, this is $release" eyas run --load-module foreign.ko --rules /vm/rules
patched unknown.ko tracepoint_probe_unregister tracepoint_probe_unregisteX
refused 1 'unknown symbol' eyas run --load-module unknown.ko --rules /vm/rules
refused 2 'auto, kmod, ebpf, modern_ebpf' eyas run -o engine.kind=gvisor
refused 1 'engine.kind=kmod' eyas run -o engine.kind=ebpf --rules /vm/rules
refused 1 "did you mean 'proc.name'" eyas events proc.nmae=cat
