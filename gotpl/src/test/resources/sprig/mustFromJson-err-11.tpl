{{ mustFromJson `[1,]` }}
