"""Files of every kind to raw cells, behind one door: `door.read_workbook`."""
