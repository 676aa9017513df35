# SPDX-License-Identifier: Apache-2.0
# insmod makes a device for each CPU and says one line; rmmod takes everything away again, and a second round works as well.
# What it is stands in the file itself, with the word of kbuild/rust-available on the kernel, for modinfo.
tr '\0' '\n' < /vm/eyas.ko | grep -a '^[a-z_]*=.' > modinfo
info() { grep "^$1=" modinfo || { echo "FAILED: modinfo has no $1"; exit 1; }; }
for key in version flavour flavour_reason api_version schema_version; do info $key; done
info flavour_reason | grep -Eq '=(yes|no): .*CONFIG_RUST' || { echo "FAILED: not the reason that the check gave"; exit 1; }
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
