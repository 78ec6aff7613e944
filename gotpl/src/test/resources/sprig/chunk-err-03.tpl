{{ chunk 1 nil }}
