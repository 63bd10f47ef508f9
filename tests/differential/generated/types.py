"""The types that generated programs are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

SIGNED = ("i32", "i64", "i8", "i16", "i128", "isize")
UNSIGNED = ("u8", "u32", "usize", "u64", "u16", "u128")
FLOATS = ("f64", "f32")
BITS = {"8": 8, "16": 16, "32": 32, "64": 64, "128": 128, "size": 64}


@dataclass(frozen=True)
class Ty:
    """`kind`: int, float, bool, char, tuple, array, option, result, struct, enum, string, vec. `args` are the element
    types; of an array, `count` is the length. `owned` says of a struct or enum that it is not `Copy`."""

    kind: str
    name: str
    args: tuple[Ty, ...] = ()
    count: int = 0
    owned: bool = False

    def __str__(self) -> str:
        if self.kind == "tuple":
            return "(" + "".join(f"{a}, " for a in self.args) + ")"
        if self.kind == "array":
            return f"[{self.args[0]}; {self.count}]"
        if self.args and self.kind not in ("struct", "enum"):
            return f"{self.name}<{', '.join(map(str, self.args))}>"
        return self.name

    @property
    def copy(self) -> bool:
        return not self.owned and self.kind not in ("string", "vec") and all(a.copy for a in self.args)

    @property
    def signed(self) -> bool:
        return self.name in SIGNED

    @property
    def bits(self) -> int:
        return BITS[self.name[1:]]

    @property
    def low(self) -> int:
        return -(1 << (self.bits - 1)) if self.signed else 0

    @property
    def high(self) -> int:
        return (1 << (self.bits - 1)) - 1 if self.signed else (1 << self.bits) - 1


INTS = [Ty("int", n) for pair in zip(SIGNED, UNSIGNED, strict=True) for n in pair]
FLOAT_TYS = [Ty("float", n) for n in FLOATS]
BOOL, CHAR, STRING = Ty("bool", "bool"), Ty("char", "char"), Ty("string", "String")
I32, U8, USIZE, U32 = (next(t for t in INTS if t.name == n) for n in ("i32", "u8", "usize", "u32"))
SCALARS = [*INTS, *FLOAT_TYS, BOOL, CHAR]


def option(t: Ty) -> Ty:
    return Ty("option", "Option", (t,))


def result(t: Ty, e: Ty) -> Ty:
    return Ty("result", "Result", (t, e))


def vec(t: Ty) -> Ty:
    return Ty("vec", "Vec", (t,))


@dataclass
class Variant:
    """A constructor: of a struct (`path` is its name) or of an enum. `names` is None for a tuple-like one."""

    path: str
    fields: list[Ty]
    names: list[str] | None

    def build(self, values: list[str]) -> str:
        if self.names is not None:
            return f"{self.path} {{ {', '.join(f'{n}: {v}' for n, v in zip(self.names, values, strict=True))} }}"
        return f"{self.path}({', '.join(values)})" if values else self.path


@dataclass
class Function:
    """A function that can be called: parameter types with how they are passed ("", "&" or "&mut ")."""

    name: str
    params: list[tuple[str, Ty]]
    returns: Ty


@dataclass
class Items:
    """What the program has declared so far."""

    structs: dict[Ty, Variant] = field(default_factory=dict)
    enums: dict[Ty, list[Variant]] = field(default_factory=dict)
    functions: list[Function] = field(default_factory=list)
    consts: list[tuple[str, Ty]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
