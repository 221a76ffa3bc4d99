"""Every error a person can meet, as one tree; each class carries the exit status of the command line.

HanseiError
├── RefusedError            1  a rule of the method says no
│   └── ConflictError       1  somebody else changed the same thing first
├── UnusableInputError      2  a file, a value or a workspace that cannot be read as what it should be
├── BrokenIntegrityError    3  the record does not agree with itself
└── UnavailableError        4  a service, a file or a disk cannot be used now
    └── ConnectionLostError 4  the server went away; what was under way may or may not have been stored
"""


class HanseiError(Exception):
    """Says in one line what went wrong, where, and what to do about it."""

    exit_status = 1


class RefusedError(HanseiError):
    """A rule of the method refuses the command; nothing was recorded."""


class ConflictError(RefusedError):
    """Somebody else changed the same stream first, and the command no longer holds."""


class UnusableInputError(HanseiError):
    """What was given cannot be read; nothing was recorded."""

    exit_status = 2


class BrokenIntegrityError(HanseiError):
    """Two records that must agree do not."""

    exit_status = 3


class UnavailableError(HanseiError):
    """A service, a file or a disk cannot be used at this moment."""

    exit_status = 4


class ConnectionLostError(UnavailableError):
    """The connection to a server ended; what was under way may or may not have been carried out."""
