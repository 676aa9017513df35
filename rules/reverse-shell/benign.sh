# SPDX-License-Identifier: Apache-2.0
# Streams go to files and pipes all the time, and programs connect without giving up their streams.
echo x > out 2>&1
echo x | cat | wc -l
attack tcp 127.0.0.1 7000
