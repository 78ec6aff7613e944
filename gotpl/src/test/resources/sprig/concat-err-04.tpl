{{ concat nil }}
