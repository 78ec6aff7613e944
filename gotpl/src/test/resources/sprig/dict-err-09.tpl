{{ get (dict "a" 1) 1 }}
