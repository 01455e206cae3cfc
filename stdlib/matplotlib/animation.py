"""Series of figures as moving pictures: GIF files; nothing else can be written."""

from matplotlib.rcparams import rcParams


class PillowWriter:
    """Collects frames and writes them as a GIF."""

    def __init__(self, fps=5, metadata=None, codec=None, bitrate=None):
        self.fps, self.metadata = fps, metadata
        self._frames = []

    @staticmethod
    def isAvailable():
        return True

    def setup(self, fig, outfile, dpi=None):
        self.fig, self.outfile, self.dpi, self._frames = fig, outfile, dpi or fig.dpi, []

    def grab_frame(self, **savefig_kwargs):
        from io import BytesIO
        from PIL import Image
        buffer = BytesIO()
        self.fig.savefig(buffer, format='png', dpi=self.dpi, **savefig_kwargs)
        buffer.seek(0)
        self._frames.append(Image.open(buffer).convert('RGB'))

    def finish(self):
        self._frames[0].save(self.outfile, format='GIF', save_all=True, append_images=self._frames[1:], duration=int(1000 / self.fps), loop=0)

    def saving(self, fig, outfile, dpi, *args, **kwargs):
        self.setup(fig, outfile, dpi)
        return _Saving(self)


class _Saving:
    def __init__(self, writer):
        self.writer = writer

    def __enter__(self):
        return self.writer

    def __exit__(self, *exc):
        self.writer.finish()


class _Writers:
    """The writers by name."""

    def list(self):
        return ['pillow']

    def is_available(self, name):
        return name == 'pillow'

    def __getitem__(self, name):
        if name != 'pillow':
            raise RuntimeError(f'Requested MovieWriter ({name}) not available')
        return PillowWriter

    def __iter__(self):
        return iter(self.list())


writers = _Writers()


class Animation:
    def __init__(self, fig, event_source=None, blit=False):
        self._fig = fig

    def new_frame_seq(self):
        raise NotImplementedError

    def save(self, filename, writer=None, fps=None, dpi=None, codec=None, bitrate=None, extra_args=None, metadata=None, extra_anim=None,
             savefig_kwargs=None, *, progress_callback=None):
        """Draws every frame and writes a GIF."""
        if isinstance(writer, str):
            writer = writers[writer](fps or self._fps())
        elif writer is None:
            if not str(filename).lower().endswith('.gif'):
                raise NotImplementedError("only GIF files of animations are in Cellbook's matplotlib")
            writer = PillowWriter(fps or self._fps())
        dpi = rcParams['savefig.dpi'] if dpi is None else dpi
        with writer.saving(self._fig, filename, self._fig.dpi if dpi == 'figure' else dpi):
            self._init_draw()
            for number, data in enumerate(self.new_frame_seq()):
                self._draw_frame(data)
                if progress_callback is not None:
                    progress_callback(number, None)
                writer.grab_frame(**(savefig_kwargs or {}))

    def _fps(self):
        return 1000.0 / self._interval

    def to_jshtml(self, fps=None, embed_frames=True, default_mode=None):
        raise NotImplementedError("animations in web pages are not in Cellbook's matplotlib")

    to_html5_video = to_jshtml

    def pause(self):
        pass

    resume = pause


class FuncAnimation(Animation):
    """Calls `func(frame, *fargs)` for each frame: a number of them, a sequence, or a function that makes one."""

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, cache_frame_data=True, interval=200,
                 repeat=True, repeat_delay=0, blit=False, **kwargs):
        Animation.__init__(self, fig)
        self._func, self._args, self._init_func, self._interval = func, tuple(fargs or ()), init_func, interval
        count = 100 if save_count is None else save_count
        if frames is None:
            self._make = lambda: iter(range(count))
        elif callable(frames):
            self._make = lambda: _first(frames(), count)
        elif hasattr(frames, '__iter__'):
            # A generator can be gone through once only.
            kept = frames if hasattr(frames, '__len__') else list(_first(frames, count))
            self._make = lambda: iter(kept)
        else:
            self._make = lambda: iter(range(frames))

    def new_frame_seq(self):
        return self._make()

    def _init_draw(self):
        if self._init_func is not None:
            self._init_func()

    def _draw_frame(self, data):
        self._func(data, *self._args)


class ArtistAnimation(Animation):
    """Each frame is a list of artists; the others are hidden."""

    def __init__(self, fig, artists, *, interval=200, repeat=True, repeat_delay=0, blit=False, **kwargs):
        Animation.__init__(self, fig)
        self._interval = interval
        self._artists = [list(each) if hasattr(each, '__iter__') else [each] for each in artists]

    def new_frame_seq(self):
        return iter(self._artists)

    def _init_draw(self):
        for frame in self._artists:
            for artist in frame:
                artist.set_visible(False)

    def _draw_frame(self, data):
        self._init_draw()
        for artist in data:
            artist.set_visible(True)


def _first(items, count):
    for number, item in enumerate(items):
        if number >= count:
            return
        yield item
