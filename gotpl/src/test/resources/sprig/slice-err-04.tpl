{{ slice nil 1 }}
