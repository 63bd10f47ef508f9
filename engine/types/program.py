"""A program's definitions: the user's crate over the library, with the indexes that type checking asks.

The library is loaded once per process from `engine/std/lib.rs` and the files it names (`<mod>.rs` or `<mod>/mod.rs`);
it serves as `std`, `core` and `alloc`. User programs never change it: what is found out about a library item while
checking one program (its signature, its body) holds for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast
from weakref import WeakSet

from engine.features import unsupported
from engine.source import Rejected, SourceFile
from engine.syntax import ast
from engine.types import attrs as A
from engine.types import ty as T
from engine.types.collect import scope_of
from engine.types.const_pattern import ValTree
from engine.types.defs import AdtDef, ConstDef, Crate, FnDef, ImplDef, Module, StaticDef, TraitDef
from engine.types.impls import impl_key
from engine.types.modules import declare
from engine.types.scope import PRIMITIVES, Scope
from engine.types.ty import Ty

__all__ = ["Program", "load_library", "load_program", "make_program"]


class ConstEval(Protocol):
    """Who evaluates constants: to an integer (char, bool), or to the tree of any value."""

    def __call__(self, definition: ConstDef, args: tuple[Ty, ...]) -> int: ...

    def tree(self, definition: ConstDef, args: tuple[Ty, ...]) -> ValTree: ...


LoadMod = Callable[[str], SourceFile | None]


class Program:
    """One crate's definitions, over those of `base` (the library; None for the library itself)."""

    def __init__(self, base: Program | None, crate: Crate) -> None:
        self.base = base
        self.crate = crate
        self._users: WeakSet[Program] = WeakSet()
        if base is not None:
            base._users.add(self)
        self.lang: dict[str, Any] = {}
        self.const_eval: ConstEval | None = None
        self.allocator: StaticDef | None = None  # the `#[global_allocator]`
        self.coroutines: list[Any] = []  # the ClosureDefs of those in checked bodies
        self.put_off: list[Any] = []  # auto traits of coroutines, see `fulfill.check_put_off`
        self.objects: list[tuple[TraitDef, Any]] = []  # the traits of `dyn`s that are to be checked
        self.known_panics: list[Rejected] = []  # lints are errors only where nothing else is one, these before others
        self.late_lints: list[Rejected] = []
        self.solver: Any = None  # the trait solver's memory
        self.layouts: dict[Any, Any] = {}
        self._lang_later: dict[str, Callable[[], Any]] = {}
        self._blocks: dict[ast.Block, Module] = {}
        self._of_trait: dict[TraitDef, list[ImplDef]] | None = None
        self._inherent: dict[Any, list[ImplDef]] | None = None
        self.cold: Any = None  # the impls of an archived crate
        self._inherent_lists: dict[Any, list[ImplDef]] = {}
        self._impl_lists: dict[TraitDef, list[ImplDef]] = {}

    # ------------------------------------------------------------ lang items

    def add_lang(self, name: str, definition: Any) -> None:
        """Register a lang item."""
        self.lang[name] = definition

    def add_lang_later(self, name: str, find: Callable[[], Any]) -> None:
        """Register a lang item that is made when first asked for."""
        self._lang_later[name] = find

    def note_lang(self, attrs: list[ast.Attr], definition: Any) -> None:
        """Register the definition if it has a `lang` attribute."""
        if attrs:
            name = A.lang_of(attrs)
            if name is not None:
                self.lang[name] = definition

    def lang_item(self, name: str) -> Any:
        """The lang item of that name, the library's if the crate has none. Raises KeyError."""
        found = self.lang.get(name)
        if found is None:
            later = self._lang_later.get(name)
            if later is not None:
                found = self.lang[name] = later()
            elif self.base is not None:
                return self.base.lang_item(name)
            else:
                raise KeyError(name)
        return found

    def find_lang_item(self, name: str) -> Any:
        """As `lang_item`, None if there is none."""
        try:
            return self.lang_item(name)
        except KeyError:
            return None

    def evaluate_const(self, definition: ConstDef, args: tuple[Ty, ...]) -> int:
        """The value of a constant in a type, for arguments without parameters: folded if it can be seen, else run by
        the machine. Raises Rejected (unsupported) where nothing can run it."""
        from engine.types.const_fold import evaluate

        if self.const_eval is not None:
            return self.const_eval(definition, args)
        if definition.expr is None:
            raise unsupported("type-constant", definition.span)
        return evaluate(self.scope_of(definition), definition.expr, definition.ty)

    # ------------------------------------------------------------ impls

    def add_impl(self, impl: ImplDef) -> None:
        """Register an impl, also after the indexes were built (impls inside of bodies)."""
        self.crate.impls.append(impl)
        self.forget_impls()
        if self._of_trait is not None and self._inherent is not None:
            self._index(impl)

    def forget_impls(self) -> None:
        """A new impl: forget what was concluded from there being none, here and in the programs over this one."""
        self._impl_lists.clear()
        self._inherent_lists.clear()
        if self.solver is not None:
            self.solver.forget()
        for user in list(self._users):
            user.forget_impls()

    def _index(self, impl: ImplDef) -> None:
        node = cast(ast.Impl, impl.ast)
        scope = Scope(self, impl.module, home=impl.module)
        if node.trait_path is not None:
            trait = scope.resolve_trait(node.trait_path)
            cast(dict[TraitDef, list[ImplDef]], self._of_trait).setdefault(trait, []).append(impl)
        else:
            key = _written_head(scope, impl, node.ty)
            cast(dict[Any, list[ImplDef]], self._inherent).setdefault(key, []).append(impl)

    def _build_index(self) -> None:
        self._of_trait, self._inherent = {}, {}
        for impl in self.crate.impls:
            self._index(impl)

    def impl_keys(self) -> dict[ast.Impl, str]:
        """What every impl outside of bodies is indexed by, as `impl_key` names it."""
        if self._of_trait is None or self._inherent is None:
            self._build_index()
        out: dict[ast.Impl, str] = {}
        for is_trait, index in ((True, self._of_trait), (False, self._inherent)):
            for of, impls in cast(dict[Any, list[ImplDef]], index).items():
                out.update((impl.ast, impl_key(of, is_trait)) for impl in impls if not impl.module.is_block)
        return out

    def impls_of(self, trait: TraitDef) -> list[ImplDef]:
        """All impls of a trait, the library's first."""
        found = self._impl_lists.get(trait)
        if found is None:
            own = self.entered_impls(trait)
            if self.cold is not None:
                own = self.cold.of_key(impl_key(trait, True)) + own
            if self.base is None:
                return own  # not noted: the library outlives the traits of programs
            found = self._impl_lists[trait] = self.base.impls_of(trait) + own
        return found

    def entered_impls(self, trait: TraitDef) -> list[ImplDef]:
        """The impls of a trait in this layer that do not come from an archive: all of a parsed crate's, those inside of
        bodies else."""
        if self._of_trait is None:
            self._build_index()
        return cast(dict[TraitDef, list[ImplDef]], self._of_trait).get(trait, [])

    def inherent_impls(self, ty: Ty) -> list[ImplDef]:
        """Inherent impls that may apply to a type, by its outermost constructor."""
        if self._inherent is None:
            self._build_index()
        head = _head(ty)
        found = self._inherent_lists.get(head)
        if found is None:
            own = cast(dict[Any, list[ImplDef]], self._inherent).get(head, [])
            if self.cold is not None:
                own = self.cold.of_key(impl_key(head, False)) + own
            if self.base is None:
                return own  # not noted: the library outlives the types of programs
            found = self._inherent_lists[head] = self.base.inherent_impls(ty) + own
        return found

    # ------------------------------------------------------------ scopes

    def scope_of(self, definition: Any) -> Scope:
        """The scope of the body or signature of a definition."""
        return scope_of(self.owner_of(definition.module), definition)

    def owner_of(self, module: Module) -> Program:
        """The layer (this program or the library) that a module belongs to."""
        if module.crate is not self.crate and self.base is not None:
            return self.base
        return self

    def block_module(self, block: ast.Block, scope: Scope) -> Module:
        """The module of a block with items; made, and its items entered, on first use."""
        module = self._blocks.get(block)
        if module is None:
            module = Module("", scope.module, self.crate, is_block=True, owner=scope.owner, outer=scope)
            self._blocks[block] = module
            declare(self, module, block.items)
        return module

    # ------------------------------------------------------------ enumeration

    def modules(self) -> Iterator[Module]:
        """All modules of the crate, and the blocks with items seen so far."""
        work = [self.crate.root]
        while work:
            module = work.pop()
            yield module
            work.extend(reversed([d for d in module.definitions if isinstance(d, Module)]))
        for block in list(self._blocks.values()):
            work = [block]
            while work:
                module = work.pop()
                yield module
                work.extend(reversed([d for d in module.definitions if isinstance(d, Module)]))

    def definitions(self) -> Iterator[Any]:
        """All items of the crate in source order of their modules: also impls', traits' items and blocks'."""
        for module in self.modules():
            for definition in module.definitions:
                yield definition
                if isinstance(definition, ImplDef | TraitDef):
                    yield from definition.items.values()
        for impl in self.cold.every() if self.cold is not None else ():
            yield impl
            yield from impl.items.values()

    def bodies(self) -> Iterator[FnDef | ConstDef | StaticDef]:
        """Everything of the crate that has a body to check, without closures and anonymous constants."""
        for definition in self.definitions():
            if isinstance(definition, FnDef):
                if definition.ast is not None and definition.ast.has_body:
                    yield definition
            elif isinstance(definition, ConstDef | StaticDef) and definition.expr is not None:
                yield definition

    def main(self) -> FnDef | None:
        """The function `main` of the crate's root, imported ones included."""
        from engine.types.imports import lookup

        found = lookup(self.crate.root, "main", "v")
        return found[0] if found is not None and isinstance(found[0], FnDef) else None


