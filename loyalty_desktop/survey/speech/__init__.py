"""What people write in their own words, taken apart into words: Japanese, English, and both in one comment."""
