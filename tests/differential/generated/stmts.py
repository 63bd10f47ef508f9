"""Statements, functions and types of generated programs."""

from __future__ import annotations

from tests.differential.generated.choices import Choices
from tests.differential.generated.exprs import Exprs, Var
from tests.differential.generated.types import BOOL, INTS, STRING, Function, Items, Ty, Variant, option, result, vec


class Stmts(Exprs):
    """Makes statements; keeps to what the borrow checker accepts by taking variables out of scope."""

    def __init__(self, choices: Choices, items: Items) -> None:
        super().__init__(choices, items)
        self.loops: list[str] = []
        self.leave: str | None = None
        """What an early end of the function looks like."""

    # -- items

    def declare_type(self) -> None:
        c = self.c
        copy = c.half()
        name = c.fresh("S" if c.half() else "E")
        derives = "Debug, Clone, PartialEq, PartialOrd" + (", Copy" if copy else "")
        if name[0] == "S":
            fields, names = self._fields(copy)
            if not fields:
                fields, names = [BOOL], None
            mine = Ty("struct", name, tuple(fields), owned=not copy)
            self.items.structs[mine] = Variant(name, fields, names)
            end = "" if names else ";"
            self.items.text.append(f"#[derive({derives})]\nstruct {name}{self._body(fields, names)}{end}")
            return
        variants = []
        for i in range(c.draw(1, 4)):
            fields, names = self._fields(copy) if c.often() else ([], None)
            variants.append(Variant(f"{name}::V{i}", fields, names))
        mine = Ty("enum", name, tuple(f for v in variants for f in v.fields), owned=not copy)
        self.items.enums[mine] = variants
        body = "\n".join(f"    {v.path.split('::')[1]}{self._body(v.fields, v.names)}," for v in variants)
        self.items.text.append(f"#[derive({derives})]\nenum {name} {{\n{body}\n}}")

    def _fields(self, copy: bool) -> tuple[list[Ty], list[str] | None]:
        fields = [self.ty(2, copy=copy) for _ in range(self.c.draw(1, 3))]
        return fields, [f"f{i}" for i in range(len(fields))] if self.c.half() else None

    @staticmethod
    def _body(fields: list[Ty], names: list[str] | None) -> str:
        if names is not None:
            return f" {{ {', '.join(f'{n}: {t}' for n, t in zip(names, fields, strict=True))} }}"
        return f"({', '.join(map(str, fields))})" if fields else ""

    def declare_const(self) -> None:
        t = self.ty(2, copy=True)
        name = self.c.fresh("C")
        kind = "static" if self.c.seldom() else "const"
        self.items.text.append(f"{kind} {name}: {t} = {self.literal(t)};")
        self.items.consts.append((name, t))

    def declare_function(self) -> None:
        c = self.c
        name = c.fresh("f")
        params = [(c.pick(["", "&", "&mut "]), self.ty(2)) for _ in range(c.draw(0, 3))]
        returns = self.ty(2)
        names = [c.fresh("a") for _ in params]
        mutable = [m == "" and c.half() for m, _ in params]
        scope, loops, leave, calls = self.scope, self.loops, self.leave, self.calls
        self.scope = [
            Var(f"(*{n})" if m else n, t, m == "&mut " or u)
            for n, (m, t), u in zip(names, params, mutable, strict=True)
        ]
        self.loops, self.leave, self.calls = [], f"return {self.literal(returns)};", c.half()
        lines = self.block(c.draw(0, 4), 2)
        if returns.kind in ("option", "result") and c.often():
            inner = c.pick(returns.args[:1])
            source = option(inner) if returns.kind == "option" else result(inner, returns.args[1])
            local = c.fresh("q")
            lines.append(f"let {local} = {self.expr(source, 2)}?;")
            self.scope.append(Var(local, inner, False))
        tail = self.expr(returns, 2)
        self.scope, self.loops, self.leave, self.calls = scope, loops, leave, calls
        head = ", ".join(
            f"{'mut ' if u else ''}{n}: {m}{t}" for n, (m, t), u in zip(names, params, mutable, strict=True)
        )
        body = "\n    ".join([*lines, tail])
        self.items.text.append(f"fn {name}({head}) -> {returns} {{\n    {body}\n}}")
        self.items.functions.append(Function(name, params, returns))

    # -- statements

    def block(self, count: int, depth: int) -> list[str]:
        """Statements; what they declare stays in scope (the caller ends the block)."""
        out: list[str] = []
        for _ in range(count):
            out += self.statement(depth)
        return out

    def nested(self, count: int, depth: int) -> str:
        kept = list(self.scope)
        lines = self.block(count, depth)
        self.scope = kept
        return " ".join(lines)

    def show(self, place: str) -> str:
        return f'println!("{{:?}}", {place});'

    def statement(self, depth: int) -> list[str]:
        c = self.c
        pick = c.draw(0, 15)
        targets = [v for v in self.scope[-8:] if v.mutable]
        if pick <= 3 or (pick <= 6 and not targets):
            t = self.ty(2)
            name, value = c.fresh("v"), self.expr(t, 3)
            if self.scope and c.seldom() and self.scope[-1].place.isidentifier():
                name = self.scope[-1].place
                self.scope = [v for v in self.scope if v.place != name]
            mutable = c.half()
            note = f": {t}" if c.half() or t.kind in ("vec",) else ""
            self.scope.append(Var(name, t, mutable))
            return [f"let {'mut ' if mutable else ''}{name}{note} = {value};"]
        if pick <= 6:
            return [self.assignment(c.pick(targets))]
        if pick <= 8 and self.scope:
            return [self.show(f"&{c.pick(self.scope[-8:]).place}")]
        if pick == 9:
            return [self.show(self.expr(self.ty(2), 3))]
        if depth <= 0:
            return [self.show(self.expr(self.scalar(), 2))]
        if pick == 10:
            other = f" else {{ {self.nested(c.draw(0, 2), depth - 1)} }}" if c.half() else ""
            return [f"if {self.expr(BOOL, 2)} {{ {self.nested(c.draw(1, 2), depth - 1)} }}{other}"]
        if pick == 11:
            return [self.loop(depth)]
        if pick == 12:
            return self.branch(depth)
        if pick == 13:
            return self.reference(depth)
        if pick == 14:
            return self.closure(depth)
        return self.call()

    def assignment(self, v: Var) -> str:
        c, t = self.c, v.ty
        if t.kind == "int" and c.often():
            op = c.pick(["+", "-", "*", "^", "|", "&", "/", "%"])
            return f"{v.place} {op}= {self.expr(t, 2)};" if c.often() else f"{v.place} <<= {c.draw(0, t.bits - 1)};"
        if t.kind == "float" and c.often():
            return f"{v.place} {c.pick('+-*/')}= {self.expr(t, 2)};"
        if t.kind == "string":
            forms = [
                f"{v.place}.push_str(&{self.expr(t, 1)});",
                f"{v.place} += &{self.expr(t, 1)};",  # fmt: skip
                f"{v.place}.clear();",
                f"{v.place}.insert(0, 'i');",
                f"{v.place}.truncate(0);",
            ]
            return c.pick(forms)
        if t.kind == "vec":
            value = self.expr(t.args[0], 2)
            p = v.place
            forms = [f"{p}.push({value});", f"{p}.pop();", f"{p}.insert(0, {value});", f"{p}.reverse();",
                     f"{p}.extend([{value}]);", f"{p}.truncate(1);", f"{p}.retain(|x| *x != {value});", f"{p}.dedup();",
                     f"if let Some(x) = {p}.first_mut() {{ *x = {value}; }}", f"drop({p}.drain(..).count());",
                     f"for x in {p}.iter_mut() {{ *x = {value}; }}", f"{p}.resize({c.draw(0, 4)}, {value});",
                     f"{p}.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));"]  # fmt: skip
            if "[" + p not in value and p in value:
                return forms[1]
            return c.pick(forms)
        if t.kind == "option" and c.half():
            value = self.expr(t.args[0], 2)
            forms = [f"{v.place}.take();", f"{v.place}.replace({value});", f"{v.place}.insert({value});"]
            return c.pick(forms[:1] if v.place in value else forms)
        if t.kind == "array" and c.half():
            return f"{v.place}[{c.draw(0, t.count - 1)}] = {self.expr(t.args[0], 2)};"
        if t.kind == "tuple" and c.half():
            i = c.draw(0, len(t.args) - 1)
            return f"{v.place}.{i} = {self.expr(t.args[i], 2)};"
        if t.kind == "struct" and c.half():
            variant = self.items.structs[t]
            i = c.draw(0, len(variant.fields) - 1)
            return f"{v.place}.{variant.names[i] if variant.names else i} = {self.expr(variant.fields[i], 2)};"
        return f"{v.place} = {self.expr(t, 2)};"

    def loop(self, depth: int) -> str:
        c = self.c
        label = c.fresh("l")
        kind = c.draw(0, 4)
        name, mark = c.fresh("i"), len(self.scope)
        t = c.pick(INTS)
        if kind == 0:
            lo = c.draw(0, 9)
            over = c.pick([f"{lo}{t.name}..{lo + c.draw(0, 3)}", f"({lo}{t.name}..={lo + c.draw(0, 2)}).rev()",
                           f"({lo}{t.name}..{lo + 9}).step_by({c.draw(3, 5)})"])  # fmt: skip
            head, element = f"for {name} in {over}", t
        elif kind == 1:
            element = self.ty(1)
            head = f"for {name} in {self.expr(Ty('array', '', (element,), c.draw(1, 3)), 2)}"
        elif kind == 2:
            element = self.ty(1)
            head = f"for {name} in {self.expr(vec(element), 2)}"
        else:
            counter = c.fresh("n")
            self.scope.append(Var(counter, t, False))
            self.loops.append(label)
            body = f"{{ {self.nested(c.draw(1, 2), depth - 1)} }}" + self.jump()
            self.loops.pop()
            del self.scope[mark:]
            if kind == 3:
                return (f"let mut {counter} = 0{t.name}; '{label}: while {counter} < {c.draw(1, 4)} "
                        f"{{ {counter} += 1; {body} }}")  # fmt: skip
            return (f"let mut {counter} = {c.draw(1, 3)}{t.name}; '{label}: loop {{ if {counter} == 0 {{ break; }} "
                    f"{counter} -= 1; {body} }}")  # fmt: skip
        self.scope.append(Var(name, element, False))
        self.loops.append(label)
        body = f"{{ {self.nested(c.draw(1, 2), depth - 1)} }}" + self.jump()
        self.loops.pop()
        del self.scope[mark:]
        return f"'{label}: {head} {{ {body} }}"

    def jump(self) -> str:
        """A conditional `break`, `continue` or `return`, or nothing."""
        c = self.c
        if c.half():
            return ""
        ways = [f"{w} '{label};" for label in self.loops for w in ("break", "continue")]
        if self.leave is not None:
            ways.append(self.leave)
        return f" if {self.expr(BOOL, 2)} {{ {c.pick(ways)} }}" if ways else ""

    def branch(self, depth: int) -> list[str]:
        """`if let`, let-else, `while let` and `match` as statements."""
        c = self.c
        t = self.ty(2)
        bound: list[Var] = []
        subject = f"({self.expr(t, 2)})"
        pattern = self.pattern(t, 2, bound)
        mark = len(self.scope)
        kind = c.draw(0, 3)
        if kind == 0 and self.leave is not None:
            self.scope += bound
            return [f"let {pattern} = {subject} else {{ {self.leave} }};"]
        if kind == 1:
            elements = self.ty(1)
            name, each = c.fresh("s"), c.fresh("e")
            start = self.expr(vec(elements), 2)
            self.scope.append(Var(each, elements, False))
            body = self.nested(c.draw(1, 2), depth - 1)
            del self.scope[mark:]
            return [f"let mut {name} = {start};", f"while let Some({each}) = {name}.pop() {{ {body} }}"]
        self.scope += bound
        body = self.nested(c.draw(1, 2), depth - 1)
        del self.scope[mark:]
        other = self.nested(c.draw(0, 1), depth - 1)
        if kind == 2:
            return [f"match {subject} {{ {pattern} => {{ {body} }} _ => {{ {other} }} }}"]
        return [f"if let {pattern} = {subject} {{ {body} }} else {{ {other} }}"]

    def reference(self, depth: int) -> list[str]:
        """A variable used through a reference for a while."""
        c = self.c
        if not self.scope:
            return []
        index = c.draw(max(0, len(self.scope) - 6), len(self.scope) - 1)
        var = self.scope[index]
        mark = len(self.scope)
        name = c.fresh("r")
        unique = var.mutable and c.often()
        kept = self.scope
        self.scope = [v for i, v in enumerate(kept) if i != index] if unique else [*kept]
        self.scope = [Var(v.place, v.ty, v.mutable and v is not var) for v in self.scope]
        second = c.fresh("r")
        twice = c.half()
        star = f"(*{second})" if twice else f"(*{name})"
        self.scope.append(Var(star, var.ty, unique))
        body = self.nested(c.draw(1, 3), depth - 1)
        self.scope = kept
        assert len(kept) == mark
        again = f" let {second} = {'&mut ' if unique else '&'}*{name};" if twice else ""
        end = f" {self.show(f'&*{name}')}" if c.half() else ""
        return [f"{{ let {name} = {'&mut ' if unique else '&'}{var.place};{again} {body}{end} }}"]

    def closure(self, depth: int) -> list[str]:
        """A closure over what is in scope, called once or twice."""
        c = self.c
        name, arg = c.fresh("k"), c.fresh("x")
        t, back = self.ty(1), self.ty(1)
        first, second = self.expr(t, 2), self.expr(t, 1)
        mode = c.draw(0, 2)
        mark, kept = len(self.scope), self.scope
        self.scope = [*kept, Var(arg, t, False)] if mode == 1 else [
            *(Var(v.place, v.ty, False) for v in kept), Var(arg, t, False)
        ]  # fmt: skip
        loops, leave = self.loops, self.leave
        self.loops, self.leave = [], None
        if mode == 2:
            # Moved captures: of copies alone, so that what is outside stays usable.
            self.scope = [v for v in self.scope if v.ty.copy and v.place.isidentifier() or v.place == arg]
        body = f"{{ {self.nested(c.draw(0, 2), depth - 1)} }}" if mode != 0 else ""
        tail = self.expr(back, 2)
        self.loops, self.leave = loops, leave
        self.scope = kept
        assert len(kept) == mark
        arg1, arg2 = c.fresh("g"), c.fresh("g")
        bound = ["Fn", "FnMut", "Fn"][mode]
        move = "move " if mode == 2 else ""
        made = f"{move}|{arg}: {t}| -> {back} {{ {body} {tail} }}"
        way = c.draw(0, 3)
        if way == 0:
            run = f"let mut {name} = {made}; {self.show(f'{name}({arg1})')} {self.show(f'{name}({arg2})')}"
        elif way == 1:
            run = (f"fn apply<F: {bound}({t}) -> {back}>(mut f: F, x: {t}) -> {back} {{ f(x) }} "
                   f"{self.show(f'apply({made}, {arg1})')}")  # fmt: skip
        elif way == 2:
            run = (f"let mut {name}: Box<dyn {bound}({t}) -> {back} + '_> = Box::new({made}); "
                   f"{self.show(f'{name}({arg1})')} {self.show(f'{name}({arg2})')}")  # fmt: skip
        else:
            run = (f"fn once(f: impl FnOnce({t}) -> {back}, x: {t}) -> {back} {{ f(x) }} "
                   f"{self.show(f'once({made}, {arg1})')}")  # fmt: skip
        return [f"{{ let {arg1} = {first}; let {arg2}: {t} = {second}; {run} }}"]

    def call(self) -> list[str]:
        """A call of a function, with mutable references to variables where it wants them."""
        c = self.c
        if not self.items.functions or not self.calls:
            return []
        f = c.pick(self.items.functions)
        lines, args = [], []
        for mode, t in f.params:
            local = c.fresh("b")
            lines.append(f"let {'mut ' if mode == '&mut ' else ''}{local}: {t} = {self.expr(t, 2)};")
            args.append((mode, local, t))
        name = c.fresh("o")
        lines.append(f"let {name} = {f.name}({', '.join(m + a for m, a, _ in args)});")
        lines.append(self.show(f"&{name}"))
        self.scope.append(Var(name, f.returns, False))
        for mode, local, t in args:
            if mode:
                lines.append(self.show(f"&{local}"))
                self.scope.append(Var(local, t, mode == "&mut "))
        return lines


__all__ = ["STRING", "Stmts"]
