class C:
    def set(self):
        self.count = 1

    def get(self):
        return count


C().get()
