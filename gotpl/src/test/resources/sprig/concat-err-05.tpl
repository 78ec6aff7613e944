{{ concat 1 }}
