# SPDX-License-Identifier: Apache-2.0
# A user that is made while eyas runs is known as soon as a program runs as that user, and the trace carries the name for those who read it.
cp /etc/passwd passwd.before
cp /etc/group group.before
load || exit 1
eyas events --verbose -w trace.scap 2> log &
recorder=$!
n=0
until grep -q ready log; do
	[ -d /proc/$recorder ] && [ $n -lt 300 ] || { cat log; echo "it did not get ready"; exit 1; }
	n=$((n + 1))
	sleep 0.1
done
echo 'bea:x:4711:4712:Bea:/home/bea:/bin/sh' >> /etc/passwd
echo 'bees:x:4712:' >> /etc/group
attack as 4711 4712 /bin/busybox true || exit 99
n=0
until grep -q bees trace.scap || [ $n -ge 100 ]; do
	n=$((n + 1))
	sleep 0.1
done
kill -INT $recorder
wait $recorder || { echo "it ended with status $?"; cat log; exit 1; }
cat passwd.before > /etc/passwd
cat group.before > /etc/group
eyas read trace.scap 'evt.type in (useradded, groupadded)' -p '%evt.type %evt.args' > told
cat told
grep -qx 'useradded uid=4711.* gid=4712.* name=bea home=/home/bea shell=/bin/sh container_id=.*' told || { echo "the user was not told"; exit 1; }
grep -qx 'groupadded gid=4712.* name=bees container_id=.*' told || { echo "the group was not told"; exit 1; }
[ "$(grep -c 4711 told)" = 1 ] || { echo "the user was told more than once"; exit 1; }
named=$(eyas read trace.scap 'user.name=bea and group.name=bees' --count)
[ "$named" -gt 0 ] || { echo "no event bears the names"; exit 1; }
unload
