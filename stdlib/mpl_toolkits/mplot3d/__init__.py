"""Three-dimensional plots: the names can be imported, drawing is not in Cellbook."""

from mpl_toolkits.mplot3d.axes3d import Axes3D
