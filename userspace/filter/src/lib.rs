// SPDX-License-Identifier: Apache-2.0
//! Condition and output languages: lexer, grammar, AST, diagnostics.
#![forbid(unsafe_code)]
