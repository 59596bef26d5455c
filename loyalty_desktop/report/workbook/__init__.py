"""The report as an Excel workbook, with plain values or with formulas on the answers."""
