"""The name spaces of OpenDocument 1.x (OASIS, ISO/IEC 26300), as lxml writes them before a name."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"

OFFICE = f"{{{_OASIS}office:1.0}}"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

PARAGRAPH, HEADING = f"{TEXT}p", f"{TEXT}h"