def _head(ty: Ty) -> Any:
    match ty:
        case T.Adt() | T.Foreign():
            return ty.definition
        case T.Slice():
            return "slice"
        case T.Array():
            return "array"
        case T.Ptr():
            return ("ptr", ty.mutable)
        case T.Ref():
            return ("ref", ty.mutable)
        case T.Tuple():
            return "tuple"
        case T.Dyn():
            return ("dyn", ty.trait)
        case T.FnPtr():
            return "fn"
        case _:
            return ty


def _written_head(scope: Scope, impl: ImplDef, node: ast.Type) -> Any:
    """The head of an impl's self type without lowering its arguments, where that can be seen."""
    match node:
        case ast.PathType() if node.qself is None:
            if len(node.path.segments) == 1:
                name = node.path.segments[0].ident.name
                if any(p.ident.name == name for p in cast(ast.Impl, impl.ast).generics.params):
                    return _head(impl.self_ty)
                if name in PRIMITIVES and scope.resolve_type(node.path).definition is PRIMITIVES[name]:
                    return PRIMITIVES[name]
            res = scope.resolve_type(node.path)
            if isinstance(res.definition, AdtDef) and not res.rest:
                return res.definition
        case ast.SliceType():
            return "slice"
        case ast.ArrayType():
            return "array"
        case ast.PtrType():
            return ("ptr", node.mutable)
        case ast.RefType():
            return ("ref", node.mutable)
    return _head(impl.self_ty)


