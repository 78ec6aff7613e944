{{ uniq 1 }}
