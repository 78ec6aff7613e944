{{ untilStep 1 2 }}
