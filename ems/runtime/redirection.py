"""In: a stage with redirections. Out: the stage whose streams go where they say."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.runtime.stages import Stage
from ems.runtime.streams import Redirection
from ems.values.convert import to_string
from ems.values.objects import is_null

STREAMS = ("Error", "Warning", "Verbose", "Debug", "Information")


class Redirected(Stage):
    """Runs another stage with redirected streams. Output of the inner stage runs with the outer streams in place again."""

    def __init__(self, stage: Any, site: Any, values: tuple[Any, ...], session: Any, scope: Any) -> None:
        self.stage = stage
        self.session = session
        self.scope = scope
        self.redirections = site.redirections
        self.values = values
        self.files: list[Any] = []

    @property
    def failed(self) -> bool:  # type: ignore[override]
        return self.stage.failed

    def position(self, at: int, count: int, expecting: bool) -> None:
        self.stage.position(at, count, expecting)

    def connect(self, out: Any, stages: Any, at: int) -> None:
        session = self.session
        self.out = out
        values = list(self.values)
        targets, output = make_targets(session, self.redirections, values, self.plain_out, self.files)
        self.streams_for = lambda outer: Redirection(outer, targets)
        self.stage.connect(output if output is not None else self.plain_out, stages, at)

    def plain_out(self, item: Any) -> None:
        """One output object, sent on with the streams as they were outside."""
        session = self.session
        inner = session.streams
        session.streams = self.outer_streams
        try:
            self.out(item)
        finally:
            session.streams = inner

    def within(self, method: Callable[..., None], *arguments: Any) -> None:
        session = self.session
        self.outer_streams = session.streams
        session.streams = self.streams_for(session.streams)
        try:
            method(*arguments)
        finally:
            session.streams = self.outer_streams

    def begin(self) -> None:
        self.within(self.stage.begin)

    def accept(self, item: Any) -> None:
        self.within(self.stage.accept, item)

    def run_once(self) -> None:
        self.within(self.stage.run_once)

    def end(self) -> None:
        self.within(self.stage.end)

    def clean(self) -> None:
        try:
            self.within(self.stage.clean)
        finally:
            for file in self.files:
                file.close()


def make_targets(session: Any, redirections: Any, values: list[Any], out: Callable[[Any], None], files: list[Any]) -> tuple[dict[str, Any], Any]:
    """(stream -> target, target of output or None) for a site's redirections. Files are opened once and added to `files`."""
    targets: dict[str, Any] = {}
    output: Any = None
    for redirection in redirections:
        if redirection[0] == "merge":
            _, source, destination = redirection
            if destination == "Output":
                for name in STREAMS if source == "All" else (source,):
                    targets[name] = output or out
        else:
            _, source, append = redirection
            path = values.pop(0)
            if is_null(path):
                sink = _nowhere
            else:
                from ems.runtime.files import redirect_file

                file = redirect_file(session, to_string(path), append)
                files.append(file)
                sink = file.write
            for name in (*STREAMS, "Output") if source == "All" else (source,):
                if name == "Output":
                    output = sink
                else:
                    targets[name] = sink
    # A merge written before the file redirection of output still follows it: `> f 2>&1` and `2>&1 > f` both send errors to the file.
    if output is not None:
        for redirection in redirections:
            if redirection[0] == "merge" and redirection[2] == "Output":
                for name in STREAMS if redirection[1] == "All" else (redirection[1],):
                    targets[name] = output
    return targets, output


def _nowhere(item: Any) -> None:
    """`> $null`"""


def redirect_expression(session: Any, scope: Any, out: Any, site: Any, values: tuple[Any, ...], rest: Any) -> None:
    """An expression with redirections in front of a pipeline or alone; values[0] is the function that evaluates it."""
    from ems.runtime.ops import emit
    from ems.runtime.pipeline import make_stage, resolve, run_stages

    files: list[Any] = []
    merged: list[Any] = []  # what other streams put into the output of an expression that a pipeline follows
    targets, output = make_targets(session, site.redirections, list(values[1:]), merged.append if rest else out, files)
    outer = session.streams
    session.streams = Redirection(outer, targets)
    try:
        values = (values[0](),)
    finally:
        session.streams = outer
    if merged:
        emit(values[0], merged.append)
        values = (merged,)
    try:
        if output is not None:
            emit(values[0], output)
            if rest:
                run_stages(session, scope, out, [make_stage(session, scope, resolve(session, scope, s, v), s, v) for s, v in rest], ([],))
        elif rest:
            run_stages(session, scope, out, [make_stage(session, scope, resolve(session, scope, s, v), s, v) for s, v in rest], (values[0],))
        else:
            emit(values[0], out)
    finally:
        for file in files:
            file.close()
