"""The fake Slack, tried with Slack's own SDK and with a tiny Bolt app."""
