"""In: limits, collections. Out: random numbers, random items: Get-Random, Get-SecureRandom, New-Guid."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import numbers as num
from ems.values.convert import convert
from ems.values.errors import NetException, net_error
from ems.values.objects import NOTHING, base
from ems.values.types import DOUBLE, INT32, INT64

INT_MAX = (1 << 31) - 1


class SeededRandom:
    """System.Random with a seed: Knuth's subtractive generator, so that a seed gives PowerShell's own numbers."""

    def __init__(self, seed: int) -> None:
        table = [0] * 56
        start = 161803398 - (INT_MAX if seed == -INT_MAX - 1 else abs(seed))
        table[55] = start
        previous, value = start, 1
        at = 0
        for _ in range(1, 55):
            at = (at + 21) % 55
            table[at] = value
            value = previous - value
            if value < 0:
                value += INT_MAX
            previous = table[at]
        for _ in range(4):
            for i in range(1, 56):
                n = i + 30
                table[i] = _wrap(table[i] - table[1 + (n if n < 55 else n - 55)])
                if table[i] < 0:
                    table[i] += INT_MAX
        self.table = table
        self.at, self.other = 0, 21

    def sample(self) -> int:
        self.at = 1 if self.at + 1 >= 56 else self.at + 1
        self.other = 1 if self.other + 1 >= 56 else self.other + 1
        value = self.table[self.at] - self.table[self.other]
        if value == INT_MAX:
            value -= 1
        if value < 0:
            value += INT_MAX
        self.table[self.at] = value
        return value

    def random(self) -> float:
        return self.sample() * (1.0 / INT_MAX)

    def between(self, low: int, high: int) -> int:
        span = high - low
        if span <= INT_MAX:
            return int(self.random() * span) + low
        return int(self._wide() * span) + low

    def _wide(self) -> float:
        value = self.sample()
        if self.sample() % 2 == 0:
            value = -value
        return (value + (INT_MAX - 1)) / (2.0 * INT_MAX - 1)


def _wrap(value: int) -> int:
    return (value + (1 << 31)) % (1 << 32) - (1 << 31)


class SystemRandom:
    """The operating system's generator."""

    def __init__(self) -> None:
        import random

        self._source = random.SystemRandom()

    def random(self) -> float:
        return self._source.random()

    def between(self, low: int, high: int) -> int:
        return self._source.randrange(low, high)


class RandomCommand(Cmdlet):
    """What both commands do."""

    def generator(self) -> Any:
        return SystemRandom()

    def begin(self) -> None:
        self.source = self.generator()
        self.chosen: list[Any] = []
        self.seen = 0
        if self.parameter_set == "RandomNumberParameterSet":
            low, high = self._limits()
            for _ in range(self.count if "Count" in self.bound else 1):
                self.out(self._number(low, high))

    def _limits(self) -> tuple[Any, Any]:
        low, high = self._limit(self.minimum), self._limit(self.maximum)
        wide = isinstance(low, float) or isinstance(high, float)
        long = isinstance(low, num.Int64) or isinstance(high, num.Int64)
        kind: Any = float if wide else num.Int64 if long else int
        default = 1.7976931348623157e308 if wide else (1 << 63) - 1 if long else INT_MAX
        low, high = kind(0 if low is None else low), kind(default if high is None else high)
        if low >= high:
            self.throw(net_error("System.ArgumentException", f"The Minimum value ({low}) cannot be greater than or equal to the Maximum value ({high})."),
                       "MinGreaterThanOrEqualMax", "InvalidArgument")
        return low, high

    def _limit(self, value: Any) -> Any:
        """A limit as Int32, Int64 or Double, whichever fits first."""
        value = base(value)
        if value is None or value.__class__ in (int, float, num.Int64):
            return value
        if isinstance(value, str):
            from ems.values.numbertext import scan_number

            found = scan_number(str(value))
            if found is not None:
                value = found
        if isinstance(value, float):
            return float(value)
        last: NetException | None = None
        for kind in (INT32, INT64, DOUBLE):
            try:
                return convert(value, kind)
            except NetException as error:
                last = last or error
        assert last is not None
        return self.throw(last)

    def _number(self, low: Any, high: Any) -> Any:
        if isinstance(low, float):
            return self.source.random() * (high - low) + low
        return type(low)(self.source.between(int(low), int(high)))

    def process(self) -> None:
        if self.parameter_set == "RandomNumberParameterSet":
            return
        count = INT_MAX if self.shuffle else self.count if "Count" in self.bound else 1
        between = self.source.between
        for item in self.input_object or ():
            if item is NOTHING:
                continue
            if len(self.chosen) < count:
                self.chosen.append(item)
            elif between(0, self.seen + 1) < count:
                self.chosen[between(0, len(self.chosen))] = item
            self.seen += 1

    def end(self) -> None:
        items = self.chosen
        for at in range(len(items)):
            other = self.source.between(at, len(items))
            items[at], items[other] = items[other], items[at]
            self.out(items[at])


