from datetime import *


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('date(2024, 2, 29)')
show('date(2023, 2, 29)')
show('str(datetime(2024, 1, 2, 3, 4, 5))')
show('datetime(2024, 1, 1) + timedelta(days=1, hours=2)')
show('datetime(2024, 1, 2) - datetime(2024, 1, 1)')
show('timedelta(hours=25)')
show('str(timedelta(days=-1, seconds=5))')
show('timedelta(1) / 2')
show('date(2024, 1, 1).strftime("%Y/%m/%d %A")')
show('datetime.strptime("2024-01-02", "%Y-%m-%d")')
show('datetime.strptime("x", "%Y")')
show('date.fromisoformat("2024-05-06")')
show('date(2024, 5, 6).isocalendar()')
show('date(2024, 5, 6).weekday()')
show('datetime(2024, 1, 1, tzinfo=timezone.utc).isoformat()')
show('timezone(timedelta(hours=2))')
show('time(1, 2, 3)')
show('date(2024, 1, 1) < date(2024, 1, 2)')
show('timedelta(seconds=1.5).total_seconds()')
show('date(2024, 1, 31).replace(month=2)')
show('datetime(2024, 1, 1, 25)')
show('f"{date(2024, 1, 1):%d.%m.%y}"')
show('datetime.max')
show('date.max + timedelta(1)')
