"""Which page stands behind a step of the walk; pages are imported when first shown, so that start stays quick.

To add a page: a function that imports and gives it, and one entry in `PAGES`. A step without an
entry is not shown in the walk.
"""

from collections.abc import Callable, Mapping

from hep_desktop.ui.pages.base import Page
from hep_desktop.ui.session import Session

PageFactory = Callable[[Session], Page]

PAGES: Mapping[str, PageFactory] = {}
