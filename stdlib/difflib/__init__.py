"""Comparing sequences: how alike they are and what turns one into the other."""

from difflib._lines import Differ, IS_CHARACTER_JUNK, IS_LINE_JUNK, context_diff, diff_bytes, ndiff, restore, unified_diff
from difflib._matcher import Match, SequenceMatcher, get_close_matches

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "diff_bytes", "Match"]

