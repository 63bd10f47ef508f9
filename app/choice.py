"""What a person has chosen to look at: all of it stands in the address, so that a link shows the same. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.messages import N_

__all__ = ["NO_CHOICE", "VIEWS", "Choice"]

VIEWS = {
    "tree": N_("Tree"), "stacks": N_("Stacks"), "bytes": N_("Bytes"), "frames": N_("Variables"),
    "rules": N_("What next?"),
}  # fmt: skip
"""The views of a state with their titles; `stacks` is for Stacked Borrows alone."""

_ONLY = re.compile(r"[athl][0-9]{1,9}")


@dataclass(slots=True, frozen=True)
class Choice:
    """`view` is one of VIEWS, or "" for the model's own. `only` limits the steps to an allocation (`a3`), a tag
    (`t5`), a thread (`h1`) or a line (`l12`). `focus` is the tag whose surroundings alone are drawn, `find` a text that
    nodes must contain, `whole` says that nothing is folded for being dead or far away."""

    view: str = ""
    only: str = ""
    focus: int | None = None
    find: str = ""
    whole: bool = False

    @staticmethod
    def of(view: str = "", only: str = "", focus: int | None = None, find: str = "", whole: bool = False) -> Choice:
        """A choice of what came with an address; what makes no sense is left out."""
        return Choice(
            view if view in VIEWS else "", only if _ONLY.fullmatch(only) else "",
            focus if focus is not None and focus > 0 else None, find.strip()[:60], whole,
        )  # fmt: skip

    def query(self) -> dict[str, str]:
        """The parameters that say it."""
        out = {"view": self.view, "only": self.only, "find": self.find}
        if self.focus is not None:
            out["focus"] = str(self.focus)
        if self.whole:
            out["whole"] = "1"
        return {name: value for name, value in out.items() if value}

    def view_for(self, model: str) -> str:
        """The view to show under a model of `engine.options.MODELS`."""
        if self.view and not (self.view == "stacks" and model != "stacked"):
            return self.view
        return "stacks" if model == "stacked" else "tree"


NO_CHOICE = Choice()
