"""In: groups and tests as they are reached. Out: the run of a session: open groups, results, what is printed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from ems.runtime.code import BlockCode, ScriptBlock
from ems.runtime.scope import Scope
from ems.runtime.streams import HostMessage
from ems.values.errors import BreakFlow, ContinueFlow, ErrorRecord, ReturnFlow

# result: the mark in front of its line, the colour of the line
MARKS = {"Passed": ("[+]", "DarkGreen"), "Failed": ("[-]", "Red"), "Skipped": ("[!]", "DarkYellow"), "Pending": ("[?]", "Gray"), "Inconclusive": ("[?]", "Gray")}


class Group:
    """A Describe, Context or It that is open; keyword is that word. scope: the scope in which its block runs; None until it does."""

    __slots__ = ("after_each", "before_each", "keyword", "mocks", "name", "scope")

    def __init__(self, keyword: str, name: str) -> None:
        self.keyword = keyword
        self.name = name
        self.scope: Scope | None = None
        self.before_each: list[ScriptBlock] = []
        self.after_each: list[ScriptBlock] = []
        self.mocks: list[Any] = []


class TestResult:
    """One test's outcome. seconds: how long it took; parameters: those of its test case; pattern: the name with its placeholders."""

    __slots__ = ("context", "describe", "name", "parameters", "pattern", "record", "result", "seconds", "text")

    def __init__(self, describe: str, context: str, name: str, result: str, seconds: float = 0.0, record: ErrorRecord | None = None, text: str = "",
                 pattern: str = "", parameters: Any = None) -> None:
        self.describe = describe
        self.context = context
        self.name = name
        self.result = result
        self.seconds = seconds
        self.record = record
        self.text = text
        self.pattern = pattern
        self.parameters = parameters


