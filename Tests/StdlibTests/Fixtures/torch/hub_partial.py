"""A download replaces what an earlier one left unless the server goes on with it; a wrong hash leaves nothing."""

import contextlib
import hashlib
import io
import os
import tempfile

import torch

with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "source.bin")
    with open(source, "wb") as file:
        file.write(bytes(range(256)) * 600)
    digest = hashlib.sha256(bytes(range(256)) * 600).hexdigest()
    target = os.path.join(folder, "target.bin")
    with open(target + ".partial", "wb") as file:
        file.write(b"the start of something else")
    torch.hub.download_url_to_file("file://" + source, target, digest[:8], progress=False)
    print(sorted(os.listdir(folder)), os.path.getsize(target))
    try:
        torch.hub.download_url_to_file("file://" + source, os.path.join(folder, "other.bin"), "00000000", progress=False)
    except RuntimeError as error:
        print(str(error).replace(digest, "DIGEST"))
    print(sorted(os.listdir(folder)))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            torch.hub.load_state_dict_from_url(f"file://{folder}/absent/vgg.pth", model_dir=folder, progress=False)
    except Exception as error:
        print(type(error).__name__, "vgg.pth belongs in FOLDER; it comes from" in str(error).replace(folder, "FOLDER"))
