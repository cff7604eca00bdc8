"""The sources whose files the edition knows, for tests of what reads them."""

from builders import FORMS
from hep_desktop.template.catalogue import Catalogue

SOURCES = tuple(one for one in Catalogue(FORMS).edition("hep-2021").sources.values() if one.importer)
KSH = next(one for one in SOURCES if one.importer == "ksh_gazetteer")
