# SPDX-License-Identifier: Apache-2.0
# insmod makes a device for each CPU and says one line; rmmod takes everything away again, and a second round works as well.
for round in 1 2; do
	load || exit 1
	cpus=$(nproc)
	n=0
	while [ $n -lt "$cpus" ]; do
		[ -c /dev/eyas$n ] || { echo "no /dev/eyas$n"; exit 1; }
		n=$((n + 1))
	done
	dmesg | grep 'eyas' || { echo "the module said nothing"; exit 1; }
	unload || exit 1
	[ ! -e /dev/eyas0 ] || { echo "/dev/eyas0 is still there"; exit 1; }
done
