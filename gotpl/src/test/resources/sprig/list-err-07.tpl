{{ prepend "s" 1 }}
