{{ initial nil }}
