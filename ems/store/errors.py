"""In: what went wrong in a store. Out: StoreError and its kinds, each with error id, category and a text that says what to do.

They are PowerShell errors (RuntimeException), so a cmdlet lets them pass and the shell shows them; `catch [Ems.StoreException]` catches
all.
"""

from __future__ import annotations

from typing import Any, ClassVar

from ems.values.errors import RuntimeException, register_exception


@register_exception
class StoreError(RuntimeException):
    """The base of everything a store raises. `exit_code` is the launcher's when a store cannot be opened."""

    net_name = "Ems.StoreException"
    id: ClassVar[str] = "StoreError"
    kind_of_error: ClassVar[str] = "ResourceUnavailable"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, target: Any = None, inner: BaseException | None = None, **extra: Any) -> None:
        extra.setdefault("error_id", self.id)
        extra.setdefault("category", self.kind_of_error)
        super().__init__(message, inner, target=target, **extra)


@register_exception
class NotAStore(StoreError):
    """The file is something else than an ems store."""

    net_name = "Ems.NotAStoreException"
    id = "NotAStore"
    kind_of_error = "InvalidData"


@register_exception
class StoreDamaged(StoreError):
    """The file is a store and cannot be read in places."""

    net_name = "Ems.StoreDamagedException"
    id = "StoreDamaged"
    kind_of_error = "InvalidData"


@register_exception
class StoreTooNew(StoreError):
    """A newer ems made this store."""

    net_name = "Ems.StoreTooNewException"
    id = "StoreTooNew"
    kind_of_error = "InvalidData"


@register_exception
class StoreReadOnly(StoreError):
    """The store cannot be written here."""

    net_name = "Ems.StoreReadOnlyException"
    id = "StoreReadOnly"
    kind_of_error = "PermissionDenied"


@register_exception
class StoreFull(StoreError):
    """No space is left for the change."""

    net_name = "Ems.StoreFullException"
    id = "StoreFull"
    kind_of_error = "WriteError"


@register_exception
class StoreWriteFailed(StoreError):
    """The operating system failed a read or write."""

    net_name = "Ems.StoreWriteException"
    id = "StoreWriteFailed"
    kind_of_error = "WriteError"


@register_exception
class StoreLocked(StoreError):
    """Another program holds the store's write lock."""

    net_name = "Ems.StoreLockedException"
    id = "StoreLocked"
    kind_of_error = "ResourceBusy"


@register_exception
class StoreConflict(StoreError):
    """Two changes crossed; the change can be tried again."""

    net_name = "Ems.StoreConflictException"
    id = "StoreConflict"
    kind_of_error = "ResourceBusy"


@register_exception
class StoreUnavailable(StoreError):
    """The file or server cannot be reached."""

    net_name = "Ems.StoreUnavailableException"
    id = "StoreUnavailable"
    kind_of_error = "ConnectionError"


@register_exception
class DriverMissing(StoreError):
    """A Python package is not installed."""

    net_name = "Ems.DriverMissingException"
    id = "StoreDriverMissing"
    kind_of_error = "NotInstalled"


@register_exception
class StoreClosed(StoreError):
    """The store was closed."""

    net_name = "Ems.StoreClosedException"
    id = "StoreClosed"
    kind_of_error = "InvalidOperation"


@register_exception
class InvalidDocument(StoreError):
    """A value cannot be stored."""

    net_name = "Ems.InvalidDocumentException"
    id = "InvalidDocument"
    kind_of_error = "InvalidData"


@register_exception
class ObjectExists(StoreError):
    """There is an object with this kind and guid."""

    net_name = "Ems.ObjectExistsException"
    id = "ObjectExists"
    kind_of_error = "ResourceExists"


@register_exception
class ObjectGone(StoreError):
    """The object to change is not there."""

    net_name = "Ems.ObjectGoneException"
    id = "ObjectGone"
    kind_of_error = "ObjectNotFound"


@register_exception
class StaleWrite(StoreError):
    """Someone changed the object since it was read."""

    net_name = "Ems.StaleWriteException"
    id = "StaleWrite"
    kind_of_error = "ResourceBusy"


@register_exception
class UndoRefused(StoreError):
    """A later change stands on the one to undo."""

    net_name = "Ems.UndoRefusedException"
    id = "UndoRefused"
    kind_of_error = "InvalidOperation"


@register_exception
class CheckpointError(StoreError):
    """No such checkpoint, or it exists."""

    net_name = "Ems.CheckpointException"
    id = "CheckpointError"
    kind_of_error = "InvalidArgument"


@register_exception
class BackupError(StoreError):
    """A backup could not be made or is not what it should be."""

    net_name = "Ems.BackupException"
    id = "BackupFailed"
    kind_of_error = "WriteError"


@register_exception
class SecretError(StoreError):
    """A sealed value cannot be opened."""

    net_name = "Ems.SecretException"
    id = "SecretUnreadable"
    kind_of_error = "SecurityError"
