"""Linear relations over official cells, and which cell is wrong when they fail."""
