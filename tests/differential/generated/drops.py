"""Topics about drops: values that say when they die, in every place a value can be."""

from __future__ import annotations

from tests.differential.generated.choices import Choices

PRELUDE = """struct D(u32);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
impl D {
    fn get(&self) -> u32 { self.0 }
    fn same(&self) -> &D { self }
    fn next(&self) -> Option<D> { if self.0 % 2 == 0 { Some(D(self.0 + 1)) } else { None } }
}
struct Pair { a: D, b: D }
enum Shape { One(D), Two { x: D, y: D }, Zero }
struct Outer { inner: Pair, name: String }
impl Drop for Outer { fn drop(&mut self) { println!("outer {}", self.name); } }
trait Speak { fn say(&self) -> u32; fn twice(&self) -> u32 { self.say() * 2 } }
impl Speak for D { fn say(&self) -> u32 { self.0 } }
impl Speak for Pair { fn say(&self) -> u32 { self.a.0 + self.b.0 } fn twice(&self) -> u32 { 7 } }
fn eat(d: D) -> u32 { println!("eat {}", d.0); d.0 }
fn keep(d: D) -> D { println!("keep {}", d.0); d }
fn both(a: D, _: D) -> D { a }
fn maybe(n: u32) -> Option<D> { if n % 3 == 0 { None } else { Some(D(n)) } }
fn attempt(n: u32) -> Result<D, D> { if n % 3 == 0 { Err(D(n)) } else { Ok(D(n)) } }"""


