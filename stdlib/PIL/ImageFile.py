"""How damaged files are taken."""

LOAD_TRUNCATED_IMAGES = False
MAXBLOCK = 65536
SAFEBLOCK = 1024 * 1024
