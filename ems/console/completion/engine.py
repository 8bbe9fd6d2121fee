"""In: a text and the cursor. Out: what may stand there: the place in the tree decides which completer answers."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.command_names import command_results
from ems.console.completion.inference import Inference
from ems.console.completion.inferred import element_types
from ems.console.completion.paths import path_results
from ems.console.completion.quoting import QUOTES, as_word, starts
from ems.console.completion.results import Completion, CompletionResult
from ems.syntax import nodes as n
from ems.syntax.parser import parse
from ems.syntax.tokens import KEYWORD_KINDS as _KEYWORD_KINDS
from ems.syntax.tokens import MEMBER_NAME as _MEMBER
from ems.syntax.tokens import Token

HOLE = "zz0"  # stands for the word that is not there yet
OPEN = {"LParen": ")", "LCurly": "}", "AtParen": ")", "AtCurly": "}", "DollarParen": ")", "LBracket": "]", "QuestionLBracket": "]"}
CLOSE = frozenset(("RParen", "RCurly", "RBracket"))
VALUE_ENDS = frozenset(("Variable", "Number", "StringLiteral", "StringExpandable", "RParen", "RBracket", "HereStringLiteral", "HereStringExpandable"))
WORDS = frozenset(("Identifier", "Generic", "Number", "Label"))
STRINGS = frozenset(("StringLiteral", "StringExpandable", "HereStringLiteral", "HereStringExpandable"))
MEMBER_MARKS = frozenset(("Dot", "ColonColon", "QuestionDot"))
OPERATORS = sorted(("and as band bnot bor bxor ccontains ceq cge cgt cin cle clike clt cmatch cne cnotcontains cnotin cnotlike cnotmatch contains creplace csplit "
                    "eq f ge gt icontains ieq ige igt iin ile ilike ilt imatch in ine inotcontains inotin inotlike inotmatch ireplace is isnot isplit join le "
                    "like lt match ne not notcontains notin notlike notmatch or replace shl shr split xor").split())
PLAIN_OPERATORS = {
    "and": "both are true", "or": "one of them is true", "xor": "just one of them is true", "not": "the contrary", "band": "bits set in both", "bor": "bits set in one",
    "bxor": "bits set in just one", "bnot": "bits turned", "shl": "bits shifted to the left", "shr": "bits shifted to the right", "eq": "equal", "ne": "not equal", "gt": "greater",
    "ge": "greater or equal", "lt": "less", "le": "less or equal", "like": "fits a pattern with * and ?", "notlike": "does not fit a pattern with * and ?",
    "match": "fits a regular expression; $Matches has its groups", "notmatch": "does not fit a regular expression", "replace": "what fits a regular expression, replaced",
    "contains": "the list on the left has the value", "notcontains": "the list on the left has no such value", "in": "the list on the right has the value",
    "notin": "the list on the right has no such value", "split": "parts of a text", "join": "one text of parts", "is": "is of a type", "isnot": "is not of a type",
    "as": "converted to a type, or nothing", "f": "values put into a text: '{0:N2}' -f 3",
}
TYPE_PLACE = re.compile(r"(?:^|[\s(\[,={;|!+:]|-as |-is |-isnot )\[\s*([\w.+`]*)\Z", re.IGNORECASE)
GENERIC_PLACE = re.compile(r"\[\s*[\w.+`]+\[(?:[\w.+`\[\]]+,\s*)*([\w.+`]*)\Z")
NO_RESULT = (-1, -1)


def complete_input(text: str, cursor: int, session: Any) -> Completion:
    """TabExpansion2's answer."""
    if not text[:cursor].strip():
        return Completion([])
    return Engine(text, cursor, session).run()


