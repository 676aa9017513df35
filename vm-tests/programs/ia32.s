# SPDX-License-Identifier: Apache-2.0
# A static i386 program, without a C library: opens /etc/shadow, reads it and ends. Assembled by the harness.
# Its numbers mean other calls to a 64-bit program: open is 5 (there fstat), read 3 (close), close 6 (lstat), exit 1 (write).
	.code32
	.globl _start
_start:
	movl	$5, %eax		# open
	movl	$path, %ebx
	xorl	%ecx, %ecx		# O_RDONLY
	xorl	%edx, %edx
	int	$0x80
	testl	%eax, %eax
	js	failed
	movl	%eax, %ebx
	movl	$3, %eax		# read
	movl	$buffer, %ecx
	movl	$64, %edx
	int	$0x80
	movl	$6, %eax		# close
	int	$0x80
	xorl	%ebx, %ebx
	jmp	end
failed:
	movl	$99, %ebx
end:
	movl	$1, %eax		# exit
	int	$0x80

	.data
path:	.asciz	"/etc/shadow"
	.bss
buffer:	.skip	64
