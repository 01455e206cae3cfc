"""Formulas between dollar signs, set as boxes beside, above and below one another.

A box has its base line at y = 0 and holds runs (x, y, text, size, style) and rules (x0, y0, x1, y1), y up."""

import _plot

_GREEK = {
    'alpha': 'α', 'beta': 'β', 'gamma': 'γ', 'delta': 'δ', 'epsilon': 'ϵ', 'varepsilon': 'ε', 'zeta': 'ζ', 'eta': 'η', 'theta': 'θ',
    'vartheta': 'ϑ', 'iota': 'ι', 'kappa': 'κ', 'lambda': 'λ', 'mu': 'μ', 'nu': 'ν', 'xi': 'ξ', 'omicron': 'ο', 'pi': 'π', 'rho': 'ρ',
    'varrho': 'ϱ', 'sigma': 'σ', 'varsigma': 'ς', 'tau': 'τ', 'upsilon': 'υ', 'phi': 'ϕ', 'varphi': 'φ', 'chi': 'χ', 'psi': 'ψ',
    'omega': 'ω', 'varpi': 'ϖ',
}
_CAPITALS = {
    'Gamma': 'Γ', 'Delta': 'Δ', 'Theta': 'Θ', 'Lambda': 'Λ', 'Xi': 'Ξ', 'Pi': 'Π', 'Sigma': 'Σ', 'Upsilon': 'Υ', 'Phi': 'Φ', 'Psi': 'Ψ',
    'Omega': 'Ω',
}
_BINARY = {
    'times': '×', 'cdot': '⋅', 'pm': '±', 'mp': '∓', 'div': '÷', 'ast': '∗', 'star': '⋆', 'circ': '∘', 'bullet': '∙', 'cap': '∩',
    'cup': '∪', 'vee': '∨', 'wedge': '∧', 'oplus': '⊕', 'ominus': '⊖', 'otimes': '⊗', 'odot': '⊙', 'setminus': '∖', 'dagger': '†',
}
_RELATIONS = {
    'leq': '≤', 'le': '≤', 'geq': '≥', 'ge': '≥', 'neq': '≠', 'ne': '≠', 'approx': '≈', 'equiv': '≡', 'sim': '∼', 'simeq': '≃',
    'cong': '≅', 'propto': '∝', 'in': '∈', 'notin': '∉', 'ni': '∋', 'subset': '⊂', 'supset': '⊃', 'subseteq': '⊆', 'supseteq': '⊇',
    'll': '≪', 'gg': '≫', 'perp': '⟂', 'parallel': '∥', 'mid': '∣', 'rightarrow': '→', 'to': '→', 'leftarrow': '←', 'gets': '←',
    'leftrightarrow': '↔', 'Rightarrow': '⇒', 'Leftarrow': '⇐', 'Leftrightarrow': '⇔', 'uparrow': '↑', 'downarrow': '↓', 'mapsto': '↦',
    'longrightarrow': '⟶', 'Longrightarrow': '⟹', 'models': '⊧', 'vdash': '⊢', 'colon': ':',
}
_SYMBOLS = {
    'infty': '∞', 'partial': '∂', 'nabla': '∇', 'forall': '∀', 'exists': '∃', 'emptyset': '∅', 'varnothing': '∅', 'neg': '¬', 'ell': 'ℓ',
    'hbar': 'ħ', 'Re': 'ℜ', 'Im': 'ℑ', 'aleph': 'ℵ', 'angle': '∠', 'degree': '°', 'prime': '′', 'ldots': '…', 'dots': '…', 'cdots': '⋯',
    'vdots': '⋮', 'ddots': '⋱', 'langle': '⟨', 'rangle': '⟩', 'lfloor': '⌊', 'rfloor': '⌋', 'lceil': '⌈', 'rceil': '⌉', 'Vert': '‖',
    '|': '‖', '%': '%', '_': '_', '$': '$', '{': '{', '}': '}', '#': '#', '&': '&', 'backslash': '\\', 'therefore': '∴', 'because': '∵',
    'checkmark': '✓', 'copyright': '©', 'S': '§', 'P': '¶', 'AA': 'Å', 'AE': 'Æ', 'ae': 'æ', 'oe': 'œ', 'OE': 'Œ', 'ss': 'ß', 'O': 'Ø',
    'o': 'ø', 'top': '⊤', 'bot': '⊥', 'square': '□', 'Box': '□', 'triangle': '△', 'diamond': '⋄', 'clubsuit': '♣', 'spadesuit': '♠',
    'int': '∫', 'oint': '∮', 'iint': '∬',
}
# Signs whose indices stand above and below them.
_LARGE = {'sum': '∑', 'prod': '∏', 'coprod': '∐', 'bigcup': '⋃', 'bigcap': '⋂', 'bigoplus': '⨁', 'bigotimes': '⨂', 'bigvee': '⋁',
          'bigwedge': '⋀'}
