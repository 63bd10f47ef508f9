"""Blocks, statements, `if`, `match`, `let` conditions, jumps."""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.coerce import CoerceMany
from engine.types.check.errors import error, mismatch
from engine.types.check.expectation import NO, Expectation, has_type
from engine.types.check.fn_ctxt import BodyCtxt, Breakable, FnCtxt, checks
from engine.types.check.literals import require_unit
from engine.types.check.patterns import Frame, check_pattern, has_ref_binding
from engine.types.ty import Ty

__all__ = ["check_block", "inline_const"]

# ---------------------------------------------------------------- blocks


@checks(A.Block)
def _block(fcx: FnCtxt, expr: A.Block, expected: Expectation) -> H.TExpr:
    if expr.kind.startswith("async"):
        from engine.types.check.coroutines import async_block

        return async_block(fcx, expr)
    if expr.kind == "const":
        return inline_const(fcx, expr, expected)
    if expr.kind == "unsafe":
        fcx.unsafe_depth += 1
        try:
            return check_block(fcx, expr, expected)
        finally:
            fcx.unsafe_depth -= 1
    return check_block(fcx, expr, expected)


def check_block(fcx: FnCtxt, block: A.Block, expected: Expectation) -> H.Block:
    """A block with its own scope of names and items."""
    scope = fcx.scope
    fcx.scope = scope.in_block(block)
    if fcx.scope.module is not scope.module:
        fcx.block_items[len(fcx.frames)] = fcx.scope.module
    fcx.frames.append({})
    many = CoerceMany(expected.target(fcx))
    out = H.Block(T.UNIT, block.span, [], None, block.brace, block.label is not None)
    breakable = Breakable(block.label, out, many, is_loop=False)
    fcx.body.breakables.append(breakable)
    before = fcx.diverges
    try:
        for stmt in block.stmts:
            _statement(fcx, stmt, out.stmts)
        if block.tail is not None:
            slot = many.add(fcx, fcx.check(block.tail, expected))
        elif not fcx.diverges:
            slot = None
            many.add_unit(fcx, fcx.empty_spans.get(block, block.span))
        else:
            slot = None
    finally:
        fcx.body.breakables.pop()
        fcx.frames.pop()
        fcx.block_items.pop(len(fcx.frames), None)
        fcx.scope = scope
    if breakable.may_break:
        fcx.diverges = before
    if slot is not None and block.tail is not None:
        out.tail = slot.expr
        fcx.tail_spans[out] = block.tail.span
    out.ty = many.complete()
    if many.is_exact(expected.only_has()):
        fcx.exact.add(out)
    return out


def _statement(fcx: FnCtxt, stmt: A.Stmt, out: list[H.LetStmt | H.ExprStmt]) -> None:
    before = fcx.diverges
    fcx.diverges = False
    if isinstance(stmt, A.LetStmt):
        out.append(_let(fcx, stmt))
    elif isinstance(stmt, A.ExprStmt):
        if stmt.semi:
            expr = fcx.check(stmt.expr)
        else:
            expr = require_unit(fcx, fcx.check(stmt.expr, has_type(T.UNIT)))
        out.append(H.ExprStmt(expr, stmt.span))
    fcx.diverges = fcx.diverges or before


def _let(fcx: FnCtxt, stmt: A.LetStmt) -> H.LetStmt:
    ty: Ty = fcx.lower_ty(stmt.ty) if stmt.ty is not None else fcx.icx.fresh(stmt.pat.span)
    init: H.TExpr | None = None
    if stmt.init is not None:
        refs = has_ref_binding(stmt.pat)
        if refs is not None:
            init = fcx.check_mut_place(stmt.init, has_type(ty)) if refs else fcx.check(stmt.init, has_type(ty))
            fcx.same(ty, init.ty, init.span)
        else:
            init = fcx.check_coerce(stmt.init, ty)
    frame: Frame = {}
    els: H.TExpr | None = None
    pat = check_pattern(fcx, stmt.pat, ty, frame)
    if stmt.els is not None:
        before = fcx.diverges
        els = fcx.check(stmt.els)
        if not fcx.icx.unify(T.NEVER, els.ty):
            bad = error("E0308", "`else` clause of `let...else` does not diverge", stmt.els.span)
            bad.label = f"expected `!`, found `{fcx.icx.deep(els.ty)!r}`"
            raise bad
        fcx.diverges = before
    elif init is not None or stmt.init is None:
        fcx.matches.append(("let", pat, stmt.pat.span))
    fcx.bind_all(frame)
    return H.LetStmt(pat, init, els, stmt.span, stmt.is_super)


# ---------------------------------------------------------------- if and match


