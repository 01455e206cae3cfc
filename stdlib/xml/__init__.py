"""XML: trees of elements (`xml.etree.ElementTree`)."""