class Engine:
    def __init__(self, text: str, cursor: int, session: Any) -> None:
        self.text = text
        self.cursor = cursor
        self.session = session
        self.parsed = parse(text, keep_tokens=True)
        self.tokens = flatten(self.parsed.tokens or [])
        self.at = self._token_at()
        self.before = self._token_before()

    # -- places

    def _token_at(self) -> Token | None:
        """The innermost token that touches the cursor from the left."""
        found = None
        for token in self.tokens:
            if token.start < self.cursor <= token.end and token.kind not in ("EndOfInput", "NewLine", "LineContinuation"):
                found = token if found is None or token.start >= found.start else found
        return found

    def _token_before(self) -> Token | None:
        """The last token that ends before the token at the cursor, or before the cursor."""
        limit = self.at.start if self.at is not None else self.cursor
        found = None
        for token in self.tokens:
            if token.end <= limit and token.kind not in ("EndOfInput", "LineContinuation", "Comment") and token is not self.at:
                found = token if found is None or token.start >= found.start else found
        return found

    def opened(self, limit: int) -> list[Token]:
        """The brackets that are open at an offset."""
        stack: list[Token] = []
        for token in self.tokens:
            if token.start >= limit:
                break
            if token.kind in OPEN:
                stack.append(token)
            elif token.kind in CLOSE and stack or token.kind == "Generic" and token.text.endswith("]") and stack and stack[-1].kind == "LBracket":
                stack.pop()
        return stack

    def tree(self, hole: str = "") -> Inference:
        """The tree of the text, with a word in the hole at the cursor and what is open closed."""
        text = self.text[: self.cursor] + hole + self.text[self.cursor:] if hole else self.text
        parsed = parse(text, keep_tokens=True) if hole else self.parsed
        if any(e.incomplete for e in parsed.errors):
            end = ""
            last = self.at
            if last is not None and last.kind in ("StringLiteral", "StringExpandable") and last.end >= len(self.text) and unterminated(self.text, last):
                end += self.text[last.start]
            closers = "".join(OPEN[t.kind] for t in reversed(self.opened(len(self.text))))
            parsed = parse(text + end + closers)
        return Inference(parsed.ast, self.session)

    # -- the decision

    def run(self) -> Completion:
        at, before = self.at, self.before
        if at is not None and at.kind == "Comment":
            from ems.console.completion.comments import comment_results

            return comment_results(self.text, at.start, at.end, self.cursor, self.session, self.parsed.ast)
        for rule in (self.using, self.type_name, self.attribute_argument, self.variable, self.member, self.hashtable_key, self.listed_value, self.index_key, self.parameter, self.operator,
                     self.string, self.word):
            found = rule(at, before)
            if found is not None:
                return found
        if at is not None and at.kind not in ("LCurly", "LParen", "Semi", "Pipe", "Equals", "AtParen", "DollarParen", "RCurly", "RParen"):
            return Completion([], at.start, at.end - at.start)
        return Completion([])

    def answer(self, matches: list[CompletionResult], start: int | None = None, length: int | None = None) -> Completion:
        if start is None:
            token = self.at
            start, length = (token.start, token.end - token.start) if token is not None else (self.cursor, 0)
        return Completion(matches, start, length or 0)

    # -- using, types, attributes

    def using(self, at: Token | None, before: Token | None) -> Completion | None:
        line = self.text[: self.cursor].rpartition("\n")[2].rpartition(";")[2]
        found = re.match(r"\s*using\s+(\w*)\Z", line)
        if found:
            word = found.group(1)
            rows = [CompletionResult(w, w, "Keyword", w) for w in ("assembly", "module", "namespace", "type") if w.startswith(word.lower())]
            return Completion(rows, self.cursor - len(word), len(word))
        found = re.match(r"\s*using\s+(namespace|module|assembly|type)\s+(\S*)\Z", line, re.IGNORECASE)
        if not found:
            return None
        kind, word = found.group(1).lower(), found.group(2)
        if not word:
            return Completion([])
        if kind == "namespace":
            from ems.console.completion.type_names import namespace_results

            rows = namespace_results(word)
        elif kind == "type":
            rows = []
        else:
            rows = path_results(self.session, word, suffixes=(".psm1", ".psd1") if kind == "module" else (".dll",)) if "/" in word or "\\" in word else []
            if kind == "module" and not rows:
                from ems.console.completion.known import MODULES

                matches = starts(word)
                rows = [CompletionResult(m, m, "ParameterValue", m) for m in MODULES if matches(m) or matches(m.rpartition(".")[2])]
        return Completion(rows, self.cursor - len(word), len(word))

    def type_name(self, at: Token | None, before: Token | None) -> Completion | None:
        """`[Sys`, `-as [in`, `: Base` of a class, a generic's argument."""
        if at is not None and (at.kind in STRINGS or at.kind == "Variable"):
            return None
        head = self.text[: self.cursor]
        found = TYPE_PLACE.search(head) or GENERIC_PLACE.search(head)
        if found is None:
            found = re.search(r"\bclass\s+\w+\s*:\s*(?:[\w.]+,\s*)*([\w.]*)\Z", head)
        if found is None or not found.group(1):
            return None
        opened = self.opened(self.cursor)
        if "[" in found.group(0) and (not opened or opened[-1].kind != "LBracket") or self._in_index(found.start(0) + found.group(0).index("[") if "[" in found.group(0) else 0):
            return None
        from ems.console.completion.type_names import type_results

        word = found.group(1)
        tail = re.match(r"[\w.+`]*", self.text[self.cursor:])
        rows = type_results(self.parsed.ast, word, Inference(self.parsed.ast, self.session).namespaces)
        return Completion(rows, self.cursor - len(word), len(word) + (tail.end() if tail else 0))

    def _in_index(self, at: int) -> bool:
        """True when the bracket at an offset follows a value at once: an index, not a type."""
        return any(t.end == at and t.kind in VALUE_ENDS for t in self.tokens if t.kind != "RBracket")

    def attribute_argument(self, at: Token | None, before: Token | None) -> Completion | None:
        """`[Parameter(Man`"""
        found = re.search(r"\[\s*([\w.]+)\(([^()\[\]]*)\Z", self.text[: self.cursor])
        if found is None or at is not None and at.kind in STRINGS:
            return None
        inner = found.group(2)
        word = re.search(r"(?:\A|,)\s*(\w*)\Z", inner)
        if word is None:
            return Completion([], *(NO_RESULT if at is None else (at.start, at.end - at.start)))
        from ems.console.completion.type_names import attribute_parameters

        used = {w.lower() for w in re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,)", inner)}
        text = word.group(1)
        names = [p for p in attribute_parameters(found.group(1)) if p.lower().startswith(text.lower()) and p.lower() not in used]
        return Completion([CompletionResult(p, p, "Property", p) for p in names], self.cursor - len(text), len(text))

    # -- variables and members

    def variable(self, at: Token | None, before: Token | None) -> Completion | None:
        if at is None or at.kind not in ("Variable", "SplattedVariable"):
            return None
        written = self.text[at.start:at.end]
        braced = written[1:2] == "{"
        word = written[2:].removesuffix("}") if braced else written[1:]
        from ems.console.completion.variables import variable_results

        if braced and not word:
            return self.answer([])
        return self.answer(variable_results(self.session, self.parsed.ast, word, at.start, written[0], braced))

    def member(self, at: Token | None, before: Token | None) -> Completion | None:
        """`$x.Na`, `[T]::Na`, `[T]`"""
        if at is None:
            return None
        if at.kind == "RBracket" and self._bare_type(at):
            from ems.console.completion.members import offer

            return Completion(offer(self._static_rows_before(), "", "::"), self.cursor, 0)
        if at.kind in MEMBER_MARKS:
            start, hole = at.end, HOLE
        elif before is not None and before.kind in MEMBER_MARKS and before.end == at.start and (at.kind in ("Identifier", "Generic") or at.kind in _KEYWORD_KINDS):
            start, hole = at.start, ""
        else:
            return None
        infer = self.tree(hole)
        node = self._member_node(infer, start)
        if node is None:
            return None
        word = self.text[start: at.end] if not hole else ""
        rows = self._member_rows(infer, node)
        from ems.console.completion.members import offer

        if not rows:
            return Completion([], start, len(word))
        return Completion(offer(rows, word), start, len(word))

    def _bare_type(self, at: Token) -> bool:
        node = self.node_at(self.parsed.ast, at.end, n.TypeExpression)
        return node is not None and node.end == at.end and at.end == self.cursor

    def _static_rows_before(self) -> list[Any]:
        node = self.node_at(self.parsed.ast, self.cursor, n.TypeExpression)
        return self._static_rows(Inference(self.parsed.ast, self.session), node)

    def _static_rows(self, infer: Inference, node: n.TypeExpression) -> list[Any]:
        from ems.console.completion.members import static_class_rows, static_rows

        found = infer.type_named(node.type)
        if not found:
            return []
        return static_class_rows(found[0].definition) if found[0].definition is not None else static_rows(found[0].net)  # type: ignore[arg-type]

    def _member_node(self, infer: Inference, start: int) -> Any:
        best = None
        for node in infer.order:
            if type(node) in (n.MemberExpression, n.InvokeMemberExpression) and node.target.end <= start and node.member.start <= start + 1 and start <= node.member.end:
                if best is None or node.target.end >= best.target.end:
                    best = node
        return best

    def _member_rows(self, infer: Inference, node: Any) -> list[Any]:
        from ems.console.completion.evaluate import MISSING, safe_value
        from ems.console.completion.members import rows_of, value_rows

        if node.static:
            if type(node.target) is not n.TypeExpression:
                return []
            return self._static_rows(infer, node.target)
        value = safe_value(node.target, infer) if not _is_view(node.target) else MISSING
        if value is not MISSING and value is not None:
            return value_rows(value)
        found = infer.infer(node.target)
        if not found and type(node.target) is n.IndexExpression:
            from ems.console.completion.inferred import named

            return rows_of(named("object")) if infer.infer(node.target.target) else []
        return rows_of(found + [e for one in found if one.net is not None and one.net.element is not None for e in element_types([one])])

    def node_at(self, root: n.Node, at: int, kind: type) -> Any:
        """The innermost node of a kind around an offset."""
        best = None
        for node in root.walk():
            if type(node) is kind and node.start <= at <= node.end and (best is None or node.start >= best.start):
                best = node
        return best

    # -- keys of hashtables

    def hashtable_key(self, at: Token | None, before: Token | None) -> Completion | None:
        opened = self.opened(self.cursor)
        if not opened or opened[-1].kind != "AtCurly":
            return None
        start = opened[-1].start
        inner = [t for t in self.parsed.tokens or [] if start < t.start and t.end <= (at.start if at is not None and at.kind in WORDS | {"AtCurly"} | _keywords(at) else self.cursor)
                 and t.kind not in ("Comment", "LineContinuation")]
        if at is not None and at.kind not in WORDS | {"AtCurly", "Semi"} | _keywords(at):
            return None
        last = inner[-1] if inner else None
        if last is not None and last.kind not in ("Semi", "NewLine") and not (at is not None and at is last):
            return None
        word = self.text[at.start: self.cursor] if at is not None and at.kind in WORDS | _keywords(at) else ""
        from ems.console.completion.hashtables import key_results

        rows = key_results(self, start, word)
        if rows is None:
            return Completion([], at.start, at.end - at.start) if at is not None else Completion([])
        return Completion(rows, self.cursor - len(word), len(word))

    def listed_value(self, at: Token | None, before: Token | None) -> Completion | None:
        """`-RemoteIPRanges @{Remove=`: what the object on the line has; `-SourceTransportServers @{Add=`: what there is."""
        found = re.search(r"-(\w+)[\s:]+@\{(?:[^{}]*;)?\s*(add|remove)\s*=\s*([^;{}]*,\s*)?(['\"]?)([^'\",;\s]*)\Z", self.text[: self.cursor], re.IGNORECASE)
        if found is None:
            return None
        from ems.console.completion.arguments import Ask
        from ems.console.completion.binding import all_of, bind, find_parameter
        from ems.console.completion.live import listed_values, live_values

        infer = Inference(parse(self.text[: found.start()]).ast, self.session)
        command = next((x for x in reversed(infer.order) if type(x) is n.Command), None)
        info, signature = self._signature(infer, command) if command is not None else (None, None)
        p = find_parameter(found.group(1), all_of(signature)) if signature is not None else None
        if p is None:
            return None
        bound, word, mark = bind(command, signature), found.group(5), found.group(4)  # type: ignore[arg-type]
        given = [item.strip(" '\"").lower() for item in (found.group(3) or "").split(",")]
        if found.group(2).lower() == "add":
            rows = live_values(Ask(self.session, info, p, bound, word, mark, command, infer))
        else:
            rows = listed_values(self.session, info, command, bound, p, word, mark, given)  # type: ignore[arg-type]
        length = len(mark) + len(word)
        return Completion(rows, self.cursor - length, length) if rows else None

    def index_key(self, at: Token | None, before: Token | None) -> Completion | None:
        """`$h['`"""
        if at is None or at.kind not in ("LBracket", "StringLiteral", "StringExpandable"):
            return None
        bracket = at if at.kind == "LBracket" else before
        if bracket is None or bracket.kind != "LBracket" or not self._in_index(bracket.start) or at is not bracket and bracket.end != at.start:
            return None
        target = re.search(r"(\$[\w:]+)\Z", self.text[: bracket.start])
        if target is None:
            return self.answer([])
        infer = Inference(parse(self.text[: bracket.start]).ast, self.session)
        node = next((x for x in infer.order if type(x) is n.VariableExpression and x.end == bracket.start), None)
        keys = self._keys(infer, node)
        mark = "'" if at is bracket else "'"
        rows = [CompletionResult(as_word(k, mark), k, "Property", k) for k in keys]
        return Completion(rows, at.end, 0) if at is bracket else self.answer(rows)

    def _keys(self, infer: Inference, node: Any) -> list[str]:
        from ems.console.completion.evaluate import MISSING, safe_value
        from ems.values.collections import Dictionary
        from ems.values.convert import to_string

        value = safe_value(node, infer) if node is not None else MISSING
        if isinstance(value, Dictionary):
            return [to_string(k) for k, _ in value.items()]
        return [k for one in (infer.infer(node) if node is not None else []) if one.net is not None and one.net.full_name == "System.Collections.Hashtable"
                for k in one.members or ()]

    # -- parameters, operators

    def parameter(self, at: Token | None, before: Token | None) -> Completion | None:
        if at is None or not (at.kind == "Parameter" or at.kind in ("Generic", "Minus", "MinusMinus") and self.text[at.start] in "-\u2013\u2014\u2015"):
            return None
        written = self.text[at.start:at.end]
        infer = self.tree()
        command, element = self._command_with(infer, at)
        if command is None or element is command.elements[0]:
            return None
        if written.endswith(":") and self.cursor == at.end:
            infer = self.tree(HOLE)
            command, element = self._command_with(infer, at)
            return self._argument(infer, command, element, "", "", self.cursor, 0, colon=True) if command is not None else None
        word = written[1:]
        if written[0] != "-" or word.startswith("-"):
            return self.answer([])
        return self._parameter_names(infer, command, element, word)

    def _parameter_names(self, infer: Inference, command: n.Command, element: Any, word: str) -> Completion:
        info, signature = self._signature(infer, command)
        if signature is None:
            found = self._native(command, "-" + word)
            return self.answer(found or [])
        from ems.console.completion.parameters import parameter_results

        pipe = infer.parents.get(id(command))
        piped = type(pipe) is n.Pipeline and pipe.elements.index(command) > 0
        return self.answer(parameter_results(signature, command, element, word, piped, getattr(info, "path", "").startswith(OURS)))

    def _signature(self, infer: Inference, command: n.Command) -> tuple[Any, Any]:
        """The command's information and signature; a function of the text itself, too."""
        from ems.console.completion.outputs import command_info
        from ems.console.hints import signature_of

        first = command.elements[0]
        name = first.value.lower() if type(first) is n.StringConstantExpression else ""
        written = infer.functions.get(name)
        if written is not None and written.start < command.start:
            from ems.console.completion.written import written_function

            made = written_function(self.session, self.text, written)
            if made is not None:
                return made, signature_of(self.session, made)
        info = command_info(infer, command)
        signature = signature_of(self.session, info) if info is not None else None
        if signature is not None and signature.dynamic:
            from ems.console.completion.dynamic import with_dynamic

            signature = with_dynamic(self.session, info, signature, command, infer, self.cursor)
        return info, signature

    def _command_with(self, infer: Inference, token: Token) -> tuple[Any, Any]:
        """The command with an element at a token."""
        best: tuple[Any, Any] = (None, None)
        for node in infer.order:
            if type(node) is n.Command:
                for e in node.elements:
                    if e.start == token.start or type(e) is n.CommandParameter and e.start <= token.start <= e.end:
                        best = (node, e)
        return best

    def operator(self, at: Token | None, before: Token | None) -> Completion | None:
        """`$a -l`: an operator after a value."""
        if at is None or self.text[at.start] not in "-\u2013\u2014\u2015":
            return None
        word = self.text[at.start + 1: at.end]
        value_before = before is not None and (before.kind in VALUE_ENDS or before.kind in ("Identifier", "Generic") and bool(before.flags & _MEMBER)
                                               or before.kind == "Generic" and before.text.endswith("]"))
        if not value_before or word and not word.isalpha():
            return self.answer([])
        rows = [CompletionResult("-" + o, o, "ParameterName", operator_text(o)) for o in OPERATORS if o.startswith(word.lower())]
        return self.answer(rows)

    # -- strings and words

    def string(self, at: Token | None, before: Token | None) -> Completion | None:
        if at is None or at.kind not in STRINGS:
            return None
        if at.kind.startswith("HereString"):
            return Completion([])
        mark = QUOTES.get(self.text[at.start], "")
        if not mark or not unterminated(self.text, at) and self.cursor == at.end:
            return Completion([], at.start, at.end - at.start) if mark else None
        word = self.text[at.start + 1: self.cursor]
        infer = self.tree()
        command, element = self._command_around(infer, at.start)
        if command is not None and element is not command.elements[0]:
            found = self._argument(infer, command, element, word, mark, at.start, at.end - at.start)
            if found is not None:
                return found
        values = self._expected(infer, at, word, mark)
        if values is not None:
            return self.answer(values)
        if command is not None or self._starts_statement(before) or before is not None and before.kind in ("Plus", "Ampersand", "Dot"):
            rows = command_results(self.session, word, self.parsed.ast, at.start, mark) if word else []
            if rows:
                return self.answer(rows)
        return self.answer(path_results(self.session, self._plain(word, mark), mark))

    def _plain(self, word: str, mark: str) -> str:
        """The word as the string says it: escapes undone, variables of the session put in."""
        if mark != '"':
            return word.replace("''", "'")
        from ems.values.convert import to_string

        def put(found: Any) -> str:
            cell = self.session.scope.find(found.group(1).lower())
            return to_string(cell.value) if cell is not None and cell.value is not None else ""

        return re.sub("`(.)", r"\1", re.sub(r"(?<!`)\$(\w+)", put, word))

    def _starts_statement(self, before: Token | None) -> bool:
        if before is not None and before.kind == "LParen" and any(t.end == before.start and t.kind not in OPEN for t in self.tokens):
            return False  # the arguments of a method
        return before is None or before.kind in ("NewLine", "Semi", "LCurly", "LParen", "Pipe", "DollarParen", "AtParen", "Equals", "Ampersand", "AndAnd", "OrOr")

    def word(self, at: Token | None, before: Token | None) -> Completion | None:
        """A bareword, or the place of one that is not there yet."""
        if at is not None and at.kind in ("Redirection", "NewLine"):
            at = None
        is_word = at is not None and (at.kind in WORDS or at.kind in _KEYWORD_KINDS or at.kind in ("Dot", "DotDot", "Divide", "Multiply", "Rem", "Label", "Minus"))
        if at is not None and not is_word and not (at.kind in ("Comma", "LParen", "LCurly", "Equals", "DollarParen", "AtParen", "Semi", "Pipe") or at.end < self.cursor):
            return None
        start = at.start if is_word and at is not None else self.cursor
        end = at.end if is_word and at is not None else self.cursor
        word = self.text[start:end]
        infer = self.tree("" if word else HOLE)
        command, element = self._command_around(infer, start)
        redirected = next((x for x in infer.order if type(x) is n.FileRedirection and x.target.start <= start <= x.target.end), None)
        if redirected is not None:
            return Completion(path_results(self.session, word), start, end - start)
        if command is not None and element is not command.elements[0]:
            found = self._argument(infer, command, element, word, "", start, end - start)
            return found if found is not None else Completion([])
        token = at if is_word else None
        if not word:
            values = self._expected(infer, token, "", "")
            return Completion(values, start, 0) if values is not None else None
        if at is not None and at.kind == "Number" or word in (".", "..", "%", "!", "-"):
            return Completion([], start, end - start)
        return self._command_word(command, word, start, end, before)

    def _command_word(self, command: Any, word: str, start: int, end: int, before: Token | None) -> Completion:
        if before is not None and before.kind in ("Class", "Function", "Enum", "Break", "Continue", "Filter"):
            return Completion([], start, end - start)
        if self._in_class_body(start):
            return Completion([], start, end - start)
        called = before is not None and before.kind in ("Ampersand", "Dot")
        rows = path_results(self.session, word, command=not called)
        if called:
            rows = [CompletionResult(r.text.removeprefix("& "), r.list_text, r.kind, r.tool_tip) for r in path_results(self.session, word, command=True)]
        if "/" not in word:
            rows += command_results(self.session, word, self.parsed.ast, start)
        return Completion(rows, start, end - start)

    def _in_class_body(self, at: int) -> bool:
        stack = self.opened(at)
        if not stack or stack[-1].kind != "LCurly":
            return False
        return bool(re.search(r"\b(?:(?:class|enum)\s+\w+[^{};]*|switch\b[^{}]*)\Z", self.text[: stack[-1].start], re.IGNORECASE))

    def _command_around(self, infer: Inference, at: int) -> tuple[Any, Any]:
        """The innermost command with an element that begins at an offset, the element itself or the one that holds the word in a list."""
        best: tuple[Any, Any] = (None, None)
        for node in infer.order:
            if type(node) is not n.Command:
                continue
            for e in node.elements:
                inner = e.argument if type(e) is n.CommandParameter and e.argument is not None else e
                if inner.start == at or type(inner) is n.ArrayLiteral and any(x.start == at for x in inner.elements):
                    best = (node, inner if inner is not e else e)
        return best

    def _argument(self, infer: Inference, command: n.Command, element: Any, word: str, mark: str, start: int, length: int, colon: bool = False) -> Completion | None:
        """The value of a parameter or a position."""
        from ems.console.completion.arguments import Ask, values
        from ems.console.completion.binding import bind

        info, signature = self._signature(infer, command)
        plain = self._plain(word, mark) if mark else word
        if info is None or signature is None:
            found = self._native(command, plain)
            if found is not None:
                return Completion(found, start, length)
            return Completion(path_results(self.session, plain, mark, literal=True), start, length)
        bound = bind(command, signature, element)
        holder = element.argument if type(element) is n.CommandParameter and element.argument is not None else element
        p = bound.places.get(id(holder)) or bound.places.get(id(element))
        if p is None and colon and type(element) is n.CommandParameter:
            from ems.console.completion.binding import all_of, find_parameter

            p = find_parameter(element.name, all_of(signature))
        literal = False
        given = [e.value for e in holder.elements if type(e) is n.StringConstantExpression and e.start < start] if type(holder) is n.ArrayLiteral else []
        for candidate in bound.alternatives(p, id(holder)) if p is not None else []:
            ask = Ask(self.session, info, candidate, bound, plain, mark, command, infer, colon)
            ask.text, ask.given = self.text, given
            found_values = values(ask)
            if found_values is not None and (found_values or candidate.name.lower() in NO_PATHS or info.name.lower() in NO_PATH_COMMANDS
                                             or getattr(info, "path", "").startswith("cmdlets.exchange.")):
                return Completion(found_values, start, length)
        if p is not None:
            literal = p.name.lower() in ("literalpath", "destination")
        if not mark and "$" in plain:
            plain = self._plain(plain, '"')
        return Completion(path_results(self.session, plain, mark, literal=literal), start, length)

    def _native(self, command: n.Command, word: str) -> list[CompletionResult] | None:
        from ems.console.completion.arguments import command_ast, native, run_completer

        first = command.elements[0]
        block = native(self.session, first.value) if type(first) is n.StringConstantExpression else None
        if block is None:
            return None
        return run_completer(self.session, block, [word, command_ast(command, self.text), self.cursor])

    def _expected(self, infer: Inference, at: Token | None, word: str, mark: str) -> list[CompletionResult] | None:
        """Values by what stands left: a comparison with an enum, an assignment to a typed variable or property."""
        from ems.console.completion.expected import expected_values

        return expected_values(self, infer, at, word, mark)


