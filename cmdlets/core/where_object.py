"""In: the objects of a pipeline. Out: those that pass a test: Where-Object."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import compare, textops
from ems.values.convert import truth
from ems.values.errors import NetException, net_error
from ems.values.objects import NOTHING, PSCustomObject, is_null

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "EQ": compare.eq, "NE": compare.ne, "GT": compare.gt, "LT": compare.lt, "GE": compare.ge, "LE": compare.le,
    "CEQ": compare.ceq, "CNE": compare.cne, "CGT": compare.cgt, "CLT": compare.clt, "CGE": compare.cge, "CLE": compare.cle,
    "Like": textops.like, "NotLike": textops.notlike, "Contains": compare.contains, "NotContains": compare.notcontains, "In": compare.in_,
    "NotIn": compare.notin,
}
OPERATORS |= {f"C{name}": partial(OPERATORS[name], ignore_case=False) for name in ("Like", "NotLike", "Contains", "NotContains", "In", "NotIn")}  # type: ignore[call-arg]
MATCHES = {"Match": (True, False), "NotMatch": (True, True), "CMatch": (False, False), "CNotMatch": (False, True)}
WITH_VALUE = ("EqualSet CaseSensitiveEqualSet NotEqualSet CaseSensitiveNotEqualSet GreaterThanSet CaseSensitiveGreaterThanSet LessThanSet "
              "CaseSensitiveLessThanSet GreaterOrEqualSet CaseSensitiveGreaterOrEqualSet LessOrEqualSet CaseSensitiveLessOrEqualSet LikeSet "
              "CaseSensitiveLikeSet NotLikeSet CaseSensitiveNotLikeSet MatchSet CaseSensitiveMatchSet NotMatchSet CaseSensitiveNotMatchSet ContainsSet "
              "CaseSensitiveContainsSet NotContainsSet CaseSensitiveNotContainsSet InSet CaseSensitiveInSet NotInSet CaseSensitiveNotInSet IsSet IsNotSet")
ALL_TESTS = WITH_VALUE + " Not"


@cmdlet("Where-Object", default_set="EqualSet", class_name="Microsoft.PowerShell.Commands.WhereObjectCommand")
class WhereObject(Cmdlet):
    """Pass on the objects for which a test is true.

    The test is a script block with the object in $_, or a property, an operator and a value.

    EXAMPLES
    > 1..6 | Where-Object { $_ % 2 -eq 0 }
    2
    4
    6

    Keeps the even numbers.

    > 'alpha', 'be' | Where-Object Length -GT 2
    alpha

    Compares a property of each object with a value.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to work on.")
    property = parameter("Property", "string", position=0, mandatory=True,
                         sets=ALL_TESTS,
                         validate=[("notnullorempty",)], help="The property to test.")
    value = parameter("Value", "object", position=1,
                      sets=WITH_VALUE,
                      help="The value.")
    eq = parameter("EQ", "switch", sets="EqualSet", aliases="IEQ", help="The property equals the value.")
    filter_script = parameter("FilterScript", "scriptblock", position=0, mandatory=True, sets="ScriptBlockSet",
                              help="The test; an object for which it is true passes.")
    ceq = parameter("CEQ", "switch", mandatory=True, sets="CaseSensitiveEqualSet", help="The property equals the value; case counts.")
    ne = parameter("NE", "switch", mandatory=True, sets="NotEqualSet", aliases="INE", help="The property differs from the value.")
    cne = parameter("CNE", "switch", mandatory=True, sets="CaseSensitiveNotEqualSet",
                    help="The property differs from the value; case counts.")
    gt = parameter("GT", "switch", mandatory=True, sets="GreaterThanSet", aliases="IGT", help="The property is greater than the value.")
    cgt = parameter("CGT", "switch", mandatory=True, sets="CaseSensitiveGreaterThanSet",
                    help="The property is greater than the value; case counts.")
    lt = parameter("LT", "switch", mandatory=True, sets="LessThanSet", aliases="ILT", help="The property is less than the value.")
    clt = parameter("CLT", "switch", mandatory=True, sets="CaseSensitiveLessThanSet",
                    help="The property is less than the value; case counts.")
    ge = parameter("GE", "switch", mandatory=True, sets="GreaterOrEqualSet", aliases="IGE", help="The property is at least the value.")
    cge = parameter("CGE", "switch", mandatory=True, sets="CaseSensitiveGreaterOrEqualSet",
                    help="The property is at least the value; case counts.")
    le = parameter("LE", "switch", mandatory=True, sets="LessOrEqualSet", aliases="ILE", help="The property is at most the value.")
    cle = parameter("CLE", "switch", mandatory=True, sets="CaseSensitiveLessOrEqualSet",
                    help="The property is at most the value; case counts.")
    like = parameter("Like", "switch", mandatory=True, sets="LikeSet", aliases="ILike", help="The property matches the wildcard.")
    c_like = parameter("CLike", "switch", mandatory=True, sets="CaseSensitiveLikeSet",
                       help="The property matches the wildcard; case counts.")
    not_like = parameter("NotLike", "switch", mandatory=True, sets="NotLikeSet", aliases="INotLike",
                         help="The property does not match the wildcard.")
    c_not_like = parameter("CNotLike", "switch", mandatory=True, sets="CaseSensitiveNotLikeSet",
                           help="The property does not match the wildcard; case counts.")
    match_ = parameter("Match", "switch", mandatory=True, sets="MatchSet", aliases="IMatch",
                       help="The property matches the regular expression.")
    c_match = parameter("CMatch", "switch", mandatory=True, sets="CaseSensitiveMatchSet",
                        help="The property matches the regular expression; case counts.")
    not_match = parameter("NotMatch", "switch", mandatory=True, sets="NotMatchSet", aliases="INotMatch",
                          help="The property does not match the pattern.")
    c_not_match = parameter("CNotMatch", "switch", mandatory=True, sets="CaseSensitiveNotMatchSet",
                            help="The property does not match the regular expression; case counts.")
    contains = parameter("Contains", "switch", mandatory=True, sets="ContainsSet", aliases="IContains",
                         help="The property holds the value.")
    c_contains = parameter("CContains", "switch", mandatory=True, sets="CaseSensitiveContainsSet",
                           help="The property holds the value; case counts.")
    not_contains = parameter("NotContains", "switch", mandatory=True, sets="NotContainsSet", aliases="INotContains",
                             help="The property does not hold the value.")
    c_not_contains = parameter("CNotContains", "switch", mandatory=True, sets="CaseSensitiveNotContainsSet",
                               help="The property does not hold the value; case counts.")
    in_ = parameter("In", "switch", mandatory=True, sets="InSet", aliases="IIn", help="The property is one of the values.")
    c_in = parameter("CIn", "switch", mandatory=True, sets="CaseSensitiveInSet", help="The property is one of the values; case counts.")
    not_in = parameter("NotIn", "switch", mandatory=True, sets="NotInSet", aliases="INotIn", help="The property is none of the values.")
    c_not_in = parameter("CNotIn", "switch", mandatory=True, sets="CaseSensitiveNotInSet",
                         help="The property is none of the values; case counts.")
    is_ = parameter("Is", "switch", mandatory=True, sets="IsSet", help="The property is of the type.")
    is_not = parameter("IsNot", "switch", mandatory=True, sets="IsNotSet", help="The property is not of the type.")
    not_ = parameter("Not", "switch", mandatory=True, sets="Not", help="True where the property is false, null or absent.")

    def begin(self) -> None:
        if self.filter_script is not None:
            self.take = self._by_script(self.shell.block(self.filter_script, self.scope))
        else:
            self.take = self._by_property(self._test())

    def stage_accept(self) -> Any:
        return self.take

    def process(self) -> None:
        self.take(self.input_object)

    def _by_script(self, run: Callable[[Any, Any], None]) -> Callable[[Any], None]:
        out = self.out
        results: list[Any] = []
        add = results.append

        def take(item: Any) -> None:
            results.clear()
            run(item, add)
            count = len(results)
            if count == 1:
                result = results[0]
                if result is True or (result is not False and truth(result)):
                    out(item)
            elif count:
                out(item)

        return take

    def _by_property(self, test: Callable[[Any], bool]) -> Callable[[Any], None]:
        out, lower = self.out, self.property.lower()

        def take(item: Any) -> None:
            if item.__class__ is PSCustomObject and item.ps_ext is None and lower in item.shape.index:
                value = item.values[item.shape.index[lower]]
            else:
                value = self._value(item)
            try:
                passed = test(value)
            except NetException as error:
                self._bad_operand(error, item)
                return
            if passed:
                out(item)

        return take

    def _value(self, item: Any) -> Any:
        """The property's value; absent is null, under strict mode an error."""
        from ems.values.property_list import find_value, matching_names
        from ems.values.wildcard import has_wildcards

        if is_null(item):
            return None
        name = self.property
        if has_wildcards(name):
            names = matching_names(item, name)
            if len(names) > 1:
                self._argument_error("AmbiguousPropertyOrMethodName", f'Input name "{name}" is ambiguous. It can be resolved to multiple matched members. '
                                     f"Possible matches include: {' '.join(names)}.", item)
                return None
            name = names[0] if names else name
        found, value = find_value(item, name)
        if not found and self.shell.strict_version() >= 2:
            self._argument_error("PropertyNotFound", f'Input name "{name}" cannot be resolved to a property.', item)
        return value

    def _test(self) -> Callable[[Any], bool]:
        operator = next((name for name in self.bound if name in OPERATORS or name in MATCHES or name in ("Is", "IsNot", "Not")), None)
        has_value = "Value" in self.bound
        if operator == "Not":
            return lambda value: not truth(value)
        if operator is None:
            if has_value:
                self.fail("OperatorNotSpecified", "The specified parameters need an operator between the property and the value.",
                          cls="System.Management.Automation.PSArgumentException")
            return truth
        if not has_value:
            self.fail("ValueNotSpecifiedForWhereObject", "The specified operator requires both the -Property and -Value parameters. "
                      "Provide values for both parameters, and then try the command again.", cls="System.Management.Automation.PSArgumentException")
        return self._comparison(operator)

    def _comparison(self, operator: str) -> Callable[[Any], bool]:
        right = self.value
        if operator in MATCHES:
            ignore_case, negated = MATCHES[operator]
            match = self.scope.match
            return lambda value: truth(match(value, right, ignore_case, negated))
        if operator in ("Is", "IsNot"):
            return self._type_test(right, operator == "Is")
        call = OPERATORS[operator]
        return lambda value: truth(call(value, right))

    def _type_test(self, right: Any, wanted: bool) -> Callable[[Any], bool]:
        from ems.values.convert import convert, is_type
        from ems.values.types import RUNTIME_TYPE, NetType

        kind = right if isinstance(right, NetType) else convert(right, RUNTIME_TYPE)
        return lambda value: is_type(value, kind) is wanted

    def _bad_operand(self, error: NetException, item: Any) -> None:
        operator = next(name for name in self.bound if name in OPERATORS or name in MATCHES or name in ("Is", "IsNot"))
        token = ("I" + operator.lower()) if operator[0] != "C" or operator == "Contains" else operator
        token = token[0].upper() + token[1:].lower()
        self._argument_error("BadOperatorArgument", f"The argument to operator '{token}' is not valid: {error}.", item, error)

    def _argument_error(self, error_id: str, message: str, item: Any, inner: BaseException | None = None) -> None:
        record = self.error_record(net_error("System.Management.Automation.PSArgumentException", message, inner), error_id, "InvalidArgument", item)
        record.target_type = "PSObject"
        self.write_error(record)
