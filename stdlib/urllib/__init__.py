"""Addresses on the web."""
