"""Printed pages (PDF, OFD): from characters and ruling lines that have a place, back to paragraphs and tables.

`page` is what a reader of such a format hands over; `document` makes a Document of it.
"""
