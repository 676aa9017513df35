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
