# SPDX-License-Identifier: Apache-2.0
# The same tools look for other things, elsewhere than where other tests leave key files.
mkdir notes
echo hello > notes/a
/usr/bin/find . -name notes.txt
/bin/grep -r hello notes
