"""The Slack platform: cards as Block Kit messages, forms as modals, over HTTP or Socket Mode."""
