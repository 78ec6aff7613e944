{{ bcrypt }}