# ---------------------------------------------------------------- loading


def load_library() -> Program:
    """The library, entered once per process."""
    from engine.types.library import library

    return library()


def make_program(
    file: SourceFile,
    load_mod: LoadMod | None,
    *,
    edition: int,
    cfgs: frozenset[str],
    base: Program | None = None,
) -> Program:
    """Parse a crate and enter its items (over the library `base`); only names defined twice are checked yet."""
    from engine.syntax import parse_crate

    parsed = parse_crate(file, edition=edition, cfgs=cfgs, load_mod=load_mod)
    return program_of(parsed, file, base)


def program_of(parsed: ast.Crate, file: SourceFile, base: Program | None) -> Program:
    """Enter the items of a parsed crate."""
    std = base.crate if base else None
    crate = Crate(parsed.name, cast(Module, None), parsed.edition, file=file, std=std, levels=parsed.levels)
    crate.root = Module(parsed.name, None, crate)
    program = Program(base, crate)
    declare(program, crate.root, parsed.items)
    return program


def load_program(
    source_file: SourceFile,
    *,
    edition: int,
    cfgs: frozenset[str] = frozenset(),
    load_mod: LoadMod | None = None,
    library: Program | None = None,
    const_eval: Callable[[Program], ConstEval] | None = None,
) -> Program:
    """A user's program over the library, all its items collected and their signatures known to be well formed.
    `const_eval` makes what evaluates the constants in types. Raises Rejected for syntax and name errors and everything
    that is wrong outside of bodies."""
    from engine.types.wellformed import check_items

    base = library if library is not None else load_library()
    program = make_program(source_file, load_mod, edition=edition, cfgs=cfgs, base=base)
    if const_eval is not None:
        program.const_eval = const_eval(program)
    try:
        check_items(program)
    except RecursionError:
        raise Rejected("types nested too deeply", program.crate.root.span or _start(source_file)) from None
    return program


def _start(file: SourceFile) -> Any:
    from engine.source import Span

    return Span(file, 0, 0)
