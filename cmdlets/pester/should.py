"""In: a value and what is said of it. Out: Should: nothing when it holds, an error with the id PesterAssertionFailed when not."""

from __future__ import annotations

from typing import Any

from cmdlets.pester.assertions import OPERATORS, Asked
from cmdlets.pester.run import attempt, call, child_scope
from cmdlets.pester.shown import because
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.code import ScriptBlock
from ems.values.collections import Hashtable
from ems.values.convert import to_string
from ems.values.errors import ErrorRecord, net_error
from ems.values.objects import base

# operator: its aliases
NAMES = {
    "Be": "EQ", "BeExactly": "CEQ", "BeNullOrEmpty": "", "BeOfType": "HaveType", "BeTrue": "", "BeFalse": "", "Match": "", "MatchExactly": "CMATCH",
    "HaveCount": "", "Exist": "", "BeGreaterThan": "GT", "BeLessThan": "LT", "BeGreaterOrEqual": "GE", "BeLessOrEqual": "LE", "BeIn": "", "BeLike": "",
    "BeLikeExactly": "", "Contain": "", "FileContentMatch": "", "FileContentMatchExactly": "", "FileContentMatchMultiline": "", "Throw": "", "Invoke": "",
}
BY_LOWER = {alias.lower(): name for name, aliases in NAMES.items() for alias in (name, *aliases.split())}


def operator_parameters(cls: type) -> type:
    """A switch for each operator."""
    for name, aliases in NAMES.items():
        made = parameter(name, "switch", aliases=aliases, help=f"The operator {name}.")
        made.attribute = "is_" + name.lower()
        setattr(cls, made.attribute, made)
    return cls


