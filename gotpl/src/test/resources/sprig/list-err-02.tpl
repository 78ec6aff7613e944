{{ append "abc" 1 }}
