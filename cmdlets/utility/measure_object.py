"""In: the objects of a pipeline. Out: counts, sums, extremes, or counts of lines, words and characters: Measure-Object."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.properties import MEASURE_KEYS, MISSING, expressions
from ems.values.compare import compare_order
from ems.values.convert import convert
from ems.values.errors import NetException, net_error
from ems.values.objects import NOTHING, NetObject, base, is_null
from ems.values.text import net_text, to_string
from ems.values.types import DOUBLE, net_type, type_of


class MeasureInfo(NetObject):
    """The result; the fields that were not asked for are null."""

    __slots__ = ("average", "characters", "count", "lines", "maximum", "minimum", "property", "standard_deviation", "sum", "words")
    net_name = "Microsoft.PowerShell.Commands.MeasureInfo"

    def __init__(self) -> None:
        self.ps_ext = None
        self.count = 0
        self.property: str | None = None
        self.average: Any = None
        self.sum: Any = None
        self.maximum: Any = None
        self.minimum: Any = None
        self.standard_deviation: Any = None
        self.lines: Any = None
        self.words: Any = None
        self.characters: Any = None


class GenericMeasureInfo(MeasureInfo):
    __slots__ = ()
    net_name = "Microsoft.PowerShell.Commands.GenericMeasureInfo"


class GenericObjectMeasureInfo(MeasureInfo):
    """The extremes are no numbers."""

    __slots__ = ()
    net_name = "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo"


class TextMeasureInfo(MeasureInfo):
    __slots__ = ()
    net_name = "Microsoft.PowerShell.Commands.TextMeasureInfo"


def _declare(cls: type, properties: str) -> None:
    declared = net_type(cls.net_name, base="Microsoft.PowerShell.Commands.MeasureInfo", py=cls)
    for line in properties.split("; "):
        name = line.rpartition(" ")[2]
        field = "standard_deviation" if name == "StandardDeviation" else name.lower()
        declared.prop(line, lambda info, field=field: getattr(info, field))


_BASE = net_type("Microsoft.PowerShell.Commands.MeasureInfo", py=MeasureInfo)
_declare(GenericMeasureInfo, "int Count; System.Nullable[double] Average; System.Nullable[double] Sum; System.Nullable[double] Maximum; "
         "System.Nullable[double] Minimum; System.Nullable[double] StandardDeviation; string Property")
_declare(GenericObjectMeasureInfo, "int Count; System.Nullable[double] Average; System.Nullable[double] Sum; System.Object Maximum; "
         "System.Object Minimum; System.Nullable[double] StandardDeviation; string Property")
_declare(TextMeasureInfo, "System.Nullable[int] Lines; System.Nullable[int] Words; System.Nullable[int] Characters; string Property")


class Tally:
    """What was seen of one property."""

    __slots__ = ("characters", "count", "lines", "maximum", "mean", "minimum", "squares", "sum", "words")

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0.0
        self.mean = 0.0
        self.squares = 0.0
        self.maximum: Any = None
        self.minimum: Any = None
        self.lines = self.words = self.characters = 0


@cmdlet("Measure-Object", default_set="GenericMeasure", class_name="Microsoft.PowerShell.Commands.MeasureObjectCommand",
        output="Microsoft.PowerShell.Commands.GenericMeasureInfo Microsoft.PowerShell.Commands.TextMeasureInfo "
               "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo")
class MeasureObject(Cmdlet):
    """Count objects and compute sums, averages and extremes of their properties, or count lines, words and characters of texts.

    EXAMPLES
    > (1..4 | Measure-Object -Sum).Sum
    10

    Adds up numbers.

    > ('one two', 'three' | Measure-Object -Word).Words
    3

    Counts words.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to work on.")
    property = parameter("Property", "pspropertyexpression[]", position=0, validate=[("notnullorempty",)],
                         help="The properties: names, script blocks or hashtables with Name and Expression.")
    standard_deviation = parameter("StandardDeviation", "switch", sets="GenericMeasure", help="Compute the standard deviation.")
    sum = parameter("Sum", "switch", sets="GenericMeasure", help="Compute the sum.")
    all_stats = parameter("AllStats", "switch", sets="GenericMeasure", help="Compute every statistic.")
    average = parameter("Average", "switch", sets="GenericMeasure", help="Compute the average.")
    maximum = parameter("Maximum", "switch", sets="GenericMeasure", help="Compute the greatest value.")
    minimum = parameter("Minimum", "switch", sets="GenericMeasure", help="Compute the least value.")
    line = parameter("Line", "switch", sets="TextMeasure", help="Count lines.")
    word = parameter("Word", "switch", sets="TextMeasure", help="Count words.")
    character = parameter("Character", "switch", sets="TextMeasure", help="Count characters.")
    ignore_white_space = parameter("IgnoreWhiteSpace", "switch", sets="TextMeasure", help="Do not count white space.")

    def begin(self) -> None:
        self.keys = expressions(self, self.property, MEASURE_KEYS)  # type: ignore[arg-type]
        self.tallies: dict[str, tuple[str, Tally]] = {}
        every = bool(self.all_stats)
        self.want_sum = every or bool(self.sum)
        self.want_average = every or bool(self.average)
        self.want_deviation = every or bool(self.standard_deviation)
        self.want_maximum = every or bool(self.maximum)
        self.want_minimum = every or bool(self.minimum)
        self.is_text = self.parameter_set == "TextMeasure"
        self.numeric = self.want_sum or self.want_average or self.want_deviation
        self.only_count = not (self.numeric or self.want_maximum or self.want_minimum or self.is_text)
        self.whole = Tally()
        self.single = self.keys[0] if len(self.keys) == 1 and self.keys[0].pattern is None else None

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING:
            return
        if not self.keys:
            if self.only_count:
                self.whole.count += 1
            else:
                self._take(base(item), self.whole)
            return
        if self.single is not None:
            value = self.single.get(item)
            if value is not MISSING:
                self._take(base(value), self._tally(self.single.name))
            else:
                self._absent(self.single.name)
            return
        done: set[str] = set()
        for key in self.keys:
            for one in key.resolve(item):
                value = one.get(item)
                if value is MISSING:
                    self._absent(one.name)
                elif one.name.lower() not in done:
                    done.add(one.name.lower())
                    self._take(base(value), self._tally(one.name))

    def _tally(self, name: str) -> Tally:
        found = self.tallies.get(name.lower())
        if found is None:
            found = self.tallies[name.lower()] = (name, Tally())
        return found[1]

    def _absent(self, name: str) -> None:
        if self.shell.strict_version() >= 2:
            self.write_error(net_error("System.Management.Automation.PSArgumentException", f'The property "{name}" cannot be found in the input for any objects.'),
                             "GenericMeasurePropertyNotFound", "InvalidArgument")

    def _take(self, value: Any, tally: Tally) -> None:
        """Count one value."""
        tally.count += 1
        if self.only_count:
            return
        if value is None:
            value = ""
        if self.is_text:
            self._measure_text(net_text(value), tally)
            return
        if self.numeric:
            number = self._number(value)
            if number is None:
                return
            tally.sum += number
            if self.want_deviation:
                delta = number - tally.mean
                tally.mean += delta / tally.count
                tally.squares += delta * (number - tally.mean)
        if self.want_minimum and (tally.minimum is None or _order(value, tally.minimum) < 0):
            tally.minimum = value
        if self.want_maximum and (tally.maximum is None or _order(value, tally.maximum) > 0):
            tally.maximum = value

    def _number(self, value: Any) -> float | None:
        if value.__class__ is int or value.__class__ is float:
            return float(value)
        try:
            return convert(value, DOUBLE)
        except NetException:
            self.write_error(net_error("System.Management.Automation.PSInvalidOperationException", f'Input object "{to_string(value)}" is not numeric.'),
                             "NonNumericInputObject", "InvalidType", value)
            return None

    def _measure_text(self, text: str, tally: Tally) -> None:
        if text:
            tally.lines += text.count("\n") + (not text.endswith("\n"))
        tally.words += len(text.split())
        tally.characters += sum(not c.isspace() for c in text) if self.ignore_white_space else len(text)

    def end(self) -> None:
        if not self.keys:
            self.out(self._info(None, self.whole))
            return
        for name, tally in self.tallies.values():
            self.out(self._info(name, tally))

    def _info(self, name: str | None, tally: Tally) -> MeasureInfo:
        if self.is_text:
            made: MeasureInfo = TextMeasureInfo()
            made.lines = tally.lines if self.line else None
            made.words = tally.words if self.word else None
            made.characters = tally.characters if self.character else None
            made.property = name
            return made
        least, greatest = _as_double(tally.minimum), _as_double(tally.maximum)
        numeric = (tally.minimum is None or least is not None) and (tally.maximum is None or greatest is not None)
        made = GenericMeasureInfo() if numeric else GenericObjectMeasureInfo()
        made.count, made.property = tally.count, name
        if self.want_sum:
            made.sum = tally.sum
        if self.want_average and tally.count:
            made.average = tally.sum / tally.count
        if self.want_deviation:
            made.standard_deviation = (tally.squares / (tally.count - 1)) ** 0.5 if tally.count > 1 else 0.0 if tally.count else None
        if self.want_maximum:
            made.maximum = greatest if numeric else tally.maximum
        if self.want_minimum:
            made.minimum = least if numeric else tally.minimum
        return made


def _order(left: Any, right: Any) -> int:
    """Below, at or above 0: numbers in a text count as numbers, values of unlike types as their texts."""
    if left.__class__ is right.__class__ is int:
        return (left > right) - (left < right)
    first, second = _as_double(left), _as_double(right)
    if first is not None and second is not None:
        return (first > second) - (first < second)
    if first is not None or second is not None or type_of(left) is not type_of(right):
        return compare_order(to_string(left), to_string(right), False)
    return compare_order(left, right, False)


def _as_double(value: Any) -> float | None:
    if is_null(value):
        return None
    try:
        return convert(value, DOUBLE)
    except NetException:
        return None
