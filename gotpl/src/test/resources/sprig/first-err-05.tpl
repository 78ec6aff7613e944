{{ rest 1.5 }}