@checks(A.If)
def _if(fcx: FnCtxt, expr: A.If, expected: Expectation) -> H.TExpr:
    fcx.frames.append({})
    try:
        cond = check_condition(fcx, expr.cond)
        branch = expected.for_branches(fcx)
        cond_diverges, fcx.diverges = fcx.diverges, False
        many = CoerceMany(branch.target(fcx), what="`if` and `else` have incompatible types")
        then = fcx.check(expr.then, branch)
    finally:
        fcx.frames.pop()
    then_diverges, fcx.diverges = fcx.diverges, False
    then_slot = many.add(fcx, then)
    if expr.els is None:
        fcx.diverges = cond_diverges
        if not fcx.icx.unify(many.merged(), T.UNIT):
            raise error(
                "E0317",
                "`if` may be missing an `else` clause",
                expr.span,
                f"expected `{fcx.icx.deep(many.merged())!r}`, found `()`",
            )
        out = H.If(T.UNIT, expr.span, cond, then_slot.expr, None)
    else:
        els_slot = many.add(fcx, fcx.check(expr.els, branch))
        fcx.diverges = cond_diverges or (then_diverges and fcx.diverges)
        out = H.If(many.complete(), expr.span, cond, then_slot.expr, els_slot.expr)
    if many.is_exact(branch.only_has()):
        fcx.exact.add(out)
    return out


def check_condition(fcx: FnCtxt, expr: A.Expr) -> H.TExpr:
    """A condition of `if`, `while` or a guard; its `let`s bind in the innermost frame."""
    if isinstance(expr, A.Binary) and expr.op == "&&" and _has_let(expr):
        left = check_condition(fcx, expr.left)
        diverges = fcx.diverges
        right = check_condition(fcx, expr.right)
        fcx.diverges = diverges
        return H.Logical(T.BOOL, expr.span, "&&", left, right)
    return fcx.check_has_type(expr, T.BOOL)


def _has_let(expr: A.Expr) -> bool:
    if isinstance(expr, A.Let):
        return True
    return isinstance(expr, A.Binary) and expr.op == "&&" and (_has_let(expr.left) or _has_let(expr.right))


@checks(A.Let)
def _let_condition(fcx: FnCtxt, expr: A.Let, expected: Expectation) -> H.TExpr:
    operand = _scrutinee(fcx, expr.expr, has_ref_binding(expr.pat))
    frame: Frame = {}
    pat = check_pattern(fcx, expr.pat, operand.ty, frame)
    fcx.bind_all(frame)
    return H.Let(T.BOOL, expr.span, pat, operand)


def _scrutinee(fcx: FnCtxt, expr: A.Expr, refs: bool | None) -> H.TExpr:
    """The operand of `match` or `let`: a place stays a place."""
    if refs is not None:
        return fcx.check_mut_place(expr) if refs else fcx.check(expr)
    return fcx.check(expr)


@checks(A.Match)
def _match(fcx: FnCtxt, expr: A.Match, expected: Expectation) -> H.TExpr:
    refs: bool | None = None
    for arm in expr.arms:
        found = has_ref_binding(arm.pat)
        if found is not None:
            refs = bool(refs) or found
    operand = _scrutinee(fcx, expr.scrutinee, refs)
    out = H.Match(T.NEVER, expr.span, operand, [])
    if not expr.arms:
        fcx.diverges = True
        fcx.matches.append(("match", out, expr.scrutinee.span))
        return out
    operand_diverges, fcx.diverges = fcx.diverges, False
    checked: list[tuple[H.TPat, Frame]] = []
    for arm in expr.arms:
        frame: Frame = {}
        checked.append((check_pattern(fcx, arm.pat, operand.ty, frame), frame))
    branch = expected.for_branches(fcx)
    wanted = branch.only_has()
    exact = wanted is not None and wanted is not T.UNIT
    target = wanted if exact and wanted is not None else fcx.icx.fresh(expr.span)
    many = CoerceMany(target, what="`match` arms have incompatible types")
    all_diverge = True
    for arm, (pat, frame) in zip(expr.arms, checked, strict=True):
        fcx.frames.append({})
        try:
            fcx.bind_all(frame)
            guard: H.TExpr | None = None
            if arm.guard is not None:
                guard = check_condition(fcx, arm.guard)
            fcx.diverges = False
            body = fcx.check(arm.body, branch)
        finally:
            fcx.frames.pop()
        all_diverge = all_diverge and fcx.diverges
        many.add(fcx, body)
        out.arms.append(H.Arm(pat, guard, body, arm.span))
    for made, slot in zip(out.arms, many.slots, strict=True):
        made.body = slot.expr
    fcx.diverges = operand_diverges or all_diverge
    out.ty = many.complete()
    if exact and many.is_exact(wanted):
        fcx.exact.add(out)
    fcx.matches.append(("match", out, expr.scrutinee.span))
    return out


# ---------------------------------------------------------------- jumps


