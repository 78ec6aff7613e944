{{ mustSlice (dict) 1 }}
