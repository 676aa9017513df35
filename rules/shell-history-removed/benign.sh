# SPDX-License-Identifier: Apache-2.0
echo 'ls' >> /home/ana/.ash_history
cat /home/ana/.ash_history > /dev/null
echo x > notes
rm notes
