"""In: a command's name and a block. Out: Mock, which puts the block in the command's place; Assert-MockCalled, Assert-VerifiableMock.

A mock is a cmdlet with the parameters of the command that it stands for, reached by an alias, for aliases come before all else. It belongs to the
innermost group or test that is open and goes with it.
"""

from __future__ import annotations

import copy
from typing import Any

from cmdlets.pester.run import Group, call, child_scope, current_run
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.functions import AliasInfo, ApplicationInfo, CmdletInfo
from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo, Signature
from ems.values.collections import Hashtable
from ems.values.convert import to_string, truth


class Behaviour:
    """One Mock of a command: its block, the filter that chooses it, the group it belongs to."""

    __slots__ = ("body", "called", "filter", "group", "mocked", "verifiable")

    def __init__(self, mocked: Mocked, group: Group, body: Any, filter: Any, verifiable: bool) -> None:
        self.mocked = mocked
        self.group = group
        self.body = body
        self.filter = filter
        self.verifiable = verifiable
        self.called = False


class Mocked:
    """A command that is mocked. calls: (bound parameters, the groups that were open) of each call."""

    __slots__ = ("behaviours", "calls", "hidden", "name", "original")

    def __init__(self, name: str, original: Any, hidden: AliasInfo | None) -> None:
        self.name = name
        self.original = original
        self.hidden = hidden  # the alias that had the name
        self.behaviours: list[Behaviour] = []
        self.calls: list[tuple[Any, tuple[Group, ...]]] = []


def mocked_commands(session: Any) -> dict[str, Mocked]:
    return session.part("pester mocks", lambda _: {})  # type: ignore[no-any-return]


class MockedCommand(Cmdlet):
    """What runs in a mocked command's place."""

    mocked: Mocked

    def process(self) -> None:
        mocked = self.mocked
        bound = dict(self.bound.items())
        mocked.calls.append((bound, tuple(current_run(self.shell).groups)))
        newest_first = mocked.behaviours[::-1]
        for behaviour in sorted(newest_first, key=lambda one: one.filter is None):
            if behaviour.filter is None or passes(self.shell, behaviour.filter, self.scope, bound):
                behaviour.called = True
                self.run(behaviour.body, bound)
                return
        from ems.runtime.pipeline import invoke_info

        invoke_info(self.shell, self.scope, mocked.original, [("a", name, value, f"-{name}:") for name, value in bound.items()], self.out)

    def run(self, body: Any, bound: dict[str, Any]) -> None:
        if body is None:
            return
        scope = with_variables(body, self.scope, bound)
        wanted = {code.name.lower() for code in body.code.parameters}
        given = Hashtable()
        for name, value in bound.items():
            if name.lower() in wanted:
                given.set(name, value)
        call(self.shell, body, scope, given, self.out) if wanted else self.shell.run_here(body, scope, self.out)


def with_variables(script: Any, scope: Any, bound: dict[str, Any]) -> Any:
    """A scope for a block in which the bound parameters are variables."""
    inner = child_scope(script, scope)
    table = Hashtable()
    for name, value in bound.items():
        inner.set(name.lower(), value, name)
        table.set(name, value)
    inner.set("psboundparameters", table, "PSBoundParameters")
    return inner


def passes(session: Any, filter: Any, scope: Any, bound: dict[str, Any]) -> bool:
    """Whether a filter's block gives something true for a call's parameters."""
    found: list[Any] = []
    session.run_here(filter, with_variables(filter, scope, bound), found.append)
    return truth(found[0] if len(found) == 1 else found)


def signature_for(command: Any, info: Any, session: Any) -> Signature:
    """The parameters of the command, under attributes that no cmdlet has."""
    if isinstance(info, ApplicationInfo):
        rest = Parameter("args", "object[]", {ALL_SETS: SetInfo(position=0, rest=True)})
        rest.attribute = "p_args"
        return Signature(info.name, [rest], class_name=info.name)
    own = info.signature(session)
    parameters = []
    for one in own.parameters:
        made = copy.copy(one)
        made.attribute = "p_" + one.name.lower()
        parameters.append(made)
    return Signature(own.name or info.name, parameters, default_set=own.default_set, class_name=own.class_name,
                     supports_should_process=own.supports_should_process, confirm_impact=own.confirm_impact, output_types=own.output_types)


def install(command: Cmdlet, name: str) -> Mocked:
    """The mocked command of a name; its alias is made when it is the first mock of it."""
    session = command.shell
    found = mocked_commands(session).get(name.lower())
    if found is not None:
        return found
    original = session.commands.resolve(name, command.scope)
    hidden = original if isinstance(original, AliasInfo) else None
    if hidden is not None:
        original = session.commands.target(hidden, command.scope)
    made = Mocked(name, original, (session.global_scope.aliases or {}).get(name.lower()))
    cls = type("Mocked", (MockedCommand,), {"mocked": made, "signature": signature_for(command, original, session)})
    inner = f"PesterMock_{name}"
    session.commands.cmdlets[inner.lower()] = CmdletInfo(name, "Pester", "", cls)
    session.commands.set_alias(session.global_scope, name, inner)
    mocked_commands(session)[name.lower()] = made
    return made


def forget_mocks(session: Any, behaviours: list[Behaviour]) -> None:
    """The group of these mocks ends."""
    for behaviour in behaviours:
        mocked = behaviour.mocked
        mocked.behaviours.remove(behaviour)
        if not mocked.behaviours:
            lower = mocked.name.lower()
            del mocked_commands(session)[lower]
            del session.global_scope.aliases[lower]
            del session.commands.cmdlets[f"pestermock_{lower}"]
            if mocked.hidden is not None:
                session.global_scope.aliases[lower] = mocked.hidden
            session.commands.epoch += 1
    behaviours.clear()


