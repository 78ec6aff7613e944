{{ mustWithout true }}
