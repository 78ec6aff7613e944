{{ merge 1 }}