_SPACES = {',': 0.16667, 'thinspace': 0.16667, ':': 0.22222, '>': 0.22222, ';': 0.27778, ' ': 0.33333, 'quad': 1.0, 'qquad': 2.0,
           'enspace': 0.5, '!': -0.16667, '/': 0.16667}
_FUNCTIONS = ('arccos csc ker min arcsin deg lg Pr arctan det lim sec arg dim liminf sin cos exp limsup sinh cosh gcd ln sup cot hom '
              'log tan coth inf max tanh').split()
_OVER_UNDER = ('lim', 'liminf', 'limsup', 'sup', 'max', 'min', 'inf')
_FONTS = {'mathrm': 'up', 'mathregular': 'up', 'mathdefault': 'default', 'text': 'up', 'mathbf': 'bold', 'boldsymbol': 'bold italic',
          'mathit': 'italic', 'mathsf': 'up', 'mathtt': 'mono', 'mathcal': 'italic', 'mathbb': 'up', 'mathfrak': 'up', 'mathscr': 'italic',
          'operatorname': 'up', 'mathnormal': 'italic', 'rm': 'up', 'it': 'italic', 'bf': 'bold', 'bfit': 'bold italic', 'mathbfit': 'bold italic'}
_ACCENTS = {'hat': '^', 'widehat': '^', 'bar': '¯', 'vec': '→', 'tilde': '~', 'widetilde': '~', 'dot': '˙', 'ddot': '¨', 'acute': '´',
            'grave': '`', 'breve': '˘', 'check': 'ˇ', 'overrightarrow': '→'}


class Box:
    def __init__(self, width=0.0, ascent=0.0, descent=0.0):
        self.width, self.ascent, self.descent = width, ascent, descent
        self.runs, self.rules = [], []

    def put(self, other, x, y):
        """Another box with its base line's start at a place of this one."""
        self.runs += [(x + rx, y + ry, text, size, style) for rx, ry, text, size, style in other.runs]
        self.rules += [(x + x0, y + y0, x + x1, y + y1) for x0, y0, x1, y1 in other.rules]
        self.ascent, self.descent = max(self.ascent, y + other.ascent), max(self.descent, other.descent - y)

    def append(self, other):
        self.put(other, self.width, 0.0)
        self.width += other.width