class Drops:
    """Statements that make, move and drop values of `D`; each value has its own number."""

    def __init__(self, choices: Choices) -> None:
        self.c = choices
        self.number = 0

    def n(self) -> int:
        self.number += 1
        return self.number

    def topic(self, name: str) -> str:
        body = "\n    ".join(self.statement(2) for _ in range(self.c.draw(2, 6)))
        ends = ["None", f"Some(D({self.n()}))", f"maybe({self.n()})", f"D({self.n() * 2}).next()",
                f"{{ let t = D({self.n()}); t.same().next() }}"]  # fmt: skip
        return f"fn {name}(flag: bool) -> Option<D> {{\n    {body}\n    {self.c.pick(ends)}\n}}"

    def value(self, d: int = 1) -> str:
        """An expression of type `D`."""
        c, n = self.c, self.n()
        if d <= 0 or c.half():
            return f"D({n})"
        v = self.value(d - 1)
        ways = [
            f"keep({v})", f"both({v}, {self.value(0)})", f"{{ let t = {v}; let _u = D({n}); t }}",
            f"(if flag {{ {v} }} else {{ D({n}) }})", f"(*Box::new({v}))", f"Some({v}).unwrap()", f"({v}, D({n})).0",
            f"(match maybe({n}) {{ Some(d) => d, None => {v} }})", f"(Pair {{ b: {v}, a: D({n}) }}).a",
            f"std::mem::replace(&mut {v}, D({n}))", f"maybe({n}).unwrap_or_else(|| {v})",
            f"(move || {v})()", f"loop {{ let _a = D({n}); break {v}; }}", f"maybe({n}).unwrap_or({v})",
            f"[{v}, D({n})].into_iter().next().unwrap()", f"vec![D({n}), {v}].pop().unwrap()",
        ]  # fmt: skip
        return c.pick(ways)

    def number_expr(self) -> str:
        """An expression of type `u32` that makes temporaries."""
        v = self.value()
        return self.c.pick([f"{v}.get()", f"eat({v})", f"{v}.same().same().get()", f"(&{v}).0", f"{v}.twice()",
                            f"({{ let r = &{v}; r.0 }})", f"(match {v} {{ ref d => d.0 }})",
                            f"{v}.next().map_or(0, |d| d.0)", f"(match {v}.next() {{ Some(d) => d.get(), None => 1 }})",
                            f"(if let Some(d) = {v}.next() {{ d.0 }} else {{ 3 }})"])  # fmt: skip

    def block(self, depth: int) -> str:
        return " ".join(self.statement(depth) for _ in range(self.c.draw(1, 2)))

    def statement(self, depth: int) -> str:
        c = self.c
        v, w, name = self.value(), self.value(), c.fresh("d")
        plain = [
            f"let {name} = {v};", f"let _ = {v};", f"{v};", f"let _{name} = ({v}, {w});",
            f"let ({name}, _) = ({v}, {w});", f"let (_, {name}) = ({v}, {w});", f"let {name} = {v}; let {name} = {w};",
            f"let {name} = &{v};", f"let {name} = {v}.get();", f'println!("{{}}", {self.number_expr()});',
            f"let mut {name} = {v}; {name} = {w};", f"let {name}; {name} = {v};",
            f"let {name}; if flag {{ {name} = {v}; }}", f"let {name} = {v}; if flag {{ drop({name}); }}",
            f"let {name} = Pair {{ a: {v}, b: {w} }}; drop({name}.b);",
            f"let {name} = Pair {{ a: {v}, b: {w} }}; let Pair {{ b, .. }} = {name};",
            f"let mut {name} = Pair {{ a: {v}, b: {w} }}; drop({name}.a); {name}.a = {self.value(0)};",
            f"let mut {name} = ({v}, {w}); let t = {name}.0; {name}.0 = D({self.n()});",
            f"let {name} = Shape::Two {{ x: {v}, y: {w} }}; if let Shape::Two {{ x, .. }} = {name} {{ eat(x); }}",
            (f"let {name} = Shape::One({v}); match {name} {{ Shape::One(ref d) if d.0 % 2 == 0 => {{ eat({w}); }} "
            "Shape::One(d) => drop(d), Shape::Two { y, .. } => { eat(y); } Shape::Zero => {} }"),
            f"let {name} = Outer {{ inner: Pair {{ a: {v}, b: {w} }}, name: String::from(\"{name}\") }};",
            f"let {name}: Box<dyn Speak> = Box::new({v}); println!(\"{{}}\", {name}.twice());",
            (f"let {name}: [Box<dyn Speak>; 2] = [Box::new({v}), Box::new(Pair {{ a: {w}, b: {self.value(0)} }})]; "
            f'println!("{{}}", {name}.iter().map(|s| s.twice()).sum::<u32>());'),
            f"let {name} = std::rc::Rc::new({v}); let _c = {name}.clone(); drop({name});",
            f"let mut {name} = Some({v}); let _t = {name}.take(); {name} = Some({w});",
            f"let mut {name} = vec![{v}, {w}, {self.value(0)}]; {name}.remove(1); {name}.push({self.value(0)});",
            f"let {name} = vec![{v}, {w}]; for d in {name} {{ if d.0 % 2 == 0 {{ break; }} }}",
            f"let {name} = [{v}, {w}, {self.value(0)}]; let [_, m, _] = {name};",
            f"let {name} = [{v}, {w}]; let [first, ..] = &{name}; println!(\"{{}}\", first.0);",
            f"let {name} = {v}; let k = move || {name}.get(); println!(\"{{}}\", k());",
            f"let {name} = {v}; let k = move || eat({name}); if flag {{ k(); }}",
            f"let {name} = Pair {{ a: {v}, b: {w} }}; let k = || drop({name}.a); k(); println!(\"{{}}\", {name}.b.0);",
            f"let {name} = Box::new(({v}, {w})); let (x, y) = *{name}; drop(y);",
            f"let {name} = Box::new(Pair {{ a: {v}, b: {w} }}); drop({name}.a);",
            f"std::mem::forget({v});", f"let {name} = std::mem::ManuallyDrop::new({v});",
            f"let {name} = (|| Some({{ let a = maybe({self.n()})?; eat(a); {v} }}))();",
            (f"let {name}: Result<u32, D> = (|| {{ let a = attempt({self.n()})?; let _b = {v}; "
            f"let c = attempt({self.n()})?; Ok(a.0 + c.0) }})();"),
            f"match {v}.same().get() {{ 0 => {{}} _ => {{ eat({w}); }} }}",
            f"match ({v}, {w}) {{ (a, _) if a.0 > 9 => {{ eat(a); }} (_, b) => {{ eat(b); }} }}",
            f"let {name} = match {v}.next() {{ Some(d) => d, None => {w} }};",
            f"let Some({name}) = maybe({self.n()}) else {{ return Some({v}) }};",
            f"let {name} = {{ let a = {v}; let b = {w}; a.0 + b.0 + {self.number_expr()} }};",
            f"let {name} = {self.number_expr()} + {self.number_expr()};",
            f"if {self.number_expr()} > 5 && {self.number_expr()} < 20 {{ eat({v}); }}",
            f"let {name} = Pair {{ a: {v}, ..Pair {{ a: {w}, b: {self.value(0)} }} }};",
            f"let {name} = (&{v}, {w}.get(), &{self.value(0)}); println!(\"{{}}\", {name}.0.0);",
            f"let {name} = vec![{v}, {w}].into_iter().filter(|d| d.0 % 2 == 1).map(|d| (d.0, d)).collect::<Vec<_>>();",
            f"let {name} = [{v}, {w}].map(|d| D(d.0 + 100));",
            f"let {name} = vec![{v}, {w}].into_iter().skip(1).next();",
            f"let {name} = maybe({self.n()}).or_else(|| Some({v})).filter(|d| d.0 % 2 == 0).map(keep);",
            f"let {name} = [{self.number_expr()}, {self.number_expr()}]; println!(\"{{:?}}\", {name});",
            f"let {name} = std::cell::RefCell::new({v}); *{name}.borrow_mut() = {w}; {name}.replace(D({self.n()}));",
            (f"let {name} = std::panic::catch_unwind(|| {{ let _a = {v}; "
            f"let _b = ({w}, {self.panicking()}); }}).is_err();"),
        ]  # fmt: skip
        if depth <= 0 or c.often():
            return c.pick(plain)
        kinds = [
            f"{{ {self.block(depth - 1)} }}",
            f"if flag {{ {self.block(depth - 1)} }} else {{ {self.block(depth - 1)} }}",
            (f"for i in 0..3 {{ let _g = D({self.n()}); if i == 1 {{ {c.pick(['continue', 'break'])}; }} "
            f"{self.block(depth - 1)} }}"),
            f"if let Some({name}) = {v}.next() {{ {self.block(depth - 1)} }} else {{ {self.block(depth - 1)} }}",
            f"let mut {name} = Some({v}); while let Some(t) = {name} {{ {name} = t.next(); {self.block(depth - 1)} }}",
            f"if {self.number_expr()} % 2 == {c.draw(0, 1)} {{ return maybe({self.n()}); }}",
            f"'{name}: {{ let _a = {v}; if flag {{ break '{name}; }} {self.block(depth - 1)} }}",
            (f"match maybe({self.n()}) {{ Some(d) => {{ {self.block(depth - 1)} }} "
            f"None => {{ {self.block(depth - 1)} }} }}"),
            f"if {self.number_expr()} == 77 {{ let _a = {v}; panic!(); }} else {{ let _b = {self.value()}; }}",
        ]  # fmt: skip
        return c.pick(kinds)

    def panicking(self) -> str:
        """An expression that panics after making something."""
        v = self.value(0)
        return self.c.pick([f"{{ let _p = {v}; None::<D>.unwrap() }}", f"both({v}, panic!(\"p\"))",
                            f"[{v}, D({self.n()})][{self.value(0)}.0 as usize + 2].0",
                            f"(keep({v}), 1u32 - {self.value(0)}.0 * 2)"])  # fmt: skip
