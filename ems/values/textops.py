"""In: the operands of -like -match -replace -split -join -f. Out: their results, one function an operator."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values import context, regexes
from ems.values import regex_syntax as syntax
from ems.values.casts import elements
from ems.values.collections import EnumValue, Hashtable, TypedArray
from ems.values.convert import convert, to_int, truth
from ems.values.errors import NetException, RuntimeException, ps_error
from ems.values.operands import bare
from ems.values.regexes import NetRegex, RawMatch, compile_regex
from ems.values.text import element_text, to_string
from ems.values.types import STRING, array_type
from ems.values.wildcard import Wildcard

STRINGS = array_type(STRING)


def _walk(value: Any) -> list[Any] | None:
    """The elements of a collection on the left."""
    return None if value.__class__ is str else elements(value)


# -- -like


def like(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """-like; a collection gives the texts that match."""
    pattern = Wildcard(right if right.__class__ is str else to_string(right), ignore_case)
    if left.__class__ is str:
        return pattern.matches(left)
    left = bare(left)
    items = _walk(left)
    if items is None:
        return pattern.matches(to_string(left))
    return [text for text in map(to_string, items) if pattern.matches(text)]


def notlike(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """-notlike"""
    pattern = Wildcard(right if right.__class__ is str else to_string(right), ignore_case)
    left = bare(left)
    items = _walk(left)
    if items is None:
        return not pattern.matches(to_string(left))
    return [text for text in map(to_string, items) if not pattern.matches(text)]


# -- -match


def _regex(value: Any, ignore_case: bool) -> NetRegex:
    """The pattern of -match and -replace: a [regex] keeps its own options."""
    if value.__class__ is str:
        return compile_regex(value, syntax.IGNORE_CASE if ignore_case else 0)
    value = bare(value)
    if isinstance(value, NetRegex):
        return value
    return compile_regex(to_string(value), syntax.IGNORE_CASE if ignore_case else 0)


def match(left: Any, right: Any, ignore_case: bool = True) -> tuple[Any, Hashtable | None]:
    """-match: (result, the new $Matches or None when it stays as it is)."""
    pattern = _regex(right, ignore_case)
    if left.__class__ is not str:
        left = bare(left)
        items = _walk(left)
        if items is not None:
            search = pattern.compiled.search
            return [item for item in items if search(to_string(item))], None
        left = to_string(left)
    found = pattern.search(left)
    return (False, None) if found is None else (True, matches_table(found))


def notmatch(left: Any, right: Any, ignore_case: bool = True) -> tuple[Any, Hashtable | None]:
    """-notmatch: as `match`; a match fills $Matches here too."""
    pattern = _regex(right, ignore_case)
    left = bare(left)
    items = _walk(left)
    if items is not None:
        search = pattern.compiled.search
        return [item for item in items if not search(to_string(item))], None
    found = pattern.search(to_string(left))
    return (True, None) if found is None else (False, matches_table(found))


def matches_table(found: RawMatch) -> Hashtable:
    """$Matches: the groups that took part, by number or name."""
    table = Hashtable()
    plain = found.regex.plain_groups
    if plain is not None:
        indexes, forms, names = plain
        texts = found.found.group(*indexes)
        if len(forms) == 1:
            texts = (texts,)
        if None not in texts:
            table.store = dict(zip(forms, texts, strict=True))
            table.keys_as_given = names.copy()
            return table
    for key, number in found.regex.entries:
        text = found.group(number)
        if text is not None:
            table.set(key, text)
    return table


# -- -replace


def replace(left: Any, right: Any, ignore_case: bool = True) -> Any:
    """-replace"""
    right = bare(right)
    arguments = elements(right) if right.__class__ is not str else None
    pattern: Any = right
    substitute: Any = ""
    if arguments is not None:
        if len(arguments) > 2:
            message = f"The -replace operator allows only two elements to follow it, not {len(arguments)}."
            raise ps_error("BadReplaceArgument", message, target=right)
        pattern = arguments[0] if arguments else ""
        substitute = arguments[1] if len(arguments) > 1 else ""
    try:
        regex = _regex(pattern, ignore_case)
    except NetException as error:
        raise bad_pattern(error, pattern) from None
    one = _substituter(regex, bare(substitute))
    if left.__class__ is str:
        return one(left)
    left = bare(left)
    items = _walk(left)
    return one(to_string(left)) if items is None else [one(to_string(item)) for item in items]


def bad_pattern(error: NetException, pattern: Any) -> Exception:
    """What -replace and switch -Regex say when a pattern does not parse; another error as it is."""
    if "RegexParse" not in error.net_name:
        return error
    text = to_string(pattern)
    return ps_error("InvalidRegularExpression", f"The regular expression pattern {text} is not valid.", target=text, inner=error)


def _substituter(regex: NetRegex, substitute: Any) -> Callable[[str], str]:
    if getattr(substitute, "net_name", None) == "System.Management.Automation.ScriptBlock":
        return lambda text: regex.replace(text, lambda found: _call(substitute, found))
    if regex.pattern and substitute.__class__ is str and "$" not in substitute and not regex.right_to_left:
        plain = substitute.replace("\\", "\\\\")
        return lambda text: regex.compiled.sub(plain, text)
    replacement = to_string(substitute)
    return lambda text: regex.substitute(text, replacement)


def _call(script: Any, found: RawMatch) -> str:
    """A script block as substitute: $_ is the Match."""
    from ems.net.regex_types import Match

    output = context.current().call_here(script, Match(found.regex, found))
    return to_string(output[0] if len(output) == 1 else output)


# -- -split

_SPLIT_BITS = {"SimpleMatch": 1, "RegexMatch": 2, "CultureInvariant": 4, "IgnorePatternWhitespace": 8, "Multiline": 16, "Singleline": 32,
               "IgnoreCase": 64, "ExplicitCapture": 128}
_SPLIT_REGEX = {8: syntax.EXTENDED, 16: syntax.MULTILINE, 32: syntax.SINGLELINE, 64: syntax.IGNORE_CASE, 128: syntax.EXPLICIT_CAPTURE,
                4: syntax.CULTURE_INVARIANT}


def unary_split(value: Any) -> TypedArray:
    """-split x: words."""
    pieces: list[str] = []
    for text in _texts(bare(value)):
        pieces.extend(compile_regex("\\s+").split(text.strip()))
    return TypedArray(pieces, STRINGS)


def _texts(left: Any) -> list[str]:
    items = _walk(left)
    return [to_string(left)] if items is None else [to_string(item) for item in items]


def split(left: Any, right: Any, ignore_case: bool = True) -> TypedArray:
    """-split"""
    if left.__class__ is str and right.__class__ is str:
        return TypedArray(compile_regex(right, syntax.IGNORE_CASE if ignore_case else 0).split(left), STRINGS)
    left, right = bare(left), bare(right)
    arguments = elements(right) if right.__class__ is not str else None
    if arguments is None:
        arguments = [right]
    if not arguments:
        raise ps_error("BadOperatorArgument", "The argument to operator '-split' is not valid: System.Object[].", target="System.Object[]")
    separator = bare(arguments[0])
    limit = to_int(arguments[1]) if len(arguments) > 1 else 0
    options = _split_options(arguments[2]) if len(arguments) > 2 and arguments[2] is not None else 0
    texts = _texts(left)
    if getattr(separator, "net_name", None) == "System.Management.Automation.ScriptBlock":
        if options & ~64:
            raise ps_error("InvalidSplitOptionWithPredicate", "A script block cannot be used with this combination of -split options.")
        pieces = [piece for text in texts for piece in _split_by_script(text, separator, limit)]
    else:
        regex = _separator(to_string(separator), options, ignore_case, limit)
        cut = regex.split_last if limit < 0 and not regex.right_to_left else regex.split
        pieces = [piece for text in texts for piece in cut(text, abs(limit))]
    return TypedArray(pieces, STRINGS)


def _split_options(value: Any) -> int:
    value = bare(value)
    if isinstance(value, EnumValue):
        return value.number
    from ems.values.types import find_type

    net = find_type("System.Management.Automation.SplitOptions")
    if net is not None:
        return convert(value, net).number
    if isinstance(value, int):
        return int(value)
    from ems.values.enums import unique_name

    return sum(_SPLIT_BITS[unique_name(part.strip(), _SPLIT_BITS)] for part in to_string(value).split(","))


def _separator(text: str, options: int, ignore_case: bool, limit: int) -> NetRegex:
    if options & 1:
        if options & ~(1 | 64):
            raise _bad_combination()
        text = regexes.escape(text)
    elif options & 2 and options & 1:
        raise _bad_combination()
    flags = sum(flag for bit, flag in _SPLIT_REGEX.items() if options & bit)
    if ignore_case:
        flags |= syntax.IGNORE_CASE
    if limit < 0 and len(text.lstrip("\\")) != 1:  # a single character is found the same way from both ends
        flags |= syntax.RIGHT_TO_LEFT
    return compile_regex(text, flags)


def _bad_combination() -> RuntimeException:
    return ps_error("InvalidSplitOptionCombination", "The combination of options with the -split operator is not valid.")


def _split_by_script(text: str, script: Any, limit: int) -> list[str]:
    """The characters for which the script block is true are the delimiters."""
    if abs(limit) == 1:
        return [text]
    backwards = limit < 0
    limit = abs(limit)
    pieces: list[str] = []
    current: list[str] = []
    order = range(len(text) - 1, -1, -1) if backwards else range(len(text))
    call = context.current().call_script
    for index in order:
        if limit and len(pieces) == limit - 1:
            rest = text[: index + 1] if backwards else text[index:]
            current.append(rest[::-1] if backwards else rest)
            break
        output = call(script, [text, index], underscore=text[index])
        if truth(output[0] if len(output) == 1 else output if output else None):
            pieces.append("".join(current))
            current = []
        else:
            current.append(text[index])
    pieces.append("".join(current))
    return [piece[::-1] for piece in reversed(pieces)] if backwards else pieces


# -- -join and -f


def join(left: Any, right: Any) -> str:
    """-join"""
    left = bare(left)
    # an enumerator ($input) is one thing here
    items = elements(left) if left.__class__ is not str and not getattr(left, "is_enumerator", False) else None
    if items is None:
        return to_string(left)
    return to_string(right).join([item if item.__class__ is str else element_text(item) for item in items])


def unary_join(value: Any) -> str:
    """-join x"""
    return join(value, "")


_composite: Any = None  # ems.values.formats.composite, once it is asked for


def format_(left: Any, right: Any) -> str:
    """-f: an object[] or string[] gives the arguments, anything else is the only one."""
    global _composite
    if _composite is None:
        from ems.values.formats import composite as _composite
    if right.__class__ is list:
        arguments = right
    else:
        right = bare(right)
        many = right.__class__ is list or (isinstance(right, TypedArray) and not _is_value_array(right))
        arguments = right if many else [right]
    text = left if left.__class__ is str else to_string(left)
    try:
        return _composite(text, arguments)  # type: ignore[no-any-return]
    except RuntimeException:
        raise
    except NetException as error:
        raise ps_error("FormatError", f"Error formatting a string: {error.message}.", target=text, inner=error) from None


def _is_value_array(value: TypedArray) -> bool:
    element = value.net_type.element
    return element is not None and element.is_value_type

