{{ deepEqual 1 }}
