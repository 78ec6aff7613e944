{{ indent 2 }}
