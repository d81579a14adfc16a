"""From findings to an edited copy of the draft; never over the draft itself unless asked."""
