"""Scopes: what a path means at a place in the program, apart from local variables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.features import unsupported
from engine.records import record
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types import ty as T
from engine.types.defs import AdtDef, Generics, ImplDef, Module, TraitDef, TraitRef
from engine.types.imports import (
    TYPES,
    VALUES,
    accessible,
    extern_crate,
    first_segment,
    lookup,
    member,
    normal_module,
    not_in_library,
    prelude_of,
    private_error,
    traits_of,
)
from engine.types.show import def_path, describe
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["Res", "Scope"]

PRIMITIVES: dict[str, Ty] = {**T.INTS, "f32": T.F32, "f64": T.F64, "bool": T.BOOL, "char": T.CHAR, "str": T.STR}
_KEYWORDS = ("crate", "self", "super", "Self", "$crate")
_PRELUDE_LACKS = ("AsyncFn", "AsyncFnMut", "AsyncFnOnce")  # of Rust's prelude, not of our library's

Fresh = Callable[[Span], Ty]


@record
class Res:
    """`definition` is named by the segment at `segment_index`; `rest` are the segments after it, which are resolved
    with types known (`new` of `Vec::<u8>::new`). `definition` is a Module, AdtDef, VariantDef, TraitDef, AliasDef,
    ForeignTypeDef, FnDef, ConstDef, StaticDef, or a Ty: a primitive, parameter (also a const one) or `Self`."""

    definition: Any
    segment_index: int
    rest: list[ast.Segment]


_UNKNOWN = {"trait": "E0405", "struct, variant or union type": "E0422", "tuple struct or tuple variant": "E0531"}


@record
class Scope:
    """A place in `module` (a block's module inside bodies), within an item declared in `home` with `generics`.

    `self_ty` is what `Self` means, `container` the impl or trait around, `owner` the definition whose signature or
    body this is."""

    program: Program
    module: Module
    generics: Generics | None = None
    self_ty: Ty | None = None
    container: ImplDef | TraitDef | None = None
    home: Module | None = None
    owner: Any = None

    def with_generics(self, generics: Generics, owner: Any = None) -> Scope:
        """The same place with an item's own parameters in scope."""
        return Scope(
            self.program, self.module, generics, self.self_ty, self.container, self.module, owner or self.owner
        )

    def in_block(self, block: ast.Block) -> Scope:
        """The scope inside a block: with the items declared in it, if any."""
        if not block.items:
            return self
        module = self.program.block_module(block, self)
        home = self.home or self.module
        return Scope(self.program, module, self.generics, self.self_ty, self.container, home, self.owner)

    def traits_in_scope(self) -> list[TraitDef]:
        """The traits whose methods can be called here; in a trait or an impl of one, that trait, too."""
        traits = traits_of(self.module)
        container = self.container
        if isinstance(container, ImplDef):
            own = container.trait_ref.trait if container.trait_ref is not None else None
        else:
            own = container
        return traits if own is None or own in traits else [own, *traits]

    # ------------------------------------------------------------ names

    def _param(self, name: str, generics: Generics | None, ns: str) -> Ty | None:
        while generics is not None:
            for param in generics.params:
                if param.name == name and not param.synthetic:
                    if param.const_ty is None:
                        return T.param(param.index, name) if ns == TYPES and name != "Self" else None
                    return T.const_param(param.index, name) if ns == VALUES else None
            generics = generics.parent
        return None

    def _lexical(self, ident: ast.Ident, ns: str) -> tuple[Any, bool, Module | None] | None:
        """The innermost meaning of a name: definition, its visibility, and the module it was found in."""
        name = ident.name
        module, home = self.module, self.home or self.module
        while True:
            if module is home and self.generics is not None:
                param = self._param(name, self.generics, ns)
                if param is not None:
                    return param, True, None
            found = lookup(module, name, ns)
            if found is not None:
                return found[0], found[1], module
            if not module.is_block or module.parent is None:
                break
            outer: Scope | None = module.outer
            if outer is not None and outer.generics is not self.generics:
                if outer._param(name, outer.generics, ns) is not None:
                    raise Rejected(
                        "can't use generic parameters from outer item",
                        ident.span,
                        kind="name",
                        code="E0401",
                        label="use of generic parameter from outer item",
                    )
            module = module.parent
        if ns == TYPES:
            outside = extern_crate(module.crate, name)
            if outside is not None:
                return outside, True, None
        prelude = prelude_of(module.crate)
        if prelude is not None:
            found = lookup(prelude, name, ns)
            if found is not None:
                return found[0], True, None
        if ns == TYPES and name in PRIMITIVES:
            return PRIMITIVES[name], True, None
        return None

    def probe_value(self, ident: ast.Ident) -> Any:
        """What a single name is in the value namespace, or None: tells constants and unit structs or variants from
        new variables in patterns."""
        found = self._lexical(ident, VALUES)
        return found[0] if found is not None else None

    # ------------------------------------------------------------ paths

    def resolve_value(self, path: ast.Path, what: str = "value") -> Res:
        """Resolve an expression path; `what` is the word for messages (`value`, `function`). Raises Rejected E0425,
        E0423, E0433, E0603 and others."""
        return self._resolve(path, VALUES, what)

    def resolve_type(self, path: ast.Path, what: str = "type") -> Res:
        """Resolve a type path. Raises Rejected E0425 (rustc's code for unknown types, too), E0433, E0573, E0603."""
        return self._resolve(path, TYPES, what)

    def resolve_trait(self, path: ast.Path) -> TraitDef:
        """Resolve a path that must name a trait. Raises Rejected E0405, E0404."""
        res = self._resolve(path, TYPES, "trait")
        if isinstance(res.definition, TraitDef) and not res.rest:
            return res.definition
        shown = path_text(path)
        found = describe(res.definition) if not res.rest else "associated type"
        raise Rejected(
            f"expected trait, found {found} `{shown}`", path.span, kind="name", code="E0404", label="not a trait"
        )

    def _resolve(self, path: ast.Path, ns: str, what: str) -> Res:
        segments = path.segments
        last = len(segments) - 1
        ident = segments[0].ident
        if ident.name == "Self" and not path.leading:
            self_ty = self.self_ty
            if self_ty is None and isinstance(self.container, ImplDef):
                self_ty = self.container.self_ty
            if self_ty is None:
                raise Rejected(
                    "cannot find type `Self` in this scope",
                    ident.span,
                    kind="name",
                    code="E0411",
                    label="`Self` is only available in impls, traits, and type definitions",
                )
            return Res(self_ty, 0, segments[1:])
        definition, index = self._start(path, ns if last == 0 else TYPES)
        while definition is not None and index < last:
            if not isinstance(definition, Module) and not (
                isinstance(definition, AdtDef) and definition.kind == "enum"
            ):
                return Res(definition, index, segments[index + 1 :])
            here = segments[index + 1].ident
            found = member(definition, here.name, ns if index + 1 == last else TYPES)
            if found is None:
                if isinstance(definition, AdtDef):
                    return Res(definition, index, segments[index + 1 :])
                break
            if not found[1] and isinstance(definition, Module) and not accessible(definition, self.module):
                raise private_error(found[0], here, definition)
            definition, index = found[0], index + 1
        else:
            if definition is not None and not (isinstance(definition, Module) and ident.name in PRIMITIVES):
                return Res(definition, index, [])
        # a module such as `std::u8` gives way to the primitive type where it has no such item
        if ident.name in PRIMITIVES and not path.leading and (ns == TYPES or last > 0):
            return Res(PRIMITIVES[ident.name], 0, segments[1:])
        raise self._failure(path, ns, what, definition, index)

    def _start(self, path: ast.Path, ns: str) -> tuple[Any, int]:
        """The first segments: keywords, crates, or a lexical name. Index of the segment that was resolved last."""
        segments = path.segments
        ident = segments[0].ident
        if path.leading or ident.crate_root is not None or ident.name in _KEYWORDS:
            found = first_segment(self.module, path, TYPES)
            definition: Any = found[0] if found is not None else None
            index = 0
            while index + 1 < len(segments) and segments[index + 1].ident.name == "super" and definition is not None:
                definition, index = definition.parent, index + 1
            if definition is None and segments[index].ident.name == "super":
                raise Rejected(
                    "too many leading `super` keywords",
                    segments[index].ident.span,
                    kind="name",
                    code="E0433",
                    label="there are too many leading `super` keywords",
                )
            return definition, index
        at = self._lexical(ident, ns)
        return (at[0], 0) if at is not None else (None, 0)

    def _failure(self, path: ast.Path, ns: str, what: str, container: Any, index: int) -> Rejected:
        segments = path.segments
        last = len(segments) - 1
        code = _UNKNOWN.get(what, "E0425")
        other = None
        if container is None:
            ident = segments[0].ident
            if last > 0:
                if ident.name[:1].isupper():
                    message, label = f"cannot find type `{ident.name}` in this scope", "use of undeclared type"
                else:
                    message = f"cannot find module or crate `{ident.name}` in this scope"
                    label = "use of unresolved module or unlinked crate"
                return Rejected(message, ident.span, kind="name", code="E0433", label=f"{label} `{ident.name}`")
            if what == "trait" and ident.name in _PRELUDE_LACKS:
                return unsupported("async-closures", ident.span)
            found = self._lexical(ident, TYPES if ns == VALUES else VALUES)
            other = found[0] if found is not None else None
            where, short = "in this scope", "in this scope"
        else:
            ident = segments[min(index + 1, last)].ident
            root = isinstance(container, Module) and container.parent is None
            missing = not_in_library(self.module, container, ident)
            if missing is not None and member(container, ident.name, TYPES if ns == VALUES else VALUES) is None:
                return missing
            if index + 1 < last:
                if root and not container.crate.name:
                    where, short = "`crate`", "the crate root"
                else:
                    where = short = f"`{segments[index].ident.name}`"
                return Rejected(
                    f"cannot find `{ident.name}` in {where}",
                    ident.span,
                    kind="name",
                    code="E0433",
                    label=f"could not find `{ident.name}` in {short}",
                )
            got = member(container, ident.name, TYPES if ns == VALUES else VALUES)
            other = got[0] if got is not None else None
            if root and not container.crate.name:
                where = short = "in the crate root"
            else:
                name = def_path(container) if container.name else segments[index].ident.name
                where, short = f"in {describe(container)} `{name}`", f"in `{name}`"
        if other is not None and what.split(",")[0] in ("type", "value", "function"):
            noun = "type" if ns == TYPES else what
            code = "E0573" if ns == TYPES else "E0423"
            return Rejected(
                f"expected {noun}, found {describe(other)} `{path_text(path)}`",
                path.span,
                kind="name",
                code=code,
                label=f"not a {noun}",
            )
        return Rejected(
            f"cannot find {what} `{ident.name}` {where}",
            ident.span,
            kind="name",
            code=code,
            label=f"not found {short}",
        )

    # ------------------------------------------------------------ types

    def lower_ty(self, ty: ast.Type, fresh: Fresh | None = None, fresh_const: Fresh | None = None) -> Ty:
        """The type written. `_` becomes `fresh(span)` (without it: Rejected E0121); aliases are expanded; the result
        may contain Alias terms. `fresh_const` (else `fresh`) makes variables for const arguments."""
        from engine.types.lower import Lower

        return Lower(self, fresh, fresh_const).ty(ty)

    def lower_args(
        self,
        generics: Generics,
        args: ast.GenericArgs | None,
        fresh: Fresh | None,
        self_ty: Ty | None = None,
        parent: tuple[Ty, ...] = (),
        fresh_const: Fresh | None = None,
        what: Any = None,
        span: Span | None = None,
    ) -> tuple[Ty, ...]:
        """The full argument tuple of an item: `parent`, then `self_ty` for a trait, then its own. Without written
        arguments they are all fresh; otherwise missing ones take their defaults. Raises Rejected E0107, E0747.
        `what` is the definition, for messages."""
        from engine.types.lower import Lower

        return Lower(self, fresh, fresh_const).args(generics, args, self_ty, parent, what, span, infer=True)

    def lower_trait_ref(self, path: ast.Path, self_ty: Ty, fresh: Fresh | None = None) -> TraitRef:
        """A trait path with its arguments, for that Self type."""
        from engine.types.lower import Lower

        return Lower(self, fresh).trait_ref(path, self_ty)

    def lower_const(self, expr: ast.Expr, ty: Ty, fresh: Fresh | None = None) -> Ty:
        """A constant term for an expression in a type: array length, const argument, repeat count."""
        from engine.types.lower import Lower

        return Lower(self, fresh).const(expr, ty)

    def is_inside(self, module: Module) -> bool:
        """Whether private items and fields of `module` can be used here."""
        return accessible(normal_module(module), self.module)


def path_text(path: ast.Path) -> str:
    """The path without generic arguments, as written."""
    names = [s.ident.name if s.ident.crate_root is None else "$crate" for s in path.segments]
    return ("::" if path.leading else "") + "::".join(names)
