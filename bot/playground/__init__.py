"""The practice page: phones, ledger, audit and clock panels beside one another."""
