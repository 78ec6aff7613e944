{{ until "3" }}
