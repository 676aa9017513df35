// SPDX-License-Identifier: Apache-2.0
//! Parameters of an event as text.
//!
//! A parameter has two texts: the plain one, which needs nothing but its bytes, and perhaps a resolved one, which says
//! what the bytes stand for at this moment: the file behind an fd, the name of a process, names of flags.
use crate::buffer;
use crate::clock::{self, Parts};
use crate::cx::Cx;
use crate::fd_text;
use crate::text::{Writer, until_nul};
use eyas_schema::{Format, NamedValue, ParamInfo, ParamType, errno_name, sc_name, signal_name};

/// Working directory in place of a directory's fd.
const AT_FDCWD: i64 = -100;

/// A parameter of the event at hand.
#[derive(Clone, Copy)]
pub(crate) struct Param<'a> {
    pub ty: ParamType,
    pub format: Format,
    pub values: &'static [NamedValue],
    pub dirfd: Option<u8>,
    dynamic: &'static [(ParamType, Format)],
    pub data: &'a [u8],
}

impl<'a> Param<'a> {
    /// Parameter `place` of the event; none if the record or the table has none there.
    pub fn of(cx: &Cx<'a>, place: usize) -> Option<Self> {
        Some(Self::new(cx.info()?.params.get(place)?, cx.event.param(place)?))
    }

    pub fn new(info: &'static ParamInfo, data: &'a [u8]) -> Self {
        Self { ty: info.ty, format: info.format, values: info.values, dirfd: info.dirfd, dynamic: info.dynamic, data }
    }

    /// A dynamic parameter as the variant that its first byte says.
    pub fn variant(self) -> Option<Self> {
        let (which, data) = self.data.split_first()?;
        let (ty, format) = *self.dynamic.get(usize::from(*which))?;
        Some(Self { ty, format, data, ..self })
    }

    fn is_path(&self) -> bool {
        matches!(self.ty, ParamType::Fspath | ParamType::Fsrelpath)
    }

    /// Unsigned number of as many bytes as there are.
    pub fn unsigned(&self) -> Option<u64> {
        Some(match *self.data {
            [a] => u64::from(a),
            [a, b] => u64::from(u16::from_ne_bytes([a, b])),
            [a, b, c, d] => u64::from(u32::from_ne_bytes([a, b, c, d])),
            [a, b, c, d, e, f, g, h] => u64::from_ne_bytes([a, b, c, d, e, f, g, h]),
            _ => return None,
        })
    }

    /// Signed number of as many bytes as there are.
    pub fn signed(&self) -> Option<i64> {
        Some(match *self.data {
            [a] => i64::from(a.cast_signed()),
            [a, b] => i64::from(i16::from_ne_bytes([a, b])),
            [a, b, c, d] => i64::from(i32::from_ne_bytes([a, b, c, d])),
            [a, b, c, d, e, f, g, h] => i64::from_ne_bytes([a, b, c, d, e, f, g, h]),
            _ => return None,
        })
    }

