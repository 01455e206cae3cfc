// The room PlotRenderer.
