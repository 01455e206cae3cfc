"""Kinds of plots: recipes over lines, patches, collections and pictures. A function here becomes a method of Axes."""
