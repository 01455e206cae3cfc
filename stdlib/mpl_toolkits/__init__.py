"""Tool kits that come with Matplotlib."""
