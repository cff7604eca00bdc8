"""Last time's programme as a Word file: read with distrust, then laid beside the edition, part by part."""
