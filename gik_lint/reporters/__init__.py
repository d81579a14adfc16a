"""Reporters turn results into what a person or a machine reads; one file or folder a format."""
