{{ splitList "," }}
