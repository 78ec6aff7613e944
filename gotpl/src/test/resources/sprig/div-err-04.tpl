{{ add1 }}
