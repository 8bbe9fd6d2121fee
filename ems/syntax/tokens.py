"""In: nothing. Out: the Token class and the tables of token kinds, keywords, operators and their flags.

A kind is the plain string that PowerShell's TokenKind prints ("Plus", "Ieq", "Variable"). Flags that follow from the kind alone
live in KIND_FLAGS; a token's own `flags` hold only what its place in the text adds (keyword, command name, member name ...).
"""
from __future__ import annotations

from typing import Any

# Reader modes. The parser sets the mode; a token read in one mode is read again when the mode changes before it is used.
COMMAND, EXPRESSION, TYPE_NAME, SIGNATURE = 0, 1, 2, 3

# Flag bits, in the order .NET prints them.
(
    LOGICAL, BITWISE, COMPARISON, COALESCE, ADD, MULTIPLY, FORMAT, RANGE,
    KEYWORD, BLOCK_NAME, BINARY, UNARY, CASE_SENSITIVE, TERNARY, SPECIAL, ASSIGNMENT, INVARIANT,
    IN_ERROR, RESTRICTED, PREFIX_POSTFIX, COMMAND_NAME, MEMBER_NAME, TYPE_NAME_FLAG, ATTRIBUTE_NAME, FOLDS, NO_ATTRIBUTES,
) = (1 << bit for bit in range(26))

FLAG_NAMES = (
    "BinaryPrecedenceLogical", "BinaryPrecedenceBitwise", "BinaryPrecedenceComparison", "BinaryPrecedenceCoalesce",
    "BinaryPrecedenceAdd", "BinaryPrecedenceMultiply", "BinaryPrecedenceFormat", "BinaryPrecedenceRange",
    "Keyword", "ScriptBlockBlockName", "BinaryOperator", "UnaryOperator", "CaseSensitiveOperator", "TernaryOperator",
    "SpecialOperator", "AssignmentOperator", "ParseModeInvariant", "TokenInError", "DisallowedInRestrictedMode",
    "PrefixOrPostfixOperator", "CommandName", "MemberName", "TypeName", "AttributeName", "CanConstantFold",
    "StatementDoesntSupportAttributes",
)

PRECEDENCE_MASK = LOGICAL | BITWISE | COMPARISON | COALESCE | ADD | MULTIPLY | FORMAT | RANGE


