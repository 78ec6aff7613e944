{{ mustPrepend nil 1 }}
