{{ until 1.5 }}
