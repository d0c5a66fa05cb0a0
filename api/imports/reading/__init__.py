"""From the bytes of a file to rows of text under known columns; and the files that HR downloads."""
