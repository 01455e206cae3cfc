"""Pools by the name of their module."""

from multiprocessing._pool import AsyncResult, AsyncResult as ApplyResult, AsyncResult as MapResult, Pool, ThreadPool

__all__ = ["Pool", "ThreadPool"]
