{{ compact "a" }}