@checks(A.Return)
def _return(fcx: FnCtxt, expr: A.Return, expected: Expectation) -> H.TExpr:
    out = H.Return(T.NEVER, expr.span, None)
    body = _returning(fcx.body)
    if body is None or body.ret is None:
        raise error("E0572", "return statement outside of function body", expr.span)
    many = body.ret
    if expr.value is not None:
        many.add(fcx, fcx.check(expr.value, has_type(many.expected)), out)
    elif not fcx.icx.unify(many.expected, T.UNIT):
        raise error(
            "E0069",
            "`return;` in a function whose return type is not `()`",
            expr.span,
            "return type is not `()`",
        )
    return out


def _returning(body: BodyCtxt) -> BodyCtxt | None:
    return body if body.kind != "const" else None


def _find_target(fcx: FnCtxt, label: A.Ident | None, span: Span, what: str) -> Breakable:
    for target in reversed(fcx.body.breakables):
        if label is None:
            if target.is_loop:
                return target
            if target.label is not None:
                raise error(
                    "E0695",
                    f"unlabeled `{what}` inside of a labeled block",
                    span,
                    f"`{what}` statements that would diverge to or through a labeled block need to bear a label",
                )
        elif target.label is not None and target.label.name == label.name and target.label.mark is label.mark:
            return target
    if label is not None:
        name = label.name if label.name.startswith("'") else f"'{label.name}"
        outer = fcx.body.parent
        while outer is not None:
            if any(b.label is not None and b.label.name == label.name for b in outer.breakables):
                message = f"use of unreachable label `{name}`"
                raise error("E0767", message, label.span, f"unreachable label `{name}`")
            outer = outer.parent
        raise error("E0426", f"use of undeclared label `{name}`", label.span, f"undeclared label `{name}`")
    if fcx.body.kind == "closure":
        coroutine = fcx.body.closure.coroutine if fcx.body.closure is not None else ""
        inside = "`async` block" if coroutine == "async" else "`async` function" if coroutine else "a closure"
        inside = inside if fcx.body.context is not None else "a closure"
        of = "" if inside.startswith("`") else "of "
        raise error("E0267", f"`{what}` inside {of}{inside}", span, f"cannot `{what}` inside {of}{inside}")
    rest = " or labeled block" if what == "break" else ""
    raise error("E0268", f"`{what}` outside of a loop{rest}", span, f"cannot `{what}` outside of a loop" + rest)


@checks(A.Break)
def _break(fcx: FnCtxt, expr: A.Break, expected: Expectation) -> H.TExpr:
    target = _find_target(fcx, expr.label, expr.span, "break")
    out = H.Break(T.NEVER, expr.span, target.node, None)
    if target.coerce is None:
        if expr.value is not None:
            message = "`break` with value from a `while` loop"
            raise error("E0571", message, expr.span, "can only break with a value inside `loop` or breakable block")
    elif expr.value is not None:
        many = target.coerce
        many.add(fcx, fcx.check(expr.value, has_type(many.expected)), out)
    else:
        if not fcx.icx.unify(target.coerce.merged(), T.UNIT):
            raise mismatch(fcx.icx, target.coerce.merged(), T.UNIT, expr.span)
        target.coerce.final = target.coerce.merged()
    target.may_break = True
    return out


@checks(A.Continue)
def _continue(fcx: FnCtxt, expr: A.Continue, expected: Expectation) -> H.TExpr:
    target = _find_target(fcx, expr.label, expr.span, "continue")
    if not target.is_loop:
        message = "`continue` pointing to a labeled block"
        raise error("E0696", message, expr.span, "labeled blocks cannot be `continue`'d")
    return H.Continue(T.NEVER, expr.span, target.node)


# ---------------------------------------------------------------- const blocks


def inline_const(fcx: FnCtxt, block: A.Block, expected: Expectation) -> H.TExpr:
    """`const { .. }`: an anonymous constant, generic over the enclosing item, checked together with this body."""
    from engine.types.defs import ConstDef, Generics

    ty: Ty = fcx.icx.fresh(block.span)
    definition = ConstDef(
        "{const}", fcx.scope.module, None, Generics(parent=fcx.generics), ty, block, block.span, parent_body=fcx.owner
    )
    outer, diverges, unsafe_depth = fcx.body, fcx.diverges, fcx.unsafe_depth
    fcx.body = BodyCtxt("const", None, parent=outer)
    fcx.unsafe_depth = 0
    try:
        whole = block.span
        start = max(whole.file.text.find("{", whole.lo, whole.hi), whole.lo)
        inner_span = Span(whole.file, start, whole.hi, whole.expansion)
        plain = A.Block(inner_span, block.stmts, block.tail, block.items, block.brace)
        hint = expected if expected.kind == "has" else NO
        value = fcx.check(plain, hint)
        fcx.same(ty, value.ty, block.span)
    finally:
        inner, fcx.body, fcx.diverges, fcx.unsafe_depth = fcx.body, outer, diverges, unsafe_depth
    body = H.Body(definition, [], ty, value, block.span, block.brace, fcx.edition, inner.locals, inner.closures)
    fcx.inline_consts.append((definition, body))
    return H.NamedConst(ty, block.span, definition, fcx.args)
