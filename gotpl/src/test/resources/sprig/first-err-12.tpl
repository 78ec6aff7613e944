{{ mustLast 1 }}
