# SPDX-License-Identifier: Apache-2.0
echo 'ls' >> /root/.bash_history
rm /root/.bash_history
ln -s /dev/null /root/.bash_history
rm /root/.bash_history
