"""In: a random generator. Out: the text of a program that ends, of the statements that tree_walker knows."""
from __future__ import annotations

from random import Random

VARIABLES = ("a", "b", "c", "d", "list", "h")
CONSTANTS = ("0", "1", "2", "7", "-3", "2147483647", "-2147483648", "1.5", "0.1", "10L", "'x'", "'abc'", "'12'", "''", "$null", "$true", "$false")
BINARY = ("+", "-", "*", "/", "%", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-ceq", "-cne", "-and", "-or", "-band", "-contains")


class ProgramWriter:
    """Writes one program; `loops` are the labels around the place that is written now."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.loops: list[str] = []
        self.in_try = 0
        self.count = 0

    def program(self) -> str:
        lines = ["$a = 1; $b = 'two'; $c = 3.5; $list = 1, 2, 3; $h = @{ k = 1; 2 = 'b' }"]
        lines += [self.statement(3) for _ in range(self.chance.randint(3, 8))]
        return "\n".join([*lines, "$a; $b; $c; $d; $list; $h['k']; $h[2]"])

    def variable(self) -> str:
        return "$" + self.chance.choice(VARIABLES[:4])

    # -- expressions

    def expression(self, depth: int) -> str:
        pick = self.chance.random
        if depth <= 0 or pick() < 0.2:
            return self.variable() if pick() < 0.5 else self.chance.choice(CONSTANTS)
        kind = self.chance.randrange(12)
        if kind < 6:
            return f"({self.expression(depth - 1)} {self.chance.choice(BINARY)} {self.expression(depth - 1)})"
        return (
            lambda: f"(-not {self.expression(depth - 1)})",
            lambda: f"({self.expression(depth - 1)} ? {self.expression(depth - 1)} : {self.expression(depth - 1)})",
            lambda: f'"<$a|$({self.expression(depth - 1)})>"',
            lambda: f"@({self.expression(depth - 1)}, {self.expression(depth - 1)})",
            lambda: f"$({self.expression(depth - 1)}; {self.expression(depth - 1)})",
            lambda: f"$list[{self.chance.choice(('0', '-1', '$a', '5'))}]" if pick() < 0.5 else "$h['k']" if pick() < 0.5 else f"({self.variable()}++)",
        )[kind - 6]()

    # -- statements

    def block(self, depth: int) -> str:
        return "{ " + "; ".join(self.statement(depth - 1) for _ in range(self.chance.randint(1, 3))) + " }"

    def statement(self, depth: int) -> str:
        kind = self.chance.randrange(16 if depth > 0 else 8)
        if kind in (6, 7) and self.loops and self.chance.random() < 0.7:
            label = self.chance.choice(("", f" {self.chance.choice(self.loops)}"))
            return f"if ({self.expression(1)}) {{ {self.chance.choice(('break', 'continue'))}{label} }}"
        if kind == 7 and self.in_try:
            return f"if ({self.expression(1)}) {{ throw 'x' }}"
        return (self.assign, self.assign, self.compound, self.step, self.put_out, self.set_element, self.assign, self.put_out,
                self.branch, self.branch, self.foreach, self.counted, self.until, self.switch, self.guarded, self.captured)[kind](depth)

    def assign(self, depth: int) -> str:
        return f"{self.variable()} = {self.expression(2)}"

    def compound(self, depth: int) -> str:
        operator = self.chance.choice(("+=", "-=", "*="))
        value = "2" if operator == "*=" else self.chance.choice(("2", "1.5", self.variable(), self.expression(1)))
        return f"{self.variable()} {operator} {value}"

    def step(self, depth: int) -> str:
        return f"{self.variable()}{self.chance.choice(('++', '--'))}"

    def put_out(self, depth: int) -> str:
        return self.expression(2)

    def set_element(self, depth: int) -> str:
        return self.chance.choice((f"$list[0] = {self.expression(1)}", f"$h['k'] = {self.expression(1)}", f"$h['k'] += {self.expression(1)}", "$list[1]++"))

    def branch(self, depth: int) -> str:
        return f"if ({self.expression(2)}) {self.block(depth)} elseif ({self.expression(1)}) {self.block(depth)} else {self.block(depth)}"

    def looped(self, depth: int, head: str, tail: str = "", before: str = "") -> str:
        self.count += 1
        label = f"l{self.count}"
        self.loops.append(label)
        body = self.block(depth)
        self.loops.pop()
        return f"{before}:{label} {head} {{ {tail}; {body[2:]}" if tail else f"{before}:{label} {head} {body}"

    def foreach(self, depth: int) -> str:
        return self.looped(depth, f"foreach ($i{depth} in {self.chance.choice(('1..3', '$list', '$null', '@()', '3..1', '$a'))})")

    def counted(self, depth: int) -> str:
        self.count += 1
        name = f"$n{self.count}"
        if self.chance.random() < 0.5:
            return self.looped(depth, f"for ({name} = 0; {name} -lt 3; {name}++)")
        return self.looped(depth, f"while ({name} -lt 3)", f"{name} += 1", f"{name} = 0; ")

    def until(self, depth: int) -> str:
        self.count += 1
        name = f"$n{self.count}"
        text = self.looped(depth, "do", f"{name} += 1", f"{name} = 0; ")
        return f"{text} until ({name} -ge 2)"

    def switch(self, depth: int) -> str:
        saved, self.loops = self.loops, []  # break means the switch in there
        text = f"switch ({self.chance.choice(('$a', '$list', self.expression(1)))}) {{ 1 {self.block(depth)} 'abc' {self.block(depth)} default {self.block(depth)} }}"
        self.loops = saved
        return text

    def guarded(self, depth: int) -> str:
        self.in_try += 1
        body = self.block(depth)
        self.in_try -= 1
        return f"try {body} catch {{ 'caught'; {self.block(depth)[2:]} finally {{ $d = 'last' }}"

    def captured(self, depth: int) -> str:
        """$x = a statement; what jumps out of it would take the assignment along."""
        saved, self.loops = self.loops, []
        text = f"{self.variable()} = {self.chance.choice((self.unnamed, self.branch, self.switch, self.guarded))(depth)}"
        self.loops = saved
        return text

    def unnamed(self, depth: int) -> str:
        return f"foreach ($i{depth} in 1..2) {self.block(depth)}"
