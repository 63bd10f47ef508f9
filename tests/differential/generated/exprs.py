"""Expressions of a wanted type over the variables in scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.differential.generated.choices import Choices
from tests.differential.generated.types import (
    BOOL,
    CHAR,
    FLOAT_TYS,
    INTS,
    SCALARS,
    STRING,
    U8,
    U32,
    USIZE,
    Items,
    Ty,
    option,
    result,
    vec,
)


@dataclass
class Var:
    """A variable in scope; `place` is the text that names its value (`(*r)` for a reference)."""

    place: str
    ty: Ty
    mutable: bool


class Exprs:
    """Makes expressions; `scope` is the stack of what may be read now."""

    def __init__(self, choices: Choices, items: Items) -> None:
        self.c = choices
        self.items = items
        self.scope: list[Var] = []
        self.calls = True

    # -- types

    def scalar(self) -> Ty:
        return self.c.pick(SCALARS)

    def ty(self, depth: int = 2, *, copy: bool = False) -> Ty:
        """Any type; with `copy` one that is `Copy`."""
        c = self.c
        pick = c.draw(0, 9) if depth > 0 else 0
        if pick <= 3:
            return self.scalar()
        if pick == 4:
            return Ty("tuple", "", tuple(self.ty(depth - 1, copy=copy) for _ in range(c.draw(1, 3))))
        if pick == 5:
            return Ty("array", "", (self.ty(depth - 1, copy=copy),), c.draw(1, 4))
        if pick == 6:
            return option(self.ty(depth - 1, copy=copy))
        if pick == 7 and not copy:
            return c.pick([STRING, vec(self.ty(depth - 1)), result(self.ty(depth - 1), self.scalar())])
        named = [t for t in (*self.items.structs, *self.items.enums) if t.copy or not copy]
        return c.pick(named) if named else self.scalar()

    # -- values

    def literal(self, t: Ty) -> str:
        """A value without any variable in it."""
        c = self.c
        if t.kind == "int":
            value = c.pick([c.draw(0, 9), c.draw(0, min(t.high, 127)), t.high - c.draw(0, 3), t.low + c.draw(0, 3)])
            shape = c.draw(0, 5)
            if value < 0:
                return f"({value}{t.name})"
            if shape == 4:
                return f"0x{value:x}{t.name}"
            if shape == 5 and value < 1 << 16:
                return f"0b{value:_b}_{t.name}"
            return f"{value}{t.name}"
        if t.kind == "float":
            digits = c.pick(["0.0", "1.5", "-2.25", "1e10", "3.0e-5", "0.1", "100.0", "-0.0", "16777217.0"])
            return f"({digits}{t.name})" if digits[0] == "-" else f"{digits}{t.name}"
        if t.kind == "bool":
            return c.pick(["false", "true"])
        if t.kind == "char":
            return c.pick(["'a'", "'Z'", "'0'", "' '", "'\\n'", "'\\u{e9}'", "'\\u{1F600}'", "'\\''"])
        if t.kind == "string":
            return f"String::from({self.text()})"
        return self.built(t, self.literal)

    def text(self) -> str:
        return self.c.pick(['""', '"a"', '"hello"', '"two words"', '"12"', '"-7"', '"h\\u{e9}\\n\\"q\\""', 'r"x\\y"'])

    def built(self, t: Ty, part: Callable[[Ty], str]) -> str:
        """A compound value from parts."""
        c = self.c
        if t.kind == "tuple":
            return "(" + "".join(f"{part(a)}, " for a in t.args) + ")"
        if t.kind == "array":
            if c.seldom() and t.args[0].copy:
                return f"[{part(t.args[0])}; {t.count}]"
            return f"[{', '.join(part(t.args[0]) for _ in range(t.count))}]"
        if t.kind == "option":
            return f"Some({part(t.args[0])})" if c.often() else f"None::<{t.args[0]}>"
        if t.kind == "result":
            which = c.often()
            name = "Ok" if which else "Err"
            return f"{name}::<{t.args[0]}, {t.args[1]}>({part(t.args[0] if which else t.args[1])})"
        if t.kind == "vec":
            return f"Vec::<{t.args[0]}>::from([{', '.join(part(t.args[0]) for _ in range(c.draw(0, 3)))}])"
        variant = self.items.structs[t] if t.kind == "struct" else c.pick(self.items.enums[t])
        return variant.build([part(f) for f in variant.fields])

    def read(self, var: Var) -> str:
        return var.place if var.ty.copy else f"{var.place}.clone()"

    def expr(self, t: Ty, d: int) -> str:
        """An expression of the type, at most `d` deep."""
        c = self.c
        known = [v for v in self.scope if v.ty == t]
        if d <= 0 or c.seldom():
            consts = [n for n, ty in self.items.consts if ty == t]
            if known and c.often():
                return self.read(c.pick(known[-6:]))
            if consts and c.half():
                return c.pick(consts)
            return self.literal(t)
        pick = c.draw(0, 11)
        if pick == 0:
            return f"(if {self.expr(BOOL, d - 1)} {{ {self.expr(t, d - 1)} }} else {{ {self.expr(t, d - 1)} }})"
        if pick == 1:
            return self.matched(t, d)
        if pick == 2:
            return self.projected(t, d)
        if pick == 3 and self.calls:
            fns = [f for f in self.items.functions if f.returns == t and all(m != "&mut " for m, _ in f.params)]
            if fns:
                f = c.pick(fns)
                return f"{f.name}({', '.join(m + self.expr(p, d - 1) for m, p in f.params)})"
        if pick == 4:
            return self.wrapped(t, d)
        if t.kind == "int":
            return self.integer(t, d)
        if t.kind == "float":
            return self.float(t, d)
        if t.kind == "bool":
            return self.bool(d)
        if t.kind == "char":
            return self.char(d)
        if t.kind == "string":
            return self.string(d)
        return self.built(t, lambda p: self.expr(p, d - 1))

    def wrapped(self, t: Ty, d: int) -> str:
        """The value by way of a block, a closure, a reference, a box, an option or a generic function."""
        c = self.c
        inner = self.expr(t, d - 1)
        name = c.fresh("w")
        ways = [
            f"{{ let {name} = {inner}; {name} }}",
            f"(|{name}: {t}| {name})({inner})",
            f"(|| {inner})()",
            f"*Box::new({inner})",
            f"std::convert::identity({inner})",
            f"Some({inner}).unwrap()",
            f"Some({inner}).filter(|_| {self.expr(BOOL, d - 1)}).unwrap_or_else(|| {self.expr(t, d - 1)})",
            f"loop {{ break {inner}; }}",
            f"'{name}: {{ if {self.expr(BOOL, d - 1)} {{ break '{name} {inner}; }} {self.expr(t, d - 1)} }}",
            f"std::mem::replace(&mut {{ {self.expr(t, d - 1)} }}, {inner})",
            f"(&{inner}).clone()",
        ]
        return f"({c.pick(ways)})"

    def projected(self, t: Ty, d: int) -> str:
        """A component of a compound value."""
        c = self.c
        for var in reversed(self.scope[-8:]):
            if var.ty.kind == "tuple" and t in var.ty.args:
                return f"{var.place}.{var.ty.args.index(t)}" + ("" if t.copy else ".clone()")
            if var.ty.kind == "array" and var.ty.args[0] == t:
                index = f"({self.expr(USIZE, d - 1)} % {var.ty.count})" if c.often() else self.expr(USIZE, 0)
                return f"{var.place}[{index}]" + ("" if t.copy else ".clone()")
            if var.ty.kind == "option" and var.ty.args[0] == t:
                tail = f".unwrap_or({self.expr(t, d - 1)})"
                return f"{self.read(var)}{tail}"
            if var.ty.kind == "vec" and var.ty.args[0] == t:
                return f"{var.place}.get({self.expr(USIZE, 0)}).cloned().unwrap_or({self.expr(t, d - 1)})"
            if var.ty.kind == "struct" and t in self.items.structs[var.ty].fields:
                variant = self.items.structs[var.ty]
                index_of = variant.fields.index(t)
                name = variant.names[index_of] if variant.names else str(index_of)
                return f"{var.place}.{name}" + ("" if t.copy else ".clone()")
        other = self.ty(1)
        return f"({self.expr(other, d - 1)}, {self.expr(t, d - 1)}).1"

    # -- matches

    def matched(self, t: Ty, d: int) -> str:
        """A `match` that gives the type."""
        c = self.c
        over = c.pick([v.ty for v in self.scope[-6:]] or [self.scalar()]) if c.half() else self.ty(2)
        arms = []
        subject = self.expr(over, d - 1)
        for _ in range(c.draw(1, 3)):
            bound: list[Var] = []
            pattern = self.pattern(over, 2, bound)
            mark = len(self.scope)
            self.scope += bound
            guard = f" if {self.expr(BOOL, d - 1)}" if c.seldom() else ""
            arms.append(f"{pattern}{guard} => {self.expr(t, d - 1)}")
            del self.scope[mark:]
        rest = c.fresh("m")
        if c.half():
            self.scope.append(Var(rest, over, False))
            arms.append(f"{rest} => {self.expr(t, d - 1)}")
            self.scope.pop()
        else:
            arms.append(f"_ => {self.expr(t, d - 1)}")
        return f"(match ({subject}) {{ {', '.join(arms)} }})"

    def pattern(self, t: Ty, d: int, bound: list[Var] | None) -> str:
        """A pattern for the type; appends what it binds, binds nothing if `bound` is None."""
        c = self.c
        pick = c.draw(0, 7)
        if pick == 0:
            return "_"
        if pick == 1 and bound is not None:
            name = c.fresh("p")
            bound.append(Var(name, t, False))
            return name
        if pick == 2 and t.copy and d > 0 and bound is not None:
            name = c.fresh("p")
            inner = self.pattern(t, d - 1, bound)
            bound.append(Var(name, t, False))
            return f"{name} @ ({inner})"
        if pick == 3 and d > 0:
            return f"({self.pattern(t, d - 1, None)} | {self.pattern(t, d - 1, None)})"
        if t.kind in ("int", "char"):
            if t.kind == "int":
                low = c.draw(0, 60)
                texts = [f"{low}", f"{low}..={low + c.draw(0, 60)}", f"{low}..{low + c.draw(1, 60)}", f"{low}.."]
                texts += [f"..={low}", f"{t.name}::MIN..={t.name}::MAX", f"0 | {low + 1} | {low + 2}..={low + 9}"]
                if t.signed:
                    texts += [f"-{low + 1}", f"-{low + 5}..=-1", f"-3..{low}"] if low else ["-1"]
                text = c.pick(texts)
                return f"({text})" if "|" in text or text.endswith("..") or text.startswith("..") else text
            return c.pick(["'a'", "'a'..='z'", "('0'..='9' | 'A'..='Z')", "('\\u{80}'..)"])
        if t.kind == "bool":
            return c.pick(["false", "true"])
        if d <= 0 or t.kind in ("float", "string", "vec"):
            return "_"
        if t.kind == "tuple":
            if len(t.args) > 1 and c.seldom():
                return f"({self.pattern(t.args[0], d - 1, bound)}, ..)"
            return "(" + "".join(f"{self.pattern(a, d - 1, bound)}, " for a in t.args) + ")"
        if t.kind == "array":
            if t.count > 1 and c.half():
                first = self.pattern(t.args[0], d - 1, bound)
                return c.pick([f"[{first}, ..]", f"[.., {first}]", f"[{first}, .., _]"])
            return "[" + ", ".join(self.pattern(t.args[0], d - 1, bound) for _ in range(t.count)) + "]"
        if t.kind == "option":
            return f"Some({self.pattern(t.args[0], d - 1, bound)})" if c.often() else "None"
        if t.kind == "result":
            good = c.often()
            return f"{'Ok' if good else 'Err'}({self.pattern(t.args[0 if good else 1], d - 1, bound)})"
        variant = self.items.structs[t] if t.kind == "struct" else c.pick(self.items.enums[t])
        if variant.fields and c.seldom():
            return f"{variant.path} {{ .. }}"
        return variant.build([self.pattern(f, d - 1, bound) for f in variant.fields])

    # -- scalars

    def integer(self, t: Ty, d: int) -> str:
        c = self.c
        a = self.expr(t, d - 1)
        n = t.name
        pick = c.draw(0, 9)
        if pick <= 2:
            return f"({a} {c.pick(['+', '-', '*', '&', '|', '^', '/', '%'])} {self.expr(t, d - 1)})"
        if pick == 3:
            amount = self.expr(c.pick(INTS), d - 1) if c.seldom() else str(c.draw(0, t.bits - 1))
            return f"({a} {c.pick(['<<', '>>'])} {amount})"
        if pick == 4:
            return f"(-{a})" if t.signed and c.half() else f"(!{a})"
        if pick == 5:
            source = c.pick([*INTS, *FLOAT_TYS, BOOL]) if n != "u8" else self.scalar()
            if source == CHAR:
                return f"({self.expr(CHAR, d - 1)} as {n})"
            return f"({self.expr(source, d - 1)} as {n})"
        b = self.expr(t, d - 1)
        if pick == 6:
            op = c.pick(["add", "sub", "mul"])
            form = c.pick(
                ["wrapping_{}({})", "saturating_{}({})", "checked_{}({}).unwrap_or(0)", "overflowing_{}({}).0"]
            )
            return f"({a}).{form.format(op, b)}"
        if pick == 7:
            forms = [
                f"({a}).min({b})", f"({a}).max({b})", f"({a}).rotate_left({c.draw(0, 9)})", f"({a}).swap_bytes()",
                f"({a}).reverse_bits()", f"({a}).rem_euclid({b})", f"({a}).div_euclid({b})",
                f"({a}).pow({c.draw(0, 3)})",
                f"({a}).wrapping_shl({self.expr(U32, 0)})", f"({a}).wrapping_neg()", f"{n}::from_be({a})",
                f"{n}::from_le_bytes(({a}).to_be_bytes())", f"({a}).checked_div({b}).unwrap_or({c.draw(0, 9)})",
                f"({a}).clamp(1, 100)", f"({a}).checked_rem({b}).map_or(7, |v| v)", f"({a}).wrapping_div({b} | 1)",
                f"({a}).isqrt()" if not t.signed else f"({a}).signum()",
                f"({a}).wrapping_abs()" if t.signed else f"({a}).next_multiple_of({b})",
                f"({a}).unsigned_abs() as {n}" if t.signed else f"({a}).div_ceil({b})",
            ]  # fmt: skip
            return f"({c.pick(forms)})"
        if pick == 8:
            name = c.pick(["count_ones", "leading_zeros", "trailing_zeros", "leading_ones", "trailing_ones"])
            return f"(({self.expr(c.pick(INTS), d - 1)}).{name}() as {n})"
        source = c.pick(INTS)
        forms = [
            f"{n}::try_from({self.expr(source, d - 1)}).unwrap_or({c.draw(0, 9)})",
            f"{self.expr(STRING, d - 1)}.parse::<{n}>().unwrap_or({c.draw(0, 9)})",
            f"({self.expr(STRING, d - 1)}.len() as {n})",
            f"({self.expr(source, d - 1)}).cmp(&{self.expr(source, d - 1)}) as i8 as {n}",
            f"std::mem::size_of::<{self.ty(1, copy=True)}>() as {n}",
            f"[{a}, {b}].iter().fold({self.literal(t)}, |x, y| x.wrapping_mul(3).wrapping_add(*y))",
            f"[{a}, {b}].into_iter().sum::<{n}>()",
            f"[{a}, {b}].iter().copied().{c.pick(['min', 'max'])}().unwrap()",
        ]
        return f"({c.pick(forms)})"

    def float(self, t: Ty, d: int) -> str:
        c = self.c
        a = self.expr(t, d - 1)
        pick = c.draw(0, 4)
        if pick <= 1:
            return f"({a} {c.pick(['+', '-', '*', '/', '%'])} {self.expr(t, d - 1)})"
        if pick == 2:
            return f"({self.expr(c.pick([*INTS, *FLOAT_TYS]), d - 1)} as {t.name})"
        names = ["abs", "floor", "ceil", "trunc", "round", "sqrt", "fract", "recip", "to_degrees"]
        if pick == 3:
            return f"({a}).{c.pick(names[:8])}()"
        forms = [
            f"(-{a})", f"({a}).mul_add({self.expr(t, d - 1)}, 1.0)", f"({a}).copysign(-1.0)",
            f"{t.name}::from_bits({self.expr(Ty('int', 'u' + t.name[1:]), d - 1)})", f"({a}).clamp(-9.0, 9.0)",
            f"{self.expr(STRING, d - 1)}.parse::<{t.name}>().unwrap_or(0.5)", f"({a}).rem_euclid(3.0)",
        ]  # fmt: skip
        return f"({c.pick(forms)})"

    def bool(self, d: int) -> str:
        c = self.c
        pick = c.draw(0, 6)
        if pick <= 2:
            t = self.ty(1) if c.half() else self.scalar()
            ops = ["==", "!=", "<", "<=", ">", ">="]
            return f"({self.expr(t, d - 1)} {c.pick(ops)} {self.expr(t, d - 1)})"
        if pick == 3:
            return f"({self.expr(BOOL, d - 1)} {c.pick(['&&', '||', '^', '&', '|'])} {self.expr(BOOL, d - 1)})"
        if pick == 4:
            return f"(!{self.expr(BOOL, d - 1)})"
        if pick == 5:
            t = self.ty(2)
            return f"matches!({self.expr(t, d - 1)}, {self.pattern(t, 2, [])})"
        t, s = self.scalar(), option(self.scalar())
        forms = [
            f"{self.expr(s, d - 1)}.is_some()", f"({self.expr(CHAR, d - 1)}).is_alphanumeric()",
            f"({self.expr(FLOAT_TYS[0], d - 1)}).is_nan()", f"{self.expr(STRING, d - 1)}.is_empty()",
            f"{self.expr(STRING, d - 1)}.contains({self.expr(CHAR, 0)})",
            f"[{self.expr(t, d - 1)}, {self.expr(t, d - 1)}].contains(&{self.expr(t, d - 1)})",
            f"(1..=9).contains(&{self.expr(U8, d - 1)})", f"{self.expr(vec(t), d - 1)}.is_empty()",
            f"[{self.expr(t, d - 1)}].iter().any(|v| *v == {self.expr(t, d - 1)})",
        ]  # fmt: skip
        return f"({c.pick(forms)})"

    def char(self, d: int) -> str:
        forms = [
            f"({self.expr(U8, d - 1)} as char)",
            f"char::from_u32({self.expr(U32, d - 1)}).unwrap_or('?')",
            f"({self.expr(CHAR, d - 1)}).to_ascii_uppercase()",
            f"{self.expr(STRING, d - 1)}.chars().next().unwrap_or('-')",
            f"char::from_digit({self.expr(U32, 0)} % 10, 10).unwrap()",
            f"{self.expr(STRING, d - 1)}.chars().rev().nth(1).unwrap_or('+')",
        ]
        return f"({self.c.pick(forms)})"

    def string(self, d: int) -> str:
        c = self.c
        a, b = self.expr(STRING, d - 1), self.expr(STRING, d - 1)
        t, n, f = self.ty(2), c.pick(INTS), c.pick(FLOAT_TYS)
        value = self.expr(t, d - 1)
        spec = c.pick(["", ":#x", ":#b", ":05", ":+", ":>8", ":<6", ":^7", ":*^9", ":o", ":X", ":#010x", ":e"])
        forms = [
            f'format!("{{:?}}", {value})', f'format!("{{:#?}}", {value})', f"({a} + &{b})",
            f'format!("{{{spec}}}", {self.expr(n, d - 1)})',
            f'format!("{{{c.pick(["", ":.2", ":8.3", ":?", ":+.1", ":e", ":08.2"])}}}", {self.expr(f, d - 1)})',
            f'format!("{{:>6}}|{{:<4}}|{{:^5.2}}", {a}, {b}, {self.text()})', f"{a}.to_uppercase()",
            f"{a}.trim().to_string()", f'{a}.replace("l", {self.text()})', f"{a}.chars().rev().collect::<String>()",
            f"{a}.repeat({c.draw(0, 3)})", f"{a}.split(' ').collect::<Vec<_>>().join({self.text()})",
            f"[{a}, {b}].concat()", f"{self.expr(CHAR, d - 1)}.to_string()", f"{self.expr(n, d - 1)}.to_string()",
            f"{{ let mut s = {a}; s.push_str(&{b}); s.push({self.expr(CHAR, 0)}); s.pop(); s }}",
            f"{a}.char_indices().map(|(i, c)| if i % 2 == 0 {{ c }} else {{ '.' }}).collect::<String>()",
        ]  # fmt: skip
        return f"({c.pick(forms)})" if c.draw(0, 9) else f"{a}[{c.draw(0, 2)}..].to_string()"
