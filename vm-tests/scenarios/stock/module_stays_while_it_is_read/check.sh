# SPDX-License-Identifier: Apache-2.0
# rmmod under load is refused while somebody reads, and works right after that reader was killed.
load || exit 1
probe-check hold &
reader=$!
probe-check flood 20000 0 &
probe-check flood 20000 1 &
n=0
while [ "$(cat /sys/module/eyas/refcnt)" = 0 ] && [ $n -lt 1000 ]; do n=$((n + 1)); sleep 0.01; done
if rmmod eyas 2> /dev/null; then echo "rmmod took the module out under an open device"; exit 1; fi
kill -9 $reader
wait $reader
unload || exit 1
wait
