# Messages of torch.testing.assert_close.
import torch


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


close = torch.testing.assert_close
attempt(lambda: close(torch.ones(2), torch.ones(2) + 1e-7))
attempt(lambda: close(torch.ones(2), torch.zeros(2)))
attempt(lambda: close(torch.tensor([1, 2]), torch.tensor([1, 3])))
attempt(lambda: close(torch.ones(2), torch.ones(3)))
attempt(lambda: close(torch.ones(2), torch.ones(2).double()))
attempt(lambda: close(1.0, 1.5))
attempt(lambda: close(torch.tensor(1.0), torch.tensor(2.0)))
