# SPDX-License-Identifier: Apache-2.0
# Loading and unloading while every CPU makes system calls, forks, executes and exits.
jobs=""
for i in 1 2 3 4; do
	(while :; do ls /proc > /dev/null 2>&1; true; cat /proc/self/stat > /dev/null; done) &
	jobs="$jobs $!"
done
n=0
while [ $n -lt 10 ]; do
	load || exit 1
	sleep 0.2
	unload || exit 1
	n=$((n + 1))
done
kill $jobs
echo "loaded and unloaded $n times"
