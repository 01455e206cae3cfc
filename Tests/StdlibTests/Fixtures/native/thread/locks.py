import _thread

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(True, 0.01), lock.release(), lock.locked())
with lock:
    print(lock.locked(), repr(lock)[:20])
for call in (lock.release, lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -3)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
r = _thread.RLock()
with r:
    with r:
        print("twice")
local = _thread._local()
local.x = 1
print(local.x, hasattr(local, "y"), type(_thread.get_ident()), _thread.error is RuntimeError)
