{{ without nil 1 }}
