"""The catalogue of messages: every English text of the pages is looked up in it, so that it can be translated.

`app/locale/arboretum.pot` lists them all (`make catalogue`); a translation lies in
`app/locale/LANGUAGE/LC_MESSAGES/arboretum.mo` and is chosen by `ARBORETUM_LANGUAGE` for the whole server.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from engine import messages

__all__ = ["LOCALE", "install", "speak"]

LOCALE = Path(__file__).resolve().parent / "locale"


def speak(language: str) -> None:
    """Take the catalogue of a language for this process. Raises FileNotFoundError if there is none."""
    found = NullTranslations() if language == "en" else translation("arboretum", LOCALE, [language])
    messages.use(found)
    _markup.cache_clear()


@lru_cache(maxsize=2048)
def _markup(message: str) -> Markup:
    return Markup(messages._(message))


def _in_template(message: str, /, **places: Any) -> Markup:
    """A message of a template, which may hold markup; what fills its places (`%(name)s`) is escaped."""
    found = _markup(message)
    return found % places if places else found


def install(environment: Environment) -> None:
    """Teach an environment `_("…")` and `{% trans %}`."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(_markup, messages.ngettext, newstyle=False)  # type: ignore[attr-defined]
    environment.globals["_"] = _in_template
    environment.filters["translated"] = messages._
