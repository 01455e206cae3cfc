print(__name__)
import guarded
if __name__ == "__main__":
    print("main body", guarded.ran_as)
