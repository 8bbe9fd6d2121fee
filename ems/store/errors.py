"""In: what went wrong in a store. Out: StoreError and its kinds, each with error id, category and a text that says what to do.

They are PowerShell errors (RuntimeException), so a cmdlet lets them pass and the shell shows them; `catch [Ems.StoreException]` catches all.
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


def _kind(name: str, net_name: str, error_id: str, category: str, doc: str) -> type[StoreError]:
    made = type(name, (StoreError,), {"net_name": net_name, "id": error_id, "kind_of_error": category, "__doc__": doc, "__module__": __name__})
    register_exception(made)
    return made


NotAStore = _kind("NotAStore", "Ems.NotAStoreException", "NotAStore", "InvalidData", "The file is something else than an ems store.")
StoreDamaged = _kind("StoreDamaged", "Ems.StoreDamagedException", "StoreDamaged", "InvalidData", "The file is a store and cannot be read in places.")
StoreTooNew = _kind("StoreTooNew", "Ems.StoreTooNewException", "StoreTooNew", "InvalidData", "A newer ems made this store.")
StoreReadOnly = _kind("StoreReadOnly", "Ems.StoreReadOnlyException", "StoreReadOnly", "PermissionDenied", "The store cannot be written here.")
StoreFull = _kind("StoreFull", "Ems.StoreFullException", "StoreFull", "WriteError", "No space is left for the change.")
StoreWriteFailed = _kind("StoreWriteFailed", "Ems.StoreWriteException", "StoreWriteFailed", "WriteError", "The operating system failed a read or write.")
StoreLocked = _kind("StoreLocked", "Ems.StoreLockedException", "StoreLocked", "ResourceBusy", "Another program holds the store's write lock.")
StoreConflict = _kind("StoreConflict", "Ems.StoreConflictException", "StoreConflict", "ResourceBusy", "Two changes crossed; the change can be tried again.")
StoreUnavailable = _kind("StoreUnavailable", "Ems.StoreUnavailableException", "StoreUnavailable", "ConnectionError", "The file or server cannot be reached.")
DriverMissing = _kind("DriverMissing", "Ems.DriverMissingException", "StoreDriverMissing", "NotInstalled", "A Python package is not installed.")
StoreClosed = _kind("StoreClosed", "Ems.StoreClosedException", "StoreClosed", "InvalidOperation", "The store was closed.")
InvalidDocument = _kind("InvalidDocument", "Ems.InvalidDocumentException", "InvalidDocument", "InvalidData", "A value cannot be stored.")
ObjectExists = _kind("ObjectExists", "Ems.ObjectExistsException", "ObjectExists", "ResourceExists", "There is an object with this kind and guid.")
ObjectGone = _kind("ObjectGone", "Ems.ObjectGoneException", "ObjectGone", "ObjectNotFound", "The object to change is not there.")
StaleWrite = _kind("StaleWrite", "Ems.StaleWriteException", "StaleWrite", "ResourceBusy", "Someone changed the object since it was read.")
UndoRefused = _kind("UndoRefused", "Ems.UndoRefusedException", "UndoRefused", "InvalidOperation", "A later change stands on the one to undo.")
CheckpointError = _kind("CheckpointError", "Ems.CheckpointException", "CheckpointError", "InvalidArgument", "No such checkpoint, or it exists.")
BackupError = _kind("BackupError", "Ems.BackupException", "BackupFailed", "WriteError", "A backup could not be made or is not what it should be.")
SecretError = _kind("SecretError", "Ems.SecretException", "SecretUnreadable", "SecurityError", "A sealed value cannot be opened.")
