"""A project's settings: found, checked against a schema, merged."""
