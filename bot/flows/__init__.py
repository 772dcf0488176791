"""The conversations, one file each, registered in one table."""
