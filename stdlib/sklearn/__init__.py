"""The parts of scikit-learn that the course's notebooks use."""

from sklearn import metrics, model_selection

__version__ = "1.9.1"
