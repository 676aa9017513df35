# SPDX-License-Identifier: Apache-2.0
# By path: the shell would run its own search tools under its own name.
/usr/bin/find /root /home -name id_rsa
/bin/grep -r 'BEGIN OPENSSH PRIVATE KEY' /home