class Token:
    """One token; `text` is set for the kinds whose text the parser needs, `value` holds a number, a string's value or a variable.

    `parts` is the list of expandable parts of a string or word: tokens, and (start, end, ...) records of subexpressions.
    """

    __slots__ = ("end", "flags", "kind", "parts", "start", "text", "value")

    def __init__(self, kind: str, start: int, end: int, text: str = "", value: Any = None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.value = value
        self.flags = 0
        self.parts: list[Any] | None = None

    def __repr__(self) -> str:
        return f"Token({self.kind}, {self.start}, {self.end}, {self.text!r})"


_COMPARED = ["eq", "ne", "ge", "gt", "lt", "le", "like", "notlike", "match", "notmatch", "replace", "contains", "notcontains", "in",
             "notin"]
_RESTRICTED_COMPARED = {"match", "notmatch", "replace", "split"}

# Word operators of expression mode, without the dash, in lower case.
WORD_OPERATORS: dict[str, str] = {
    "bnot": "Bnot", "not": "Not", "as": "As", "is": "Is", "isnot": "IsNot", "and": "And", "or": "Or", "xor": "Xor",
    "band": "Band", "bor": "Bor", "bxor": "Bxor", "shl": "Shl", "shr": "Shr", "join": "Join", "f": "Format",
    "split": "Isplit", "isplit": "Isplit", "csplit": "Csplit",
}
for _word in _COMPARED:
    WORD_OPERATORS[_word] = WORD_OPERATORS["i" + _word] = "I" + _word
    WORD_OPERATORS["c" + _word] = "C" + _word

_NO_ATTRIBUTE_KEYWORDS = (
    "break continue data define do exit filter for foreach from function if return switch throw trap try using var while"
    " workflow parallel sequence"
)
_OTHER_KEYWORDS = (
    "configuration elseif else in until catch finally param class public private static interface enum namespace module type assembly"
    " command hidden base default"
)
_BLOCK_KEYWORDS = "begin process end clean dynamicparam"

# Keywords in lower case, to their kinds.
KEYWORDS: dict[str, str] = {word: word.capitalize() for word in f"{_NO_ATTRIBUTE_KEYWORDS} {_OTHER_KEYWORDS} {_BLOCK_KEYWORDS}".split()}
KEYWORDS["elseif"] = "ElseIf"

KEYWORD_KINDS = frozenset(KEYWORDS.values())
BLOCK_KINDS = frozenset(KEYWORDS[word] for word in _BLOCK_KEYWORDS.split())

KIND_FLAGS: dict[str, int] = {
    "Unknown": 0, "Variable": 0, "SplattedVariable": 0, "Parameter": 0, "Number": 0, "Label": 0, "Identifier": 0, "Generic": 0,
    "NewLine": INVARIANT, "LineContinuation": INVARIANT, "Comment": INVARIANT, "EndOfInput": INVARIANT,
    "StringLiteral": INVARIANT, "StringExpandable": INVARIANT, "HereStringLiteral": INVARIANT, "HereStringExpandable": INVARIANT,
    "LParen": INVARIANT, "RParen": INVARIANT, "LCurly": INVARIANT, "RCurly": INVARIANT, "LBracket": 0, "RBracket": INVARIANT,
    "AtParen": INVARIANT, "AtCurly": INVARIANT, "DollarParen": INVARIANT, "Semi": INVARIANT, "AndAnd": INVARIANT, "OrOr": INVARIANT,
    "Ampersand": SPECIAL | INVARIANT, "Pipe": SPECIAL | INVARIANT, "Comma": UNARY | INVARIANT,
    "MinusMinus": UNARY | PREFIX_POSTFIX | RESTRICTED, "PlusPlus": UNARY | PREFIX_POSTFIX | RESTRICTED,
    "DotDot": BINARY | RANGE | RESTRICTED, "ColonColon": SPECIAL | RESTRICTED, "Dot": SPECIAL | RESTRICTED,
    "Exclaim": UNARY | FOLDS, "Multiply": BINARY | MULTIPLY | FOLDS, "Divide": BINARY | MULTIPLY | FOLDS,
    "Rem": BINARY | MULTIPLY | FOLDS, "Plus": BINARY | ADD | UNARY | FOLDS, "Minus": BINARY | ADD | UNARY | FOLDS,
    "Equals": ASSIGNMENT, "PlusEquals": ASSIGNMENT, "MinusEquals": ASSIGNMENT, "MultiplyEquals": ASSIGNMENT,
    "DivideEquals": ASSIGNMENT, "RemainderEquals": ASSIGNMENT, "QuestionQuestionEquals": ASSIGNMENT,
    "Redirection": RESTRICTED, "RedirectInStd": INVARIANT | RESTRICTED,
    "Format": BINARY | FORMAT | RESTRICTED, "Not": UNARY | FOLDS, "Bnot": UNARY | FOLDS,
    "And": BINARY | LOGICAL | FOLDS, "Or": BINARY | LOGICAL | FOLDS, "Xor": BINARY | LOGICAL | FOLDS,
    "Band": BINARY | BITWISE | FOLDS, "Bor": BINARY | BITWISE | FOLDS, "Bxor": BINARY | BITWISE | FOLDS,
    "Join": BINARY | UNARY | COMPARISON | RESTRICTED, "Is": BINARY | COMPARISON, "IsNot": BINARY | COMPARISON,
    "As": BINARY | COMPARISON | RESTRICTED, "Shl": BINARY | COMPARISON | FOLDS, "Shr": BINARY | COMPARISON | FOLDS,
    "Isplit": BINARY | UNARY | COMPARISON | RESTRICTED, "Csplit": BINARY | UNARY | COMPARISON | CASE_SENSITIVE | RESTRICTED,
    "Colon": SPECIAL | RESTRICTED, "QuestionMark": TERNARY | RESTRICTED, "QuestionQuestion": BINARY | COALESCE,
    "QuestionDot": SPECIAL | RESTRICTED, "QuestionLBracket": 0,
}
for _word in _COMPARED:
    _flags = BINARY | COMPARISON | (RESTRICTED if _word in _RESTRICTED_COMPARED else 0)
    KIND_FLAGS["I" + _word] = _flags
    KIND_FLAGS["C" + _word] = _flags | CASE_SENSITIVE
for _word, _kind in KEYWORDS.items():
    KIND_FLAGS[_kind] = NO_ATTRIBUTES if _word in _NO_ATTRIBUTE_KEYWORDS.split() else 0
for _kind in BLOCK_KINDS:
    KIND_FLAGS[_kind] = BLOCK_NAME

BINARY_KINDS: dict[str, int] = {kind: flags & PRECEDENCE_MASK for kind, flags in KIND_FLAGS.items() if flags & BINARY}
UNARY_KINDS = frozenset(kind for kind, flags in KIND_FLAGS.items() if flags & UNARY)
ASSIGNMENT_KINDS = frozenset(kind for kind, flags in KIND_FLAGS.items() if flags & ASSIGNMENT)
INVARIANT_KINDS = frozenset(kind for kind, flags in KIND_FLAGS.items() if flags & INVARIANT)
NO_ATTRIBUTE_KINDS = frozenset(kind for kind, flags in KIND_FLAGS.items() if flags & NO_ATTRIBUTES)


def flag_text(token: Token) -> str:
    """The token's flags as .NET prints them."""
    bits = KIND_FLAGS.get(token.kind, 0) | token.flags
    names = [name for place, name in enumerate(FLAG_NAMES) if bits >> place & 1]
    return ", ".join(names) or "None"
