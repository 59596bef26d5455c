"""The filter bar of the header: chips, the popover that makes filters, groups of one's own."""
