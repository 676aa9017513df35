# SPDX-License-Identifier: Apache-2.0
# Readers come, some calls are recorded, they go, and so does the module: enough for each planted fault to happen. (Several, since the search for
# leaked memory takes a word that is left over somewhere for a pointer.)
load g_buffer_bytes_dim=1048576 || exit 1
for round in 1 2 3 4 5 6; do
	probe-check hold &
	reader=$!
	n=0
	while [ "$(cat /sys/module/eyas/refcnt)" = 0 ] && [ $n -lt 1000 ]; do n=$((n + 1)); sleep 0.01; done
	ls /proc > /dev/null
	kill -9 $reader
	wait $reader
done
unload
