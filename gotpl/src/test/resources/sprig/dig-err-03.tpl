{{ dig "a" 1 nil }}
