# SPDX-License-Identifier: Apache-2.0
# Pages that an event needs and that are not there: fetched where hooks may sleep (6.13 and later), else counted. Nobody is waited for.
case "$(uname -r)" in
5.* | 6.[0-9].* | 6.1[0-2].*) how=counted value=N ;;
*) how=fetched value=Y ;;
esac
load g_buffer_bytes_dim=1048576 || exit 1
[ "$(cat /sys/module/eyas/parameters/faulting)" = $value ] || { echo "faulting is not $value"; exit 1; }
probe-check absent hold &
hold=$!
trap 'kill -9 $hold $churn 2> /dev/null' EXIT
n=0
while [ ! -e held ] && [ $n -lt 1000 ]; do n=$((n + 1)); sleep 0.01; done
[ -e held ] || { echo "no page is held"; exit 1; }
probe-check absent $how || exit 1
unload || exit 1
load g_buffer_bytes_dim=1048576 faulting=0 || exit 1
[ "$(cat /sys/module/eyas/parameters/faulting)" = N ] || { echo "the parameter was not taken"; exit 1; }
probe-check absent counted || exit 1
unload || exit 1
# The module comes and goes, read and unread, while pages and mappings go under its hands.
probe-check absent churn &
churn=$!
n=0
while [ $n -lt 2 ]; do
	load g_buffer_bytes_dim=1048576 || exit 1
	probe-check absent $how || exit 1
	unload || exit 1
	n=$((n + 1))
done
kill -0 $hold $churn || { echo "a program that made calls has ended"; exit 1; }
