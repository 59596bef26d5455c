"""Charts as vector drawings, without a window: what stands where, in points; SVG and PNG are made from them."""
