"""One reader a file format, each giving a Document; opening, sniffing and limits come first."""
