// SPDX-License-Identifier: Apache-2.0
//! Byte buffers as text.
use crate::setup::BufferForm;
use crate::text::Writer;
use base64::Engine as _;

fn printable(b: u8) -> u8 {
    if (0x20..0x7f).contains(&b) { b } else { b'.' }
}

/// Writes a buffer in the given form.
pub fn write(w: &mut Writer<'_>, bytes: &[u8], form: BufferForm) {
    match form {
        BufferForm::Dotted => bytes.iter().for_each(|b| w.byte(printable(*b))),
        BufferForm::Hex => rows(w, bytes, false),
        BufferForm::HexText => rows(w, bytes, true),
        BufferForm::Base64 => w.text(&base64::engine::general_purpose::STANDARD.encode(bytes)),
        BufferForm::Lines => lines(w, bytes),
    }
}

/// Rows of eight words of two bytes each, the row's offset before them.
fn rows(w: &mut Writer<'_>, bytes: &[u8], text: bool) {
    for (n, row) in bytes.chunks(16).enumerate() {
        w.fmt(format_args!("\n\t0x{:04x}:", n * 16));
        for word in row.chunks(2) {
            w.byte(b' ');
            word.iter().for_each(|b| w.fmt(format_args!("{b:02x}")));
        }
        if text {
            // The text stands in one column, also behind a row that is not full.
            let written = row.len() * 2 + row.len().div_ceil(2);
            (written..42).for_each(|_| w.byte(b' '));
            row.iter().for_each(|b| w.byte(printable(*b)));
        }
    }
}

/// Printable text and line ends only, on lines of its own.
fn lines(w: &mut Writer<'_>, bytes: &[u8]) {
    w.byte(b'\n');
    let mut last = 0;
    for &b in bytes {
        match b {
            b'\r' => w.byte(b'\n'),
            b'\n' if last == b'\r' => {}
            b'\n' | 0x20..0x7f => w.byte(b),
            _ => {}
        }
        last = b;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bumpalo::Bump;

    fn form(bytes: &[u8], form: BufferForm) -> String {
        let a = Bump::new();
        let mut w = Writer::new(&a);
        write(&mut w, bytes, form);
        String::from_utf8(w.finish().to_vec()).unwrap()
    }

    #[test]
    fn forms() {
        assert_eq!(form(b"GET \x00\xff", BufferForm::Dotted), "GET ..");
        assert_eq!(form(b"GET /a", BufferForm::Hex), "\n\t0x0000: 4745 5420 2f61");
        assert_eq!(
            form(b"0123456789abcdefX", BufferForm::HexText),
            "\n\t0x0000: 3031 3233 3435 3637 3839 6162 6364 6566  0123456789abcdef\n\t0x0010: 58                                       X"
        );
        assert_eq!(form(b"hi\n", BufferForm::Base64), "aGkK");
        assert_eq!(form(b"a\r\nb\x01\nc\r", BufferForm::Lines), "\na\nb\nc\n");
    }
}
