use crate::boxed::Box;
use crate::error;
use crate::fmt;
use crate::result;

pub type Result<T> = result::Result<T, Error>;

pub struct Error {
    repr: Repr,
}

enum Repr {
    Simple(ErrorKind),
    SimpleMessage(ErrorKind, &'static str),
    Custom(Box<Custom>),
}

#[derive(Debug)]
struct Custom {
    kind: ErrorKind,
    error: Box<dyn error::Error + Send + Sync>,
}

macro_rules! error_kinds {
    ($($Name:ident $text:literal;)*) => {
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum ErrorKind {
            $($Name,)*
        }

        impl ErrorKind {
            pub(super) fn description(&self) -> &'static str {
                match *self {
                    $(ErrorKind::$Name => $text,)*
                }
            }
        }
    };
}

error_kinds! {
    NotFound "entity not found";
    PermissionDenied "permission denied";
    ConnectionRefused "connection refused";
    ConnectionReset "connection reset";
    ConnectionAborted "connection aborted";
    NotConnected "not connected";
    AddrInUse "address in use";
    AddrNotAvailable "address not available";
    BrokenPipe "broken pipe";
    AlreadyExists "entity already exists";
    WouldBlock "operation would block";
    InvalidInput "invalid input parameter";
    InvalidData "invalid data";
    TimedOut "timed out";
    WriteZero "write zero";
    Interrupted "operation interrupted";
    Unsupported "unsupported";
    UnexpectedEof "unexpected end of file";
    OutOfMemory "out of memory";
    Other "other error";
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt.write_str(self.description())
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { repr: Repr::Simple(kind) }
    }
}

impl Error {
    pub(super) const INVALID_UTF8: Error =
        Error { repr: Repr::SimpleMessage(ErrorKind::InvalidData, "stream did not contain valid UTF-8") };
    pub(super) const READ_EXACT_EOF: Error =
        Error { repr: Repr::SimpleMessage(ErrorKind::UnexpectedEof, "failed to fill whole buffer") };
    pub(super) const WRITE_ALL_EOF: Error =
        Error { repr: Repr::SimpleMessage(ErrorKind::WriteZero, "failed to write whole buffer") };
    pub(super) const WRITE_BUFFERED: Error =
        Error { repr: Repr::SimpleMessage(ErrorKind::WriteZero, "failed to write the buffered data") };
    pub(super) const NEGATIVE_SEEK: Error = Error {
        repr: Repr::SimpleMessage(ErrorKind::InvalidInput, "invalid seek to a negative or overflowing position"),
    };

    pub fn new<E>(kind: ErrorKind, error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error { repr: Repr::Custom(Box::new(Custom { kind, error: error.into() })) }
    }

    pub fn other<E>(error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error::new(ErrorKind::Other, error)
    }

    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match self.repr {
            Repr::Custom(ref c) => Some(&*c.error),
            _ => None,
        }
    }

    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        match self.repr {
            Repr::Custom(c) => Some(c.error),
            _ => None,
        }
    }

    pub fn last_os_error() -> Error {
        Error::from(ErrorKind::Other)
    }

    pub fn raw_os_error(&self) -> Option<i32> {
        None
    }

    pub fn kind(&self) -> ErrorKind {
        match self.repr {
            Repr::Simple(kind) => kind,
            Repr::SimpleMessage(kind, _) => kind,
            Repr::Custom(ref c) => c.kind,
        }
    }

    pub(super) fn is_interrupted(&self) -> bool {
        self.kind() == ErrorKind::Interrupted
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.repr {
            Repr::Simple(kind) => fmt.debug_tuple("Kind").field(&kind).finish(),
            Repr::SimpleMessage(kind, message) => {
                fmt.debug_struct("Error").field("kind", &kind).field("message", &message).finish()
            }
            Repr::Custom(ref c) => fmt::Debug::fmt(c, fmt),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.repr {
            Repr::Simple(kind) => fmt.write_str(kind.description()),
            Repr::SimpleMessage(_, message) => fmt.write_str(message),
            Repr::Custom(ref c) => c.error.fmt(fmt),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self.repr {
            Repr::Custom(ref c) => c.error.source(),
            _ => None,
        }
    }
}
