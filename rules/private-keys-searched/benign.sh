# SPDX-License-Identifier: Apache-2.0
/usr/bin/find /root /home -name notes.txt
/bin/grep -r hello /home
