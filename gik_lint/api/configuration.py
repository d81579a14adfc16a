"""The configuration file to begin with."""

from importlib.resources import files

from gik_lint.config.load import NAME

CONFIGURATION_FILE = NAME
"""What a configuration file is called."""


def commented_configuration() -> bytes:
    """A configuration file that says of every key what it does, and changes nothing yet."""
    return files("gik_lint.config").joinpath("commented.yaml").read_bytes()
