import numpy as np
def t(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)
a = np.arange(6, dtype=float).reshape(2, 3)
cases = """
np.array([[1, 2], [3]])
np.uint8(200) + np.uint8(100)
np.array([1, 2], dtype=np.uint8) + 300
np.array([200], np.uint8) * 2
np.array([1, 2]) / 0
np.array([1, 2]) // 2
np.array([True, False]) - np.array([True, True])
-np.array([True])
np.array([1, 2]) ** -1
np.array([1, 2]) ** 2.0
2 ** np.array([1, 2])
np.float32(3) * 2.5
np.int64(3) * 2.5
np.array(['a', 'b']) == 'a'
np.array(['a', 'b']) + 'c'
np.array([1, 2]) + 'c'
np.array([1, 2]) + None
np.zeros(3) == None
np.mean([]) if False else 0
np.max(np.array([]))
a.sum(axis=2)
a.reshape(-1, 2)
a.reshape(-1, -1)
np.concatenate([np.zeros((2, 2)), np.zeros((3, 3))])
np.concatenate([np.zeros(2), np.zeros((3, 3))])
np.stack([np.zeros(2), np.zeros(3)])
a @ a
np.dot(a, a)
np.matmul(a, a.T)
a.T.dot([1, 2])
np.linspace(0, 10, 5, dtype=int)
np.arange(0, 1, 0.25)
np.arange(5, 0, -1)
np.arange(3).astype(str)
np.array(['1.5', '2']).astype(float)
np.array([1.7, -1.7]).astype(int)
np.array([300]).astype(np.uint8)
np.clip(np.array([1, 5, 10]), 2, 6)
np.maximum([1, 5], 3)
np.maximum.accumulate([1, 3, 2])
np.add.reduce([1, 2, 3])
np.add.outer([1, 2], [3, 4])
np.meshgrid([1, 2], [3, 4])
np.argsort([[3, 1], [2, 4]], axis=0)
np.unique([[1, 2], [1, 2]], axis=0)
np.unique(['b', 'a', 'b'], return_inverse=True)
np.histogram([1, 2, 3, 4], bins=2)
np.bincount([0, 1, 1, 3])
np.percentile(np.arange(10), [25, 75])
np.corrcoef([1, 2, 3], [1, 2, 4])
np.cov([1, 2, 3], [1, 2, 4])
np.interp(1.5, [1, 2], [10, 20])
np.searchsorted([1, 2, 3], 2.5)
np.digitize([0.5, 1.5], [0, 1, 2])
np.cross([1, 0, 0], [0, 1, 0])
np.trace(np.eye(3))
np.linalg.svd(np.array([[1., 2.], [3., 4.]]))[1]
np.linalg.eigh(np.array([[2., 1.], [1., 2.]]))
np.linalg.solve([[2., 0.], [0., 4.]], [2., 4.])
np.linalg.inv([[1., 1.], [1., 1.]])
np.linalg.norm(a, axis=1)
np.linalg.norm(a)
np.einsum('ij->j', a)
np.einsum('ij,ij->', a, a)
np.einsum('bij,bjk->bik', np.ones((2, 2, 3)), np.ones((2, 3, 2)))
np.tensordot(a, a, axes=([0], [0]))
np.outer([1, 2], [3, 4])
np.kron([1, 2], [1, 1])
np.split(np.arange(6), 3)
np.array_split(np.arange(5), 2)
np.split(np.arange(5), 2)
np.hstack([[1, 2], [3]])
np.dstack([[1, 2], [3, 4]])
np.column_stack([[1, 2], [3, 4]])
np.tile(np.array([[1, 2]]), (2, 2))
np.rot90(a)
np.moveaxis(np.zeros((2, 3, 4)), -1, 0).shape
np.expand_dims(a, 0).shape
np.squeeze(np.zeros((1, 2, 1))).shape
np.transpose(np.zeros((2, 3, 4)), (2, 0, 1)).shape
np.pad(np.array([1, 2, 3]), (1, 2), 'reflect')
np.pad(np.array([1, 2, 3]), 1, 'edge')
np.nan_to_num([np.nan, np.inf, 1])
np.isclose([1, 2], [1, 2.1])
np.count_nonzero([1, 0, 2])
np.argwhere(a > 2)
np.nonzero([1, 0, 2])
np.ndim(a), np.shape(a), np.size(a)
list(np.ndenumerate(np.array([[1, 2]])))
list(np.ndindex(2, 2))
np.take(a, [0, 2], axis=1)
np.delete([1, 2, 3], 1)
np.insert([1, 2, 3], 1, 9)
np.append([1, 2], [3])
np.frombuffer(b'\\x01\\x02', dtype=np.uint8)
np.fromstring('1 2 3', sep=' ')
a.tobytes()[:8]
a.flat[3]
a.flatten()
a.item(2)
np.int64(5).item()
a.mean(axis=(0, 1))
a.std(axis=0, ddof=1)
np.average([1, 2, 3], weights=[3, 1, 0])
np.median(a, axis=0)
np.ptp(a)
np.cumprod([1, 2, 3])
np.gradient([1, 4, 9, 16])
np.convolve([1, 2, 3], [0, 1, 0.5])
np.polyfit([0, 1, 2], [1, 3, 5], 1)
np.isin([1, 2, 3], [2])
np.flatnonzero([0, 1, 1])
np.triu(np.ones((3, 3)))
np.diag([1, 2])
np.select([a > 3, a > 1], [1, 2], 0)
np.vectorize(lambda x: x + 1)(a)
np.r_[1:4, 0]
np.c_[[1, 2], [3, 4]]
np.mgrid[0:2, 0:2]
np.s_[1:2]
np.float64(1) / 0
np.log(np.array([0.0]))
a.flags
a.flags.c_contiguous, a.T.flags['C_CONTIGUOUS']
hash(np.int64(5)) == hash(5)
{np.int64(1): 2}[1]
[1, 2, 3][np.int64(1)]
round(np.float64(2.567), 1)
np.float64(2.567).round(1)
str(np.float32(0.1)), f'{np.float32(0.1)}', f'{np.int64(5):03d}', '%d' % np.int64(5), '%.2f' % np.float32(1.5)
np.bool_(True) and 1
not np.bool_(False)
np.array([1, 2, 3]).sum().dtype
np.zeros(2, dtype='float32').sum()
sum(np.array([1, 2]))
max(np.array([1.5, 2]))
np.array([3, 1, 2]).sort()
np.iinfo(np.uint8)
np.random.RandomState(0).rand(2)
np.array(5)[()]
np.array([1])[0]
a.any(), a.all()
np.all([True, False])
np.array_equal(a, a)
np.array([1.5]).dtype.kind
np.dtype('uint8').itemsize
np.result_type(np.float32, np.int64)
np.can_cast(np.int64, np.float32)
np.array([[1, 2], [3, 4]])[:, ::-1].copy().strides
np.broadcast_to([1, 2], (2, 2))
np.ones((2, 2), dtype=bool)
np.full((2, 2), np.nan)
np.full(3, 'x')
np.empty((0,))
np.sum(x for x in [1, 2]) if False else 1
np.array([1, 2, 3])[5]
a[[5]]
a['x']
np.array(3)[0]
len(np.array(3))
iter(np.array(3))
float(np.array([1, 2]))
int(np.array([1.7])[0])
a.nope
np.nope
np.sqrt(-1.0)
np.sqrt(16)
np.exp([0, 1])
np.floor(-1.5), np.ceil(1.2), np.trunc(-1.7), np.rint(2.5)
np.sign([-2, 0, 3])
np.mod(-3, 2), np.fmod(-3, 2)
np.round(2.5), np.round(3.14159, 2), np.around([1.55, 2.45], 1)
np.logical_and([True, False], True)
np.bitwise_and(5, 3)
np.left_shift(1, 3)
~np.array([1, 2])
np.array([1, 2]) & 1
np.array([5]) % 3
divmod(np.array([7]), 2)
abs(np.array([-1.5]))
""".strip().split("\n")
import warnings
warnings.simplefilter("ignore")
for c in cases:
    print(c, end=" -> ")
    t(lambda: eval(c))