    /// The resolved text or else the plain one.
    pub fn text(self, cx: &Cx<'a>) -> &'a [u8] {
        self.at_hand(cx).unwrap_or_else(|| {
            cx.compose(|w| {
                self.resolved(cx, w);
                if w.is_empty() {
                    self.plain(cx, w);
                }
            })
        })
    }

    /// [`Param::text`] where it stands somewhere already: in the record, in the state or in a table of names.
    fn at_hand(self, cx: &Cx<'a>) -> Option<&'a [u8]> {
        use ParamType as T;
        if self.data.is_empty() || self.is_null_text() {
            return None;
        }
        let text = match self.ty {
            T::Charbuf if !cx.setup.buffer.has_rows() => return Some(until_nul(self.data)),
            T::Fspath | T::Fsrelpath => match self.resolved_path(cx) {
                Some(path) if !path.is_empty() => path,
                _ => return Some(cx.setup.compat.clean_early(until_nul(self.data), cx.arena())),
            },
            T::Enumflags8 | T::Enumflags16 | T::Enumflags32 => {
                let value = self.unsigned()?;
                cx.scratch.named.get(self.values, false, value, || only(value, enum_names(value, self.values)))?
            }
            T::Flags8 | T::Flags16 | T::Flags32 | T::Mode => {
                let value = self.unsigned()?;
                cx.scratch.named.get(self.values, true, value, || only(value, flag_names(value, self.values)))?
            }
            T::Fd | T::Fd32 if self.signed()? == AT_FDCWD => b"AT_FDCWD",
            T::Fd | T::Fd32 | T::Errno => self.errno_name()?.as_bytes(),
            T::Pid | T::Pid32 => &cx.find(self.signed()?)?.comm,
            T::Syscallid => sc_name(u16::try_from(self.unsigned()?).ok()?)?.as_bytes(),
            T::Bool => return Some(if self.unsigned() == Some(0) { b"false" } else { b"true" }),
            T::Uid => self.account(cx, |id| cx.user_name(id))?,
            T::Gid => self.account(cx, |id| cx.group_name(id))?,
            T::Sigtype => signal_name(u8::try_from(self.unsigned()?).ok()?)?.as_bytes(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// Writes the plain text.
    pub fn plain(self, cx: &Cx<'a>, w: &mut Writer<'_>) {
        use ParamType as T;
        if self.data.is_empty() || self.is_null_text() {
            return w.text(match self.ty {
                T::Bytebuf | T::Socktuple | T::Fdlist | T::Charbufarray | T::CharbufPairArray | T::Dyn => "NULL",
                _ => "<NA>",
            });
        }
        match self.ty {
            // Line ends stay beside buffers that have some, but not those of other people's text.
            T::Charbuf if cx.setup.buffer.has_rows() => w.bytes(cx.setup.compat.clean(until_nul(self.data), cx.arena())),
            T::Charbuf => w.bytes(until_nul(self.data)),
            T::Fspath | T::Fsrelpath => w.bytes(cx.setup.compat.clean_early(until_nul(self.data), cx.arena())),
            T::Bytebuf => buffer::write(w, self.data, cx.setup.buffer),
            T::Sockaddr => fd_text::sockaddr(cx, w, self.data),
            T::Socktuple => fd_text::socktuple(cx, w, self.data),
            T::Fdlist => fd_text::fdlist(cx, w, self.data),
            T::Sigset => self.signals(w),
            T::Dyn => match self.variant() {
                Some(v) => v.plain(cx, w),
                None => w.text("NULL"),
            },
            T::Abstime => {
                let parts = Parts { date: true, nanos: true };
                clock::write(w, self.unsigned().unwrap_or(0), cx.setup.utc_offset, parts);
            }
            T::Bool => w.text(if self.unsigned() == Some(0) { "false" } else { "true" }),
            T::Double => w.general(self.unsigned().map_or(0.0, f64::from_bits)),
            T::Ipv4addr | T::Ipv6addr | T::Ipaddr => match fd_text::address(self.data) {
                Some(ip) => w.ip(ip),
                None => w.text("INVALID"),
            },
            T::Charbufarray | T::CharbufPairArray | T::None | T::Ipnet | T::Ipv4net | T::Ipv6net | T::Sockfamily | T::L4proto => {
                w.text("(n.a.)");
            }
            T::Reltime if self.unsigned() == Some(u64::MAX) => w.text("none"),
            T::Flags8
            | T::Flags16
            | T::Flags32
            | T::Enumflags8
            | T::Enumflags16
            | T::Enumflags32
            | T::Syscallid
            | T::Sigtype
            | T::Reltime => self.number(w, |p, w| w.unsigned(p.unsigned().unwrap_or(0))),
            T::Errno => self.number(w, |p, w| w.signed(p.signed().unwrap_or(0))),
            T::Mode => self.number(w, |p, w| write_octal(w, p.unsigned().unwrap_or(0))),
            _ => self.number(w, |p, w| write_number(w, p, p.format)),
        }
    }

    fn number<'w>(self, w: &mut Writer<'w>, f: impl FnOnce(&Self, &mut Writer<'w>)) {
        if self.unsigned().is_some() { f(&self, w) } else { w.text("<NA>") }
    }

    /// Old writers put this text where there was none.
    fn is_null_text(&self) -> bool {
        (self.is_path() || self.ty == ParamType::Charbuf) && self.data == b"(NULL)\0"
    }

    /// Writes the resolved text, if there is one.
    pub fn resolved(self, cx: &Cx<'a>, w: &mut Writer<'_>) {
        use ParamType as T;
        if self.data.is_empty() || self.is_null_text() {
            return;
        }
        match self.ty {
            T::Fd | T::Fd32 => self.fd(cx, w),
            T::Pid | T::Pid32 => {
                if let Some(who) = self.signed().and_then(|pid| cx.find(pid)) {
                    w.bytes(&who.comm);
                }
            }
            T::Errno => self.errno(w),
            T::Fspath | T::Fsrelpath => w.bytes(self.resolved_path(cx).unwrap_or_default()),
            T::Syscallid => {
                if let Some(name) = self.unsigned().and_then(|n| u16::try_from(n).ok()).and_then(sc_name) {
                    w.text(name);
                }
            }
            T::Sigtype => {
                if let Some(name) = self.unsigned().and_then(|n| u8::try_from(n).ok()).and_then(signal_name) {
                    w.text(name);
                }
            }
            T::Reltime => match self.unsigned() {
                Some(u64::MAX) | None => {}
                Some(ns) => {
                    #[expect(clippy::cast_precision_loss, reason = "six digits are shown")]
                    w.general(ns as f64 / 1e9);
                    w.byte(b's');
                }
            },
            T::Flags8 | T::Flags16 | T::Flags32 | T::Mode => write_flags(w, self.unsigned().unwrap_or(0), self.values),
            T::Enumflags8 | T::Enumflags16 | T::Enumflags32 => {
                w.join(enum_names(self.unsigned().unwrap_or(0), self.values).map(str::as_bytes), b'|')
            }
            T::Uid => w.bytes(self.account(cx, |id| cx.user_name(id)).unwrap_or_default()),
            T::Gid => w.bytes(self.account(cx, |id| cx.group_name(id)).unwrap_or_default()),
            T::Dyn => {
                if let Some(v) = self.variant() {
                    v.resolved(cx, w);
                }
            }
            _ => {}
        }
    }

    fn fd(self, cx: &Cx<'a>, w: &mut Writer<'_>) {
        let Some(number) = self.signed() else { return };
        if number == AT_FDCWD {
            w.text("AT_FDCWD");
        } else if number < 0 {
            self.errno(w);
        } else if let Some(fd) = cx.fd_at(number) {
            w.byte(b'<');
            w.byte(fd_text::kind_char(fd.kind));
            if let Some(letter) = fd_text::l4_letter(fd) {
                w.byte(letter);
            }
            w.byte(b'>');
            w.bytes(cx.name_of(fd));
        }
    }

    fn errno_name(&self) -> Option<&'static str> {
        self.signed().filter(|n| *n < 0).and_then(|n| errno_name(n.unsigned_abs()))
    }

    fn errno(self, w: &mut Writer<'_>) {
        w.text(self.errno_name().unwrap_or_default());
    }

    /// Directory that a relative path starts from.
    fn directory(self, cx: &Cx<'a>) -> &'a [u8] {
        let number = self.dirfd.and_then(|place| cx.event.i64(usize::from(place)));
        let (Some(number), Some(who)) = (number, cx.thread()) else { return b"" };
        if number == AT_FDCWD {
            return cx.cwd(who);
        }
        match cx.fds(who).and_then(|t| t.get(number)) {
            Some(fd) if fd.name.is_empty() || fd.name.ends_with(b"/") => cx.name_of(fd),
            Some(fd) => cx.compose(|w| {
                w.bytes(cx.name_of(fd));
                w.byte(b'/');
            }),
            None => b"",
        }
    }

    /// A relative path put onto its directory; none for another one.
    fn resolved_path(self, cx: &Cx<'a>) -> Option<&'a [u8]> {
        let name = until_nul(self.data);
        if name.is_empty() || name.starts_with(b"/") || name == b"<NA>" {
            return None;
        }
        Some(cx.join(if self.ty == ParamType::Fspath { cx.cwd(cx.thread()?) } else { self.directory(cx) }, name))
    }

    fn account(self, cx: &Cx<'a>, name: impl FnOnce(u32) -> Option<&'a [u8]>) -> Option<&'a [u8]> {
        match u32::try_from(self.unsigned()?).ok()? {
            u32::MAX => Some(b"<NONE>"),
            id => Some(cx.setup.compat.clean_early(name(id).unwrap_or(b"<NA>"), cx.arena())),
        }
    }

    /// Names of the signals in a set: bit 0 is signal 1.
    fn signals(self, w: &mut Writer<'_>) {
        let set = self.unsigned().unwrap_or(0);
        let names = (0..32u8).filter(|n| set >> n & 1 != 0).filter_map(|n| signal_name(n + 1));
        w.join(names.map(str::as_bytes), b' ');
    }
}

fn write_octal(w: &mut Writer<'_>, n: u64) {
    if n == 0 { w.byte(b'0') } else { w.fmt(format_args!("0{n:o}")) }
}

/// Writes a number of as many bytes as there are. Decimal numbers are signed whatever the type says.
fn write_number(w: &mut Writer<'_>, p: &Param<'_>, format: Format) {
    let unsigned = p.unsigned().unwrap_or(0);
    match format {
        Format::Hex => w.fmt(format_args!("{unsigned:X}")),
        Format::Oct => write_octal(w, unsigned),
        Format::PaddedDec => w.fmt(format_args!("{:09}", p.signed().unwrap_or(0))),
        _ => w.signed(p.signed().unwrap_or(0)),
    }
}

/// Names of the flags in `value`, in the table's order; the bits of a name that fits are used up. A name without bits
/// stands for the value 0 only.
fn flag_names(value: u64, names: &[NamedValue]) -> impl Iterator<Item = &'static str> {
    let (mut left, mut names) = (value, names.iter());
    std::iter::from_fn(move || {
        let n = names.find(|n| if n.value == 0 { value == 0 } else { left & n.value == n.value })?;
        left &= !n.value;
        if n.value == value {
            names = [].iter();
        }
        Some(n.name)
    })
}

/// Writes [`flag_names`].
pub(crate) fn write_flags(w: &mut Writer<'_>, value: u64, names: &[NamedValue]) {
    w.join(flag_names(value, names).map(str::as_bytes), b'|');
}

/// Names of a value that is no set of flags: a value may have several.
fn enum_names(value: u64, names: &[NamedValue]) -> impl Iterator<Item = &'static str> {
    names.iter().filter(move |n| n.value == value).map(|n| n.name)
}

/// The text of a value that has just one of these names, or none and is zero; other texts are composed.
fn only(value: u64, mut names: impl Iterator<Item = &'static str>) -> Option<&'static [u8]> {
    match (names.next(), names.next()) {
        (Some(name), None) => Some(name.as_bytes()),
        (None, _) if value == 0 => Some(b"0"),
        _ => None,
    }
}

/// Plain and resolved text of the event's parameter at `place`; none if the event has none there.
#[must_use]
pub fn param_texts<'a>(cx: &Cx<'a>, place: usize) -> Option<(&'a [u8], &'a [u8])> {
    let p = Param::of(cx, place)?;
    Some((cx.compose(|w| p.plain(cx, w)), cx.compose(|w| p.resolved(cx, w))))
}
