"""A small operating system: devices, handlers and a scheduler pass packets between tasks."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_KIND, WORK_KIND = 0, 1
PAYLOAD = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link, self.owner, self.kind = link, owner, kind
        self.datum = 0
        self.data = [0] * PAYLOAD

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, number, priority, queue, next_task, waiting):
        self.scheduler, self.number, self.priority, self.next = scheduler, number, priority, next_task
        self.queue = queue
        self.has_packet = queue is not None
        self.waiting = waiting
        self.held = False
        scheduler.tasks[number] = self

    def blocked(self):
        return self.held or (self.waiting and not self.has_packet)

    def add_packet(self, packet, other):
        if self.queue is None:
            self.queue = packet
            self.has_packet = True
            if self.priority > other.priority:
                return self
        else:
            packet.append_to(self.queue)
        return other

    def run_once(self):
        packet = None
        if self.waiting and self.has_packet:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.has_packet = self.queue is not None
        return self.work(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.scheduler.holds += 1
        self.held = True
        return self.next

    def release(self, number):
        task = self.scheduler.tasks[number]
        task.held = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.scheduler.tasks[packet.owner]
        self.scheduler.queued += 1
        packet.link = None
        packet.owner = self.number
        return task.add_packet(packet, self)


class IdleTask(Task):
    control, count = 1, 10000

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    destination, position = HANDLER_A, 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(PAYLOAD):
            self.position = self.position % 26 + 1
            packet.data[i] = 64 + self.position
        return self.send(packet)


class HandlerTask(Task):
    work_in = device_in = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == WORK_KIND:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is not None:
            if work.datum >= PAYLOAD:
                self.work_in = work.link
                return self.send(work)
            device = self.device_in
            if device is not None:
                self.device_in = device.link
                device.datum = work.data[work.datum]
                work.datum += 1
                return self.send(device)
        return self.wait()


class DeviceTask(Task):
    pending = None

    def work(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class Scheduler:
    def __init__(self):
        self.tasks = [None] * 6
        self.queued = self.holds = 0
        task = IdleTask(self, IDLE, 0, None, None, False)
        queue = Packet(Packet(None, WORKER, WORK_KIND), WORKER, WORK_KIND)
        task = WorkTask(self, WORKER, 1000, queue, task, True)
        for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
            queue = None
            for _ in range(3):
                queue = Packet(queue, device, DEVICE_KIND)
            task = HandlerTask(self, handler, priority, queue, task, True)
        task = DeviceTask(self, DEVICE_A, 4000, None, task, True)
        self.first = DeviceTask(self, DEVICE_B, 5000, None, task, True)

    def run(self):
        task = self.first
        while task is not None:
            task = task.next if task.blocked() else task.run_once()
        return self.queued, self.holds


results = {Scheduler().run() for _ in range(8)}
print(results)
assert results == {(23246, 9297)}, results
