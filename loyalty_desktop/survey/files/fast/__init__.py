"""xlsx as spreadsheet programs and survey tools write it, read with numpy; what it does not know it refuses."""
