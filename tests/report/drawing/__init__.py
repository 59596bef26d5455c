"""The drawings of charts, and the files made from them."""
