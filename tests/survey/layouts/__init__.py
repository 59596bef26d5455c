"""One file in the layout of each entry of INPUTS.md, made here, and what has to come of it."""
