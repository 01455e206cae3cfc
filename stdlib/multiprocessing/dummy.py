"""The names of `multiprocessing` over threads."""

from multiprocessing import (
    Array, Barrier, BoundedSemaphore, Condition, Event, JoinableQueue, Lock, Manager, Pipe, Process, Queue, RLock, Semaphore, Value,
    active_children, current_process, freeze_support)
from multiprocessing._pool import ThreadPool as Pool

__all__ = ["Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore", "BoundedSemaphore",
           "Condition", "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool", "JoinableQueue", "Array", "Value"]
