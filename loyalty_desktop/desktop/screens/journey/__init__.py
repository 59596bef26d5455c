"""The Journey screen: columns, the map with its lanes and cards, the inspector and the curve of feelings."""
