# SPDX-License-Identifier: Apache-2.0
# The same server starts a helper that is no shell; a shell is started by something that is no server.
cp /vm/bin/attack nginx
./nginx spawn /bin/true
/bin/sh -c 'id'
