"""The shared compute module: counts to figures. Numbers only: no files, no Qt."""
