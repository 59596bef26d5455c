"""Everything Qt: the window, its screens and charts."""
