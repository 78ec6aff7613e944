{{ fail 1 }}
