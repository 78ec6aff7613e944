{{ randBytes -1 }}