@cmdlet("Should", class_name="Should")
@operator_parameters
class Should(Cmdlet):
    """Asserts something about its input, and throws when it does not hold.

    All input is collected first. -Be, -BeExactly, -BeNullOrEmpty, -HaveCount and -Contain see it as one list, the others look at each element.
    The expected value of -Be stands on the left of -eq, so its type decides. -Throw takes a script block, and -ErrorId and the message are
    parts of the error's.

    EXAMPLES
    > (Get-ReceiveConnector 'Default Frontend EX01').MaxMessageSize.ToMB() | Should -Be 36; 'as expected'
    as expected

    Says nothing when the value is right.

    > try { 1, 2 | Should -HaveCount 3 } catch { $_.Exception.Message }
    Expected a collection with size 3, but got collection with size 2 @(1, 2).

    Throws when it is not.
    """

    actual_value = parameter("ActualValue", "object", pipeline=True, help="What is asserted about.")
    expected_value = parameter("ExpectedValue", "object", position=0, aliases="ExpectedType ExpectedMessage RegularExpression ExpectedContent CommandName",
                               help="What it should be.")
    because = parameter("Because", "string", help="The reason, for the message.")
    not_ = parameter("Not", "switch", help="It should not be so.")
    error_id = parameter("ErrorId", "string", help="With -Throw: a part of the FullyQualifiedErrorId.")
    exception_type = parameter("ExceptionType", "type", help="With -Throw: the exception's type.")
    pass_thru = parameter("PassThru", "switch", help="With -Throw: return the error that was thrown.")
    times = parameter("Times", "int", help="With -Invoke: how often the mock was called.")
    exactly = parameter("Exactly", "switch", help="With -Invoke: not more often either.")
    scope_ = parameter("Scope", "string", help="With -Invoke: It, Context or Describe.")
    parameter_filter = parameter("ParameterFilter", "scriptblock", help="With -Invoke: which calls count.")
    rest = parameter("Legacy", "object[]", position=1, rest=True, dont_show=True)

    def begin(self) -> None:
        self.items: list[Any] = []

    def process(self) -> None:
        if "ActualValue" in self.bound:
            self.items.append(self.actual_value)

    def end(self) -> None:
        name, expected, negated = self.asked()
        asked = Asked(self, expected, negated, because(self.because))
        if name == "Throw":
            self.check_throw(asked)
        elif name == "Invoke":
            from cmdlets.pester.mocks import call_message

            self.fail_with(
                call_message(self, to_string(expected), self.times, bool(self.exactly), negated, self.parameter_filter, self.scope_, asked.reason)
            )
        else:
            check, whole = OPERATORS[name.lower()]
            if whole:
                self.fail_with(check(self.items, asked))
            else:
                for item in self.items or [None]:
                    self.fail_with(check(item, asked))

    def asked(self) -> tuple[str, Any, bool]:
        """(operator, expected value, negated); the old form `Should Not Be 1` has them as plain arguments."""
        name = next((name for name in NAMES if getattr(self, "is_" + name.lower())), None)
        if name is not None:
            return name, self.expected_value, bool(self.not_)
        words = [self.expected_value, *(self.rest or [])] if "ExpectedValue" in self.bound else []
        negated = bool(self.not_)
        if words and to_string(words[0]).lower() == "not":
            negated, words = not negated, words[1:]
        name = BY_LOWER.get(to_string(words[0]).lower()) if words else None
        if name is None:
            self.fail("InvalidOperation", f"'{to_string(words[0]) if words else ''}' is not a valid Should operator.", "InvalidOperation")
        values = words[1:]
        return str(name), values[0] if len(values) == 1 else values or None, negated

    def fail_with(self, message: str | None) -> None:
        if message is not None:
            raise assertion(self, message)

    # -- Throw

    def check_throw(self, asked: Asked) -> None:
        block = base(self.items[0]) if self.items else None
        if not isinstance(block, ScriptBlock):
            self.fail("ArgumentException", "Input is not a ScriptBlock. Input to '-Throw' and '-Not -Throw' must be enclosed in curly braces.")
        assert isinstance(block, ScriptBlock)
        record = attempt(self.shell, self.scope, lambda: call(self.shell, block, child_scope(block, self.scope)))
        if asked.negated:
            if record is not None:
                self.fail_with(f'Expected no exception to be thrown,{asked.reason} but an exception "{record.exception}" was thrown {place(record)}.')
            return
        wanted, differences = self.differences(record, asked.expected)
        if record is None:
            self.fail_with(f"Expected an exception,{wanted} to be thrown,{asked.reason} but no exception was thrown.")
        elif differences:
            self.fail_with(f"Expected an exception,{wanted} to be thrown,{asked.reason} but {' and '.join(differences)}. {place(record)}")
        elif self.pass_thru:
            self.write(record)

    def differences(self, record: ErrorRecord | None, message: Any) -> tuple[str, list[str]]:
        """What was asked of the exception in words, and where this one is not so."""
        from ems.values.types import is_instance, type_of

        wanted, different = [], []
        if self.exception_type is not None:
            wanted.append(f"with type [{to_string(self.exception_type)}]")
            if record is not None and not is_instance(record.exception, self.exception_type):
                different.append(f"the exception type was [{to_string(type_of(record.exception))}]")
        for asked, word, actual in (
            (message, "message", "" if record is None else str(record.exception)),
            (self.error_id, "FullyQualifiedErrorId", "" if record is None else record.fully_qualified_error_id),
        ):
            if asked is not None and to_string(asked) != "":
                wanted.append(f"with {word} '{to_string(asked)}'")
                if to_string(asked).lower() not in actual.lower():
                    different.append(f"the {word} was '{actual}'")
        return (" " + ", ".join(wanted) if wanted else ""), different


def place(record: ErrorRecord) -> str:
    """Where an error was thrown."""
    where = record.invocation
    if where is None or where.source is None:
        return "from <no file>"
    file = f"{where.script_name}:" if where.script_name else "line:"
    return f"from {file}{where.line} char:{where.column}\n    + {where.line_text.strip()}"


def assertion(command: Cmdlet, message: str) -> Exception:
    """The error of an assertion; its target tells the place."""
    where = command.shell.errors.invocation_for(command)
    target = Hashtable()
    for key, value in (
        ("File", where.script_name if where is not None else ""), ("Line", where.line if where is not None else 0),
        ("LineText", where.line_text.rstrip() if where is not None else ""), ("Message", message),
    ):
        target.set(key, value)
    record = ErrorRecord(net_error("System.Exception", message), "PesterAssertionFailed", "InvalidResult", target)
    return command.shell.errors.terminating(command, record)  # type: ignore[no-any-return]
