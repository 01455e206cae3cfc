def run(step):
    order = []
    try:
        order.append("try")
        if step == 1:
            raise KeyError
        if step == 2:
            return order
    except KeyError:
        order.append("except")
    else:
        order.append("else")
        if step == 3:
            return order
    finally:
        order.append("finally")
    order.append("after")
    return order


for step in range(4):
    print(step, run(step))