@cmdlet("Get-Random", default_set="RandomNumberParameterSet", class_name="Microsoft.PowerShell.Commands.GetRandomCommand",
        output="System.Int32 System.Int64 System.Double")
class GetRandom(RandomCommand):
    """Get a random number, or items of a collection in random order.

    EXAMPLES
    > (Get-Random -Minimum 5 -Maximum 6)
    5

    The maximum itself is never returned.

    > (1..5 | Get-Random -Shuffle | Measure-Object -Sum).Sum
    15

    Returns every item.
    """

    set_seed = parameter("SetSeed", "System.Nullable[int]", validate=[("notnull",)], help="Start the generator at this number.")
    maximum = parameter("Maximum", "object", position=0, sets="RandomNumberParameterSet", help="The number is less than this.")
    minimum = parameter("Minimum", "object", sets="RandomNumberParameterSet", help="The least number.")
    input_object = parameter("InputObject", "object[]", position=0, mandatory=True, pipeline=True,
                             sets="RandomListItemParameterSet ShuffleParameterSet", validate=[("allownull",), ("allowempty",), ("allowemptycollection",)], help="The object to work on.")
    count = parameter("Count", "int", sets="RandomNumberParameterSet RandomListItemParameterSet", validate=[("range", 1, 2147483647)],
                      help="How many to return.")
    shuffle = parameter("Shuffle", "switch", mandatory=True, sets="ShuffleParameterSet", help="Return everything in random order.")

    def generator(self) -> Any:
        if "SetSeed" in self.bound:
            made = SeededRandom(int(self.set_seed))
            self.shell.part("random", lambda session: [None])[0] = made
            return made
        kept = self.shell.part("random", lambda session: [None])[0]
        return kept if kept is not None else SystemRandom()


@cmdlet("Get-SecureRandom", default_set="RandomNumberParameterSet", class_name="Microsoft.PowerShell.Commands.GetSecureRandomCommand",
        output="System.Int32 System.Int64 System.Double")
class GetSecureRandom(RandomCommand):
    """Get a random number from the system's secure generator, or items of a collection in random order.

    EXAMPLES
    > (Get-SecureRandom -Minimum 5 -Maximum 6)
    5

    The maximum itself is never returned.
    """

    maximum = parameter("Maximum", "object", position=0, sets="RandomNumberParameterSet", help="The number is less than this.")
    minimum = parameter("Minimum", "object", sets="RandomNumberParameterSet", help="The least number.")
    input_object = parameter("InputObject", "object[]", position=0, mandatory=True, pipeline=True,
                             sets="RandomListItemParameterSet ShuffleParameterSet", validate=[("allownull",), ("allowempty",), ("allowemptycollection",)], help="The object to work on.")
    count = parameter("Count", "int", sets="RandomNumberParameterSet RandomListItemParameterSet", validate=[("range", 1, 2147483647)],
                      help="How many to return.")
    shuffle = parameter("Shuffle", "switch", mandatory=True, sets="ShuffleParameterSet", help="Return everything in random order.")


@cmdlet("New-Guid", default_set="Default", class_name="Microsoft.PowerShell.Commands.NewGuidCommand", output="System.Guid")
class NewGuid(Cmdlet):
    """Make a GUID.

    EXAMPLES
    > (New-Guid -Empty).ToString()
    00000000-0000-0000-0000-000000000000

    Makes the GUID of zeros.
    """

    empty = parameter("Empty", "switch", sets="Empty", help="The GUID of zeros.")
    input_object = parameter("InputObject", "string", position=0, pipeline=True, sets="InputObject", help="The object to work on.")

    def process(self) -> None:
        from ems.values.typenames import resolve

        if self.empty:
            self.out(convert("00000000-0000-0000-0000-000000000000", resolve("guid")))
        elif self.input_object is not None:
            try:
                self.out(convert(self.input_object, resolve("guid")))
            except NetException:
                self.write_error(net_error("System.FormatException", "Unrecognized Guid format."), "StringNotRecognizedAsGuid", "InvalidArgument")
        else:
            import uuid

            self.out(convert(str(uuid.uuid4()), resolve("guid")))