OURS = ("cmdlets.exchange.", "cmdlets.house.")
NO_PATHS = frozenset(("property", "expandproperty", "excludeproperty", "membername", "value", "psdrive"))
NO_PATH_COMMANDS = frozenset(("set-location", "push-location", "get-job", "get-timezone"))


def operator_text(name: str) -> str:
    """What an operator does, for the menu."""
    plain = name[1:] if name not in PLAIN_OPERATORS and name[1:] in PLAIN_OPERATORS else name
    case = {"c": ", upper and lower case told apart", "i": ", upper and lower case alike"}[name[0]] if plain != name else ""
    return PLAIN_OPERATORS.get(plain, f"-{name}") + case


def _is_view(node: Any) -> bool:
    """`$x.psobject`: its members are those of PSObject, whatever $x is."""
    return type(node) is n.MemberExpression and type(node.member) is n.StringConstantExpression and node.member.value.lower() == "psobject"


def flatten(tokens: list[Token]) -> list[Token]:
    """The tokens with those inside expandable strings."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        if token.parts:
            out += flatten([p for p in token.parts if isinstance(p, Token)])
    return out


def unterminated(text: str, token: Token) -> bool:
    """True for a string whose closing quote is missing."""
    mark = QUOTES.get(text[token.start])
    body = text[token.start + 1: token.end]
    if mark is None or not body:
        return True
    if QUOTES.get(body[-1]) != mark:
        return True
    count = len(body) - len(body.rstrip(body[-1]))
    return count % 2 == 0


def _keywords(token: Token) -> frozenset[str]:
    return frozenset((token.kind,)) if token.kind in _KEYWORD_KINDS else frozenset()

