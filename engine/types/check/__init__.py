"""Type checking of bodies: from syntax to the typed tree."""

from __future__ import annotations

from engine.types.check.body import check_body, check_crate

__all__ = ["check_body", "check_crate"]
