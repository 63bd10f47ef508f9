"""The words for people, looked up in a catalogue: English sentences are the keys, so English needs none.

Sentences are whole templates with named places (`{who} reads {bytes}.`), so that another language may put them in
another order. What Miri prints, names and source text are no messages.
"""

from __future__ import annotations

from gettext import NullTranslations

__all__ = ["N_", "_", "language", "ngettext", "use"]

_catalogue = NullTranslations()


def use(catalogue: NullTranslations) -> None:
    """Take another catalogue for this process; `NullTranslations()` is English."""
    global _catalogue
    _catalogue = catalogue


def _(message: str) -> str:
    """A message in the language of this process."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """A message whose form depends on a number."""
    return _catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the usual name
    """Mark a constant as a message that is looked up where it is used."""
    return message


def language() -> str:
    """The language of this process, as in HTML's `lang`."""
    return str(_catalogue.info().get("language", "en"))
