# Scales, labels, components, clusters, folds and scores.
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs, make_circles, make_moons
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.metrics import (
    average_precision_score, balanced_accuracy_score, cohen_kappa_score, log_loss, matthews_corrcoef, mean_absolute_error,
    mean_squared_error, precision_recall_curve, r2_score, roc_auc_score, roc_curve)
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import LabelBinarizer, LabelEncoder, MinMaxScaler, OneHotEncoder, StandardScaler
from sklearn.utils import shuffle
from sklearn.utils.class_weight import compute_class_weight

scaler = StandardScaler()
print(scaler.fit_transform([[1, 2], [3, 4], [5, 9.0]]), scaler.mean_, scaler.scale_, MinMaxScaler().fit_transform([[1, 2], [3, 4.0]]))
encoder = LabelEncoder()
print(encoder.fit_transform(["b", "a", "c", "a"]), encoder.classes_, encoder.inverse_transform([0, 1]))
print(OneHotEncoder(sparse_output=False).fit_transform([["a"], ["b"]]), LabelBinarizer().fit_transform([1, 0, 2]))
data = np.random.RandomState(0).rand(10, 4)
pca = PCA(2)
print(pca.fit_transform(data).round(4), pca.explained_variance_ratio_.round(6), pca.transform(data[:2]).round(4))
means = KMeans(3, random_state=0, n_init=4).fit(np.random.RandomState(1).rand(30, 2))
print(means.labels_, means.cluster_centers_.round(5), round(means.inertia_, 6))
for X, y in (make_moons(6, noise=0.1, random_state=0), make_blobs(7, centers=3, random_state=0), make_circles(5, factor=0.5, random_state=3)):
    print(X.round(6), y)
for train, test in StratifiedKFold(2, shuffle=True, random_state=1).split(np.zeros(9), [0, 1, 0, 1, 0, 1, 0, 1, 0]):
    print(train, test)
line = LinearRegression().fit([[1], [2], [3]], [2, 4, 6.1])
print(line.coef_.round(6), line.predict([[4]]).round(6), shuffle([1, 2, 3, 4], random_state=0))
true, score = [0, 0, 1, 1, 1, 0], [0.1, 0.4, 0.35, 0.8, 0.4, 0.2]
print(roc_auc_score(true, score), roc_curve(true, score), precision_recall_curve(true, score), average_precision_score(true, score))
a, b = [0, 1, 2, 2, 1], [0, 2, 2, 2, 1]
print(balanced_accuracy_score(a, b), cohen_kappa_score(a, b), matthews_corrcoef(a, b), mean_squared_error(a, b), mean_absolute_error(a, b), r2_score(a, b))
print(log_loss([0, 1, 1], [[0.9, 0.1], [0.2, 0.8], [0.4, 0.6]]), compute_class_weight("balanced", classes=np.array([0, 1]), y=np.array([0, 0, 1])))
