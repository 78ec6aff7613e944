{{ nindent -1 "a" }}