class TestRun:
    """What a session knows of its tests. One that Invoke-Pester starts has filters; outside of it there is one that takes everything."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.groups: list[Group] = []
        self.results: list[TestResult] = []
        self.tags: list[str] = []
        self.excluded_tags: list[str] = []
        self.names: list[str] = []
        self.strict = False  # skipped and pending tests count as failed
        self.quiet = False
        self.shows_passed = True
        self.margin = 0  # how far the lines of the outermost group are moved to the right
        self.drive: Any = None

    # -- results

    @property
    def group(self) -> Group | None:
        return self.groups[-1] if self.groups else None

    @property
    def describe(self) -> str:
        return self.groups[0].name if self.groups else ""

    @property
    def context(self) -> str:
        return "\\".join(group.name for group in self.groups[1:])

    def count(self, result: str) -> int:
        return sum(one.result == result for one in self.results)

    def add(self, command: Any, result: TestResult) -> None:
        if self.strict and result.result in ("Skipped", "Pending"):
            result.result = "Failed"
        self.results.append(result)
        if self.quiet or (result.result == "Passed" and not self.shows_passed):
            return
        mark, color = MARKS[result.result]
        indent = " " * (self.margin + 2 * len(self.groups))
        reason = f", {result.text}" if result.result in ("Skipped", "Inconclusive", "Pending") and result.text else ""
        self.say(command, f"{indent}{mark} {result.name}{reason} {shown_time(result.seconds)}", color)
        if result.result == "Failed":
            for line in failure_lines(result):
                self.say(command, f"{indent}  {line}", "Red")

    def say(self, command: Any, text: str, color: str | None = None) -> None:
        if not self.quiet:
            command.write_information(HostMessage(text, console_color(color) if color else None), ("PSHOST",))


class _Current:
    """The run that is going on in a session."""

    def __init__(self, session: Any) -> None:
        self.run = TestRun(session)


def current_run(session: Any) -> TestRun:
    """The run that is going on in a session."""
    return session.part("pester", _Current).run  # type: ignore[no-any-return]


def start_run(session: Any, run: TestRun) -> None:
    """From now on it is this one."""
    session.part("pester", _Current).run = run


def console_color(name: str) -> Any:
    from ems.values.enums import enum_value

    return enum_value("System.ConsoleColor", name)


def shown_time(seconds: float) -> str:
    return f"{round(seconds * 1000)}ms" if seconds < 1 else f"{seconds:.2f}s"


# -- running blocks


def attempt(session: Any, scope: Scope, action: Callable[[], None]) -> ErrorRecord | None:
    """Do something as in a `try` of a script; the record of what it threw. `break` and `continue` that escape end it and nothing else."""
    depth = session.try_depth
    session.try_depth = depth + 1
    try:
        action()
    except (BreakFlow, ContinueFlow, ReturnFlow):
        pass
    except Exception as error:
        return session.caught(error, scope)  # type: ignore[no-any-return]
    finally:
        session.try_depth = depth
    return None


def run_in(session: Any, script: ScriptBlock, scope: Scope) -> None:
    """Dot-source a block into a scope; its output is dropped."""
    session.run_here(script, scope, lambda item: None)


def child_scope(script: ScriptBlock, caller: Scope) -> Scope:
    """A new scope for a block, in the session state that it was written in."""
    parent = script.closure or (caller if script.state is caller.state else script.state.current)
    return Scope(parent, script.state, "function")


def call(session: Any, script: ScriptBlock, scope: Scope, arguments: Any = None, out: Callable[[Any], None] = lambda item: None) -> None:
    """`& $script @arguments`: the arguments of a dictionary by name, those of a list by position."""
    from ems.runtime.functions import ScriptInfo
    from ems.runtime.pipeline import invoke_info
    from ems.values.convert import to_string

    if isinstance(arguments, list):
        given = [("v", "", value, "") for value in arguments]
    elif arguments is None:
        given = []
    else:
        given = [("a", to_string(key), value, f"-{to_string(key)}:") for key, value in arguments.items()]
    invoke_info(session, scope, ScriptInfo(script), given, out)


def own_command(session: Any, name: str, parameters: dict[str, Any], scope: Scope | None = None) -> list[Any]:
    """The output of a cmdlet that the tests may have mocked or hidden behind a function: it is run all the same."""
    from ems.runtime.pipeline import invoke_info

    found: list[Any] = []
    given = [("a", key, value, f"-{key}") for key, value in parameters.items()]
    invoke_info(session, scope or session.scope, session.commands.cmdlet(name.lower()), given, found.append)
    return found


SETUPS = ("beforeall", "afterall", "beforeeach", "aftereach")


def setup_blocks(script: ScriptBlock) -> dict[str, list[ScriptBlock]]:
    """The literal blocks of the setup commands in a group's block, wherever they stand outside nested blocks: they hold before they are reached."""
    from ems.syntax import nodes as n
    from ems.syntax.parser import parse

    found: dict[str, list[ScriptBlock]] = {name: [] for name in SETUPS}
    source, start, end = script.code.source, script.code.start_offset, script.code.end_offset
    tree = parse(source.text, source.path).ast
    body = next((node for node in tree.walk() if isinstance(node, n.ScriptBlock) and (node.start, node.end) == (start, end)), None)
    codes = {code.start_offset: code for code in nested_codes(script.code)}
    stack = list(reversed(list(body.children()))) if body is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, n.ScriptBlock):
            continue
        if isinstance(node, n.Command) and node.elements and isinstance(node.elements[0], n.StringConstantExpression):
            name = node.elements[0].value.lower()
            last = node.elements[-1]
            if name in found and isinstance(last, n.ScriptBlockExpression):
                found[name].append(ScriptBlock(codes[last.start], script.state, script.closure))
        stack.extend(reversed(list(node.children())))
    return found


def nested_codes(code: BlockCode) -> list[BlockCode]:
    """The blocks that were compiled together with one."""
    body = code.end or code.begin or code.process
    return [] if body is None else [value for value in body.__globals__.values() if value.__class__ is BlockCode]


# -- failures


def failure_lines(result: TestResult) -> list[str]:
    """What stands below a failed test: the message, then the place."""
    lines = result.text.split("\n")
    trace = stack_trace(result)
    return lines + (trace.split("\n") if trace else [])


def stack_trace(result: TestResult) -> str:
    """`at <ScriptBlock>, FILE: line N` and the line: of the assertion that failed, or of the error."""
    from ems.values.collections import Dictionary
    from ems.values.convert import to_string

    record = result.record
    if record is None:
        return ""
    if record.error_id == "PesterAssertionFailed" and isinstance(record.target, Dictionary):
        file, line, text = (to_string(record.target.get(key)) for key in ("File", "Line", "LineText"))
    elif record.invocation is not None and record.invocation.source is not None:
        number = record.invocation.line
        file, line, text = record.invocation.script_name, str(number), record.invocation.line_text
    else:
        return ""
    return f"at <ScriptBlock>, {file or '<No file>'}: line {line}\n{line}: {text.strip()}"


class Timer:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self.start = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.start
