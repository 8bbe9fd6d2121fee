"""In: a script block of one pipeline. Out: SteppablePipeline, which runs it a step at a time: Begin, Process, End (proxy functions)."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import ScriptBlock
from ems.values.context import current
from ems.values.convert import truth
from ems.values.errors import StopUpstream, ps_error
from ems.values.objects import NetObject, base
from ems.values.types import net_type


class SteppablePipeline(NetObject):
    """`steps` are the stages; what the last one gives is kept for the next return, or goes to the command that Begin named."""

    __slots__ = ("kept", "session", "steps", "stopped_at", "write")
    net_name = "System.Management.Automation.SteppablePipeline"

    def __init__(self, session: Any, scope: Any, parts: tuple[Any, ...]) -> None:
        from ems.runtime.pipeline import guard, make_stage, resolve

        self.ps_ext = None
        self.session = session
        self.kept: list[Any] = []
        self.write: Any = None
        self.stopped_at = 0
        self.steps = [make_stage(session, scope, resolve(session, scope, site, values), site, values) for site, values in parts]
        for at in range(len(self.steps) - 1, -1, -1):
            self.steps[at].connect(self.take if at == len(self.steps) - 1 else guard(self.steps[at + 1], self.steps), self.steps, at)

    def take(self, item: Any) -> None:
        if self.write is None:
            self.kept.append(item)
        else:
            self.write(item)

    def given(self) -> list[Any]:
        found, self.kept = self.kept, []
        return found

    def begin(self, expect_input: bool, write: Any = None) -> list[Any]:
        self.write = write
        for at, stage in enumerate(self.steps):
            stage.position(at + 1, len(self.steps), expect_input or at > 0)
        for stage in self.steps:
            stage.begin()
        for stage in self.steps:
            stage.begun = True
            for item in stage.early or ():
                stage.accept(item)
        return self.given()

    def process(self, *item: Any) -> list[Any]:
        if not self.stopped_at:
            try:
                if item:
                    self.steps[0].accept(item[0])
                else:
                    self.steps[0].run_once()
            except StopUpstream as stop:
                self.stopped_by(stop)
        return self.given()

    def stopped_by(self, stop: StopUpstream) -> None:
        """A stage wants no more (Select-Object -First): those in front of it are done."""
        if stop.pipeline is not self.steps:
            raise stop
        self.stopped_at = self.session.stopping_stage

    def end(self) -> list[Any]:
        try:
            for stage in self.steps[self.stopped_at:]:
                try:
                    stage.end()
                except StopUpstream as stop:
                    self.stopped_by(stop)
        finally:
            self.clean()
        return self.given()

    def clean(self) -> None:
        for stage in self.steps:
            stage.clean()


STEPPABLE = net_type("System.Management.Automation.SteppablePipeline", py=SteppablePipeline)


@STEPPABLE.method("array Begin(bool expectInput)", "array Begin(bool expectInput, System.Management.Automation.EngineIntrinsics contextToRedirectTo)",
                  "array Begin(System.Management.Automation.Internal.InternalCommand command)")
def begin(steps: SteppablePipeline, given: Any, engine: Any = None) -> Any:
    held = base(given)
    if isinstance(held, bool):
        return steps.begin(held)
    return steps.begin(held.stage.expecting, held.stage.out)


@STEPPABLE.method("array Process(System.Object input)", "array Process()")
def process(steps: SteppablePipeline, *item: Any) -> Any:
    return steps.process(*item)


@STEPPABLE.method("array End()")
def end(steps: SteppablePipeline) -> Any:
    return steps.end()


@STEPPABLE.method("void Clean()")
def clean(steps: SteppablePipeline) -> None:
    steps.clean()


@STEPPABLE.method("void Dispose()")
def dispose(steps: SteppablePipeline) -> None:
    """Nothing is held that a later End would not give back."""


def steppable(script: ScriptBlock) -> SteppablePipeline:
    """The pipeline of a script block, its commands found and its arguments evaluated."""
    from ems.compiler.loading import load
    from ems.compiler.unit import compile_parts
    from ems.runtime.support import namespace
    from ems.runtime.types.syntax import tree_of
    from ems.syntax import nodes as n

    session = current()
    block = tree_of(script).node
    if isinstance(block, n.FunctionDefinition):
        block = block.body
    statements = [s for part in block.blocks for s in part.statements]
    pipeline = statements[0] if len(statements) == 1 else None
    if isinstance(pipeline, n.Command):
        pipeline = n.Pipeline(pipeline.start, pipeline.end, [pipeline], False)
    if not isinstance(pipeline, n.Pipeline) or not all(isinstance(e, n.Command) for e in pipeline.elements):
        raise ps_error("CanConvertOneOnly" if truth(statements) else "CantConvertEmptyPipeline",
                       "Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that "
                       "the script block contains exactly one pipeline or command.", category="InvalidOperation")
    steps = load(compile_parts(script.code.source, block, pipeline), script.code.source, namespace)
    scope = script.closure or session.scope
    return SteppablePipeline(session, scope, steps(session, scope))
