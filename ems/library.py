"""In: script text and Python calls. Out: objects, streams and Python exceptions: ems as a library.

`Session` is a context manager; the functions of the `cmdlets` package work on the innermost one that is open in the thread, else on one
that they open on the store of EMS_STORE. Objects come as the shell has them; `properties(obj)` gives their properties as a dict.
"""
from __future__ import annotations

import threading
from collections.abc import Iterator
from io import StringIO
from typing import Any

from ems.runtime.host import Host
from ems.runtime.streams import Streams
from ems.values.errors import ControlFlow, ErrorRecord, ExitFlow, NetException
from ems.values.objects import NOTHING

_active = threading.local()


class CommandError(Exception):
    """An error of a command. error_id: FullyQualifiedErrorId; category: ErrorCategory's name; target: the object it is about; record: the ErrorRecord;
    line: in the script, 0 when it came from none."""

    def __init__(self, record: ErrorRecord) -> None:
        super().__init__(record.message)
        self.record = record
        self.error_id = record.fully_qualified_error_id
        self.category = str(record.category)
        self.target = record.target
        self.line = record.invocation.line if record.invocation is not None else 0


class _Collected(Streams):
    """Streams that keep their records."""

    def __init__(self, session: Any, owner: Session) -> None:
        super().__init__(session)
        self.owner = owner

    def put_error(self, record: ErrorRecord) -> None:
        self.owner.errors.append(record)

    def put_warning(self, record: Any) -> None:
        self.owner.warnings.append(record.message)

    def put_verbose(self, record: Any) -> None:
        self.owner.verbose.append(record.message)

    def put_debug(self, record: Any) -> None:
        self.owner.debug.append(record.message)

    def put_information(self, record: Any, shown: bool) -> None:
        self.owner.information.append(record)

    def put_progress(self, record: Any) -> None:
        """Progress is for people who watch."""


class _QuietHost(Host):
    """A host without anybody in front of it: texts are kept, questions cannot be answered."""

    def __init__(self) -> None:
        super().__init__(StringIO(), StringIO(), StringIO())
        self.non_interactive = True


class Session:
    """A shell inside a Python program.

    store: a file path, "memory:" or "postgresql://…"; None for the one of EMS_STORE, else the user's own. culture: "" for the invariant one.
    errors: the ErrorRecords written by the last run; warnings, verbose, debug: texts; information: InformationRecords.
    """

    def __init__(self, store: str | None = None, culture: str = "") -> None:
        from ems.startup import new_session

        self.errors: list[ErrorRecord] = []
        self.warnings: list[str] = []
        self.verbose: list[str] = []
        self.debug: list[str] = []
        self.information: list[Any] = []
        self.shell = new_session(_QuietHost(), store, culture)
        self.shell.streams = _Collected(self.shell, self)
        self._outer: Session | None = None

    # -- as the session of this thread

    def __enter__(self) -> Session:
        from ems.values.context import set_context

        self._outer = getattr(_active, "session", None)
        _active.session = self
        set_context(self.shell)
        return self

    def __exit__(self, *_: Any) -> None:
        from ems.values.context import set_context

        _active.session = self._outer
        set_context(self._outer.shell if self._outer is not None else None)
        self.close()

    def close(self) -> None:
        """Close the store."""
        store = self.shell._parts.pop("store", None)
        if store is not None:
            store.close()

    # -- running

    def run(self, text: str, **variables: Any) -> Iterator[Any]:
        """Run script text; its output objects as they come. `variables` are set first. An error that ends the script is raised as CommandError."""
        for name, value in variables.items():
            self.shell.set_variable(name, value, self.shell.global_scope)
        yield from self._collect(lambda out: self.shell.run_text(text, out))

    def invoke(self, name: str, parameters: dict[str, Any]) -> list[Any]:
        """Run one command with named parameters; its output. The first error is raised as CommandError."""
        from ems.runtime import pipeline

        info = self.shell.commands.resolve(name, self.shell.global_scope)
        given = [("a", key, value, f"-{key}") for key, value in parameters.items()]
        found = self._collect(lambda out: pipeline.invoke_info(self.shell, self.shell.global_scope, info, given, out, NOTHING, name))
        if self.errors:
            raise CommandError(self.errors[0])
        return found

    def _collect(self, work: Any) -> list[Any]:
        for kept in (self.errors, self.warnings, self.verbose, self.debug, self.information):
            kept.clear()
        result: list[Any] = []
        try:
            work(result.append)
        except ExitFlow:
            pass  # `exit` ends the text, not the program
        except ControlFlow:
            pass  # break and continue outside a loop end it too
        except NetException as error:
            raise CommandError(self.shell.errors.record(error)) from error
        return result

    def get_variable(self, name: str) -> Any:
        return self.shell.get_variable(name, self.shell.global_scope)


def current_session() -> Session:
    """The innermost open session of this thread; one on the default store when there is none."""
    found = getattr(_active, "session", None)
    if found is None:
        found = _active.session = Session()
        from ems.values.context import set_context

        set_context(found.shell)
    return found


def properties(obj: Any) -> dict[str, Any]:
    """The properties of an object by name, in the shell's order."""
    from ems.values.members import get_member, property_names

    return {name: get_member(obj, name) for name in property_names(obj)}
