{{ initial true }}
