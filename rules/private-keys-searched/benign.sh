# SPDX-License-Identifier: Apache-2.0
find /root /home -name notes.txt
grep -r hello /home
