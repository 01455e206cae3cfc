class InsufficientFunds(Exception):
    pass


class Account:
    total = 0

    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, 0, []
        if balance:
            self.deposit(balance)

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        Account.total += amount
        self.history.append(("+", amount))
        return self

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(f"{self.owner} has {self._balance}, needs {amount}")
        self._balance -= amount
        Account.total -= amount
        self.history.append(("-", amount))
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self._balance:,.2f})"


a, b = Account("Ada", 1000), Account("Bob")
a.withdraw(250.5); b.deposit(10).deposit(5)
print(a, b, Account.total, a.history)
for action in (lambda: b.withdraw(100), lambda: a.deposit(-1), lambda: setattr(a, "balance", 5)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
