{{ push (dict) 1 }}
