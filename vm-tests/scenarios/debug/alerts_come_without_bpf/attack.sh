# SPDX-License-Identifier: Apache-2.0
# A kernel that has no bpf() at all: the module serves it as any other, and tells of who tried.
attack bpf > said
grep -q 'Function not implemented' said || { cat said; echo "this kernel has bpf()"; exit 99; }
cp /vm/bin/attack nginx
./nginx spawn /bin/sh -c 'id'
