// SPDX-License-Identifier: Apache-2.0
//! What the language needs to know about fields.
//!
//! The trait is defined here, where it is used, and implemented where the fields are. A field's name in a condition
//! is looked up as a whole: the catalogue decides which prefix of the dotted name is the field and what the rest is
//! (`evt.arg.flags` is the field `evt.arg` with the argument `flags`).

use std::fmt;

macro_rules! value_types {
    ($($(#[$doc:meta])* $variant:ident = $text:literal, $class:ident;)*) => {
        /// The type of a value, after the parameter types of the event schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ValueType { $($(#[$doc])* $variant,)* }
        impl ValueType {
            /// All of them.
            pub const ALL: &'static [ValueType] = &[$(ValueType::$variant),*];
            /// The name that listings and messages use, in capitals.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(ValueType::$variant => $text,)* }
            }
            /// What kind of comparison it allows.
            #[must_use]
            pub fn class(self) -> TypeClass {
                match self { $(ValueType::$variant => TypeClass::$class,)* }
            }
        }
    };
}

value_types! {
    /// 8-bit signed.
    Int8 = "INT8", Numeric;
    /// 16-bit signed.
    Int16 = "INT16", Numeric;
    /// 32-bit signed.
    Int32 = "INT32", Numeric;
    /// 64-bit signed.
    Int64 = "INT64", Numeric;
    /// 8-bit unsigned.
    Uint8 = "UINT8", Numeric;
    /// 16-bit unsigned.
    Uint16 = "UINT16", Numeric;
    /// 32-bit unsigned.
    Uint32 = "UINT32", Numeric;
    /// 64-bit unsigned.
    Uint64 = "UINT64", Numeric;
    /// A string.
    Charbuf = "CHARBUF", String;
    /// Bytes.
    Bytebuf = "BYTEBUF", Buffer;
    /// Result of a call: a value or a negative errno.
    Errno = "ERRNO", Numeric;
    /// A socket address.
    Sockaddr = "SOCKADDR", Other;
    /// A pair of socket addresses.
    Socktuple = "SOCKTUPLE", Other;
    /// A file descriptor, 64 bits.
    Fd = "FD", Numeric;
    /// A process id, 64 bits.
    Pid = "PID", Numeric;
    /// A list of file descriptors.
    Fdlist = "FDLIST", Other;
    /// A path.
    Fspath = "FSPATH", String;
    /// A system-call code.
    Syscallid = "SYSCALLID", Numeric;
    /// A signal number.
    Sigtype = "SIGTYPE", Numeric;
    /// Nanoseconds between two points in time.
    Reltime = "RELTIME", Numeric;
    /// Nanoseconds since the epoch.
    Abstime = "ABSTIME", Numeric;
    /// A port number.
    Port = "PORT", Numeric;
    /// A layer-4 protocol.
    L4proto = "L4PROTO", Other;
    /// A socket family.
    Sockfamily = "SOCKFAMILY", Other;
    /// True or false.
    Bool = "BOOL", Bool;
    /// An IPv4 address.
    Ipv4addr = "IPV4ADDR", Ip;
    /// A type known only when the event is there.
    Dyn = "DYN", Other;
    /// Flags, 8 bits.
    Flags8 = "FLAGS8", Numeric;
    /// Flags, 16 bits.
    Flags16 = "FLAGS16", Numeric;
    /// Flags, 32 bits.
    Flags32 = "FLAGS32", Numeric;
    /// A user id.
    Uid = "UID", Other;
    /// A group id.
    Gid = "GID", Other;
    /// A floating-point number.
    Double = "DOUBLE", Numeric;
    /// A set of signals.
    Sigset = "SIGSET", Other;
    /// Several strings.
    Charbufarray = "CHARBUFARRAY", Other;
    /// Several pairs of strings.
    CharbufPairArray = "CHARBUF_PAIR_ARRAY", Other;
    /// An IPv4 network.
    Ipv4net = "IPV4NET", Net;
    /// An IPv6 address.
    Ipv6addr = "IPV6ADDR", Ip;
    /// An IPv6 network.
    Ipv6net = "IPV6NET", Net;
    /// An address of either family.
    Ipaddr = "IPADDR", Ip;
    /// A network of either family.
    Ipnet = "IPNET", Net;
    /// A file mode.
    Mode = "MODE", Numeric;
    /// A path relative to a directory.
    Fsrelpath = "FSRELPATH", String;
    /// One of several values, 8 bits.
    Enumflags8 = "ENUMFLAGS8", Numeric;
    /// One of several values, 16 bits.
    Enumflags16 = "ENUMFLAGS16", Numeric;
    /// One of several values, 32 bits.
    Enumflags32 = "ENUMFLAGS32", Numeric;
    /// A file descriptor, 32 bits.
    Fd32 = "FD32", Other;
    /// A process id, 32 bits.
    Pid32 = "PID32", Other;
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which operators a type allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TypeClass {
    /// Numbers: equality, order, membership.
    Numeric,
    /// Booleans: equality, membership.
    Bool,
    /// Strings and paths: everything but the byte operators.
    String,
    /// Byte buffers.
    Buffer,
    /// Addresses.
    Ip,
    /// Networks.
    Net,
    /// Only `exists`.
    Other,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintFormat {
    /// None given.
    Na,
    /// Decimal.
    Dec,
    /// Upper-case hexadecimal.
    Hex,
    /// Octal.
    Oct,
    /// Decimal, padded with zeros to nine digits.
    PaddedDec,
    /// An identifier: decimal, a number in JSON.
    Id,
    /// Direction of an event.
    Dir,
}

/// Properties of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FieldFlags {
    /// It gives several values.
    pub list: bool,
    /// It can stand in conditions only; outputs print it as missing.
    pub filter_only: bool,
    /// It can stand in outputs only.
    pub print_only: bool,
    /// It is kept for old rules.
    pub deprecated: bool,
    /// It can't be the argument of a transformer.
    pub no_transformer: bool,
    /// It can't take part in a comparison of two fields.
    pub no_rhs: bool,
}

/// The argument of a field, as the catalogue understood it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum FieldArg {
    /// None.
    #[default]
    None,
    /// A number: an index, a level.
    Index(u64),
    /// A name.
    Key(Box<str>),
}

/// A field that exists, with its argument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldRef {
    /// The number by which the catalogue knows the field.
    pub id: u32,
    /// Its name in the catalogue, without the argument.
    pub name: &'static str,
    /// Its argument.
    pub arg: FieldArg,
    /// The type of its value (of each, if it is a list). A field whose type depends on the argument has the type
    /// that goes with this argument.
    pub ty: ValueType,
    /// How it prints.
    pub format: PrintFormat,
    /// Its properties.
    pub flags: FieldFlags,
}

/// Why a field is not usable as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupError {
    /// No field has this name, or the field does not take this argument.
    Unknown,
    /// The field is there, but the argument is wrong; the text says how.
    Argument(String),
}

/// The fields that exist.
pub trait Catalogue {
    /// The field that `name` (and the text of the brackets behind it, if any) stands for.
    ///
    /// # Errors
    /// [`LookupError`] if there is none or its argument is wrong.
    fn lookup(&self, name: &str, arg: Option<&[u8]>) -> Result<FieldRef, LookupError>;

    /// Calls `f` with the name of every field, for suggestions.
    fn for_each_name(&self, f: &mut dyn FnMut(&str));

    /// Whether `name` names an event type: an event, a system call, or an asynchronous event.
    /// Constants compared with the field `evt.type` are held against this.
    fn is_event_name(&self, name: &str) -> bool;

    /// Calls `f` with the name of every event type, for suggestions.
    fn for_each_event_name(&self, f: &mut dyn FnMut(&str));

    /// The port that goes by this service name, if there is one.
    fn port_by_name(&self, _service: &str) -> Option<u16> {
        None
    }
}
