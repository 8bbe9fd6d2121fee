"""In: a session. Out: further sessions beside it (runspaces), each with streams of its own, and the threads that they run in.

A runspace shares its parent's store, culture and current folder; variables, functions, modules and $Error are its own. Its host shows nothing:
what a script there writes to the streams is kept in lists.
"""
from __future__ import annotations

import itertools
import re
import threading
from collections.abc import Callable
from typing import Any

from ems.runtime.code import ScriptBlock
from ems.runtime.host import Host
from ems.runtime.scope import Variable
from ems.runtime.streams import Streams
from ems.values.context import current, set_context
from ems.values.errors import ErrorRecord, ExitFlow, net_error
from ems.values.objects import base

STACK_BYTES = 64 * 1024 * 1024
STREAMS = ("error", "warning", "verbose", "debug", "information", "progress")
_stack_lock = threading.Lock()
_numbers = itertools.count(2)


class _Nowhere:
    """A text stream that keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return ""


class SilentHost(Host):
    """The host of a runspace without a terminal: nothing is shown and nobody answers."""

    name = "Default Host"

    def __init__(self) -> None:
        nowhere: Any = _Nowhere()
        super().__init__(nowhere, nowhere, nowhere)
        self.non_interactive = True


class KeptStreams(Streams):
    """Streams whose records go to `put(stream, record)`."""

    def __init__(self, session: Any, put: Callable[[str, Any], None]) -> None:
        super().__init__(session)
        self.put = put

    def put_error(self, record: ErrorRecord) -> None:
        self.put("error", record)

    def put_warning(self, record: Any) -> None:
        self.put("warning", record)

    def put_verbose(self, record: Any) -> None:
        self.put("verbose", record)

    def put_debug(self, record: Any) -> None:
        self.put("debug", record)

    def put_information(self, record: Any, shown: bool) -> None:
        self.put("information", record)

    def put_progress(self, record: Any) -> None:
        self.put("progress", record)


def new_runspace_session(parent: Any) -> Any:
    """A session beside `parent`, for a thread of its own or for this one."""
    from ems.startup import new_session

    before = current()
    try:
        made = new_session(SilentHost(), culture=parent.culture_name)
        made.ui_culture_name = parent.ui_culture_name
        made.open_store = lambda: parent.store  # type: ignore[method-assign]
        if "providers" in parent._parts:
            set_context(made)
            made.run_command("Set-Location", {"LiteralPath": parent.location()})
    finally:
        set_context(before)
    made.runspace_number = next(_numbers)
    return made


def in_session(session: Any, work: Callable[[], Any]) -> Any:
    """Call `work` with that session as this thread's."""
    before = current()
    set_context(session)
    try:
        return work()
    finally:
        set_context(before)


def start_thread(session: Any, work: Callable[[], None]) -> threading.Thread:
    """Run `work` for that session in a thread whose stack is large enough for scripts; it does not keep the process alive."""
    def body() -> None:
        set_context(session)
        try:
            work()
        finally:
            set_context(None)

    thread = threading.Thread(target=body, daemon=True)
    with _stack_lock:
        before = threading.stack_size(STACK_BYTES)
        try:
            thread.start()
        finally:
            threading.stack_size(before)
    return thread


def stop_thread(thread: threading.Thread | None) -> None:
    """End the script that runs in a thread, at its next step."""
    if thread is not None and thread.is_alive():
        import ctypes

        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(KeyboardInterrupt))


# -- script blocks that go elsewhere


def using_expressions(text: str) -> dict[str, tuple[str, bool]]:
    """The $using: expressions of a script's text: the key that get_using asks for -> (the expression's text, is it a variable alone)."""
    if "using:" not in text.lower():
        return {}
    from ems.syntax import nodes as n
    from ems.syntax.parser import parse

    found: dict[str, tuple[str, bool]] = {}
    for node in parse(text).ast.walk():
        if isinstance(node, n.UsingExpression):
            written = text[node.start : node.end]
            found.setdefault(using_key(node, written), (written, isinstance(node.expression, n.VariableExpression)))
    return found


def using_key(node: Any, written: str) -> str:
    """The key of a $using: expression: the name of its variable, or the text after `$using:` for $using:a.b."""
    name = getattr(node.expression, "name", None)
    if isinstance(name, str) and type(node.expression).__name__ == "VariableExpression":
        return name.lower().removeprefix("using:")
    return written.lower().lstrip("$").removeprefix("using:")


def using_values(text: str, session: Any, scope: Any, only_variables: str = "") -> dict[str, Any]:
    """The values of a script's $using: expressions as its caller sees them. `only_variables`: the command that refuses all others."""
    values: dict[str, Any] = {}
    for key, (written, plain) in using_expressions(text).items():
        if not plain and only_variables:
            raise net_error("System.Management.Automation.PSInvalidOperationException",
                            f"Cannot get the value of the Using expression {written}. {only_variables} only supports using variable expressions.",
                            error_id="InvalidOperation", category="InvalidOperation")
        if plain and ":" not in key:
            found = scope.find(key)
            values[key] = found.value if found is not None else None
        else:
            values[key] = evaluate(session, re.sub(r"(?i)using:", "", written, count=1), scope)
    return values


def evaluate(session: Any, text: str, scope: Any) -> Any:
    """The value of an expression's text in a scope; null where it has none."""
    result: list[Any] = []
    session.run_here(session.parse(text), scope, result.append)
    return result[0] if len(result) == 1 else result or None


def set_using(session: Any, values: dict[str, Any]) -> None:
    scope = session.global_scope
    scope.vars["__using"] = Variable("__using", values, scope)


def transferred(value: Any) -> Any:
    """The value as another process would get it: written and read as CLIXML. Simple values stay what they are."""
    from ems.values.clixml import deserialize, serialize_all

    back = deserialize(serialize_all([value], 1))
    return back[0] if back else None


def block_text(script: Any) -> str:
    """The text of a script block without its braces."""
    item = base(script)
    return item.code.inner_text if isinstance(item, ScriptBlock) else str(item)


def run_block(session: Any, text: str, out: Callable[[Any], None], arguments: list[Any] | None = None, input: list[Any] | None = None) -> None:
    """Run a script's text as a block in a session; what ends it is raised, but for `exit`."""
    script = session.parse(text)
    try:
        session.invoke_to(script, out, arguments or [], input=input)
    except ExitFlow as flow:
        session.last_exit_code = flow.code
