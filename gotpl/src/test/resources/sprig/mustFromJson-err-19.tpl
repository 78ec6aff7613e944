{{ mustFromJson `-a` }}