class _Setter:
    """Sets one formula; `at` is the place of the next character."""

    def __init__(self, text, size, style):
        self.text, self.at, self.size, self.style = text, 0, size, style

    def glyph(self, text, size, kind):
        words = [word for word in self.style.split() if word != 'italic']
        if 'bold' in kind and 'bold' not in words:
            words.append('bold')
        if 'italic' in kind:
            words.append('italic')
        if kind == 'mono':
            words.append('mono')
        style = ' '.join(words)
        advance, left, width, ascent, descent = _plot.text_size(text, size, style)
        box = Box(advance, ascent, descent)
        box.runs.append((0.0, 0.0, text, size, style))
        return box

    def space(self, share, size):
        return Box(share * size)

    def thickness(self, size):
        return size * 0.08

    def row(self, size, kind, end=None):
        """Boxes side by side up to `end` ("}", "\\right" or the end of the text)."""
        row = Box()
        before = 'start'
        while self.at < len(self.text):
            if end == '}' and self.text[self.at] == '}':
                self.at += 1
                return row
            if end == ']' and self.text[self.at] == ']':
                self.at += 1
                return row
            if end == 'right' and self.text.startswith('\\right', self.at) and not self.text[self.at + 6:self.at + 7].isalpha():
                return row
            if self.text[self.at] == ' ':
                self.at += 1
                continue
            # A font switch holds to the end of the group.
            switched = self.font_switch()
            if switched:
                kind = switched
                continue
            box, sort = self.atom(size, kind)
            if sort == 'binary' and before in ('start', 'relation', 'binary', 'open'):
                sort = 'sign'
            spaced = sort in ('binary', 'relation')
            if spaced:
                row.append(self.space(0.2, size))
            row.append(self.scripts(box, sort, size, kind))
            if spaced or sort == 'punctuation':
                row.append(self.space(0.2, size))
            if sort == 'function' and self.at < len(self.text) and self.text[self.at] not in '([|^_}) ':
                row.append(self.space(0.16667, size))
            elif sort == 'function' and self.text[self.at:self.at + 1] == ' ':
                row.append(self.space(0.16667, size))
            before = sort
        return row

    def font_switch(self):
        for name in ('rm', 'it', 'bf', 'cal', 'tt', 'sf'):
            if self.text.startswith('\\' + name, self.at) and not self.text[self.at + 1 + len(name):self.at + 2 + len(name)].isalpha():
                self.at += 1 + len(name)
                return {'rm': 'up', 'it': 'italic', 'bf': 'bold', 'cal': 'italic', 'tt': 'mono', 'sf': 'up'}[name]
        return None

    def name(self):
        """The command at the current place, without its backslash."""
        end = self.at + 1
        while end < len(self.text) and self.text[end].isalpha():
            end += 1
        end = max(end, self.at + 2)
        name, self.at = self.text[self.at + 1:end], end
        return name

    def argument(self, size, kind):
        """A group in braces or a single atom."""
        while self.text[self.at:self.at + 1] == ' ':
            self.at += 1
        if self.at >= len(self.text):
            return Box()
        if self.text[self.at] == '{':
            self.at += 1
            return self.row(size, kind, '}')
        return self.atom(size, kind)[0]

    def raw(self):
        """The text of a group in braces, as it stands."""
        if self.text[self.at:self.at + 1] != '{':
            self.at += 1
            return self.text[self.at - 1:self.at]
        depth, start = 0, self.at + 1
        while self.at < len(self.text):
            depth += (self.text[self.at] == '{') - (self.text[self.at] == '}')
            self.at += 1
            if depth == 0:
                break
        return self.text[start:self.at - 1]

    def atom(self, size, kind):
        """(box, sort) of the next atom without its indices."""
        char = self.text[self.at]
        if char == '{':
            self.at += 1
            return self.row(size, kind, '}'), 'group'
        if char == '\\':
            return self.command(size, kind)
        self.at += 1
        if char in '-−':
            return self.glyph('\N{MINUS SIGN}', size, 'up'), 'binary'
        if char in '+*':
            return self.glyph('∗' if char == '*' else char, size, 'up'), 'binary'
        if char in '=<>:':
            return self.glyph(char, size, 'up'), 'relation'
        if char in ',;':
            return self.glyph(char, size, 'up'), 'punctuation'
        if char in '([':
            return self.glyph(char, size, 'up'), 'open'
        if char == "'":
            return self.raised('′', size), 'prime'
        letter = char.isalpha() and kind == 'default'
        return self.glyph(char, size, 'italic' if letter else kind), 'letter'

    def raised(self, text, size):
        box, small = Box(), self.glyph(text, size * 0.7, 'up')
        box.put(small, 0.0, 0.35 * size)
        box.width = small.width
        return box

    def command(self, size, kind):
        name = self.name()
        if name in _GREEK:
            return self.glyph(_GREEK[name], size, 'italic' if kind == 'default' else kind), 'letter'
        if name in _CAPITALS:
            return self.glyph(_CAPITALS[name], size, 'up' if kind == 'default' else kind), 'letter'
        for table, sort in ((_BINARY, 'binary'), (_RELATIONS, 'relation'), (_SYMBOLS, 'letter'), (_LARGE, 'large')):
            if name in table:
                return self.glyph(table[name], size, 'up'), sort
        if name in _SPACES:
            return self.space(_SPACES[name], size), 'space'
        if name in _FUNCTIONS:
            return self.glyph(name, size, 'up'), 'limits' if name in _OVER_UNDER else 'function'
        if name in _FONTS:
            if name in ('text', 'operatorname'):
                return self.glyph(self.raw(), size, 'up'), 'group'
            return self.argument(size, _FONTS[name]), 'group'
        if name in ('frac', 'dfrac', 'tfrac', 'binom'):
            return self.fraction(name, size, kind), 'group'
        if name == 'sqrt':
            return self.root(size, kind), 'group'
        if name in ('overline', 'underline'):
            return self.lined(self.argument(size, kind), size, name == 'overline'), 'group'
        if name in _ACCENTS:
            return self.accented(self.argument(size, kind), _ACCENTS[name], size), 'group'
        if name == 'left':
            return self.fenced(size, kind), 'group'
        if name == 'hspace':
            return self.space(float(self.raw()), size), 'space'
        if name in ('big', 'Big', 'bigg', 'Bigg', 'displaystyle', 'textstyle', 'limits', 'nolimits'):
            return Box(), 'space'
        raise ValueError(f"Unknown symbol: \\{name}")

    def scripts(self, box, sort, size, kind):
        """A box with the indices that follow it."""
        found = {}
        while self.at < len(self.text) and self.text[self.at] in "^_'":
            mark = self.text[self.at]
            self.at += 1
            if mark == "'":
                found.setdefault('^', Box()).append(self.glyph('′', size * 0.7, 'up'))
                continue
            index = self.argument(size * 0.7, kind)
            if mark in found:
                if mark == '^' and found[mark].runs and all(run[2] == '′' for run in found[mark].runs):
                    found[mark].append(index)
                    continue
                raise ValueError('Double superscript' if mark == '^' else 'Double subscript')
            found[mark] = index
        if not found:
            return box
        if sort in ('large', 'limits'):
            return self.stacked(box, found.get('^'), found.get('_'), size)
        result = Box()
        result.append(box)
        low, high = -0.17 * size, 0.38 * size
        if sort == 'group':
            # Indices of something tall stand at its corners.
            high = max(high, box.ascent - 0.35 * size)
            low = min(low, -box.descent - 0.05 * size) if box.descent > 0.3 * size else low
        start, end = result.width, result.width
        for mark, y in (('^', high), ('_', low)):
            if mark in found:
                result.put(found[mark], start, y)
                end = max(end, start + found[mark].width)
        result.width = end + 0.05 * size
        return result

    def stacked(self, box, above, below, size):
        """A sign with indices over and under it."""
        result = Box(max(each.width for each in (box, above, below) if each is not None))
        gap = 0.12 * size
        result.put(box, (result.width - box.width) / 2, 0.0)
        if above is not None:
            result.put(above, (result.width - above.width) / 2, box.ascent + gap + above.descent)
        if below is not None:
            result.put(below, (result.width - below.width) / 2, -box.descent - gap - below.ascent)
        return result

    def fraction(self, name, size, kind):
        small = size if name == 'dfrac' else size * 0.7
        top, bottom = self.argument(small, kind), self.argument(small, kind)
        line, middle = self.thickness(size), 0.31 * size
        width = max(top.width, bottom.width)
        result = Box(width + 2 * line)
        result.put(top, line + (width - top.width) / 2, middle + 2 * line + top.descent)
        result.put(bottom, line + (width - bottom.width) / 2, middle - 2 * line - bottom.ascent)
        if name == 'binom':
            return self.between('(', result, ')', size)
        result.rules.append((0.0, middle - line / 2, result.width, middle + line / 2))
        return result

    def root(self, size, kind):
        degree = None
        if self.text[self.at:self.at + 1] == '[':
            self.at += 1
            degree = self.row(size * 0.5, kind, ']')
        body = self.argument(size, kind)
        line = self.thickness(size)
        height, depth = body.ascent + 3 * line, body.descent
        sign_size = max(size, (height + depth) / 0.95)
        sign = self.glyph('√', sign_size, 'up')
        result = Box()
        if degree is not None:
            result.put(degree, 0.0, height * 0.55)
            result.width = max(0.0, degree.width - 0.3 * sign.width)
        result.put(sign, result.width, height - sign.ascent)
        result.width += sign.width
        result.put(body, result.width + line, 0.0)
        result.rules.append((result.width - line / 2, height - line, result.width + body.width + 2 * line, height))
        result.width += body.width + 3 * line
        result.ascent = max(result.ascent, height)
        return result

    def lined(self, body, size, over):
        line, result = self.thickness(size), Box()
        result.append(body)
        y = body.ascent + 2 * line if over else -body.descent - 3 * line
        result.rules.append((0.0, y, body.width, y + line))
        result.ascent, result.descent = max(result.ascent, y + line), max(result.descent, -y)
        return result

    def accented(self, body, accent, size):
        result = Box()
        result.append(body)
        mark = self.glyph(accent, size * 0.8, 'up')
        _, left, width, ascent, descent = _plot.text_size(accent, size * 0.8, '')
        # The mark's ink sits a little above the letter.
        result.put(mark, body.width / 2 - left - width / 2 + 0.04 * size, body.ascent + descent + 0.06 * size)
        return result

    def fence(self):
        """The sign after \\left or \\right; an empty text for a dot."""
        while self.text[self.at:self.at + 1] == ' ':
            self.at += 1
        if self.text[self.at:self.at + 1] == '\\':
            name = self.name()
            return {'{': '{', '}': '}', '|': '‖'}.get(name, _SYMBOLS.get(name, name))
        self.at += 1
        char = self.text[self.at - 1:self.at]
        return '' if char == '.' else {'<': '⟨', '>': '⟩'}.get(char, char)

    def fenced(self, size, kind):
        first = self.fence()
        body = self.row(size, kind, 'right')
        last = ''
        if self.text.startswith('\\right', self.at):
            self.at += len('\\right')
            last = self.fence()
        return self.between(first, body, last, size)

    def between(self, first, body, last, size):
        """Fences as tall as what stands between them."""
        result = Box()
        tall = max(size, (body.ascent + body.descent) / 0.95)
        for part in (first, body, last):
            if isinstance(part, Box):
                result.append(part)
            elif part:
                sign = self.glyph(part, tall, 'up')
                shift = (body.ascent - body.descent) / 2 - (sign.ascent - sign.descent) / 2
                result.put(sign, result.width, shift if tall > size else 0.0)
                result.width += sign.width
        return result


def is_math(text):
    """Whether a line holds a formula: an even number of dollar signs that are not escaped."""
    count = text.replace('\\$', '').count('$')
    return count > 0 and count % 2 == 0


def set_line(text, size, style):
    """A box for a line of text with formulas between dollar signs."""
    row = Box()
    parts = text.replace('\\$', '\0').split('$')
    for index, part in enumerate(parts):
        part = part.replace('\0', '\\$' if index % 2 else '$')
        setter = _Setter(part, size, style)
        if index % 2:
            row.append(setter.row(size, 'default'))
        elif part:
            row.append(setter.glyph(part, size, 'italic' if 'italic' in style else 'up'))
    return row
