{{ trunc 5 12345 }}
