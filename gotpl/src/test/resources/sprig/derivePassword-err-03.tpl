{{ derivePassword 1 "long" }}
