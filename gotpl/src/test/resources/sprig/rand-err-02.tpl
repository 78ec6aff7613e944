{{ randInt 6 5 }}
