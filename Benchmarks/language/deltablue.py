"""An incremental solver of one-way constraints: chains of equalities and scaled values, edited and solved again."""

REQUIRED, PREFERRED, DEFAULT, WEAK = 0, 2, 4, 6


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.strength = WEAK
        self.stay = True


class Constraint:
    def __init__(self, strength, *variables):
        self.strength = strength
        self.variables = variables
        self.output = None
        for variable in variables:
            variable.constraints.append(self)

    def inputs(self):
        return [variable for variable in self.variables if variable is not self.output]

    def choose(self, marked):
        """The weakest variable that the constraint may determine."""
        best = None
        for variable in self.possible_outputs():
            if variable not in marked and variable.strength > self.strength:
                if best is None or variable.strength > best.strength:
                    best = variable
        return best

    def possible_outputs(self):
        return self.variables

    def remove(self):
        for variable in self.variables:
            variable.constraints.remove(self)
        if self.output is not None:
            self.output.determined_by = None
            self.output.strength = WEAK
            self.output = None


class Equal(Constraint):
    def execute(self):
        self.output.value = self.inputs()[0].value


class Scale(Constraint):
    def __init__(self, strength, source, factor, offset, target):
        self.factor, self.offset = factor, offset
        super().__init__(strength, source, target)

    def execute(self):
        source, target = self.variables
        if self.output is target:
            target.value = source.value * self.factor + self.offset
        else:
            source.value = (target.value - self.offset) // self.factor


class Edit(Constraint):
    def execute(self):
        pass


class Planner:
    def satisfy(self, constraint):
        marked = set()
        while constraint is not None:
            output = constraint.choose(marked)
            if output is None:
                return
            overridden = output.determined_by
            if overridden is not None:
                overridden.output = None
            constraint.output = output
            output.determined_by = constraint
            marked.add(output)
            self.propagate(output)
            constraint = overridden

    def propagate(self, variable):
        todo = [variable]
        while todo:
            variable = todo.pop()
            constraint = variable.determined_by
            strongest = constraint.strength
            for other in constraint.inputs():
                strongest = max(strongest, other.strength)
            variable.strength = strongest
            constraint.execute()
            for follower in variable.constraints:
                if follower is not constraint and follower.output is not None and follower.output is not variable:
                    todo.append(follower.output)

    def plan(self, source):
        plan = []
        todo = [source]
        seen = set()
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if constraint.output is not None and constraint.output is not variable and constraint not in seen:
                    seen.add(constraint)
                    plan.append(constraint)
                    todo.append(constraint.output)
        return plan


def chain(n):
    planner = Planner()
    variables = [Variable(i) for i in range(n + 1)]
    for left, right in zip(variables, variables[1:]):
        planner.satisfy(Equal(REQUIRED, left, right))
    edit = Edit(PREFERRED, variables[0])
    planner.satisfy(edit)
    plan = planner.plan(variables[0])
    for value in range(60):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        assert variables[-1].value == value
    edit.remove()
    return len(plan)


def projection(n):
    planner = Planner()
    total = 0
    pairs = []
    for i in range(n):
        source, target = Variable(i), Variable(0)
        planner.satisfy(Scale(REQUIRED, source, 10, 1000, target))
        pairs.append((source, target))
    for i, (source, target) in enumerate(pairs):
        edit = Edit(PREFERRED, source)
        planner.satisfy(edit)
        source.value = i + 5
        for constraint in planner.plan(source):
            constraint.execute()
        total += target.value
        edit.remove()
    return total


lengths = [chain(250) for _ in range(5)]
total = projection(6000)
print(lengths[0], total)
assert lengths == [250] * 5
