class Transaction:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("begin")
        return self

    def __exit__(self, kind, value, tb):
        self.log.append("rollback " + kind.__name__ if kind else "commit")
        return kind is ValueError


log = []
with Transaction(log) as t:
    log.append(type(t).__name__)
with Transaction(log):
    raise ValueError
try:
    with Transaction(log):
        {}["k"]
except KeyError:
    log.append("outside")


def f():
    with Transaction(log), Transaction(log):
        return "value"


print(f(), log)
