"""How permissions are shown: a code, a short explanation and a class for colour and pattern. Wording only, no rules."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import N_, _

__all__ = ["LEGEND", "Look", "look"]


@dataclass(slots=True, frozen=True)
class Look:
    """How one permission is shown: its `name`, its three- or four-letter `code` as Miri prints it, the CSS class
    `css`, and what it means in a few words (a message)."""

    name: str
    code: str
    css: str
    meaning: str

    @property
    def allows(self) -> str:
        """What it allows, in the language of this process."""
        return _(self.meaning) if self.meaning else ""


LEGEND: tuple[Look, ...] = (
    Look("Reserved", "Res", "res", N_("may read; the first write makes it Unique")),
    Look("Reserved (conflicted)", "ResC", "resc", N_("somebody else has read: may not write while protected")),
    Look("Reserved (interior mutable)", "ReIM", "reim", N_("as Reserved, and others may write meanwhile")),
    Look("Unique", "Unq", "unq", N_("may read and write, alone")),
    Look("Frozen", "Frz", "frz", N_("may read only")),
    Look("Disabled", "Dis", "dis", N_("dead: every use is undefined behaviour")),
    Look("Cell", "Cel", "cel", N_("shared and mutable: may read and write, as may others")),
)

_LOOKS: dict[str, Look] = {entry.name: entry for entry in LEGEND}
# Older versions of the model call Unique by its first name.
_LOOKS["Active"] = Look("Active", "Act", "unq", _LOOKS["Unique"].meaning)
# Stacked Borrows has permissions of its own for the items of its stacks.
_LOOKS["SharedReadWrite"] = Look("SharedReadWrite", "SRW", "cel", N_("may read and write, with others of its kind"))
_LOOKS["SharedReadOnly"] = Look("SharedReadOnly", "SRO", "frz", N_("may read only"))
_UNKNOWN = "other"


def look(permission: str) -> Look:
    """How a permission is shown. A name this table does not know (another model's) is shown as it is."""
    known = _LOOKS.get(permission)
    if known is not None:
        return known
    if permission in ("Removed", ""):
        # A tag of Stacked Borrows without an item: it was taken off, or never put there.
        return Look(_("not on the stack"), "–", "gone", N_("has no item here: no use is allowed"))
    return Look(permission, permission[:4], _UNKNOWN, "")