@cmdlet("Mock", class_name="Mock")
class Mock(Cmdlet):
    """Puts a block in the place of a command, until the group or test ends.

    The block and the filter see the parameters of the call as variables. A mock with a filter that fits comes before one without.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { It 'y' { Mock Get-Date { 'now' }; Get-Date | Should -Be 'now'; Assert-MockCalled Get-Date -Times 1 } } } -PassThru -Show None
    > $r.PassedCount
    1

    Tests without the clock.
    """

    command_name = parameter("CommandName", "string", position=0, mandatory=True, help="The command.")
    mock_with = parameter("MockWith", "scriptblock", position=1, help="What runs in its place.")
    verifiable = parameter("Verifiable", "switch", help="Assert-VerifiableMock asks whether it was called.")
    parameter_filter = parameter("ParameterFilter", "scriptblock", help="Which calls it takes.")
    module_name = parameter("ModuleName", "string", help="Taken; a mock holds in every module.")

    def process(self) -> None:
        group = current_run(self.shell).group
        if group is None:
            raise self.unresolved("Mock belongs in a Describe, Context or It.")
        mocked = install(self, self.command_name)
        made = Behaviour(mocked, group, self.mock_with, self.parameter_filter, bool(self.verifiable))
        mocked.behaviours.append(made)
        group.mocks.append(made)


def call_message(command: Any, name: str, times: int | None, exactly: bool, negated: bool, filter: Any, scope: str | None, reason: str) -> str | None:
    """None when a mock was called as asked; `times` 0 means exactly none."""
    run = current_run(command.shell)
    mocked = mocked_commands(command.shell).get(name.lower())
    if mocked is None:
        command.fail("InvalidOperation", f"You did not declare a mock of the {name} Command.", "InvalidOperation")
    assert mocked is not None
    within = scope_group(run, scope)
    found = sum(
        (within is None or within in groups) and (filter is None or passes(command.shell, filter, command.scope, bound))
        for bound, groups in mocked.calls
    )
    wanted = 1 if times is None else times
    exactly = exactly or wanted == 0
    holds = found == wanted if exactly else found >= wanted
    if holds != negated:
        return None
    asked = f"{wanted} times exactly" if exactly else f"at least {wanted} times"
    return f"Expected {name} to {'not ' if negated else ''}be called {asked}{reason} but was called {found} times"


def scope_group(run: Any, scope: str | None) -> Group | None:
    """The open group in which calls count: the one named, else the innermost that is no test."""
    return next((one for one in reversed(run.groups) if (one.keyword.lower() == scope.lower() if scope else one.keyword != "It")), None)


@cmdlet("Assert-MockCalled", class_name="Assert-MockCalled", default_set="ParameterFilter")
class AssertMockCalled(Cmdlet):
    """Fails when a mock was not called as often as it should."""

    command_name = parameter("CommandName", "string", position=0, mandatory=True, help="The command.")
    times = parameter("Times", "int", position=1, help="How often, 1 without it.")
    parameter_filter = parameter("ParameterFilter", "scriptblock", position=2, sets="ParameterFilter", help="Which calls count.")
    exclusive_filter = parameter("ExclusiveFilter", "scriptblock", sets="ExclusiveFilter", mandatory=True, help="Which calls count; there may be no others.")
    module_name = parameter("ModuleName", "string", position=3, help="Taken; a mock holds in every module.")
    scope_ = parameter("Scope", "string", position=4, help="It, Context or Describe.")
    exactly = parameter("Exactly", "switch", help="Not more often either.")

    def process(self) -> None:
        from cmdlets.pester.should import assertion

        filter = self.exclusive_filter or self.parameter_filter
        message = call_message(self, self.command_name, self.times, bool(self.exactly), False, filter, self.scope_, "")
        if message is None and self.exclusive_filter is not None:
            mocked = mocked_commands(self.shell)[self.command_name.lower()]
            if any(not passes(self.shell, filter, self.scope, bound) for bound, _ in mocked.calls):
                message = f"Expected {self.command_name} to only be called with with parameters matching the specified filter, but there were others"
        if message is not None:
            raise assertion(self, message)


@cmdlet("Assert-VerifiableMock", class_name="Assert-VerifiableMock", aliases="Assert-VerifiableMocks")
class AssertVerifiableMock(Cmdlet):
    """Fails when a mock with -Verifiable was not called."""

    def process(self) -> None:
        from cmdlets.pester.should import assertion

        missing = [
            f"Expected {one.mocked.name} to be called"
            + (f" with {to_string(one.filter).strip()}" if one.filter is not None else "")
            for mocked in mocked_commands(self.shell).values() for one in mocked.behaviours if one.verifiable and not one.called
        ]
        if missing:
            raise assertion(self, "\n" + "\n".join(missing))


@cmdlet("InModuleScope", class_name="InModuleScope")
class InModuleScope(Cmdlet):
    """Runs a block where a module's private functions are seen."""

    module_name = parameter("ModuleName", "string", position=0, mandatory=True, help="The module; it must be imported.")
    script_block = parameter("ScriptBlock", "scriptblock", position=1, mandatory=True, help="The block.")

    def process(self) -> None:
        from ems.runtime.code import ScriptBlock

        module = self.shell.modules.by_name(self.module_name)
        if module is None or module.state is None:
            self.fail("InvalidOperation", f"No module named '{self.module_name}' is currently loaded.", "InvalidOperation")
        inner = ScriptBlock(self.script_block.code, module.state)
        call(self.shell, inner, module.state.current, None, self.out)
