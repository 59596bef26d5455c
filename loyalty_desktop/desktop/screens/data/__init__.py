"""The data screen: what the file holds, what every column is for, what every answer counts as."""
