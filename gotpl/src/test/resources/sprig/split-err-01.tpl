{{ split "," nil }}
