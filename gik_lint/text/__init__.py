"""Text without knowledge of reports: the canonical face, numbers, dates, sentences."""
