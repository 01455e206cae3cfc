__all__ = ["listed", "_underscored"]
listed = 1
_underscored = 2
unlisted = 3
