"""From a document to what it says: identity, sections, official tables, figures, citations."""
