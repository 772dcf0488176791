"""What tests are made with: words of the scheme, a fake phone, fake platforms, PostgreSQL."""
